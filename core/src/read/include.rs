//! Included to-many rows: one statement for each path, for all parents at once.

use super::condition::{and_live, invalid};
use super::load::load;
use super::order::Direction;
use super::select::BatchPlan;
use super::shape::{Batch, Shape};
use super::sql::{Bind, Row, Sql};
use super::{DbRow, Limits, Value, budget, parse};
use crate::declare::{Key, Kind, Link};
use crate::error::Error;
use crate::message;
use diesel_async::AsyncPgConnection;
use std::collections::{HashMap, VecDeque};

/// Reads all batches that have parents. Returns them in order of their plans, and how many statements it took.
pub(super) async fn read<'r>(
    connection: &AsyncPgConnection,
    plans: Vec<BatchPlan<'r>>,
    root: &Shape<'r>,
    rows: &[DbRow],
    limits: Limits,
) -> Result<(Vec<Batch<'r>>, usize), Error> {
    let mut waiting = VecDeque::new();
    wait_for(root, rows, &mut waiting);
    let mut statements = 0;
    let (mut loaded, mut totals) = (HashMap::new(), HashMap::new());
    while let Some((index, keys)) = waiting.pop_front() {
        let Some(plan) = plans.get(index) else { continue };
        if plan.window.total {
            statements += 1;
            totals.insert(index, plan.count(connection, &keys).await?);
        }
        if plan.window.size == Some(0) {
            continue;
        }
        let mut sql = plan.statement(&keys, limits.included_rows);
        budget::apply(&mut sql);
        let rows = load(connection, sql).await?;
        statements += 1;
        if rows.len() > usize::try_from(limits.included_rows).unwrap_or(usize::MAX) {
            let detail = message::most_included_rows(limits.included_rows);
            return Err(invalid(detail).parameter(plan.parameter.clone()).into());
        }
        wait_for(&plan.shape, &rows, &mut waiting);
        loaded.insert(index, rows);
    }
    let batches = plans.into_iter().enumerate().map(|(index, plan)| {
        let rows = loaded.remove(&index).unwrap_or_default();
        Batch {
            by_parent: plan.group(&rows),
            totals: plan.window.total.then(|| totals.remove(&index).unwrap_or_default()),
            size: plan.window.size,
            shape: plan.shape,
            rows,
        }
    });
    Ok((batches.collect(), statements))
}

/// Adds the batches that start from these rows, or from to-one rows included in them, with the keys of their parents.
fn wait_for(shape: &Shape<'_>, rows: &[DbRow], waiting: &mut VecDeque<(usize, Vec<Key>)>) {
    for index in shape.to_many.iter().filter_map(|to_many| to_many.batch) {
        let kind = shape.resource.description.key.kind;
        let mut keys: Vec<_> = rows
            .iter()
            .filter_map(|row| Value::new(row, shape.key, kind).key())
            .collect();
        keys.sort_unstable();
        keys.dedup();
        if !keys.is_empty() {
            waiting.push_back((index, keys));
        }
    }
    for record in shape.to_one.iter().filter_map(|to_one| to_one.record.as_deref()) {
        wait_for(record, rows, waiting);
    }
}

