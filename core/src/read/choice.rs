//! Which rows of the root are read.

use super::asker::{Asker, Sight};
use super::condition::{Column, and_live};
use super::sql::{Bind, Row, Sql};
use super::statement::{HeldAt, Statement};
use super::tables::and_scope;
use super::{Era, Query, Related, Rows, history, parse};
use crate::declare::{History, Limit, Link, Live, ResourceDescription};
use crate::error::{Problem, kinds};
use crate::message;
use crate::registry::RegisteredResource;

/// Which rows of the root are read, with checked values.
pub(super) enum Choice {
    /// All of them.
    All,
    /// None: what was given cannot name a row.
    None,
    /// The one with this public id.
    PublicId(Bind),
    /// Those with one of these keys.
    Keys(Bind),
    /// Those at the other end of a relationship of this row.
    Related(Named, Link),
    /// The versions of this row; the column holds its key in copies, if they are in the same table.
    Versions(Named, Option<&'static str>),
}

/// A live row within its reader's scope, by public id.
pub(super) struct Named {
    pub(super) resource: &'static ResourceDescription,
    pub(super) id: Bind,
    pub(super) scope: Limit<'static>,
}

/// The root of a query: its statement, still without filters and columns, and which rows of it.
pub(super) fn of<'r>(asker: Asker<'r>, query: &Query) -> Result<(Statement<'r>, Choice), Problem> {
    let resource = asker
        .resource(&query.resource)
        .ok_or_else(|| no_resource(&query.resource))?;
    if let Rows::Related(related) = &query.rows {
        return self::related(asker, resource, related);
    }
    let description = resource.description;
    let scope = if query.unscoped {
        asker.scope_of_all(resource)
    } else {
        asker.access(description)?;
        asker.scope(resource)
    };
    let mut statement = Statement::over(resource, Sight::Full, scope);
    apply_era(asker, &mut statement, query.era)?;
    let choice = match &query.rows {
        Rows::PublicId(id) => parse::public_id(description.public_id, id).map_or(Choice::None, Choice::PublicId),
        Rows::Keys(keys) => Choice::Keys(parse::keys(description.key, keys)),
        Rows::History(id) => {
            asker.access_to_history(description)?;
            let scope = std::mem::replace(&mut statement.scope, Limit::All);
            let copies = history::source(&mut statement)?;
            let id = parse::public_id(description.public_id, id).ok_or_else(|| not_found(description))?;
            let named = Named {
                resource: description,
                id,
                scope,
            };
            Choice::Versions(named, copies)
        }
        Rows::All | Rows::Related(_) => Choice::All,
    };
    Ok((statement, choice))
}

/// Widens a statement over today's rows to those of another day.
pub(super) fn apply_era(asker: Asker<'_>, statement: &mut Statement<'_>, era: Era) -> Result<(), Problem> {
    let resource = statement.table.resource.description;
    match era {
        Era::Today => return Ok(()),
        Era::Ever => statement.live = Live::Always,
        Era::At(instant) => {
            if let History::SameTable { from, to, .. } = resource.history {
                statement.live = Live::Always;
                statement.held_at = Some(HeldAt { from, to, instant });
            }
        }
    }
    Ok(asker.access_to_history(resource)?)
}

fn related<'r>(
    asker: Asker<'r>,
    resource: &'r RegisteredResource,
    related: &Related,
) -> Result<(Statement<'r>, Choice), Problem> {
    let from = asker
        .resource(&related.resource)
        .ok_or_else(|| no_resource(&related.resource))?;
    let owner = from.description;
    asker.access(owner)?;
    let relationship = from
        .relationship(&related.relationship)
        .filter(|found| found.target == query_name(resource));
    let relationship = relationship.ok_or_else(|| {
        kinds::NOT_FOUND
            .problem()
            .detail(message::no_such_relationship(owner.name))
    })?;
    let reached = asker.follow(Sight::Full, relationship);
    let reached = reached.map_err(|blocked| blocked.problem(relationship.name))?;
    let mut statement = Statement::over(resource, reached.sight, reached.scope);
    if relationship.link.is_to_one() {
        // followed even to an ended row
        statement.live = Live::Always;
    }
    let id = parse::public_id(owner.public_id, &related.id).ok_or_else(|| not_found(owner))?;
    let named = Named {
        resource: owner,
        id,
        scope: asker.scope(from),
    };
    Ok((statement, Choice::Related(named, relationship.link)))
}

