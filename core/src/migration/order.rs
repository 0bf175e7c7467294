//! In which order the steps of the linked modules run.

use std::fmt;

use super::error::MigrationError;
use crate::declare::{Migration, Right};

/// What one linked module brings: its steps, and the rights that a new database grants to the system roles.
#[derive(Debug, Clone, Copy)]
pub struct ModuleMigrations<'a> {
    /// The module's name.
    pub module: &'a str,
    /// Its steps, in any order; versions are unique within the module.
    pub steps: &'a [Migration],
    /// The rights that it owns.
    pub rights: &'a [Right],
}

/// A step with its owner, in running order.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnedStep<'a> {
    pub module: &'a str,
    pub step: &'a Migration,
}

impl<'a> OwnedStep<'a> {
    /// The module and version by which a step is known in the bookkeeping.
    pub fn key(&self) -> (&'a str, u32) {
        (self.module, self.step.version)
    }

    /// The error that this step failed.
    pub fn failed(&self, source: diesel::result::Error) -> MigrationError {
        MigrationError::Step {
            step: self.to_string(),
            source,
        }
    }
}

impl fmt::Display for OwnedStep<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:04} {}", self.module, self.step.version, self.step.name)
    }
}

/// The steps in running order, and apart from them those whose modules are not all linked.
///
/// Modules come in dependency order. A step that needs another module runs after the last of those it needs.
pub(super) fn in_order<'a>(modules: &[ModuleMigrations<'a>]) -> (Vec<OwnedStep<'a>>, Vec<OwnedStep<'a>>) {
    let mut steps = Vec::new();
    let mut waiting = Vec::new();
    for (owner, module) in modules.iter().enumerate() {
        for step in module.steps {
            let owned = OwnedStep {
                module: module.module,
                step,
            };
            match turn(modules, owner, step) {
                Some(turn) => steps.push((turn, owner, owned)),
                None => waiting.push(owned),
            }
        }
    }
    // At a module's turn its own steps come first, then those that waited for it.
    steps.sort_by_key(|(turn, owner, owned)| (*turn, owner != turn, *owner, owned.step.version));
    (steps.into_iter().map(|(_, _, owned)| owned).collect(), waiting)
}

/// The position of the module after whose turn the step can run; none while one of its modules is not linked.
fn turn(modules: &[ModuleMigrations<'_>], owner: usize, step: &Migration) -> Option<usize> {
    let mut last = owner;
    for needed in step.with {
        let position = modules.iter().position(|module| module.module == *needed)?;
        last = last.max(position);
    }
    Some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIR: &[Migration] = &[
        Migration::baseline(1, "tables", ""),
        Migration::baseline(2, "keys", "").with(&["prices"]),
        Migration::addition(3, "more", ""),
    ];
    const ONE: &[Migration] = &[Migration::baseline(1, "tables", "")];

    fn names(steps: &[OwnedStep<'_>]) -> Vec<String> {
        steps
            .iter()
            .map(|owned| format!("{}.{}", owned.module, owned.step.name))
            .collect()
    }

    fn module<'a>(module: &'a str, steps: &'a [Migration]) -> ModuleMigrations<'a> {
        ModuleMigrations {
            module,
            steps,
            rights: &[],
        }
    }

    #[test]
    fn a_step_that_needs_a_later_module_follows_it() {
        let (steps, waiting) = in_order(&[module("places", PAIR), module("prices", ONE), module("more", ONE)]);
        assert_eq!(
            names(&steps),
            [
                "places.tables",
                "places.more",
                "prices.tables",
                "places.keys",
                "more.tables"
            ]
        );
        assert!(waiting.is_empty());
    }

    #[test]
    fn a_step_that_needs_an_absent_module_waits() {
        let (steps, waiting) = in_order(&[module("places", PAIR)]);
        assert_eq!(names(&steps), ["places.tables", "places.more"]);
        assert_eq!(names(&waiting), ["places.keys"]);
    }
}
