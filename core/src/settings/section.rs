//! Parts of `openimis.toml` that belong to no module: the server, the database.

use crate::declare::{Settings, SettingsDescription};
use crate::registry::Registry;

/// A part of the settings that the server itself has, beside those of the modules.
///
/// Its keys come from file and environment only: whoever may write rows of `"core_ModuleConfiguration"` does not thereby
/// decide where the server listens.
#[derive(Debug, Clone, Copy)]
pub struct Section {
    /// Its table in `openimis.toml`, in snake case.
    pub name: &'static str,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// Its keys and defaults.
    pub settings: SettingsDescription,
}

impl Section {
    /// The section that a type of settings describes.
    #[must_use]
    pub const fn of<S: Settings>(name: &'static str, title: &'static str) -> Self {
        Self {
            name,
            title,
            settings: SettingsDescription::of::<S>(),
        }
    }
}

/// Everything that has settings: the server's own sections, then the modules in dependency order.
pub(super) fn all(registry: &Registry, sections: &[Section]) -> Vec<Section> {
    let own = sections.iter().copied();
    own.chain(of_modules(registry)).collect()
}

/// The settings of the linked modules, in dependency order.
pub(super) fn of_modules(registry: &Registry) -> impl Iterator<Item = Section> + '_ {
    registry.modules().iter().filter_map(|module| {
        module.settings.map(|settings| Section {
            name: module.name,
            title: module.title,
            settings,
        })
    })
}
