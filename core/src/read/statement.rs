//! One `SELECT` over a resource: what both the root and each batch of included rows are made of.

use super::asker::Sight;
use super::condition::{Column, and_live};
use super::order::{self, Direction, Step};
use super::sql::{Bind, Row, Sql};
use super::tables::{Aliases, Group, Table, and_scope};
use crate::declare::{Limit, Live};
use crate::registry::RegisteredResource;
use chrono::{DateTime, Utc};

/// The parts of a `SELECT`.
pub(super) struct Statement<'r> {
    pub(super) aliases: Aliases,
    pub(super) table: Table<'r>,
    /// The table's real name: the resource's own, or its shadow.
    pub(super) source: &'static str,
    pub(super) live: Live,
    /// When the rows must have held, if not today.
    pub(super) held_at: Option<HeldAt>,
    pub(super) scope: Limit<'static>,
    pub(super) group: Group<'r>,
    pub(super) columns: Columns,
    pub(super) order: Vec<Step>,
}

/// The condition that a row held at an instant.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeldAt {
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) instant: DateTime<Utc>,
}

impl HeldAt {
    fn write(&self, sql: &mut Sql, row: Row) {
        sql.text(" AND ")
            .column(row, self.from)
            .text(" <= ")
            .bind(Bind::Instant(self.instant));
        sql.text(" AND (").column(row, self.to).text(" IS NULL OR ");
        sql.column(row, self.to)
            .text(" > ")
            .bind(Bind::Instant(self.instant))
            .text(")");
    }
}

/// The columns selected, each once however often it is asked for.
#[derive(Default)]
pub(super) struct Columns(Vec<Column>);

impl Columns {
    /// The position of a column within the row.
    pub(super) fn position(&mut self, column: Column) -> usize {
        let known = self.0.iter().position(|other| *other == column);
        known.unwrap_or_else(|| {
            self.0.push(column);
            self.0.len() - 1
        })
    }
}

impl<'r> Statement<'r> {
    /// A `SELECT` from the live rows of a resource.
    pub(super) fn over(resource: &'r RegisteredResource, sight: Sight, scope: Limit<'static>) -> Self {
        let mut aliases = Aliases::default();
        let table = Table {
            row: aliases.next(),
            resource,
            sight,
        };
        Self {
            aliases,
            table,
            source: resource.description.table,
            live: resource.description.live,
            held_at: None,
            scope,
            group: Group::default(),
            columns: Columns::default(),
            order: Vec::new(),
        }
    }

    /// `SELECT columns`, to which a caller may add columns of its own.
    pub(super) fn write_select(&self, sql: &mut Sql) {
        sql.text("SELECT ");
        for (index, column) in self.columns.0.iter().enumerate() {
            sql.text(if index == 0 { "" } else { ", " });
            column.write(sql);
        }
    }

    /// `"table" t0`
    pub(super) fn write_source(&self, sql: &mut Sql) {
        sql.name(self.source).text(" ").alias(self.row());
    }

    /// ` LEFT JOIN …`, the first so many.
    pub(super) fn write_joins(&self, sql: &mut Sql, first: usize) {
        self.group.write_joins(sql, first);
    }

    /// ` AND …` for live rows within the scope that meet the conditions.
    pub(super) fn write_conditions(&self, sql: &mut Sql) {
        and_live(sql, self.row(), self.live);
        if let Some(held_at) = &self.held_at {
            held_at.write(sql, self.row());
        }
        and_scope(sql, self.row(), &self.scope);
        self.group.write_conditions(sql);
    }

    /// ` ORDER BY …`
    pub(super) fn write_order(&self, sql: &mut Sql, direction: Direction) {
        order::write(sql, &self.order, direction);
    }

    /// Adds the declared order and the key.
    pub(super) fn order_as_declared(&mut self) {
        self.order = order::declared(self.table);
        self.order.push(order::key(self.table));
    }

    pub(super) const fn row(&self) -> Row {
        self.table.row
    }
}
