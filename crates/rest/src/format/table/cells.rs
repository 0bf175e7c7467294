//! The columns of a table: the id, then the selected fields, then the ids of to-one relationships.

use openimis_core::declare::Kind;
use openimis_core::read::{Found, Record, ToOne, Value};

/// The names of the columns; those of relationships are spelled as in filters.
pub(super) fn names(found: &Found<'_>) -> Vec<String> {
    let fields = found.fields().map(|field| field.name.to_owned());
    let to_one = found.to_one().map(|relationship| format!("{}.id", relationship.name));
    std::iter::once("id".to_owned()).chain(fields).chain(to_one).collect()
}

/// The values of a row; nothing where there is no row at the other end.
pub(super) fn values(record: Record<'_>) -> impl Iterator<Item = Option<Value<'_>>> {
    let fields = record.fields().map(|(_, value)| Some(value));
    let to_one = record.to_one().filter(ToOne::is_selected).map(|found| found.id());
    let values = std::iter::once(Some(record.id())).chain(fields).chain(to_one);
    values.map(|value| value.filter(|value| !value.is_null()))
}

/// Whether somebody could have written anything into such a value.
pub(super) const fn is_free(kind: Kind) -> bool {
    matches!(kind, Kind::Text | Kind::Json)
}
