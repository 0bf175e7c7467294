//! SQL as it is put together: text from declarations, values always bound.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::pg::Pg;
use diesel::pg::data_types::{PgDate, PgNumeric, PgTimestamp};
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::result::QueryResult;
use diesel::sql_types::{Array, BigInt, Bool, Date, Jsonb, Numeric, Text, Timestamp, Timestamptz, Untyped};
use rust_decimal::Decimal;
use std::fmt::Write as _;
use std::hash::Hasher;
use uuid::Uuid;

/// The alias of a table within one statement (`t0`, `t1`, …).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Row(pub u16);

impl std::fmt::Display for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "t{}", self.0)
    }
}

/// What the text before a value usually needs, in bytes.
const ROOM: usize = 256;

/// A statement, or a part of one. Names come from declarations and are quoted; values are bound.
#[derive(Debug, Default, Clone)]
pub struct Sql {
    parts: Vec<Part>,
    rows: u16,
    unprepared: bool,
}

#[derive(Debug, Clone)]
enum Part {
    Text(String),
    Bind(Bind),
}

/// A bound value. Integers of every width travel as `bigint`, which PostgreSQL compares with all of them by index.
#[derive(Debug, Clone, PartialEq)]
pub enum Bind {
    /// `text`
    Text(String),
    /// `bigint`
    Number(i64),
    /// `boolean`
    Boolean(bool),
    /// `numeric`
    Decimal(Decimal),
    /// `date`
    Date(NaiveDate),
    /// `timestamptz`
    Instant(DateTime<Utc>),
    /// `timestamp`
    LocalDateTime(NaiveDateTime),
    /// `date` as PostgreSQL keeps it, infinity included
    RawDate(PgDate),
    /// `timestamptz` as PostgreSQL keeps it, infinity included
    RawInstant(PgTimestamp),
    /// `timestamp` as PostgreSQL keeps it, infinity included
    RawLocalDateTime(PgTimestamp),
    /// `numeric` as PostgreSQL keeps it, of any length
    RawDecimal(PgNumeric),
    /// `uuid`
    Uuid(Uuid),
    /// `jsonb`
    Json(serde_json::Value),
    /// `text[]`
    Texts(Vec<String>),
    /// `bigint[]`
    Numbers(Vec<i64>),
    /// `uuid[]`
    Uuids(Vec<Uuid>),
    /// `date[]`
    Dates(Vec<NaiveDate>),
    /// `timestamptz[]`
    Instants(Vec<DateTime<Utc>>),
    /// `timestamp[]`
    LocalDateTimes(Vec<NaiveDateTime>),
    /// `numeric[]`
    Decimals(Vec<Decimal>),
}

impl From<&[i32]> for Bind {
    fn from(numbers: &[i32]) -> Self {
        Self::Numbers(numbers.iter().copied().map(i64::from).collect())
    }
}

impl From<&[Uuid]> for Bind {
    fn from(uuids: &[Uuid]) -> Self {
        Self::Uuids(uuids.to_vec())
    }
}

impl Sql {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Nothing yet, with the first aliases taken.
    pub(super) fn after(rows: u16) -> Self {
        Self {
            rows,
            ..Self::default()
        }
    }

    /// Keeps the statement out of the connection's cache of prepared statements.
    pub(super) const fn never_prepare(&mut self) -> &mut Self {
        self.unprepared = true;
        self
    }

    /// Hashes the text, without values.
    pub(super) fn hash_text(&self, hasher: &mut impl Hasher) {
        for part in &self.parts {
            match part {
                Part::Text(sql) => hasher.write(sql.as_bytes()),
                Part::Bind(_) => hasher.write_u8(b'$'),
            }
        }
    }

    /// Appends SQL text, which must not come from a request.
    pub fn text(&mut self, sql: &str) -> &mut Self {
        self.write(|text| text.push_str(sql))
    }

    /// Appends a quoted name.
    pub fn name(&mut self, name: &str) -> &mut Self {
        self.write(|text| quote(text, name))
    }

    /// Appends a row's alias: `t0`.
    pub fn alias(&mut self, row: Row) -> &mut Self {
        self.write(|text| push_alias(text, row))
    }

    /// Appends a column of a row: `t0."LocationId"`.
    pub fn column(&mut self, row: Row, column: &str) -> &mut Self {
        self.write(|text| {
            push_alias(text, row);
            text.push('.');
            quote(text, column);
        })
    }

    /// Statements are written for every request: everything goes straight into the text.
    fn write(&mut self, write: impl FnOnce(&mut String)) -> &mut Self {
        if let Some(Part::Text(text)) = self.parts.last_mut() {
            write(text);
        } else {
            let mut text = String::with_capacity(ROOM);
            write(&mut text);
            self.parts.push(Part::Text(text));
        }
        self
    }

    /// Appends an SQL expression in which `{row}` stands for the row's alias.
    pub fn expression(&mut self, row: Row, template: &str) -> &mut Self {
        self.write(|text| {
            for (index, part) in template.split("{row}").enumerate() {
                if index > 0 {
                    push_alias(text, row);
                }
                text.push_str(part);
            }
        })
    }