const fn query_name(resource: &RegisteredResource) -> &'static str {
    resource.description.name
}

fn no_resource(name: &str) -> Problem {
    kinds::NOT_FOUND.problem().detail(message::no_resource(name))
}

/// The same answer for a row that does not exist and for one out of sight.
pub(super) fn not_found(resource: &ResourceDescription) -> Problem {
    kinds::NOT_FOUND.problem().detail(message::no_such_row(resource.name))
}

impl Choice {
    /// Appends ` AND …`.
    pub(super) fn write(&self, sql: &mut Sql, row: Row, resource: &'static ResourceDescription) {
        let key = resource.key.column;
        match self {
            Self::All => {}
            Self::None => {
                sql.text(" AND FALSE");
            }
            Self::PublicId(id) => {
                sql.text(" AND ")
                    .column(row, resource.public_id.column)
                    .text(" = ")
                    .bind(id.clone());
            }
            Self::Keys(keys) => {
                sql.text(" AND ")
                    .column(row, key)
                    .text(" = ANY (")
                    .bind(keys.clone())
                    .text(")");
            }
            Self::Related(owner, link) => owner.write_related(sql, row, key, *link),
            Self::Versions(live, copies) => {
                sql.text(" AND (").column(row, key).text(" = ");
                live.write_column(sql, key);
                if let Some(column) = copies {
                    sql.text(" OR ").column(row, column).text(" = ");
                    live.write_column(sql, key);
                }
                sql.text(")");
            }
        }
    }

    /// The row without which nothing can be found.
    pub(super) const fn named(&self) -> Option<&Named> {
        match self {
            Self::Related(named, _) | Self::Versions(named, _) => Some(named),
            Self::All | Self::None | Self::PublicId(_) | Self::Keys(_) => None,
        }
    }
}

impl Named {
    /// Appends a column of the row as a value: PostgreSQL reads it once, before the rest of the statement.
    fn write_column(&self, sql: &mut Sql, column: &'static str) {
        self.write_value(sql, |row| Column::of(row, column));
    }

    fn write_value(&self, sql: &mut Sql, column: impl Fn(Row) -> Column) {
        let row = sql.row();
        column(row).write(sql.text("(SELECT "));
        self.write_from(sql, row);
        sql.text(" LIMIT 1)");
    }

    fn write_from(&self, sql: &mut Sql, row: Row) {
        sql.text(" FROM ").name(self.resource.table).text(" ").alias(row);
        sql.text(" WHERE ")
            .column(row, self.resource.public_id.column)
            .text(" = ")
            .bind(self.id.clone());
        and_live(sql, row, self.resource.live);
        and_scope(sql, row, &self.scope);
    }

    fn write_related(&self, sql: &mut Sql, row: Row, key: &'static str, link: Link) {
        sql.text(" AND ");
        match link {
            Link::One { column, .. } => {
                sql.column(row, key).text(" = ");
                self.write_value(sql, |row| Column::from(row, column));
            }
            Link::Many { column } => {
                sql.column(row, column).text(" = ");
                self.write_column(sql, self.resource.key.column);
            }
            Link::Through {
                table,
                here,
                there,
                live,
            } => {
                let pair = sql.row();
                sql.column(row, key)
                    .text(" IN (SELECT ")
                    .column(pair, there)
                    .text(" FROM ");
                sql.name(table)
                    .text(" ")
                    .text(&pair.to_string())
                    .text(" WHERE ")
                    .column(pair, here)
                    .text(" = ");
                self.write_column(sql, self.resource.key.column);
                and_live(sql, pair, live);
                sql.text(")");
            }
        }
    }

    /// A statement that finds one row if there is such a row.
    pub(super) fn exists(&self) -> Sql {
        let mut sql = Sql::new();
        let row = sql.row();
        sql.text("SELECT 1");
        self.write_from(&mut sql, row);
        sql.text(" LIMIT 1");
        sql
    }
}
