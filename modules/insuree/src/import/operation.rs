//! The operation that registers one portion of rows.

use super::columns::Layout;
use super::entry::{Entry, Row};
use super::facts::Facts;
use super::judge::{Earlier, judge};
use super::progress::{self, Progress};
use super::write::{self, Stamp};
use super::{report, table};
use crate::rights;
use crate::settings::InsureeSettings;
use openimis_core::declare::{Access, Declared, ImportFault, Input, Operation, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_location::LocationSettings;
use serde_json::{Value, json};

/// Registers families and people from rows of a table.
#[derive(Debug)]
pub struct ImportInsurees;

/// Rows of a table.
#[derive(Debug, Clone, Input)]
pub struct RowsToImport {
    /// The rows as CSV, the headings in the first line. A first column `row` may give each row the number under which it
    /// is told of; without it, rows are counted from the headings, which are 1.
    #[input(secret)]
    pub rows: String,
    /// The digest of the file that the rows are of: they are then registered once, however often they are sent.
    pub file: Option<String>,
}

impl Operation for ImportInsurees {
    type Target = ();
    type Input = RowsToImport;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.import",
        "insurees",
        Verb::ActOnAll("import-rows"),
        "Registers families and people from rows of a table, all of them or none.",
    )
    .right(rights::ADD_INSUREES);

    async fn run(context: &mut Context<'_>, (): &(), input: &RowsToImport) -> Result<Value, Error> {
        context.actor().check(Access::Right(rights::ADD_FAMILIES))?;
        let (layout, rows) = table::parse(&input.rows).map_err(Error::Refused)?;
        let last = rows.iter().map(|row| row.number).max().unwrap_or_default();
        let before = match &input.file {
            Some(digest) => progress::lock(context.connection(), digest).await?,
            None => None,
        };
        if before.is_some_and(|before| u64::try_from(before.rows_done).unwrap_or_default() >= last) {
            return Ok(json!({ "people": 0, "families": 0 }));
        }
        let done = register(context, &layout, &rows).await?;
        if let (Some(digest), Some(before)) = (&input.file, before) {
            let now = context.now();
            let after = Progress {
                rows_done: i64::try_from(last).map_err(Error::internal)?,
                people: before.people.saturating_add_unsigned(done.people),
                families: before.families.saturating_add_unsigned(done.families),
                finished_at: None,
            };
            progress::note(context.connection(), digest, after, now).await?;
        }
        context.emit(
            "insuree.imported",
            json!({ "people": done.people, "families": done.families }),
        );
        Ok(json!({ "people": done.people, "families": done.families }))
    }
}

async fn register(context: &mut Context<'_>, layout: &Layout, rows: &[Row]) -> Result<write::Registered, Error> {
    let mut faults = Vec::new();
    let entries: Vec<_> = rows.iter().map(|row| Entry::read(layout, row, &mut faults)).collect();
    write::keep_numbers(context.connection()).await?;
    let (places, rules) = (
        context.settings::<LocationSettings>(),
        context.settings::<InsureeSettings>(),
    );
    let (actor, today) = (context.actor(), context.today());
    let facts = Facts::load(context.connection(), actor, &places, rules, &entries).await?;
    let mut earlier = Earlier::new();
    for entry in &entries {
        judge(entry, &facts, today, &mut earlier, &mut faults);
    }
    if !faults.is_empty() {
        return Err(Error::Refused(problems(faults)));
    }
    let stamp = Stamp {
        now: context.now(),
        audit_user_id: context.actor().audit_user_id(),
    };
    write::register(context.connection(), &entries, &facts, stamp).await
}

/// At most so many problems are told of one request.
const MOST_PROBLEMS: usize = 1_000;

fn problems(faults: Vec<ImportFault>) -> Vec<Problem> {
    let faults = faults.into_iter().take(MOST_PROBLEMS);
    faults.map(report::into_problem).collect()
}
