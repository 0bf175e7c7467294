//! Operations that are answered before they are done: their log row is there from the start, and tells how far they are.

use super::log::{LogEntry, Row};
use super::progress::Progress;
use crate::access::Actor;
use crate::error::{Error, kinds};
use crate::platform::Platform;
use crate::read::sql::{Bind, Sql};
use crate::registry::RegisteredOperation;
use crate::schema::administration::mutation_logs;
use chrono::{DateTime, TimeDelta, Utc};
use diesel::Column;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Where readers of the log see how far an operation is.
pub(super) const EXTENSION: &str = mutation_logs::json_ext::NAME;

/// How long nobody may have told of the progress of an operation that is still at work.
const SILENCE: TimeDelta = TimeDelta::minutes(1);

/// Writes the log row of an operation that will be performed later, under the same entry, with status 0.
///
/// # Errors
/// [`Error::Refused`] when the actor may not do it; others when the database fails.
pub async fn receive(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    operation: &RegisteredOperation,
    (targets, input): (&[&str], &Map<String, Value>),
    entry: &LogEntry,
) -> Result<(), Error> {
    operation.admit(actor)?;
    let received = platform.clock.now();
    let row = Row {
        id: entry.id.unwrap_or_else(Uuid::now_v7),
        operation,
        actor,
        entry,
        received,
        targets,
        input,
    };
    row.received(Progress::default().shown(received))
        .execute(connection)
        .await?;
    Ok(())
}

/// Notes in the log how far the operation of this row is.
///
/// # Errors
/// When the database fails.
pub async fn note_progress(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    mutation: Uuid,
    progress: &Progress,
) -> Result<(), Error> {
    let mut sql = Sql::new();
    sql.text("UPDATE \"core_Mutation_Log\" SET ")
        .name(EXTENSION)
        .text(" = coalesce(");
    sql.name(EXTENSION)
        .text(", '{}') || ")
        .bind(Bind::Json(progress.shown(platform.clock.now())))
        .text(" WHERE status = 0 AND id = ")
        .bind(Bind::Uuid(mutation));
    sql.execute(connection).await?;
    Ok(())
}

/// Ends the log rows of queued operations that no server is at work on any more; how many.
pub(crate) async fn end_abandoned(connection: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<usize, Error> {
    let error = json!([{ "message": "core.interrupted", "code": kinds::UNAVAILABLE.code }]);
    let mut sql = Sql::new();
    sql.text("UPDATE \"core_Mutation_Log\" SET status = 1, error = ")
        .bind(Bind::Text(error.to_string()))
        .text(" WHERE status = 0 AND (")
        .name(EXTENSION)
        .text(" #>> '{progress,at}')::timestamptz < ")
        .bind(Bind::Instant(now - SILENCE));
    Ok(sql.execute(connection).await?)
}