    /// Appends a value as a parameter.
    pub fn bind(&mut self, value: Bind) -> &mut Self {
        self.parts.push(Part::Bind(value));
        self
    }

    /// Appends the condition that one of the columns contains the text, whatever the case; no character of the text has a
    /// meaning, as it would for `LIKE`.
    pub fn any_contains(&mut self, row: Row, columns: &[&str], text: &Bind) -> &mut Self {
        for (index, column) in columns.iter().enumerate() {
            self.text(if index == 0 {
                "position(lower("
            } else {
                " OR position(lower("
            });
            self.bind(text.clone())
                .text(") IN lower(")
                .column(row, column)
                .text(")) > 0");
        }
        self
    }

    /// A fresh alias.
    pub fn row(&mut self) -> Row {
        let row = Row(self.rows);
        self.rows += 1;
        row
    }

    /// Appends another part, which must have taken its aliases from this one.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.rows = self.rows.max(other.rows);
        for part in other.parts {
            match part {
                Part::Text(text) => {
                    self.text(&text);
                }
                Part::Bind(bind) => {
                    self.parts.push(Part::Bind(bind));
                }
            }
        }
        self
    }

    /// The text with numbered placeholders, for tests and logs; it holds no values.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut binds = 0;
        for part in &self.parts {
            match part {
                Part::Text(sql) => text.push_str(sql),
                Part::Bind(_) => {
                    binds += 1;
                    text.push('$');
                    text.push_str(&binds.to_string());
                }
            }
        }
        text
    }
}

fn quote(text: &mut String, name: &str) {
    text.push('"');
    for (index, part) in name.split('"').enumerate() {
        text.push_str(if index == 0 { "" } else { "\"\"" });
        text.push_str(part);
    }
    text.push('"');
}

fn push_alias(text: &mut String, row: Row) {
    // writing to a text cannot fail
    let _ = write!(text, "{row}");
}

impl Query for Sql {
    type SqlType = Untyped;
}

impl QueryId for Sql {
    type QueryId = ();
    const HAS_STATIC_QUERY_ID: bool = false;
}

impl QueryFragment<Pg> for Sql {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        if self.unprepared {
            out.unsafe_to_cache_prepared();
        }
        for part in &self.parts {
            match part {
                Part::Text(sql) => out.push_sql(sql),
                Part::Bind(bind) => bind.push(&mut out)?,
            }
        }
        Ok(())
    }
}

impl Bind {
    fn push<'b>(&'b self, out: &mut AstPass<'_, 'b, Pg>) -> QueryResult<()> {
        match self {
            Self::Text(value) => out.push_bind_param::<Text, _>(value),
            Self::Number(value) => out.push_bind_param::<BigInt, _>(value),
            Self::Boolean(value) => out.push_bind_param::<Bool, _>(value),
            Self::Decimal(value) => out.push_bind_param::<Numeric, _>(value),
            Self::Date(value) => out.push_bind_param::<Date, _>(value),
            Self::Instant(value) => out.push_bind_param::<Timestamptz, _>(value),
            Self::LocalDateTime(value) => out.push_bind_param::<Timestamp, _>(value),
            Self::RawDate(value) => out.push_bind_param::<Date, _>(value),
            Self::RawInstant(value) => out.push_bind_param::<Timestamptz, _>(value),
            Self::RawLocalDateTime(value) => out.push_bind_param::<Timestamp, _>(value),
            Self::RawDecimal(value) => out.push_bind_param::<Numeric, _>(value),
            Self::Uuid(value) => out.push_bind_param::<diesel::sql_types::Uuid, _>(value),
            Self::Json(value) => out.push_bind_param::<Jsonb, _>(value),
            Self::Texts(values) => out.push_bind_param::<Array<Text>, _>(values),
            Self::Numbers(values) => out.push_bind_param::<Array<BigInt>, _>(values),
            Self::Uuids(values) => out.push_bind_param::<Array<diesel::sql_types::Uuid>, _>(values),
            Self::Dates(values) => out.push_bind_param::<Array<Date>, _>(values),
            Self::Instants(values) => out.push_bind_param::<Array<Timestamptz>, _>(values),
            Self::LocalDateTimes(values) => out.push_bind_param::<Array<Timestamp>, _>(values),
            Self::Decimals(values) => out.push_bind_param::<Array<Numeric>, _>(values),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bind, Sql};

    #[test]
    fn a_text_is_looked_for_in_several_columns_and_stays_a_parameter() {
        let mut sql = Sql::new();
        let row = sql.row();
        sql.any_contains(row, &["Code", "Name"], &Bind::Text("50%".to_owned()));
        let expected = r#"position(lower($1) IN lower(t0."Code")) > 0 OR position(lower($2) IN lower(t0."Name")) > 0"#;
        assert_eq!(sql.to_text(), expected);
    }
}
