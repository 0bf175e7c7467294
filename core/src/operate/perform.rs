//! Running one operation.

use super::context::Context;
use super::log::LogEntry;
use super::unit::{Unit, Work, in_one};
use crate::access::Actor;
use crate::declare::{Answer, Call};
use crate::error::Error;
use crate::platform::Platform;
use crate::registry::RegisteredOperation;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

/// Runs an operation for an actor.
///
/// A question runs without transaction or log. A change runs in one transaction of its own (see [`in_one`]).
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
    if operation.description.declared.verb.changes() {
        in_one(platform, connection, actor, &mut One { operation, call, entry }).await
    } else {
        ask(platform, connection, actor, operation, call).await
    }
}

/// Asks a question: no transaction, no log.
///
/// # Errors
/// [`Error::Refused`] with every problem found; others when the database fails.
pub async fn ask(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    operation: &RegisteredOperation,
    call: Call<'_>,
) -> Result<Answer, Error> {
    operation.admit(actor)?;
    let mut context = Context::new(connection, platform, actor, Uuid::now_v7());
    (operation.description.run)(&mut context, call).await
}

/// One operation and nothing else.
struct One<'o> {
    operation: &'o RegisteredOperation,
    call: Call<'o>,
    entry: &'o LogEntry,
}

impl Work for One<'_> {
    type Output = Answer;

    async fn run(&mut self, unit: &mut Unit<'_>) -> Result<Answer, Error> {
        unit.perform(self.operation, self.call, self.entry).await
    }
}
