//! `openimis graphql`: the schema of this distribution's GraphQL door.

use crate::output::print;
use crate::start;
use anyhow::Result;
use openimis_graphql::{Options, sdl};
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode> {
    print(&sdl(&start::registry()?, &Options::default())?)?;
    Ok(ExitCode::SUCCESS)
}
