//! What an installation decides about deciding.

use crate::Profile;

/// How claims are decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Recommended or legacy behaviour.
    pub profile: Profile,
    /// Years of age from which somebody is an adult.
    pub age_of_majority: u32,
    /// Which claims are duplicates (reason 6).
    pub duplicates: Duplicates,
    /// Whether the contents of packages are compared with their definition (11.3, `verify_quantities`).
    pub verify_quantities: bool,
    /// Whether claims are checked at all when they are submitted (not `default_validations_disabled`, 5.1).
    pub checks: bool,
}

/// What makes a claim the duplicate of another one of the same insuree, facility and days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Duplicates {
    /// Nothing: openIMIS reserved the reason and never gave it.
    #[default]
    Allowed,
    /// The same services, of which there is one at least.
    SameServices,
    /// The same services and items.
    SameLines,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Profile::REC,
            age_of_majority: 18,
            duplicates: Duplicates::Allowed,
            verify_quantities: false,
            checks: true,
        }
    }
}
