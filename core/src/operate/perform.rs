//! The untyped half of running an operation: right, transaction, log, outbox.

use super::constraint;
use super::context::Context;
use super::log::{LogEntry, Row};
use crate::access::{Actor, ActorChange};
use crate::declare::{Answer, Call};
use crate::error::{Error, kinds};
use crate::platform::Platform;
use crate::registry::RegisteredOperation;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection, TransactionManager};
use uuid::Uuid;

type Transaction = <AsyncPgConnection as AsyncConnection>::TransactionManager;

/// How often a transaction that lost a race (serialization failure, deadlock) is tried in all.
const ATTEMPTS: u32 = 3;

/// Runs an operation for an actor.
///
/// A question runs without transaction or log. A change runs in one transaction; when it is refused, everything is
/// rolled back and only its log row stays. Requests without login leave no log row (W-57).
///
/// # Errors
/// [`Error::Refused`] with every problem found; others when the database fails.
pub async fn perform(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    operation: &RegisteredOperation,
    call: Call<'_>,
    entry: &LogEntry,
) -> Result<Answer, Error> {
    let description = operation.description;
    let row = Row {
        id: Uuid::now_v7(),
        operation,
        actor,
        entry,
        received: platform.clock.now(),
        target: call.target,
        input: call.input,
    };
    let access = description
        .declared
        .access
        .ok_or_else(|| Error::internal("operation without access"))?;
    let allowed = actor.check(access).map_err(Error::from);
    if !description.declared.verb.changes() {
        allowed?;
        return (description.run)(&mut Context::new(connection, platform, actor, row.id), call).await;
    }
    let outcome = match allowed {
        Ok(()) => attempt(platform, connection, call, &row).await,
        Err(denied) => Err(denied),
    };
    if let Err(error) = &outcome
        && actor.user().is_some()
        && let Err(unlogged) = row.refused(connection, error).await
    {
        // the caller hears why the operation failed, not why that could not be noted
        log::warn!("{} failed and left no log row: {unlogged}", description.declared.name);
    }
    outcome
}

async fn attempt(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    call: Call<'_>,
    row: &Row<'_>,
) -> Result<Answer, Error> {
    let mut left = ATTEMPTS;
    loop {
        left -= 1;
        match transaction(platform, connection, call, row).await {
            Err(error) if error.is_retryable() && left > 0 => {}
            Err(error) if error.is_retryable() => return Err(kinds::CONFLICT.problem().into()),
            Err(error) => return Err(constraint::explain(&platform.registry, error)),
            Ok(answer) => return Ok(answer),
        }
    }
}

async fn transaction(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    call: Call<'_>,
    row: &Row<'_>,
) -> Result<Answer, Error> {
    Transaction::begin_transaction(connection).await?;
    match inside(platform, connection, call, row).await {
        Ok((answer, actor_changes)) => {
            Transaction::commit_transaction(connection).await?;
            for change in actor_changes {
                platform.actors.apply(change);
            }
            Ok(answer)
        }
        Err(error) => {
            // a connection that cannot even roll back is dropped by the pool; the first error says why
            let _ = Transaction::rollback_transaction(connection).await;
            Err(error)
        }
    }
}

async fn inside(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    call: Call<'_>,
    row: &Row<'_>,
) -> Result<(Answer, Vec<ActorChange>), Error> {
    let mut context = Context::new(connection, platform, row.actor, row.id);
    let answer = (row.operation.description.run)(&mut context, call).await?;
    let events = context.take_events();
    let actor_changes = context.take_actor_changes();
    for change in &actor_changes {
        change.announce(connection).await?;
    }
    row.succeeded(connection, &events).await?;
    // openIMIS's foreign keys are deferred: violations must surface here, where they can still be explained
    connection.batch_execute("SET CONSTRAINTS ALL IMMEDIATE").await?;
    Ok((answer, actor_changes))
}
