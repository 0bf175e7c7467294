//! Adding a module to the manifests of the workspace, by line: their comments stay.

use super::name::Name;
use anyhow::{Context, Result, bail};

/// The root manifest with the module among the workspace's own crates.
pub(super) fn with_dependency(manifest: &str, name: &Name) -> Result<String> {
    let line = format!(
        "{} = {{ path = \"modules/{}\", version = \"0.1.0\" }}",
        name.package(),
        name.snake
    );
    insert(manifest, "[workspace.dependencies]", &name.package(), &line)
}

/// The distribution's manifest with the module.
pub(super) fn with_module(manifest: &str, name: &Name) -> Result<String> {
    let line = format!("{}.workspace = true", name.package());
    insert(manifest, "[dependencies]", &name.package(), &line)
}

/// Puts a line after the section's last one of our own crates.
fn insert(manifest: &str, section: &str, package: &str, line: &str) -> Result<String> {
    let mut lines: Vec<_> = manifest.lines().collect();
    let head = lines.iter().position(|line| line.trim() == section);
    let head = head.with_context(|| format!("no {section} in the manifest"))?;
    let body = lines.iter().enumerate().skip(head + 1);
    let body = body.take_while(|(_, line)| !line.starts_with('['));
    let ours: Vec<_> = body.filter(|(_, line)| line.starts_with("openimis-")).collect();
    let names = |line: &str| line.split(['.', ' ', '=']).next() == Some(package);
    if ours.iter().any(|(_, line)| names(line)) {
        bail!("{package} is in the manifest already");
    }
    let after = ours.last().map_or(head, |(index, _)| *index);
    lines.insert(after + 1, line);
    Ok(lines.join("\n") + "\n")
}
