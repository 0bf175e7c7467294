//! `#[resource(…)]`: the table behind the struct.

use super::link::Live;
use crate::attribute::{options, required, set, set_to, unknown};
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{DeriveInput, Error, Expr, Ident, LitStr, Path, Token, bracketed, parenthesized};

/// What the struct's attribute says.
pub struct Table {
    pub name: LitStr,
    pub graphql: Expr,
    /// The module that diesel's `table!` made.
    pub path: Path,
    pub criteria: Option<Expr>,
    pub access: Option<Expr>,
    pub scope: Option<Expr>,
    pub history: History,
    pub history_access: Option<Expr>,
    pub live: Live,
    pub sort: Vec<LitStr>,
}

/// Where earlier versions of a row are.
pub enum History {
    None,
    SameTable(Box<Period>),
    Shadow(Path),
}

/// The columns of a row's period.
pub struct Period {
    pub from: Ident,
    pub to: Ident,
    pub legacy_id: Ident,
}

#[derive(Default)]
struct Options {
    name: Option<LitStr>,
    graphql: Option<Expr>,
    criteria: Option<Expr>,
    table: Option<Path>,
    access: Option<Expr>,
    scope: Option<Expr>,
    history: Option<History>,
    history_access: Option<Expr>,
    live: Option<Live>,
    sort: Option<Vec<LitStr>>,
}

impl Table {
    pub fn of(item: &DeriveInput) -> syn::Result<Self> {
        let mut found = Options::default();
        options(&item.attrs, "resource", |option, meta| match option {
            "name" => set(&mut found.name, meta),
            "graphql" => set(&mut found.graphql, meta),
            "table" => set(&mut found.table, meta),
            "criteria" => set(&mut found.criteria, meta),
            "access" => set(&mut found.access, meta),
            "scope" => set(&mut found.scope, meta),
            "history" => set_to(&mut found.history, meta, history(meta.value()?)?),
            "history_access" => set(&mut found.history_access, meta),
            "live" => set_to(&mut found.live, meta, Live::parse(meta.value()?)?),
            "sort" => set_to(&mut found.sort, meta, sort(meta)?),
            _ => Err(unknown(
                meta,
                "`name`, `graphql`, `table`, `criteria`, `access`, `scope`, `history`, `history_access`, `live` or `sort`",
            )),
        })?;
        let history = found.history.unwrap_or(History::None);
        let live = found.live.unwrap_or_else(|| match &history {
            History::SameTable(period) => Live::WhileNull(period.to.clone()),
            History::None | History::Shadow(_) => Live::Always,
        });
        let owner = &item.ident;
        Ok(Self {
            name: required(
                found.name,
                owner,
                "say `#[resource(name = \"…\")]`, plural and kebab-case",
            )?,
            graphql: required(found.graphql, owner, "say `#[resource(graphql = \"…GQLType\")]`")?,
            path: required(found.table, owner, "say `#[resource(table = schema::…)]`")?,
            criteria: found.criteria,
            access: found.access,
            scope: found.scope,
            history,
            history_access: found.history_access,
            live,
            sort: found.sort.unwrap_or_default(),
        })
    }
}

/// `same_table(from, to, legacy_id)`, `shadow(schema::table)` or `none`.
fn history(input: ParseStream<'_>) -> syn::Result<History> {
    let word: Ident = input.parse()?;
    match word.to_string().as_str() {
        "none" => Ok(History::None),
        "shadow" => {
            let table;
            parenthesized!(table in input);
            Ok(History::Shadow(table.parse()?))
        }
        "same_table" => {
            let columns;
            parenthesized!(columns in input);
            let from = columns.parse()?;
            columns.parse::<Token![,]>()?;
            let to = columns.parse()?;
            columns.parse::<Token![,]>()?;
            let legacy_id = columns.parse()?;
            Ok(History::SameTable(Box::new(Period { from, to, legacy_id })))
        }
        _ => Err(Error::new_spanned(
            word,
            "unknown; expected `same_table(from, to, legacy_id)`, `shadow(schema::table)` or `none`",
        )),
    }
}

/// `["code", "-name"]`
fn sort(meta: &ParseNestedMeta<'_>) -> syn::Result<Vec<LitStr>> {
    let names;
    let input = meta.value()?;
    bracketed!(names in input);
    let names: Punctuated<LitStr, Token![,]> =
        names.parse_terminated(<LitStr as syn::parse::Parse>::parse, Token![,])?;
    Ok(names.into_iter().collect())
}
