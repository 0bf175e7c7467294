//! What the modules bring to a database, as the migrations runner wants it.

use openimis_core::declare::{Migration, Right};
use openimis_core::migration::{CORE_STEPS, ModuleMigrations};
use openimis_core::registry::Registry;

/// Those of all modules that are linked into the test program, in dependency order.
///
/// # Panics
/// When the modules do not fit together.
#[must_use]
pub fn linked_migrations() -> Vec<ModuleMigrations<'static>> {
    let registry = Registry::linked().expect("the linked modules fit together");
    let of = |module: &&'static openimis_core::declare::Module| {
        module_migrations(module.name, module.migrations, module.rights)
    };
    registry.modules().iter().map(of).collect()
}

/// Core's steps alone, without rights.
#[must_use]
pub const fn core_migrations() -> ModuleMigrations<'static> {
    core_with(&[])
}

/// Core's steps with these rights.
#[must_use]
pub const fn core_with(rights: &[Right]) -> ModuleMigrations<'_> {
    module_migrations("core", CORE_STEPS, rights)
}

/// Those of a module made for a test.
#[must_use]
pub const fn module_migrations<'a>(
    module: &'a str,
    steps: &'a [Migration],
    rights: &'a [Right],
) -> ModuleMigrations<'a> {
    ModuleMigrations { module, steps, rights }
}
