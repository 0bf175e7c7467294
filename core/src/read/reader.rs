//! Reading: from a query to what it found.

use super::asker::Asker;
use super::choice::{Choice, not_found};
use super::load::load;
use super::order::Direction;
use super::plan::{Plan, Window};
use super::sql::Sql;
use super::{DbRow, Found, Limits, Position, Query, Total, Totals, Value, budget, include, totals};
use crate::access::Actor;
use crate::declare::Kind;
use crate::error::Error;
use crate::registry::Registry;
use diesel_async::AsyncPgConnection;

/// Reads for one actor.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'r> {
    registry: &'r Registry,
    actor: &'r Actor,
    limits: Limits,
    totals: Option<&'r Totals>,
}

impl<'r> Reader<'r> {
    /// Reads what this registry declares, as this actor, within the default limits.
    #[must_use]
    pub fn new(registry: &'r Registry, actor: &'r Actor) -> Self {
        Self {
            registry,
            actor,
            limits: Limits::default(),
            totals: None,
        }
    }

    /// Takes totals that were counted just now from here.
    #[must_use]
    pub const fn totals(mut self, totals: &'r Totals) -> Self {
        self.totals = Some(totals);
        self
    }

    /// Within these limits.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Checks and runs a query: one statement, one more for each included to-many path that has parents, one for a
    /// total, one when a related read finds nothing.
    ///
    /// A `&mut AsyncPgConnection` is lent as `&*connection`; a shared one is pipelined.
    ///
    /// # Errors
    /// All problems of the query together (400, 401, 403), [`kinds::NOT_FOUND`](crate::error::kinds::NOT_FOUND) for
    /// related rows and histories of a row that the actor may not see, or the database's failure. A row that is itself
    /// asked for and not there is no error: nothing is found.
    pub async fn read(&self, connection: &AsyncPgConnection, query: &Query) -> Result<Found<'r>, Error> {
        let plan = self.plan(query)?;
        let mut statements = 0;
        let (mut rows, mut total) = (Vec::new(), (query.total != Total::None).then_some(0));
        if !matches!(plan.choice, Choice::None) {
            let mut page = plan.page();
            budget::apply(&mut page);
            statements += 1;
            if query.total == Total::None {
                rows = load(connection, page).await?;
            } else {
                let counting = count(connection, &plan, query.total, self.totals);
                let both = futures_util::future::try_join(load(connection, page), counting);
                let (page, (counted, more)) = both.await?;
                statements += more;
                (rows, total) = (page, Some(counted));
            }
        }
        if let (Some(named), true) = (plan.choice.named(), rows.is_empty()) {
            statements += 1;
            if load(connection, named.exists()).await?.is_empty() {
                return Err(not_found(named.resource).into());
            }
        }
        let (has_previous, has_next) = plan.window.cut(&mut rows, &query.page.from);
        let (batches, more) = include::read(connection, plan.batches, &plan.shape, &rows, self.limits).await?;
        Ok(Found {
            shape: plan.shape,
            rows,
            batches,
            has_next,
            has_previous,
            total,
            total_is_estimate: query.total == Total::Estimated,
            statements: statements + more,
        })
    }

    /// Checks a query without running it.
    ///
    /// # Errors
    /// All problems of the query together.
    pub fn check(&self, query: &Query) -> Result<(), Error> {
        self.plan(query).map(|_| ())
    }

    /// The text of the statement that reads the rows themselves: names and placeholders, no values.
    ///
    /// # Errors
    /// All problems of the query together.
    pub fn explain(&self, query: &Query) -> Result<String, Error> {
        Ok(self.plan(query)?.page().to_text())
    }

    pub(super) fn plan(&self, query: &Query) -> Result<Plan<'r>, Error> {
        let asker = Asker {
            registry: self.registry,
            actor: self.actor,
        };
        Ok(Plan::of(asker, query, self.limits)?)
    }
}

/// The total, and how many statements that took.
async fn count(
    connection: &AsyncPgConnection,
    plan: &Plan<'_>,
    total: Total,
    totals: Option<&Totals>,
) -> Result<(u64, usize), Error> {
    if total == Total::Estimated {
        let rows = load(connection, plan.estimate()).await?;
        let explained = rows.first().and_then(|row| Value::new(row, 0, Kind::Text).text());
        return Ok((expected(&explained.unwrap_or_default())?, 1));
    }
    let sql = plan.count();
    let Some(totals) = totals else {
        return Ok((exactly(connection, sql).await?, 1));
    };
    let statement = totals::name_of(&sql);
    if let Some(known) = totals.known(&statement) {
        return Ok((known, 0));
    }
    let changes = totals.changes();
    let counted = exactly(connection, sql).await?;
    totals.keep(statement, counted, changes);
    Ok((counted, 1))
}

async fn exactly(connection: &AsyncPgConnection, mut sql: Sql) -> Result<u64, Error> {
    budget::apply(&mut sql);
    let rows = load(connection, sql).await?;
    let counted = rows
        .first()
        .and_then(|row| Value::new(row, 0, Kind::BigInteger).number());
    Ok(counted.and_then(|count| u64::try_from(count).ok()).unwrap_or_default())
}

/// The number of rows at the top of a plan that PostgreSQL explained as JSON.
fn expected(explained: &str) -> Result<u64, Error> {
    let plan: serde_json::Value = serde_json::from_str(explained).map_err(Error::internal)?;
    let rows = plan.pointer("/0/Plan/Plan Rows").and_then(serde_json::Value::as_u64);
    rows.ok_or_else(|| Error::internal("a plan without rows"))
}

impl Window {
    /// Takes away the row too many, turns a list that was read backward, and says whether there are rows before and
    /// after it.
    fn cut(&self, rows: &mut Vec<DbRow>, from: &Position) -> (bool, bool) {
        let size = usize::try_from(self.size).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        if self.direction == Direction::Backward {
            rows.reverse();
        }
        match from {
            Position::First => (false, more),
            Position::After(_) => (true, more),
            Position::Before(_) => (more, true),
            Position::Last => (more, false),
            Position::Offset(rows) => (*rows > 0, more),
        }
    }
}
