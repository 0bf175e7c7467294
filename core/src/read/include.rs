//! Included to-many rows: one statement for each path, for all parents at once.

use super::condition::{and_live, invalid};
use super::load::load;
use super::order::Direction;
use super::select::BatchPlan;
use super::shape::{Batch, Shape};
use super::sql::Sql;
use super::{DbRow, Limits, Value, budget, parse};
use crate::declare::{Key, Link};
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
    let mut loaded = HashMap::new();
    while let Some((index, keys)) = waiting.pop_front() {
        let Some(plan) = plans.get(index) else { continue };
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
        let statement = &self.statement;
        let keys = parse::keys(self.from.description.key, parents);
        let mut sql = statement.aliases.statement();
        statement.write_select(&mut sql);
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
            sql.column(pair, here).text(" = ANY (").bind(keys.clone()).text(")");
            and_live(&mut sql, pair, live);
            sql.text(") ").alias(self.parent.row).text(" JOIN ");
            statement.write_source(&mut sql);
            sql.text(" ON ")
                .column(statement.row(), key)
                .text(" = ")
                .column(self.parent.row, there);
        } else {
            statement.write_source(&mut sql);
        }
        statement.write_joins(&mut sql, usize::MAX);
        sql.text(" WHERE ");
        self.parent.write(&mut sql);
        sql.text(" = ANY (").bind(keys).text(")");
        statement.write_conditions(&mut sql);
        statement.write_order(&mut sql, Direction::Forward);
        sql.text(&format!(" LIMIT {}", u64::from(most) + 1));
        sql
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
