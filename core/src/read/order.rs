//! Orders: `ORDER BY`, and what lies before or after a row.

use super::asker::Asker;
use super::condition::{Column, invalid};
use super::filter;
use super::sql::{Bind, Sql};
use super::tables::{Aliases, Group, Table};
use super::{KEY, Sort};
use crate::declare::{Kind, Link};
use crate::error::Problem;
use crate::message;

/// One step of an order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub(super) column: Column,
    pub(super) kind: Kind,
    pub(super) descending: bool,
    /// Whether the column may hold NULL, which comes last in either direction.
    pub(super) nullable: bool,
}

/// In which direction a list is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Forward,
    Backward,
}

/// The order that a reader asks for.
pub(super) fn asked<'r>(
    asker: Asker<'r>,
    aliases: &mut Aliases,
    group: &mut Group<'r>,
    table: Table<'r>,
    sort: &Sort,
) -> Result<Step, Problem> {
    let placed = step(asker, aliases, group, table, sort);
    placed.map_err(|problem| problem.parameter(sort.parameter.clone()))
}

fn step<'r>(
    asker: Asker<'r>,
    aliases: &mut Aliases,
    group: &mut Group<'r>,
    root: Table<'r>,
    sort: &Sort,
) -> Result<Step, Problem> {
    let Some((last, way)) = sort.path.split_last() else {
        return Err(invalid(message::name_of_field()));
    };
    let mut table = root;
    for name in way {
        let relationship = table.resource.relationship(name);
        let relationship = relationship.ok_or_else(|| filter::no_relationship(table, name))?;
        let Link::One { column, .. } = relationship.link else {
            return Err(invalid(message::no_order_by_many(name)));
        };
        let joined = group.join(asker, aliases, table, relationship, column);
        table = joined.map_err(|blocked| blocked.problem(name))?;
    }
    let joined = !way.is_empty();
    let ids = table.resource.description;
    let id = match last.as_str() {
        "id" => Some(ids.public_id),
        KEY => Some(ids.key),
        _ => None,
    };
    if let Some(id) = id {
        return Ok(Step {
            column: Column::of(table.row, id.column),
            kind: id.kind,
            descending: sort.descending,
            nullable: joined,
        });
    }
    let field = filter::field(table, last)?;
    if !field.sort || field.kind == Kind::Json {
        return Err(invalid(message::no_order(table.resource.description.name, last)));
    }
    Ok(Step {
        column: Column::field(table.row, field),
        kind: field.kind,
        descending: sort.descending,
        nullable: field.nullable || joined,
    })
}

/// The order of a resource whose reader asks for none.
pub(super) fn declared(table: Table<'_>) -> Vec<Step> {
    let fields = table.resource.description.sort.iter();
    fields
        .filter_map(|sort| {
            let field = table
                .resource
                .field(sort.field)
                .filter(|field| table.sight.shows(field))?;
            Some(Step {
                column: Column::field(table.row, field),
                kind: field.kind,
                descending: sort.descending,
                nullable: field.nullable,
            })
        })
        .collect()
}

/// The key, which makes every order total.
pub(super) fn key(table: Table<'_>) -> Step {
    let key = table.resource.description.key;
    Step {
        column: Column::of(table.row, key.column),
        kind: key.kind,
        descending: false,
        nullable: false,
    }
}

/// Appends `ORDER BY`. A column without NULL says nothing about them, so that its index serves both directions.
pub(super) fn write(sql: &mut Sql, steps: &[Step], direction: Direction) {
    for (index, step) in steps.iter().enumerate() {
        sql.text(if index == 0 { " ORDER BY " } else { ", " });
        step.column.write(sql);
        let backward = direction == Direction::Backward;
        sql.text(if step.descending == backward { " ASC" } else { " DESC" });
        if step.nullable {
            sql.text(if backward { " NULLS FIRST" } else { " NULLS LAST" });
        }
    }
}

/// Appends ` AND …` for the rows that lie beyond the row with these values, in this direction.
pub(super) fn and_beyond(sql: &mut Sql, steps: &[Step], values: &[Option<Bind>], direction: Direction) {
    let places: Vec<_> = steps.iter().copied().zip(values).collect();
    if let Some(operator) = row_operator(&places, direction) {
        return and_row_beyond(sql, &places, operator);
    }
    sql.text(" AND (FALSE");
    for index in 0..places.len() {
        let Some(((step, value), equal)) = places.get(..=index).and_then(<[_]>::split_last) else {
            continue;
        };
        // nothing comes after NULL, which is last
        if value.is_none() && direction == Direction::Forward {
            continue;
        }
        sql.text(" OR (");
        for (step, value) in equal {
            step.equals(sql, value.as_ref());
            sql.text(" AND ");
        }
        step.beyond(sql, value.as_ref(), direction);
        sql.text(")");
    }
    sql.text(")");
}

/// The operator by which whole rows compare, if all steps go the same way and none may be NULL: one index range.
fn row_operator(places: &[(Step, &Option<Bind>)], direction: Direction) -> Option<&'static str> {
    let (first, _) = places.first()?;
    let alike = |(step, value): &(Step, &Option<Bind>)| {
        !step.nullable && value.is_some() && step.descending == first.descending
    };
    let ascending = first.descending == (direction == Direction::Backward);
    places
        .iter()
        .all(alike)
        .then_some(if ascending { " > " } else { " < " })
}

fn and_row_beyond(sql: &mut Sql, places: &[(Step, &Option<Bind>)], operator: &str) {
    sql.text(" AND (");
    for (index, (step, _)) in places.iter().enumerate() {
        sql.text(if index == 0 { "" } else { ", " });
        step.column.write(sql);
    }
    sql.text(")").text(operator).text("(");
    for (index, value) in places.iter().filter_map(|(_, value)| value.as_ref()).enumerate() {
        sql.text(if index == 0 { "" } else { ", " }).bind(value.clone());
    }
    sql.text(")");
}

impl Step {
    fn equals(&self, sql: &mut Sql, value: Option<&Bind>) {
        self.column.write(sql);
        match value {
            Some(value) => sql.text(" = ").bind(value.clone()),
            None => sql.text(" IS NULL"),
        };
    }

    fn beyond(&self, sql: &mut Sql, value: Option<&Bind>, direction: Direction) {
        let backward = direction == Direction::Backward;
        let Some(value) = value else {
            // before NULL comes everything that is not
            self.column.write(sql);
            sql.text(" IS NOT NULL");
            return;
        };
        let operator = if self.descending == backward { " > " } else { " < " };
        if self.nullable && !backward {
            sql.text("(");
            self.column.write(sql);
            sql.text(operator).bind(value.clone()).text(" OR ");
            self.column.write(sql);
            sql.text(" IS NULL)");
        } else {
            self.column.write(sql);
            sql.text(operator).bind(value.clone());
        }
    }
}
