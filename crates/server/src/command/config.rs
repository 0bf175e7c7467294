//! `openimis config`: settings.

use crate::output::print;
use crate::start;
use anyhow::Result;
use openimis_core::settings::{self, SECTIONS};
use std::process::ExitCode;

/// A settings file with every key, its documentation and its default.
pub(super) fn sample() -> Result<ExitCode> {
    print(&settings::sample(&start::registry()?, SECTIONS))?;
    Ok(ExitCode::SUCCESS)
}