impl BatchPlan<'_> {
    fn statement(&self, parents: &[Key], most: u32) -> Sql {
        let keys = parse::keys(self.from.description.key, parents);
        let mut sql = self.statement.aliases.statement();
        if let Some(size) = self.window.size {
            self.write_windows(&mut sql, size, keys);
        } else {
            self.statement.write_select(&mut sql);
            self.write_from(&mut sql, usize::MAX, &Parents::All(keys));
            self.statement.write_order(&mut sql, Direction::Forward);
        }
        sql.text(&format!(" LIMIT {}", u64::from(most) + 1));
        sql
    }

    /// Each parent's rows for themselves, so that an index in their order is read no further than needed.
    fn write_windows(&self, sql: &mut Sql, size: u32, keys: Bind) {
        let (parent, list) = (sql.row(), sql.row());
        sql.text("SELECT ").alias(list).text(".* FROM unnest(").bind(keys);
        sql.text(") WITH ORDINALITY AS ")
            .alias(parent)
            .text("(key, place) CROSS JOIN LATERAL (");
        self.statement.write_select(sql);
        sql.text(", row_number() OVER (");
        self.statement.write_order(sql, Direction::Forward);
        sql.text(") AS openimis_place");
        self.write_from(sql, usize::MAX, &Parents::One(parent));
        self.statement.write_order(sql, Direction::Forward);
        sql.text(&format!(" LIMIT {}", u64::from(size) + 1));
        if self.window.offset > 0 {
            let offset = i64::try_from(self.window.offset).unwrap_or(i64::MAX);
            sql.text(" OFFSET ").bind(Bind::Number(offset));
        }
        sql.text(") ")
            .alias(list)
            .text(" ORDER BY ")
            .alias(parent)
            .text(".place, ");
        sql.alias(list).text(".openimis_place");
    }

    /// How many rows each of these parents has, whatever part of them comes along.
    async fn count(&self, connection: &AsyncPgConnection, parents: &[Key]) -> Result<HashMap<Key, u64>, Error> {
        let keys = parse::keys(self.from.description.key, parents);
        let mut sql = self.statement.aliases.statement();
        self.parent.write(sql.text("SELECT "));
        sql.text(", count(*)");
        self.write_from(&mut sql, self.filter_joins, &Parents::All(keys));
        self.parent.write(sql.text(" GROUP BY "));
        budget::apply(&mut sql);
        let rows = load(connection, sql).await?;
        let kind = self.from.description.key.kind;
        let counted = rows.iter().filter_map(|row| {
            let count = Value::new(row, 1, Kind::BigInteger).number()?;
            Some((Value::new(row, 0, kind).key()?, u64::try_from(count).ok()?))
        });
        Ok(counted.collect())
    }

    fn write_from(&self, sql: &mut Sql, joins: usize, parents: &Parents) {
        let statement = &self.statement;
        sql.text(" FROM ");
        if let Link::Through {
            table,
            here,
            there,
            live,
        } = self.link
        {
            // pairs may be there twice, the row at the other end is not
            let (pair, key) = (sql.row(), statement.table.resource.description.key.column);
            sql.text("(SELECT DISTINCT ")
                .column(pair, here)
                .text(", ")
                .column(pair, there)
                .text(" FROM ");
            sql.name(table).text(" ").text(&pair.to_string()).text(" WHERE ");
            parents.write(sql.column(pair, here));
            and_live(sql, pair, live);
            sql.text(") ").alias(self.parent.row).text(" JOIN ");
            statement.write_source(sql);
            sql.text(" ON ")
                .column(statement.row(), key)
                .text(" = ")
                .column(self.parent.row, there);
        } else {
            statement.write_source(sql);
        }
        statement.write_joins(sql, joins);
        sql.text(" WHERE ");
        self.parent.write(sql);
        parents.write(sql);
        statement.write_conditions(sql);
    }

    /// Rows come ordered by parent.
    fn group(&self, rows: &[DbRow]) -> HashMap<Key, std::ops::Range<usize>> {
        let kind = self.from.description.key.kind;
        let mut groups: HashMap<Key, std::ops::Range<usize>> = HashMap::new();
        for (position, row) in rows.iter().enumerate() {
            if let Some(key) = Value::new(row, self.parent_index, kind).key() {
                groups.entry(key).or_insert(position..position).end = position + 1;
            }
        }
        groups
    }
}

/// Whose rows are read.
enum Parents {
    /// Those of all parents at once.
    All(Bind),
    /// Those of the one that this row of a list of keys names.
    One(Row),
}

impl Parents {
    fn write(&self, sql: &mut Sql) {
        match self {
            Self::All(keys) => sql.text(" = ANY (").bind(keys.clone()).text(")"),
            Self::One(row) => sql.text(" = ").alias(*row).text(".key"),
        };
    }
}
