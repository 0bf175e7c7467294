//! Carries out a plan.

use std::time::Duration;

use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};

use super::bookkeeping::{self, Outcome};
use super::error::MigrationError;
use super::index::{self, Indexes};
use super::order::{ModuleMigrations, OwnedStep};
use super::plan::{Action, Plan, PlannedStep};
use super::prepare::{Prepared, prepare};
use super::unique::Offender;
use super::{lock, rights, session};
use crate::declare::MigrationKind;

/// How long a migration waits for another one of the same database: an index on a large table takes its time.
const PATIENCE: Duration = Duration::from_mins(30);

/// What a migration tells while it runs.
#[derive(Debug)]
pub enum Progress<'a> {
    /// Another migration of this database runs; ours starts when it ends.
    WaitingForLock,
    /// A step begins.
    Step {
        /// The step.
        step: &'a PlannedStep,
        /// Its place among the steps that do something, from 1.
        number: usize,
        /// How many there are.
        of: usize,
    },
}

/// What a migration did: the plan as carried out.
///
/// A step whose rule rows stand against is [`Action::Skip`] here, also when they came while it was built.
pub type Report = Plan;

/// Brings a database to what the linked modules need; see [`plan`](super::plan()) for `modules`.
///
/// The connection must not be in a transaction and must be a session of its own (not one of a pooler that hands on
/// single transactions): the lock and `CREATE INDEX CONCURRENTLY` need both. Close it
/// when the future is dropped before its end: it may hold the lock. Each step that makes tables is one transaction with
/// its record, so that the next run goes on where one was broken off.
///
/// # Errors
/// [`MigrationError`]; with [`MigrationError::Differs`] and [`MigrationError::Changed`] nothing was changed.
pub async fn migrate(
    conn: &mut AsyncPgConnection,
    modules: &[ModuleMigrations<'_>],
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<Report, MigrationError> {
    lock::acquire(conn, PATIENCE, || progress(Progress::WaitingForLock)).await?;
    let result = locked(conn, modules, progress).await;
    let released = lock::release(conn).await;
    let report = result?;
    released?;
    Ok(report)
}

async fn locked(
    conn: &mut AsyncPgConnection,
    modules: &[ModuleMigrations<'_>],
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<Report, MigrationError> {
    let before = session::prepare(conn).await?;
    let result = run(conn, modules, progress).await;
    let restored = session::restore(conn, &before).await;
    let report = result?;
    restored?;
    Ok(report)
}

async fn run(
    conn: &mut AsyncPgConnection,
    modules: &[ModuleMigrations<'_>],
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<Report, MigrationError> {
    let mut prepared = prepare(conn, modules).await?;
    if !prepared.plan.differences.is_empty() {
        return Err(MigrationError::Differs(prepared.plan.differences));
    }
    if prepared.plan.is_done() {
        return Ok(prepared.plan);
    }
    bookkeeping::create(conn).await?;
    steps(conn, &mut prepared, progress).await?;
    prepared.plan.grants = rights::grant(conn, &prepared.granting).await?;
    Ok(prepared.plan)
}

async fn steps(
    conn: &mut AsyncPgConnection,
    prepared: &mut Prepared<'_>,
    progress: &mut (dyn FnMut(Progress<'_>) + Send),
) -> Result<(), MigrationError> {
    let Prepared {
        plan, steps, indexes, ..
    } = prepared;
    let of = plan.steps.iter().filter(|step| step.action.does_something()).count();
    let mut number = 0;
    for (planned, step) in plan.steps.iter_mut().zip(steps.iter()) {
        if !planned.action.does_something() {
            continue;
        }
        number += 1;
        progress(Progress::Step {
            step: planned,
            number,
            of,
        });
        let offenders = match (&planned.action, step.step.kind) {
            (Action::Adopt, _) => record(conn, step, Outcome::Adopted).await?,
            (_, MigrationKind::Indexes | MigrationKind::UniqueIndex(_)) => concurrently(conn, step, indexes).await?,
            _ => transaction(conn, step).await?,
        };
        if !offenders.is_empty() {
            planned.action = Action::Skip(offenders);
        }
    }
    Ok(())
}

/// Records a step.
async fn record(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    outcome: Outcome,
) -> Result<Vec<Offender>, MigrationError> {
    bookkeeping::record(conn, step, outcome)
        .await
        .map_err(|source| step.failed(source))?;
    Ok(Vec::new())
}

/// Runs the step and its record in one transaction.
async fn transaction(conn: &mut AsyncPgConnection, step: &OwnedStep<'_>) -> Result<Vec<Offender>, MigrationError> {
    conn.transaction(async |conn: &mut AsyncPgConnection| {
        conn.batch_execute(step.step.sql).await?;
        bookkeeping::record(conn, step, Outcome::Executed).await
    })
    .await
    .map_err(|source| step.failed(source))?;
    Ok(Vec::new())
}

/// Builds the step's indexes outside a transaction, then records it, unless rows stand against it.
async fn concurrently(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    indexes: &Indexes,
) -> Result<Vec<Offender>, MigrationError> {
    let offenders = index::apply(conn, step, indexes).await?;
    if offenders.is_empty() {
        return record(conn, step, Outcome::Executed).await;
    }
    Ok(offenders)
}
