//! The demonstration country.

use crate::output::print;
use crate::start::Started;
use anyhow::Result;
use diesel::sql_types::Bool;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use indicatif::{ProgressBar, ProgressStyle};
use openimis_core::declare::{DemoPlan, DemoStory, DemoWatcher};
use openimis_core::error::Error;
use openimis_core::settings::ServerSettings;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// What is made when nobody says how large.
pub(crate) const DEFAULT: DemoPlan = DemoPlan {
    seed: 1,
    villages: 64,
    facilities: 15,
    families: 200,
};

/// Where the logins of the demonstration are noted, beside the private database: only hashes are stored in it.
const LOGINS: &str = "demo-logins.txt";

/// Fills the private database at its first start. Anybody else's database is never touched.
pub(crate) async fn ensure(started: &Started) -> Result<()> {
    if started.cluster.is_some() {
        fill(started, &DEFAULT).await?;
    }
    Ok(())
}

/// Fills an empty database, all modules in one transaction. Answers nothing if there are users already.
pub(crate) async fn fill(started: &Started, plan: &DemoPlan) -> Result<Option<DemoStory>> {
    let mut connection = started.database.connect().await?;
    if has_users(&mut connection).await? {
        return Ok(None);
    }
    let makers: Vec<_> = started
        .platform
        .registry
        .modules()
        .iter()
        .filter_map(|module| module.demo.map(|demo| (module.name, demo)))
        .collect();
    let story = connection
        .transaction(async |connection| {
            // batches of a large country take longer than requests may, and are no better for being compiled
            let settings = "SET LOCAL statement_timeout = 0; SET LOCAL jit = off";
            connection.batch_execute(settings).await?;
            let mut story = DemoStory::heard_by(watcher());
            for (module, demo) in makers {
                log::info!("demo: {module}");
                demo(connection, plan, &mut story).await?;
            }
            Ok::<_, Error>(story)
        })
        .await?;
    // a country that was made at once is unknown to the planner
    connection.batch_execute("ANALYZE").await?;
    note_logins(&started.platform.settings.get::<ServerSettings>().data_folder, &story)?;
    Ok(Some(story))
}

/// Shows a bar for what takes long; nothing where nobody looks at the terminal.
fn watcher() -> DemoWatcher {
    let shown: Mutex<Option<(&'static str, ProgressBar)>> = Mutex::new(None);
    Box::new(move |what, made, of| {
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        let bar = match shown.take() {
            Some((known, bar)) if known == what => bar,
            other => {
                if let Some((_, bar)) = other {
                    bar.finish();
                }
                bar(what, of)
            }
        };
        bar.set_position(made);
        *shown = Some((what, bar));
    })
}

/// A bar that tells what it counts, how fast, and how long it will take.
pub(crate) fn bar(what: &'static str, of: u64) -> ProgressBar {
    let bar = ProgressBar::new(of).with_prefix(what);
    // the template is ours
    match ProgressStyle::with_template("{prefix:>12} {bar:40} {human_pos}/{human_len} {per_sec} {eta}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn note_logins(data_folder: &Path, story: &DemoStory) -> Result<()> {
    let line = |(name, password, role): &(String, String, String)| format!("  {name:<12} {password:<16} {role}\n");
    let lines: String = story.logins.iter().map(line).collect();
    std::fs::create_dir_all(data_folder)?;
    Ok(std::fs::write(data_folder.join(LOGINS), lines)?)
}

/// Tells the logins of the demonstration, if there is one.
pub(crate) fn print_logins(data_folder: &Path) -> Result<()> {
    if let Ok(lines) = std::fs::read_to_string(data_folder.join(LOGINS)) {
        print(&format!("Demonstration logins (name, password, role):\n{lines}"))?;
    }
    Ok(())
}

async fn has_users(connection: &mut AsyncPgConnection) -> Result<bool> {
    #[derive(diesel::QueryableByName)]
    struct Found {
        #[diesel(sql_type = Bool)]
        found: bool,
    }
    let found: Found = diesel::sql_query("SELECT EXISTS (SELECT FROM \"core_User\") AS found")
        .get_result(connection)
        .await?;
    Ok(found.found)
}
