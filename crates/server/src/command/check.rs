//! `openimis check`: everything that is wrong, without changing anything.

use super::migrate;
use crate::start;
use anyhow::Result;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path) -> Result<ExitCode> {
    let started = start::start(config)?;
    println!("modules and settings: in order");
    let plan = super::block_on(migrate::plan(&started))?;
    if plan.is_done() {
        println!("database: in order");
        // what waits for a module or an extension, and rules that rows stand against with those rows
        print!("{plan}");
        return Ok(ExitCode::SUCCESS);
    }
    println!("database: `openimis migrate` would do this\n{plan}");
    Ok(ExitCode::FAILURE)
}
