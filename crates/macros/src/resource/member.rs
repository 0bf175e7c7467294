//! The attributes of a resource's struct fields.

use super::link::ToOne;
use crate::attribute::{doc, flag, options, set, unknown};
use crate::fields::Named;
use crate::naming;
use syn::{Attribute, Error, Expr, Ident, LitStr, Type};

/// A field of the struct.
pub struct Member {
    pub ident: Ident,
    pub ty: Type,
    pub doc: String,
    pub origin: Origin,
    pub key: bool,
    pub public_id: bool,
    pub purpose: Purpose,
}

/// Where the value comes from.
pub enum Origin {
    Column(Ident),
    Expression(Box<Computed>),
}

/// A value that the database computes.
pub struct Computed {
    pub sql: Expr,
    pub sql_type: Type,
}

/// What the field is besides an id.
pub enum Purpose {
    /// Nothing.
    IdOnly,
    /// Readable.
    Field(Box<FieldOptions>),
    /// The way to another row.
    ToOne(Box<ToOne>),
    /// For operations only.
    Hidden,
}

/// What `#[field(…)]` says.
#[derive(Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, each written out at a field"
)]
pub struct FieldOptions {
    pub name: Option<LitStr>,
    pub graphql: Option<LitStr>,
    pub graphql_type: Option<LitStr>,
    pub one_of: Option<Expr>,
    pub filter: bool,
    pub sort: bool,
    pub label: bool,
    pub asked: bool,
    expression: Option<Expr>,
    sql_type: Option<Type>,
    column: Option<Ident>,
}

impl Member {
    pub fn of(named: &Named<'_>) -> syn::Result<Self> {
        let attributes = &named.field.attrs;
        let ident = named.ident;
        let (key, public_id) = (has(attributes, "key"), has(attributes, "public_id"));
        let mut columns = vec![column_of(attributes, "key")?, column_of(attributes, "public_id")?];
        let mut purposes = Vec::new();
        let mut computed = None;
        if has(attributes, "field") {
            let mut field = FieldOptions::of(attributes)?;
            columns.push(field.column.take());
            computed = field.computed(ident)?;
            purposes.push(Purpose::Field(Box::new(field)));
        }
        if has(attributes, "to_one") {
            let mut to_one = ToOne::of(attributes, ident)?;
            columns.push(to_one.column.take());
            purposes.push(Purpose::ToOne(Box::new(to_one)));
        }
        if has(attributes, "hidden") {
            columns.push(column_of(attributes, "hidden")?);
            purposes.push(Purpose::Hidden);
        }
        Ok(Self {
            ident: ident.clone(),
            ty: named.field.ty.clone(),
            doc: doc(attributes, ident, "field")?,
            origin: origin(ident, columns, computed, key || public_id)?,
            key,
            public_id,
            purpose: purpose(ident, purposes, key || public_id)?,
        })
    }

    /// The readable field's name outside.
    pub fn field_name(&self, field: &FieldOptions) -> String {
        match &field.name {
            Some(name) => name.value(),
            None => naming::camel_case(&naming::plain(&self.ident)),
        }
    }

    /// The relationship's name outside: `parent_id` leads to `parent`.
    pub fn relationship_name(&self, to_one: &ToOne) -> String {
        if let Some(name) = &to_one.name {
            return name.value();
        }
        let ident = naming::plain(&self.ident);
        naming::camel_case(ident.strip_suffix("_id").unwrap_or(&ident))
    }
}

impl FieldOptions {
    fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut found = Self::default();
        options(attributes, "field", |option, meta| match option {
            "name" => set(&mut found.name, meta),
            "graphql" => set(&mut found.graphql, meta),
            "graphql_type" => set(&mut found.graphql_type, meta),
            "one_of" => set(&mut found.one_of, meta),
            "filter" => flag(&mut found.filter, meta),
            "sort" => flag(&mut found.sort, meta),
            "label" => flag(&mut found.label, meta),
            "asked" => flag(&mut found.asked, meta),
            "expression" => set(&mut found.expression, meta),
            "sql_type" => set(&mut found.sql_type, meta),
            "column" => set(&mut found.column, meta),
            _ => Err(unknown(
                meta,
                "`name`, `graphql`, `graphql_type`, `filter`, `sort`, `label`, `asked`, `one_of`, `column`, or `expression` with `sql_type`",
            )),
        })?;
        Ok(found)
    }

    fn computed(&mut self, owner: &Ident) -> syn::Result<Option<Computed>> {
        match (self.expression.take(), self.sql_type.take()) {
            (None, None) => Ok(None),
            (Some(sql), Some(sql_type)) => Ok(Some(Computed { sql, sql_type })),
            _ => Err(Error::new_spanned(owner, "`expression` and `sql_type` go together")),
        }
    }
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// The column that `#[key(column = …)]` and its like name.
fn column_of(attributes: &[Attribute], name: &str) -> syn::Result<Option<Ident>> {
    let mut column = None;
    options(attributes, name, |option, meta| match option {
        "column" => set(&mut column, meta),
        _ => Err(unknown(meta, "`column`")),
    })?;
    Ok(column)
}

fn origin(owner: &Ident, columns: Vec<Option<Ident>>, computed: Option<Computed>, id: bool) -> syn::Result<Origin> {
    let mut columns = columns.into_iter().flatten();
    match (columns.next(), columns.next(), computed) {
        (Some(column), None, None) => Ok(Origin::Column(column)),
        (None, _, None) => Ok(Origin::Column(owner.clone())),
        (None, _, Some(computed)) if !id => Ok(Origin::Expression(Box::new(computed))),
        (_, _, Some(_)) => Err(Error::new_spanned(owner, "a computed field has no column and is no id")),
        (Some(_), Some(second), None) => Err(Error::new_spanned(second, "given twice")),
    }
}

fn purpose(owner: &Ident, purposes: Vec<Purpose>, id: bool) -> syn::Result<Purpose> {
    let mut purposes = purposes.into_iter();
    match (purposes.next(), purposes.next()) {
        (None, _) if id => Ok(Purpose::IdOnly),
        (None, _) => Err(Error::new_spanned(
            owner,
            "say what it is: `#[key]`, `#[public_id]`, `#[field]`, `#[to_one(…)]` or `#[hidden]`",
        )),
        (Some(purpose), None) if !id || matches!(purpose, Purpose::Field(_)) => Ok(purpose),
        _ => Err(Error::new_spanned(
            owner,
            "only one of `#[field]`, `#[to_one(…)]` and `#[hidden]`; an id may be a `#[field]` too",
        )),
    }
}
