//! A resource as declared, checked as a whole.

use super::link::ToMany;
use super::member::{FieldOptions, Member, Origin, Purpose};
use super::table::Table;
use crate::attribute::{doc, join};
use crate::fields;
use crate::problems::Problems;
use syn::{DeriveInput, Error, Ident, LitStr, Path};

/// What the struct and its fields say.
pub struct Resource {
    pub table: Table,
    pub doc: String,
    /// All fields of the struct, in order.
    pub members: Vec<Member>,
    pub to_many: Vec<ToMany>,
    pub key: Id,
    /// The key again, where no field is marked.
    pub public_id: Id,
}

/// A field that names rows.
#[derive(Clone)]
pub struct Id {
    pub ident: Ident,
    pub column: Path,
}

impl Resource {
    pub fn of(item: &DeriveInput) -> syn::Result<Self> {
        let mut problems = Problems::default();
        let doc = problems.take(doc(&item.attrs, &item.ident, "resource"));
        let table = problems.take(Table::of(item));
        let mut to_many = Vec::new();
        for attribute in item
            .attrs
            .iter()
            .filter(|attribute| attribute.path().is_ident("to_many"))
        {
            to_many.extend(problems.take(ToMany::of(attribute)));
        }
        let mut members = Vec::new();
        for named in fields::named(item)? {
            members.extend(problems.take(Member::of(&named)));
        }
        problems.finish(|| ())?;
        match (doc, table) {
            (Some(doc), Some(table)) => Self::whole(item, doc, table, members, to_many),
            // `finish` has returned what was wrong with them
            _ => Err(Error::new_spanned(&item.ident, "incomplete")),
        }
    }

    fn whole(
        item: &DeriveInput,
        doc: String,
        table: Table,
        members: Vec<Member>,
        to_many: Vec<ToMany>,
    ) -> syn::Result<Self> {
        let key = id(&table, &members, "key", |member| member.key)?
            .ok_or_else(|| Error::new_spanned(&item.ident, "mark the field that other tables join to with `#[key]`"))?;
        let public_id = id(&table, &members, "public_id", |member| member.public_id)?.unwrap_or_else(|| key.clone());
        let resource = Self {
            table,
            doc,
            members,
            to_many,
            key,
            public_id,
        };
        resource.check_sort()?;
        Ok(resource)
    }

    fn check_sort(&self) -> syn::Result<()> {
        let names: Vec<String> = self.fields().map(|(member, field)| member.field_name(field)).collect();
        let unknown = |sort: &&LitStr| !names.iter().any(|name| name == sort.value().trim_start_matches('-'));
        match self.table.sort.iter().find(unknown) {
            Some(sort) => Err(Error::new_spanned(sort, format!("no such field among {names:?}"))),
            None => Ok(()),
        }
    }

    /// The readable fields in order.
    pub fn fields(&self) -> impl Iterator<Item = (&Member, &FieldOptions)> {
        self.members.iter().filter_map(|member| match &member.purpose {
            Purpose::Field(field) => Some((member, &**field)),
            _ => None,
        })
    }

    /// The path of a column of the resource's table.
    pub fn column(&self, column: &Ident) -> Path {
        join(&self.table.path, column)
    }
}

fn id(table: &Table, members: &[Member], mark: &str, marked: fn(&Member) -> bool) -> syn::Result<Option<Id>> {
    let mut found = members.iter().filter(|member| marked(member));
    let first = found.next();
    if let Some(second) = found.next() {
        return Err(Error::new_spanned(&second.ident, format!("a second `#[{mark}]`")));
    }
    Ok(first.and_then(|member| match &member.origin {
        Origin::Column(column) => Some(Id {
            ident: member.ident.clone(),
            column: join(&table.path, column),
        }),
        // `Member::of` refuses a computed id
        Origin::Expression(_) => None,
    }))
}
