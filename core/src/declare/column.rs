//! What a diesel column says about itself, as descriptions need it. `#[derive(Resource)]` expands to these.

use super::{IdColumn, Kind, SqlKind};
use diesel::query_source::Column;
use diesel::{Expression, sql_types};

/// The SQL type of a column.
pub type ColumnType<C> = <C as Expression>::SqlType;

/// The real name of a column, so that legacy names stand in `schema.rs` only.
#[must_use]
pub const fn column_name<C: Column>() -> &'static str {
    C::NAME
}

/// The kind of a column's values.
#[must_use]
pub const fn column_kind<C: Column<SqlType: SqlKind>>() -> Kind {
    <C::SqlType as SqlKind>::KIND
}

/// Whether a column may hold NULL.
#[must_use]
pub const fn column_nullable<C: Column<SqlType: SqlKind>>() -> bool {
    <C::SqlType as SqlKind>::NULLABLE
}

/// A column that identifies rows.
#[must_use]
pub const fn id_column<C: Column<SqlType: IdSqlType>>() -> IdColumn {
    IdColumn {
        column: C::NAME,
        kind: <C::SqlType as SqlKind>::KIND,
    }
}

/// The SQL types that a key or a public id can have: never NULL, and equal only if their texts are.
#[diagnostic::on_unimplemented(
    message = "a key or public id is a number, a UUID or text and is never NULL; `{Self}` is none of these"
)]
pub trait IdSqlType: SqlKind {}

impl IdSqlType for sql_types::SmallInt {}
impl IdSqlType for sql_types::Integer {}
impl IdSqlType for sql_types::BigInt {}
impl IdSqlType for sql_types::Uuid {}
impl IdSqlType for sql_types::Text {}
