//! Writes `from_row`.

use super::declared::Resource;
use super::member::{Member, Origin, Purpose};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

/// Columns before the first readable field: key and public id.
const IDS: usize = 2;

/// The body: each field of the struct from its place in the row.
pub fn from_row(resource: &Resource) -> TokenStream {
    let mut places = Places::of(resource);
    let members = resource.members.iter().map(|member| {
        let Member { ident, ty, .. } = member;
        let place = places.next(member);
        let sql_type = match &member.origin {
            Origin::Column(column) => {
                let column = resource.column(column);
                quote!(::openimis_core::declare::ColumnType<#column>)
            }
            Origin::Expression(computed) => {
                let sql_type = &computed.sql_type;
                quote!(#sql_type)
            }
        };
        quote_spanned!(ty.span()=> #ident: row.get::<#sql_type, #ty>(#place)?)
    });
    quote!(::core::result::Result::Ok(Self { #(#members),* }))
}

/// The place of the next readable field, to-one column and hidden column.
struct Places {
    field: usize,
    to_one: usize,
    hidden: usize,
}

impl Places {
    fn of(resource: &Resource) -> Self {
        let to_ones = resource
            .members
            .iter()
            .filter(|member| matches!(member.purpose, Purpose::ToOne(_)));
        let to_one = IDS + resource.fields().count();
        Self {
            field: IDS,
            to_one,
            hidden: to_one + to_ones.count(),
        }
    }

    fn next(&mut self, member: &Member) -> usize {
        let place = match (&member.purpose, member.key) {
            (Purpose::IdOnly, key) => return usize::from(!key),
            (Purpose::Field(_), _) => &mut self.field,
            (Purpose::ToOne(_), _) => &mut self.to_one,
            (Purpose::Hidden, _) => &mut self.hidden,
        };
        *place += 1;
        *place - 1
    }
}
