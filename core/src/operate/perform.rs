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
use serde_json::{Map, Value};
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

/// Runs an operation that changes something on each of these rows, or once without a row, in one transaction and under
/// one log row.
///
/// # Errors
/// [`Error::Refused`] with the problems of the first row that is refused; nothing is done then.
pub async fn perform_each(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    operation: &RegisteredOperation,
    (targets, input): (&[&str], &Map<String, Value>),
    entry: &LogEntry,
) -> Result<Vec<Answer>, Error> {
    let mut each = Each {
        operation,
        targets,
        input,
        entry,
    };
    in_one(platform, connection, actor, &mut each).await
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

/// One operation on several rows.
struct Each<'o> {
    operation: &'o RegisteredOperation,
    targets: &'o [&'o str],
    input: &'o Map<String, Value>,
    entry: &'o LogEntry,
}

impl Work for Each<'_> {
    type Output = Vec<Answer>;

    async fn run(&mut self, unit: &mut Unit<'_>) -> Result<Vec<Answer>, Error> {
        unit.perform_each(self.operation, self.targets, self.input, self.entry)
            .await
    }
}
