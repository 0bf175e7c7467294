//! `#[to_one(…)]` on fields and `#[to_many(…)]` on the struct: the ways to other resources.

use crate::attribute::{options, required, set, set_to, unknown};
use syn::parse::ParseStream;
use syn::{Attribute, Error, Expr, Ident, LitStr, Path, parenthesized};

/// Which rows count today.
pub enum Live {
    Always,
    WhileNull(Ident),
    /// An SQL condition.
    Condition(Box<Expr>),
}

impl Live {
    /// `always`, `while_null(column)` or `condition("…{row}…")`.
    pub fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let word: Ident = input.parse()?;
        match word.to_string().as_str() {
            "always" => Ok(Self::Always),
            "while_null" => {
                let column;
                parenthesized!(column in input);
                Ok(Self::WhileNull(column.parse()?))
            }
            "condition" => {
                let condition;
                parenthesized!(condition in input);
                Ok(Self::Condition(condition.parse()?))
            }
            _ => Err(Error::new_spanned(
                word,
                "unknown; expected `while_null(column)`, `condition(\"…{row}…\")` or `always`",
            )),
        }
    }
}

/// A field that holds another row's key.
pub struct ToOne {
    pub name: Option<LitStr>,
    pub graphql: Option<LitStr>,
    pub target: LitStr,
    /// A variant of `Visibility`.
    pub visibility: Ident,
    pub column: Option<Ident>,
}

impl ToOne {
    pub fn of(attributes: &[Attribute], owner: &Ident) -> syn::Result<Self> {
        let (mut name, mut graphql, mut target, mut visibility, mut column) = (None, None, None, None, None);
        options(attributes, "to_one", |option, meta| match option {
            "name" => set(&mut name, meta),
            "graphql" => set(&mut graphql, meta),
            "target" => set(&mut target, meta),
            "visibility" => set(&mut visibility, meta),
            "column" => set(&mut column, meta),
            _ => Err(unknown(meta, "`target`, `visibility`, `name`, `graphql` or `column`")),
        })?;
        Ok(Self {
            name,
            graphql,
            target: required(
                target,
                owner,
                "say `#[to_one(target = \"…\")]`, the other resource's name",
            )?,
            visibility: required(visibility, owner, VISIBILITY)?,
            column,
        })
    }
}

const VISIBILITY: &str =
    "say `visibility = Inherit`, `Check` or `Label`: what readers of this one may see of the other";

/// Rows of another table that hold this row's key, or are paired with it.
pub struct ToMany {
    pub name: LitStr,
    pub graphql: Option<LitStr>,
    pub doc: LitStr,
    pub target: LitStr,
    /// A variant of `Visibility`.
    pub visibility: Ident,
    pub way: Way,
}

/// How they are joined.
pub enum Way {
    /// By this column of the other table.
    Column(Path),
    /// Through a table of pairs.
    Pairs(Box<Pairs>),
}

/// A table of pairs.
pub struct Pairs {
    pub table: Path,
    pub here: Ident,
    pub there: Ident,
    pub live: Live,
}

#[derive(Default)]
struct WayOptions {
    column: Option<Path>,
    through: Option<Path>,
    here: Option<Ident>,
    there: Option<Ident>,
    live: Option<Live>,
}

impl ToMany {
    /// One attribute, one relationship.
    pub fn of(attribute: &Attribute) -> syn::Result<Self> {
        let (mut name, mut graphql, mut doc, mut target, mut visibility) = (None, None, None, None, None);
        let mut way = WayOptions::default();
        options(
            std::slice::from_ref(attribute),
            "to_many",
            |option, meta| match option {
                "name" => set(&mut name, meta),
                "graphql" => set(&mut graphql, meta),
                "doc" => set(&mut doc, meta),
                "target" => set(&mut target, meta),
                "visibility" => set(&mut visibility, meta),
                "column" => set(&mut way.column, meta),
                "through" => set(&mut way.through, meta),
                "here" => set(&mut way.here, meta),
                "there" => set(&mut way.there, meta),
                "live" => set_to(&mut way.live, meta, Live::parse(meta.value()?)?),
                _ => Err(unknown(
                    meta,
                    "`name`, `graphql`, `doc`, `target`, `visibility`, `column`, `through`, `here`, `there` or `live`",
                )),
            },
        )?;
        Ok(Self {
            name: required(name, attribute, "say `name = \"…\"`, in camelCase")?,
            graphql,
            doc: required(doc, attribute, "say `doc = \"…\"`, what these rows are to this one")?,
            target: required(target, attribute, "say `target = \"…\"`, the other resource's name")?,
            visibility: required(visibility, attribute, VISIBILITY)?,
            way: way.decide(attribute)?,
        })
    }
}

impl WayOptions {
    fn decide(self, attribute: &Attribute) -> syn::Result<Way> {
        match self {
            Self {
                column: Some(column),
                through: None,
                here: None,
                there: None,
                live: None,
            } => Ok(Way::Column(column)),
            Self {
                column: None,
                through: Some(table),
                here: Some(here),
                there: Some(there),
                live,
            } => {
                let live = live.unwrap_or(Live::Always);
                Ok(Way::Pairs(Box::new(Pairs {
                    table,
                    here,
                    there,
                    live,
                })))
            }
            _ => Err(Error::new_spanned(
                attribute,
                "say either `column = schema::table::column`, or `through = schema::table, here = …, there = …` with an optional `live`",
            )),
        }
    }
}
