//! The arguments of lists.

use super::scalars::compared;
use crate::model::TypeModel;
use crate::read::arguments::PAGING;
use async_graphql::dynamic::{Field, InputValue, TypeRef};
use openimis_core::read::Lookup;

/// Adds those of a connection that has neither filters nor offset.
pub(super) fn of_pages(field: Field) -> Field {
    let pages = PAGING.iter().filter(|(name, _)| *name != "offset");
    pages.fold(field, |field, (name, kind)| {
        field.argument(InputValue::new(*name, TypeRef::named(*kind)))
    })
}

/// Adds those of every connection: paging, and the type's look-ups.
pub(super) fn of_connection(mut field: Field, model: &TypeModel) -> Field {
    for (name, kind) in PAGING {
        field = field.argument(InputValue::new(name, TypeRef::named(kind)));
    }
    for lookup in &model.lookups {
        let kind = compared(&lookup.compared);
        let kind = if lookup.lookup == Lookup::In {
            TypeRef::named_list(kind)
        } else {
            TypeRef::named(kind)
        };
        field = field.argument(InputValue::new(&lookup.name, kind));
    }
    field
}
