//! `cargo xtask new-module NAME`: a module that compiles, in the style of `modules/location`, and its place in the
//! distribution.

mod manifests;
mod name;

#[cfg(test)]
mod tests;

use anyhow::{Context, Result, bail};
use name::Name;
use std::fs;
use std::path::Path;

/// The files of a module and what they begin with.
const TEMPLATE: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("template/Cargo.toml.txt")),
    ("README.md", include_str!("template/README.md.txt")),
    ("CHANGELOG.md", include_str!("template/CHANGELOG.md.txt")),
    ("migrations/0001_entry.sql", include_str!("template/0001_entry.sql.txt")),
    ("src/lib.rs", include_str!("template/lib.rs.txt")),
    ("src/error.rs", include_str!("template/error.rs.txt")),
    ("locales/en.ftl", include_str!("template/en.ftl.txt")),
    ("locales/fr.ftl", include_str!("template/fr.ftl.txt")),
    ("src/message.rs", include_str!("template/message.rs.txt")),
    ("src/migrations.rs", include_str!("template/migrations.rs.txt")),
    ("src/rights.rs", include_str!("template/rights.rs.txt")),
    ("src/schema.rs", include_str!("template/schema.rs.txt")),
    ("src/settings.rs", include_str!("template/settings.rs.txt")),
    ("src/entry/mod.rs", include_str!("template/entry/mod.rs.txt")),
    ("src/entry/create.rs", include_str!("template/entry/create.rs.txt")),
    ("src/entry/resource.rs", include_str!("template/entry/resource.rs.txt")),
];

/// Makes the module `name` in a workspace; nothing is written unless all of it can be.
pub(crate) fn run(workspace: &Path, name: &str) -> Result<()> {
    let name = Name::parse(name)?;
    let folder = workspace.join("modules").join(&name.snake);
    if folder.exists() {
        bail!("{} exists", folder.display());
    }
    let (root, app) = (workspace.join("Cargo.toml"), workspace.join("app/Cargo.toml"));
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("reading {}", path.display()));
    let new_root = manifests::with_dependency(&read(&root)?, &name)?;
    let new_app = manifests::with_module(&read(&app)?, &name)?;

    for (path, template) in TEMPLATE {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, name.fill(template))?;
    }
    fs::write(root, new_root)?;
    fs::write(app, new_app)?;
    println!(
        "made modules/{}; begin with src/entry and src/schema.rs, then run: cargo check --package {}",
        name.snake,
        name.package()
    );
    Ok(())
}
