//! One comparison of a column with given values.

use super::sql::{Bind, Row, Sql};
use super::{Filter, Lookup, parse};
use crate::declare::{Field, Kind, Live, Source};
use crate::error::{Problem, kinds};
use crate::language::Said;
use crate::message;

/// What is read of a row: a column, an expression, or whether it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) row: Row,
    pub(super) what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Column(&'static str),
    Expression(&'static str),
    /// Whether the row does not count as existing today.
    Ended(Live),
    /// The transaction that wrote it.
    Version,
}

/// A column and how it is compared.
#[derive(Debug)]
pub(super) struct Comparison {
    pub(super) column: Column,
    pub(super) test: Test,
}

#[derive(Debug)]
pub(super) enum Test {
    /// `column operator value`
    Compare(&'static str, Bind),
    /// `column = ANY (array)`
    Any(Bind),
    /// `column BETWEEN first AND second`
    Between(Bind, Bind),
    /// `column IS NULL`, or not.
    Null(bool),
}

impl Column {
    pub(super) const fn of(row: Row, column: &'static str) -> Self {
        Self {
            row,
            what: What::Column(column),
        }
    }

    pub(super) const fn field(row: Row, field: &Field) -> Self {
        Self::from(row, field.source)
    }

    pub(super) const fn from(row: Row, source: Source) -> Self {
        let what = match source {
            Source::Column(column) => What::Column(column),
            Source::Expression(template) => What::Expression(template),
        };
        Self { row, what }
    }

    pub(super) fn write(self, sql: &mut Sql) {
        match self.what {
            What::Column(column) => sql.column(self.row, column),
            What::Expression(template) => sql.text("(").expression(self.row, template).text(")"),
            What::Version => sql.alias(self.row).text(".xmin"),
            What::Ended(Live::Always) => sql.text("FALSE"),
            What::Ended(Live::WhileNull(column)) => sql.column(self.row, column).text(" IS NOT NULL"),
            What::Ended(Live::While(template)) => sql.text("(").expression(self.row, template).text(") IS NOT TRUE"),
        };
    }
}

/// Appends that a row counts as existing today; nothing if every row does.
pub(super) fn and_live(sql: &mut Sql, row: Row, live: Live) {
    match live {
        Live::Always => {}
        Live::WhileNull(column) => {
            sql.text(" AND ").column(row, column).text(" IS NULL");
        }
        Live::While(template) => {
            sql.text(" AND (").expression(row, template).text(")");
        }
    }
}

impl Comparison {
    pub(super) fn write(&self, sql: &mut Sql) {
        self.column.write(sql);
        match &self.test {
            Test::Compare(operator, value) => {
                if *operator == LIKE {
                    // planned anew for its pattern: a kept plan would take all patterns for equally rare
                    sql.never_prepare();
                }
                sql.text(" ").text(operator).text(" ").bind(value.clone())
            }
            Test::Any(values) => sql.text(" = ANY (").bind(values.clone()).text(")"),
            Test::Between(first, last) => sql
                .text(" BETWEEN ")
                .bind(first.clone())
                .text(" AND ")
                .bind(last.clone()),
            Test::Null(true) => sql.text(" IS NULL"),
            Test::Null(false) => sql.text(" IS NOT NULL"),
        };
    }
}

impl Test {
    /// How a filter compares a field of this kind.
    pub(super) fn of(filter: &Filter, kind: Kind) -> Result<Self, Problem> {
        if !filter.lookup.suits(kind) {
            return Err(invalid(message::no_such_lookup(filter.lookup.name())));
        }
        match (filter.lookup, filter.values.as_slice()) {
            (Lookup::In, values) => parse::many(kind, values)
                .map(Self::Any)
                .ok_or_else(|| invalid(message::expected_each(parse::expected(kind)))),
            (Lookup::Range, [first, last]) => match (parse::one(kind, first), parse::one(kind, last)) {
                (Some(first), Some(last)) => Ok(Self::Between(first, last)),
                _ => Err(invalid(message::expected_each(parse::expected(kind)))),
            },
            (Lookup::Range, _) => Err(expected(message::two_values())),
            (Lookup::Isnull, [value]) => parse::boolean(value)
                .map(Self::Null)
                .ok_or_else(|| expected(parse::expected(Kind::Boolean))),
            (lookup, [value]) => {
                let (operator, value) = match lookup {
                    Lookup::Icontains => (LIKE, format!("%{}%", escape(value))),
                    Lookup::Istartswith => (LIKE, format!("{}%", escape(value))),
                    Lookup::Iexact => (LIKE, escape(value)),
                    Lookup::Ne => ("<>", value.clone()),
                    Lookup::Gt => (">", value.clone()),
                    Lookup::Gte => (">=", value.clone()),
                    Lookup::Lt => ("<", value.clone()),
                    Lookup::Lte => ("<=", value.clone()),
                    Lookup::Exact | Lookup::In | Lookup::Range | Lookup::Isnull => ("=", value.clone()),
                };
                let value = parse::one(kind, &value).ok_or_else(|| expected(parse::expected(kind)))?;
                Ok(Self::Compare(operator, value))
            }
            _ => Err(expected(message::one_value())),
        }
    }
}

/// The operator that compares with a pattern.
const LIKE: &str = "ILIKE";

/// Takes its meaning from every character that LIKE gives one.
fn escape(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if matches!(character, '\\' | '%' | '_') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

pub(super) fn invalid(detail: Said) -> Problem {
    kinds::INVALID_PARAMETER.problem().detail(detail)
}

fn expected(what: Said) -> Problem {
    invalid(message::expected(what))
}
