//! `openimis openapi`: the document of this distribution's REST door.

use crate::output::print;
use crate::start;
use anyhow::Result;
use openimis_rest::{Options, openapi};
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode> {
    let document = openapi::document(&start::registry()?, &Options::default().page);
    print(&openapi::text(&document))?;
    Ok(ExitCode::SUCCESS)
}
