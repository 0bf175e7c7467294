//! Filters: from a path of names to joins, `EXISTS` and a comparison.

use super::asker::{Asker, Blocked, Sight};
use super::condition::{Column, Comparison, Test, invalid};
use super::sql::Bind;
use super::tables::{Aliases, Group, Table, Wanted};
use super::{Filter, KEY, Lookup, parse};
use crate::declare::{Criterion, Field, IdColumn, Kind, Limit, Link, Relationship, Source};
use crate::error::Problem;
use crate::message;

/// Adds one filter to the conditions on a table.
pub(super) fn place<'r>(
    asker: Asker<'r>,
    aliases: &mut Aliases,
    group: &mut Group<'r>,
    table: Table<'r>,
    filter: &Filter,
) -> Result<(), Problem> {
    let mut placing = Placing { asker, aliases, filter };
    let path: Vec<_> = filter.path.iter().map(String::as_str).collect();
    let placed = placing.place(group, table, &path);
    placed.map_err(|problem| problem.parameter(filter.parameter.clone()))
}

struct Placing<'p, 'r> {
    asker: Asker<'r>,
    aliases: &'p mut Aliases,
    filter: &'p Filter,
}

impl<'r> Placing<'_, 'r> {
    fn place(&mut self, group: &mut Group<'r>, table: Table<'r>, path: &[&str]) -> Result<(), Problem> {
        match path {
            [] => Err(invalid(message::name_of_field())),
            ["id"] => self.id(group, table),
            [KEY] => self.compare_id(
                group,
                Column::of(table.row, table.resource.description.key.column),
                table.resource.description.key,
            ),
            [name] => match table.resource.relationship(name) {
                Some(relationship) => self.related(group, table, relationship, &["id"]),
                None => self.field(group, table, name),
            },
            [name, rest @ ..] => match table.resource.relationship(name) {
                Some(relationship) => self.related(group, table, relationship, rest),
                None => Err(no_relationship(table, name)),
            },
        }
    }

    fn field(&self, group: &mut Group<'r>, table: Table<'r>, name: &str) -> Result<(), Problem> {
        if let Some(criterion) = table.resource.criterion(name).filter(|_| table.sight == Sight::Full) {
            let given = given(criterion, self.filter)?;
            group.criteria.push((table.row, criterion, given));
            return Ok(());
        }
        let field = field(table, name)?;
        if !field.filter {
            return Err(invalid(message::no_filter(table.resource.description.name, name)));
        }
        group.comparisons.push(Comparison {
            column: Column::field(table.row, field),
            test: Test::of(self.filter, field.kind)?,
        });
        Ok(())
    }

    fn id(&self, group: &mut Group<'r>, table: Table<'r>) -> Result<(), Problem> {
        let id = table.resource.description.public_id;
        self.compare_id(group, Column::of(table.row, id.column), id)
    }

    fn compare_id(&self, group: &mut Group<'r>, column: Column, id: IdColumn) -> Result<(), Problem> {
        let mut filter = self.filter.clone();
        filter.values = filter
            .values
            .iter()
            .map(|value| parse::canonical(id.kind, value))
            .collect();
        // `isnull` takes true or false, whatever the id is
        let test = Test::of(&filter, id.kind)?;
        group.comparisons.push(Comparison { column, test });
        Ok(())
    }

    fn related(
        &mut self,
        group: &mut Group<'r>,
        table: Table<'r>,
        relationship: &'static Relationship,
        rest: &[&str],
    ) -> Result<(), Problem> {
        let blocked = |blocked: Blocked| blocked.problem(relationship.name);
        let Link::One { column, .. } = relationship.link else {
            return self.some(group, table, relationship, rest);
        };
        if matches!(rest, ["id" | KEY]) && self.own_column(group, table, relationship, (column, rest))? {
            return Ok(());
        }
        let joined = group.join(self.asker, self.aliases, table, relationship, column);
        self.place(group, joined.map_err(blocked)?, rest)
    }

    /// Compares the other row's id by this row's column, if that tells as much as the other row itself.
    fn own_column(
        &self,
        group: &mut Group<'r>,
        table: Table<'r>,
        relationship: &'static Relationship,
        (column, rest): (Source, &[&str]),
    ) -> Result<bool, Problem> {
        let reached = self.asker.follow(table.sight, relationship);
        let reached = reached.map_err(|blocked| blocked.problem(relationship.name))?;
        let target = reached.resource.description;
        let id = if rest == [KEY] { target.key } else { target.public_id };
        let same = id == target.key || self.filter.lookup == Lookup::Isnull;
        if !same || !matches!(reached.scope, Limit::All) {
            return Ok(false);
        }
        self.compare_id(group, Column::from(table.row, column), id)?;
        Ok(true)
    }

    /// Asks for a row at the other end of a to-many relationship; `isnull` of its id asks for none.
    fn some(
        &mut self,
        group: &mut Group<'r>,
        table: Table<'r>,
        relationship: &'static Relationship,
        rest: &[&str],
    ) -> Result<(), Problem> {
        let blocked = |blocked: Blocked| blocked.problem(relationship.name);
        if rest == ["id"] && self.filter.lookup == Lookup::Isnull {
            let wanted = match Test::of(self.filter, Kind::Boolean)? {
                Test::Null(true) => Wanted::None,
                _ => Wanted::Some,
            };
            let exists = group.exists(self.asker, self.aliases, table, relationship, wanted);
            return exists.map(|_| ()).map_err(blocked);
        }
        let exists = group.exists(self.asker, self.aliases, table, relationship, Wanted::Some);
        let exists = exists.map_err(blocked)?;
        self.place(&mut exists.inside, exists.table, rest)
    }
}

/// Filters in one order, so that clients that order them differently share a prepared statement.
pub(super) fn canonical(filters: &[Filter]) -> Vec<&Filter> {
    let mut filters: Vec<_> = filters.iter().collect();
    filters.sort_by(|a, b| (&a.path, a.lookup, &a.values).cmp(&(&b.path, b.lookup, &b.values)));
    filters
}

/// What a criterion is given.
fn given(criterion: &Criterion, filter: &Filter) -> Result<Bind, Problem> {
    let lookup = if criterion.is_list { Lookup::In } else { Lookup::Exact };
    if filter.lookup != Lookup::Exact && filter.lookup != lookup {
        return Err(invalid(message::no_lookups(criterion.name)));
    }
    let value = match filter.values.as_slice() {
        values if criterion.is_list => parse::many(criterion.kind, values),
        [value] => parse::one(criterion.kind, value),
        _ => None,
    };
    value.ok_or_else(|| invalid(message::expected(parse::expected(criterion.kind))))
}

/// The field of a table with this name, if it may be seen there.
pub(super) fn field(table: Table<'_>, name: &str) -> Result<&'static Field, Problem> {
    let resource = table.resource;
    match resource.field(name) {
        Some(field) if table.sight.shows(field) => Ok(field),
        Some(_) => Err(invalid(message::labels_of(resource.description.name, name))),
        None => Err(invalid(message::no_field(resource.description.name, name))),
    }
}

pub(super) fn no_relationship(table: Table<'_>, name: &str) -> Problem {
    invalid(message::no_relationship(table.resource.description.name, name))
}
