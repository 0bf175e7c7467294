//! `openimis check`: everything that is wrong, without changing anything.

use super::migrate;
use crate::jobs;
use crate::output::print;
use crate::start;
use anyhow::Result;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path) -> Result<ExitCode> {
    let started = start::start(config)?;
    jobs::check(&started)?;
    print("modules, settings and languages: in order\n")?;
    let plan = super::block_on(migrate::plan(&started))?;
    if plan.is_done() {
        // with what waits for a module or an extension, and rules that rows stand against with those rows
        print(&format!("database: in order\n{plan}"))?;
        return Ok(ExitCode::SUCCESS);
    }
    print(&format!("database: `openimis migrate` would do this\n{plan}\n"))?;
    Ok(ExitCode::FAILURE)
}
