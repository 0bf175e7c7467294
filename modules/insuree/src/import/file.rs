//! A whole file: checked from beginning to end, then registered portion by portion.

use super::entry::{Entry, Row};
use super::facts::Facts;
use super::judge::{Earlier, judge};
use super::portions::{self, Portion};
use super::progress::{self, Progress};
use super::{report, table};
use crate::rights;
use crate::settings::InsureeSettings;
use diesel_async::AsyncPgConnection;
use openimis_core::access::Actor;
use openimis_core::declare::{Access, Call, ImportFile, ImportReport};
use openimis_core::error::Error;
use openimis_core::operate::{LogEntry, perform};
use openimis_core::platform::Platform;
use openimis_location::LocationSettings;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Imports a file of families and people.
///
/// First all rows are checked; what is wrong is told with row and column, all of it together, and nothing is written.
/// Then the rows are registered, some thousand in a transaction. The same file again goes on where an earlier attempt
/// was interrupted; once it is done, nothing happens.
///
/// # Errors
/// [`Error::Refused`] when the actor may not, or the file cannot be read at all; others when the database fails.
pub async fn import_file(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    import: &ImportFile<'_>,
) -> Result<ImportReport, Error> {
    actor.check(Access::Right(rights::ADD_INSUREES))?;
    actor.check(Access::Right(rights::ADD_FAMILIES))?;
    let digest = portions::digest(import.path).await?;
    let before = progress::find(connection, &digest).await?.unwrap_or_default();
    let mut report = check(platform, connection, actor, import, before).await?;
    report.was_done = before.finished_at.is_some();
    if report.faults.is_empty() && !import.dry_run && !report.was_done {
        register(platform, connection, actor, import, &digest, &mut report).await?;
    }
    let after = progress::find(connection, &digest).await?.unwrap_or_default();
    for (what, made) in [("people", after.people), ("families", after.families)] {
        report.made.push((what, u64::try_from(made).unwrap_or_default()));
    }
    Ok(report)
}

/// Goes through all rows; of those that were registered before, only the numbers matter.
async fn check(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    import: &ImportFile<'_>,
    before: Progress,
) -> Result<ImportReport, Error> {
    let mut report = ImportReport::default();
    let mut earlier = Earlier::new();
    let (places, rules) = (
        platform.settings.get::<LocationSettings>(),
        platform.settings.get::<InsureeSettings>(),
    );
    let today = platform.today();
    let mut portions = portions::of(import.path);
    while let Some(portion) = portions.next().await? {
        let Portion { layout, rows } = &portion;
        let mut faults = Vec::new();
        let read = |row: &Row| Entry::read(layout, row, &mut faults);
        let entries: Vec<_> = rows.iter().map(read).collect();
        let is_done = |entry: &Entry| i64::try_from(entry.row).is_ok_and(|row| row <= before.rows_done);
        let (done, new): (Vec<_>, Vec<_>) = entries.into_iter().partition(is_done);
        earlier.extend(done.into_iter().map(|entry| (entry.chf_id.clone(), entry.is_head())));
        if !new.is_empty() {
            let facts = Facts::load(connection, actor, &places, Arc::clone(&rules), &new).await?;
            for entry in &new {
                judge(entry, &facts, today, &mut earlier, &mut faults);
            }
        }
        report.rows += u64::try_from(rows.len()).unwrap_or_default();
        report::add(&mut report, faults);
        (import.heard)(report.rows, 0);
    }
    Ok(report)
}

async fn register(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    import: &ImportFile<'_>,
    digest: &str,
    told: &mut ImportReport,
) -> Result<(), Error> {
    let now = platform.clock.now();
    let user = actor.user().map(|user| user.account.id);
    progress::begin(connection, digest, user, now).await?;
    let mut registered = 0;
    let mut portions = portions::of(import.path);
    while let Some(portion) = portions.next().await? {
        match send(platform, connection, actor, digest, &portion).await {
            // what changed since the check
            Err(Error::Refused(problems)) => {
                let faults = problems.into_iter().map(report::from_problem).collect();
                report::add(told, faults);
                return Ok(());
            }
            sent => sent?,
        }
        registered += u64::try_from(portion.rows.len()).unwrap_or_default();
        (import.heard)(told.rows, registered);
    }
    progress::finish(connection, digest, platform.clock.now()).await?;
    Ok(())
}

/// Has one portion registered by the operation, like everything that changes data.
async fn send(
    platform: &Platform,
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    digest: &str,
    portion: &Portion,
) -> Result<(), Error> {
    let operation = platform.registry.operation("insuree.import");
    let operation = operation.ok_or_else(|| Error::internal("the module is not linked"))?;
    let mut input = Map::new();
    input.insert("rows".to_owned(), Value::from(csv_of(portion)?));
    input.insert("file".to_owned(), Value::from(digest));
    let call = Call {
        target: None,
        input: &input,
    };
    perform(platform, connection, actor, operation, call, &LogEntry::default()).await?;
    Ok(())
}

fn csv_of(portion: &Portion) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let headings = portion.layout.columns().iter().map(|column| column.name());
    writer
        .write_record(std::iter::once(table::NUMBER).chain(headings))
        .map_err(Error::internal)?;
    for row in &portion.rows {
        let number = row.number.to_string();
        let cells = std::iter::once(number.as_str()).chain(row.cells.iter().map(String::as_str));
        writer.write_record(cells).map_err(Error::internal)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::internal(error.to_string()))?;
    String::from_utf8(bytes).map_err(Error::internal)
}
