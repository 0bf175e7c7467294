//! One transaction that may hold several operations.

use super::constraint;
use super::context::Context;
use super::log::{LogEntry, Row};
use crate::access::{Actor, ActorChange};
use crate::declare::{Answer, Call, ResourceDescription};
use crate::error::{Error, kinds};
use crate::platform::Platform;
use crate::read::sql::Sql;
use crate::read::{self, RowVersion};
use crate::registry::RegisteredOperation;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection, TransactionManager};
use serde_json::{Map, Value};
use std::future::Future;
use uuid::Uuid;

type Transaction = AnsiTransactionManager;

/// Operations look rows up by their keys, which one plan serves as well as any; PostgreSQL would plan many of them anew
/// each time, for what a scope's list of places might save.
const BEGIN: &str = "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan";

/// How often a transaction that lost a race (serialization failure, deadlock) is tried in all.
const ATTEMPTS: u32 = 3;

/// What is done in one transaction. It may be run several times, each time in a transaction of its own, when it loses a
/// race; only the last one is committed.
pub trait Work {
    /// What comes of it.
    type Output;

    /// Does it. An error rolls everything back.
    fn run(&mut self, unit: &mut Unit<'_>) -> impl Future<Output = Result<Self::Output, Error>>;
}

/// A transaction under way, and for whom.
pub struct Unit<'u> {
    pub(super) connection: &'u mut AsyncPgConnection,
    pub(super) platform: &'u Platform,
    pub(super) actor: &'u Actor,
    actor_changes: Vec<ActorChange>,
    /// Whether an operation was done: constraints are then checked at once, which the next one must not be.
    constraints_immediate: bool,
    /// The log row of the operation that was refused.
    refused: Option<Sql>,
}

/// Runs this work in one transaction.
///
/// When it is refused, everything is rolled back and only the log row of the refused operation stays. Requests without
/// login leave no log row (W-57).
///
/// # Errors
/// [`Error::Refused`] with every problem found; others when the database fails.
pub async fn in_one<W: Work>(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    work: &mut W,
) -> Result<W::Output, Error> {
    let mut left = ATTEMPTS;
    loop {
        left -= 1;
        let mut unit = Unit::new(platform, connection, actor);
        let outcome = unit.transaction(work).await;
        match outcome {
            Err(error) if error.is_retryable() && left > 0 => {}
            Err(error) => {
                unit.note_refusal().await;
                return Err(final_error(platform, error));
            }
            Ok(output) => return Ok(output),
        }
    }
}

/// What the caller hears of an error that is not tried again.
fn final_error(platform: &Platform, error: Error) -> Error {
    if error.is_retryable() {
        kinds::CONFLICT.problem().into()
    } else {
        constraint::explain(&platform.registry, error)
    }
}

/// Each row to act on, or once none.
fn targets<'r>(row: &Row<'r>) -> impl Iterator<Item = Option<&'r str>> + use<'r> {
    let none = row.targets.is_empty().then_some(None);
    row.targets.iter().map(|target| Some(*target)).chain(none)
}

impl<'u> Unit<'u> {
    pub(super) fn new(platform: &'u Platform, connection: &'u mut AsyncPgConnection, actor: &'u Actor) -> Self {
        Self {
            connection,
            platform,
            actor,
            actor_changes: Vec::new(),
            constraints_immediate: false,
            refused: None,
        }
    }

    /// The transaction's connection, for reading what the operations made.
    #[must_use]
    pub const fn connection(&self) -> &AsyncPgConnection {
        self.connection
    }

    /// Runs an operation that changes something: with its right, its log row and its events.
    ///
    /// # Errors
    /// [`Error::Refused`] with every problem found; others when the database fails. The unit cannot go on after one.
    pub async fn perform(
        &mut self,
        operation: &RegisteredOperation,
        call: Call<'_>,
        entry: &LogEntry,
    ) -> Result<Answer, Error> {
        let answers = self
            .perform_each(operation, call.target.as_slice(), call.input, entry)
            .await?;
        // one call, one answer
        answers
            .into_iter()
            .next()
            .ok_or_else(|| Error::internal("an operation without an answer"))
    }

