//! `openimis demo`: fills a private database with a demonstration country.

use super::migrate;
use crate::output::print;
use crate::{demo, start};
use anyhow::{Result, bail};
use openimis_core::declare::DemoPlan;
use openimis_core::settings::ServerSettings;
use std::path::Path;
use std::process::ExitCode;

pub(super) fn run(config: &Path, plan: DemoPlan) -> Result<ExitCode> {
    let started = start::start(config)?;
    if !started.is_demo() {
        bail!("demonstration data and its known logins are for demo mode: set server.mode to demo");
    }
    super::block_on(async {
        migrate::apply(&started).await?;
        let Some(story) = demo::fill(&started, &plan).await? else {
            bail!("the database has users already; demonstration data is for an empty one");
        };
        for (what, count) in &story.made {
            print(&format!("{count:>9} {what}\n"))?;
        }
        demo::print_logins(&started.platform.settings.get::<ServerSettings>().data_folder)?;
        Ok(ExitCode::SUCCESS)
    })
}
