//! `openimis import`: files of tables, read by the module that knows them.

use super::migrate;
use crate::demo::bar;
use crate::output::print;
use crate::start::{self, Started};
use anyhow::{Context, Result, bail};
use openimis_core::access::Actor;
use openimis_core::declare::{ImportFile, ImportReport, Importer};
use openimis_core::identity::Account;
use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

/// What is asked for.
pub(super) struct Asked<'a> {
    /// What the file is about.
    pub(super) name: &'a str,
    /// Where it is.
    pub(super) file: &'a Path,
    /// In whose name.
    pub(super) user: &'a str,
    /// Whether to check only.
    pub(super) dry_run: bool,
}

pub(super) fn run(config: &Path, asked: &Asked<'_>) -> Result<ExitCode> {
    let started = start::start(config)?;
    super::block_on(async {
        migrate::prepare(&started).await?;
        let report = read(&started, asked).await?;
        tell(&report, asked.dry_run)
    })
}

async fn read(started: &Started, asked: &Asked<'_>) -> Result<ImportReport> {
    let importer = importer(started, asked.name)?;
    let mut connection = started.database.connect().await?;
    let account = Account::find_by_username(&mut connection, asked.user).await?;
    let account = account.with_context(|| format!("there is no user {}", asked.user))?;
    let platform = &started.platform;
    let now = platform.clock.now();
    let user = platform
        .actors
        .get(&mut connection, &platform.registry, &platform.settings, account.id, now)
        .await?;
    let actor = Actor::User(user.with_context(|| format!("{} may not act", asked.user))?);
    let (checked, registered) = (bar("checked", 0), bar("registered", 0));
    let heard = |rows: u64, done: u64| {
        if done == 0 {
            checked.set_length(rows);
            checked.set_position(rows);
        } else {
            registered.set_length(rows);
            registered.set_position(done);
        }
    };
    let file = ImportFile {
        path: asked.file,
        dry_run: asked.dry_run,
        heard: &heard,
    };
    let read = (importer.read)(platform, &mut connection, &actor, &file).await;
    read.with_context(|| format!("{} is not imported", asked.file.display()))
}

fn importer(started: &Started, name: &str) -> Result<&'static Importer> {
    let importers = || {
        started
            .platform
            .registry
            .modules()
            .iter()
            .flat_map(|module| module.importers)
    };
    if let Some(importer) = importers().find(|importer| importer.name == name) {
        return Ok(importer);
    }
    let known: Vec<_> = importers()
        .map(|importer| format!("  {} - {}", importer.name, importer.doc))
        .collect();
    bail!("nothing that is linked reads {name}; there are\n{}", known.join("\n"))
}

fn tell(report: &ImportReport, dry_run: bool) -> Result<ExitCode> {
    let mut text = String::new();
    for fault in &report.faults {
        let column = fault.column.map(|column| format!(", {column}")).unwrap_or_default();
        let (title, detail) = (fault.problem.kind.title, fault.problem.text());
        let detail = if detail == title {
            String::new()
        } else {
            format!(": {detail}")
        };
        writeln!(text, "row {}{column}: {title}{detail}", fault.row)?;
    }
    if report.further_faults > 0 {
        writeln!(text, "and {} more", report.further_faults)?;
    }
    writeln!(text, "{:>9} rows", report.rows)?;
    for (what, made) in &report.made {
        writeln!(text, "{made:>9} {what}")?;
    }
    match (dry_run, report.was_done) {
        (true, _) => writeln!(text, "checked; nothing was written")?,
        (false, true) => writeln!(text, "the file had been imported before")?,
        (false, false) => {}
    }
    print(&text)?;
    Ok(if report.faults.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
