//! Settings of core, with openIMIS's keys (spec 4.2).

use crate::declare::Settings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an installation can decide about users and about the scheme as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct CoreSettings {
    /// Largest number of characters of a user name.
    pub username_code_length: u32,
    /// Whether the name of an existing user can be changed.
    pub username_changeable: bool,
    /// Which fields of a user must be given (M), may be given (O) or must not be given (H), by their names in snake
    /// case; a place of work (`districts`, `village_ids`, …) is asked of the kinds of user that can have it.
    pub fields_controls_user: BTreeMap<String, FieldControl>,
    /// The same for enrolment officers; shown to clients, not enforced.
    pub fields_controls_eo: BTreeMap<String, FieldControl>,
    /// Sign of the scheme's currency, as people read it.
    pub currency: String,
    /// Age in years from which an insuree is an adult.
    pub age_of_majority: u32,
}

/// Whether a field is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldControl {
    /// It must be.
    #[serde(rename = "M")]
    Mandatory,
    /// It may be.
    #[serde(rename = "O")]
    Optional,
    /// It must not be.
    #[serde(rename = "H")]
    Hidden,
}

impl Default for CoreSettings {
    fn default() -> Self {
        Self {
            username_code_length: 12,
            username_changeable: true,
            fields_controls_user: BTreeMap::new(),
            fields_controls_eo: BTreeMap::new(),
            currency: "$".to_owned(),
            age_of_majority: 18,
        }
    }
}

fn check(settings: &CoreSettings) -> Result<(), (&'static str, String)> {
    // the account's name has 50 characters; columns of the kinds of user are narrower and say so themselves
    if !(1..=50).contains(&settings.username_code_length) {
        return Err(("username_code_length", "must be between 1 and 50".to_owned()));
    }
    Ok(())
}