    /// Runs an operation on each of these rows, or once without a row, under one log row.
    ///
    /// # Errors
    /// As [`Unit::perform`]; the first row that is refused refuses all.
    pub async fn perform_each(
        &mut self,
        operation: &RegisteredOperation,
        targets: &[&str],
        input: &Map<String, Value>,
        entry: &LogEntry,
    ) -> Result<Vec<Answer>, Error> {
        let row = Row {
            id: entry.id.unwrap_or_else(Uuid::now_v7),
            operation,
            actor: self.actor,
            entry,
            received: self.platform.clock.now(),
            targets,
            input,
        };
        let outcome = self.steps(&row).await;
        outcome.inspect_err(|error| {
            let conflict = error.is_retryable().then(|| kinds::CONFLICT.problem().into());
            self.refused = Some(row.refused(conflict.as_ref().unwrap_or(error)));
        })
    }

    /// Locks a live row until the transaction ends, and tells its version; nothing if it is not there, or not within the
    /// actor's scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock(
        &mut self,
        resource: &'static ResourceDescription,
        id: &str,
    ) -> Result<Option<RowVersion>, Error> {
        let registry = &self.platform.registry;
        read::lock_version(self.connection, registry, self.actor, resource, id).await
    }

    /// Checks that a row is still as its reader saw it, and locks it so that it stays so. One that is not there, or not
    /// within the actor's scope, is left to the operation to refuse.
    ///
    /// # Errors
    /// [`kinds::STALE`] when it has another version than these.
    pub async fn expect(
        &mut self,
        resource: &'static ResourceDescription,
        id: &str,
        versions: &[RowVersion],
    ) -> Result<(), Error> {
        match self.lock(resource, id).await? {
            Some(version) if !versions.contains(&version) => Err(kinds::STALE.problem().into()),
            _ => Ok(()),
        }
    }

    async fn steps(&mut self, row: &Row<'_>) -> Result<Vec<Answer>, Error> {
        row.operation.admit(self.actor)?;
        if self.constraints_immediate {
            self.connection.batch_execute("SET CONSTRAINTS ALL DEFERRED").await?;
        }
        let mut context = Context::new(self.connection, self.platform, self.actor, row.id);
        let mut answers = Vec::with_capacity(row.targets.len().max(1));
        let progress = row.entry.progress.as_deref();
        for (done, target) in (0..).zip(targets(row)) {
            if let Some(progress) = progress {
                progress.tell(done, u64::try_from(row.targets.len().max(1)).unwrap_or(u64::MAX));
            }
            let call = Call {
                target,
                input: row.input,
            };
            let answer = (row.operation.description.run)(&mut context, call).await;
            answers.push(answer.map_err(|error| constraint::explain(&self.platform.registry, error))?);
        }
        let events = context.take_events();
        let report = context.take_report();
        self.actor_changes.extend(context.take_actor_changes());
        row.succeeded(self.connection, &events, &report).await?;
        // openIMIS's foreign keys are deferred: violations must surface here, where they can still be explained
        let checked = self.connection.batch_execute("SET CONSTRAINTS ALL IMMEDIATE").await;
        checked.map_err(|error| constraint::explain(&self.platform.registry, error.into()))?;
        self.constraints_immediate = true;
        Ok(answers)
    }

    async fn transaction<W: Work>(&mut self, work: &mut W) -> Result<W::Output, Error> {
        Transaction::begin_transaction_sql(self.connection, BEGIN).await?;
        match self.inside(work).await {
            Ok(output) => {
                Transaction::commit_transaction(self.connection).await?;
                self.platform.totals.forget();
                for change in std::mem::take(&mut self.actor_changes) {
                    self.platform.actors.apply(change);
                }
                Ok(output)
            }
            Err(error) => {
                // a connection that cannot even roll back is dropped by the pool; the first error says why
                let _ = Transaction::rollback_transaction(self.connection).await;
                Err(error)
            }
        }
    }

    async fn inside<W: Work>(&mut self, work: &mut W) -> Result<W::Output, Error> {
        let output = work.run(self).await?;
        for change in &self.actor_changes {
            change.announce(self.connection).await?;
        }
        Ok(output)
    }

    /// Writes the log row of what was refused, if somebody was.
    pub(super) async fn note_refusal(&mut self) {
        let Some(row) = self.refused.take().filter(|_| self.actor.user().is_some()) else {
            return;
        };
        if let Err(unlogged) = row.execute(self.connection).await {
            // the caller hears why the operation failed, not why that could not be noted
            log::warn!("an operation failed and left no log row: {unlogged}");
        }
    }
}
