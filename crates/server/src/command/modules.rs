//! `openimis modules`: what this distribution consists of.

use crate::output::print;
use crate::start;
use anyhow::Result;
use openimis_core::declare::Module;
use std::fmt::{self, Write as _};
use std::process::ExitCode;

pub(super) fn run() -> Result<ExitCode> {
    let mut text = String::new();
    for module in start::registry()?.modules() {
        describe(&mut text, module)?;
    }
    print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn describe(text: &mut String, module: &Module) -> fmt::Result {
    writeln!(text, "{} {} - {}", module.name, module.version, module.title)?;
    if !module.requires.is_empty() {
        writeln!(text, "  requires    {}", module.requires.join(", "))?;
    }
    for right in module.rights {
        writeln!(text, "  right       {} {} - {}", right.number, right.name, right.title)?;
    }
    for resource in module.resources {
        writeln!(text, "  resource    {} - {}", resource.name, resource.doc)?;
    }
    for operation in module.operations {
        let declared = &operation.declared;
        writeln!(text, "  operation   {} - {}", declared.name, declared.doc)?;
    }
    for listener in module.listeners {
        writeln!(text, "  listens to  {} - {}", listener.of, listener.doc)?;
    }
    for job in module.jobs {
        writeln!(text, "  job         {} ({}) - {}", job.name, job.schedule, job.doc)?;
    }
    for migration in module.migrations {
        writeln!(text, "  migration   {:04} {}", migration.version, migration.name)?;
    }
    if let Some(settings) = module.settings {
        for key in settings.keys {
            writeln!(text, "  setting     {}.{}", module.name, key.name)?;
        }
    }
    writeln!(text)
}
