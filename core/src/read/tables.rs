//! The tables of one statement: the root, to-one joins shared by path, and `EXISTS` for to-many paths.

use super::asker::{Asker, Blocked, Sight};
use super::condition::{Column, Comparison, and_live};
use super::sql::{Bind, Row, Sql};
use crate::declare::{Criterion, Limit, Link, Relationship, Source};
use crate::registry::RegisteredResource;

/// The aliases of one statement.
#[derive(Debug, Default)]
pub(super) struct Aliases(u16);

impl Aliases {
    pub(super) const fn next(&mut self) -> Row {
        let row = Row(self.0);
        self.0 += 1;
        row
    }

    /// An empty statement whose further aliases come after these.
    pub(super) fn statement(&self) -> Sql {
        Sql::after(self.0)
    }
}

/// A resource's table within a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table<'r> {
    pub(super) row: Row,
    pub(super) resource: &'r RegisteredResource,
    pub(super) sight: Sight,
}

/// What is joined to a table, and what must hold.
#[derive(Default)]
pub(super) struct Group<'r> {
    pub(super) joins: Vec<Join<'r>>,
    pub(super) comparisons: Vec<Comparison>,
    pub(super) criteria: Vec<(Row, &'static Criterion, Bind)>,
    pub(super) exists: Vec<Exists<'r>>,
}

/// A to-one relationship: at most one row, so a left join changes no count.
pub(super) struct Join<'r> {
    from: Row,
    relationship: &'static Relationship,
    column: Source,
    table: Table<'r>,
    scope: Limit<'static>,
}

/// Whether a row of a to-many relationship is wanted or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Some,
    None,
}

/// A to-many relationship in a condition. Filters below the same one speak of the same row.
pub(super) struct Exists<'r> {
    pub(super) from: Table<'r>,
    pub(super) relationship: &'static Relationship,
    pub(super) wanted: Wanted,
    pub(super) table: Table<'r>,
    pub(super) pairs: Row,
    pub(super) scope: Limit<'static>,
    pub(super) inside: Group<'r>,
}

impl<'r> Group<'r> {
    /// The table at the other end of a to-one relationship, joined once however often it is named.
    pub(super) fn join(
        &mut self,
        asker: Asker<'r>,
        aliases: &mut Aliases,
        from: Table<'r>,
        relationship: &'static Relationship,
        column: Source,
    ) -> Result<Table<'r>, Blocked> {
        let same = |join: &&Join<'r>| join.from == from.row && join.relationship.name == relationship.name;
        if let Some(join) = self.joins.iter().find(same) {
            return Ok(join.table);
        }
        let reached = asker.follow(from.sight, relationship)?;
        let table = Table {
            row: aliases.next(),
            resource: reached.resource,
            sight: reached.sight,
        };
        self.joins.push(Join {
            from: from.row,
            relationship,
            column,
            table,
            scope: reached.scope,
        });
        Ok(table)
    }

    /// The condition that a row of a to-many relationship exists, made once however often it is named.
    pub(super) fn exists(
        &mut self,
        asker: Asker<'r>,
        aliases: &mut Aliases,
        from: Table<'r>,
        relationship: &'static Relationship,
        wanted: Wanted,
    ) -> Result<&mut Exists<'r>, Blocked> {
        let found = self.exists.iter().position(|exists| {
            exists.from.row == from.row && exists.relationship.name == relationship.name && exists.wanted == wanted
        });
        let position = if let Some(position) = found {
            position
        } else {
            let reached = asker.follow(from.sight, relationship)?;
            self.exists.push(Exists {
                from,
                relationship,
                wanted,
                table: Table {
                    row: aliases.next(),
                    resource: reached.resource,
                    sight: reached.sight,
                },
                pairs: aliases.next(),
                scope: reached.scope,
                inside: Group::default(),
            });
            self.exists.len() - 1
        };
        self.exists.get_mut(position).ok_or(Blocked::Dangling)
    }

    /// Whether there are both joins and conditions.
    pub(super) const fn is_joined_and_filtered(&self) -> bool {
        let unfiltered = self.comparisons.is_empty() && self.criteria.is_empty() && self.exists.is_empty();
        !unfiltered && !self.joins.is_empty()
    }

    /// Appends the joins.
    pub(super) fn write_joins(&self, sql: &mut Sql, first: usize) {
        for join in self.joins.iter().take(first) {
            join.write(sql);
        }
    }

    /// Appends ` AND …` for everything that must hold.
    pub(super) fn write_conditions(&self, sql: &mut Sql) {
        for comparison in &self.comparisons {
            comparison.write(sql.text(" AND "));
        }
        for (row, criterion, given) in &self.criteria {
            sql.text(" AND (");
            (criterion.write)(sql, *row, given);
            sql.text(")");
        }
        for exists in &self.exists {
            exists.write(sql.text(" AND "));
        }
    }
}

impl Join<'_> {
    fn write(&self, sql: &mut Sql) {
        let target = self.table.resource.description;
        sql.text(" LEFT JOIN ")
            .name(target.table)
            .text(" ")
            .alias(self.table.row);
        sql.text(" ON ").column(self.table.row, target.key.column).text(" = ");
        Column::from(self.from, self.column).write(sql);
        and_scope(sql, self.table.row, &self.scope);
    }
}

impl Exists<'_> {
    fn write(&self, sql: &mut Sql) {
        let (here, target) = (self.from.resource.description, self.table.resource.description);
        sql.text(if self.wanted == Wanted::None {
            "NOT EXISTS (SELECT 1 FROM "
        } else {
            "EXISTS (SELECT 1 FROM "
        });
        match self.relationship.link {
            Link::Through { table, there, .. } => {
                sql.name(table).text(" ").alias(self.pairs).text(" JOIN ");
                sql.name(target.table).text(" ").alias(self.table.row).text(" ON ");
                sql.column(self.table.row, target.key.column)
                    .text(" = ")
                    .column(self.pairs, there);
            }
            Link::One { .. } | Link::Many { .. } => {
                sql.name(target.table).text(" ").alias(self.table.row);
            }
        }
        self.inside.write_joins(sql, usize::MAX);
        sql.text(" WHERE ");
        match self.relationship.link {
            Link::Through { here: column, live, .. } => {
                sql.column(self.pairs, column)
                    .text(" = ")
                    .column(self.from.row, here.key.column);
                and_live(sql, self.pairs, live);
            }
            Link::Many { column } => {
                sql.column(self.table.row, column)
                    .text(" = ")
                    .column(self.from.row, here.key.column);
            }
            // never made: a to-one relationship is joined
            Link::One { .. } => {
                sql.text("FALSE");
            }
        }
        and_live(sql, self.table.row, target.live);
        and_scope(sql, self.table.row, &self.scope);
        self.inside.write_conditions(sql);
        sql.text(")");
    }
}

/// Appends that a row may be seen; nothing if every row may.
pub(super) fn and_scope(sql: &mut Sql, row: Row, scope: &Limit<'_>) {
    match scope {
        Limit::All => {}
        Limit::Nothing => {
            sql.text(" AND FALSE");
        }
        Limit::Rows(condition) => {
            sql.text(" AND (");
            condition(sql, row);
            sql.text(")");
        }
    }
}
