//! Settings of the location module, with openIMIS's keys where it has them (spec 4.2).

use openimis_core::declare::Settings;
use serde::{Deserialize, Serialize};

/// What an installation can decide about locations and facilities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct LocationSettings {
    /// Types of location from the top of the tree to its bottom. Row security and openIMIS's views know only R, D, W, V.
    pub location_types: Vec<String>,
    /// Whether everybody sees the whole country.
    pub no_location_check: bool,
    /// Levels of health facilities with the words shown for them.
    pub health_facility_level: Vec<FacilityLevel>,
    /// Whether a facility must have contract dates.
    pub health_facility_contract_dates_mandatory: bool,
    /// Who sees rows without a place, what officers see of districts, and whether people are seen only by those who
    /// share their area: `strict` closes the gaps of the existing backend (W-14, W-15, W-62), `legacy` reproduces them.
    pub row_security: RowSecurity,
    /// What deleting a location with others below it does: `refuse` it while anything depends on it (W-43), or
    /// `cascade` as the existing backend does: everything below ends too (rule 66).
    pub removal: Removal,
}

/// One level of health facility.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FacilityLevel {
    /// One character, stored with the facility.
    pub code: String,
    /// What people read.
    pub display: String,
}

/// How strictly rows are limited to an actor's area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowSecurity {
    /// As spec 8.2 advises.
    #[default]
    Strict,
    /// As the existing backend does.
    Legacy,
}

/// What happens to what depends on a location that is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Removal {
    /// The deletion is refused.
    #[default]
    Refuse,
    /// Locations below end with it.
    Cascade,
}

impl Default for LocationSettings {
    fn default() -> Self {
        let level = |code: &str, display: &str| FacilityLevel {
            code: code.to_owned(),
            display: display.to_owned(),
        };
        Self {
            location_types: ["R", "D", "W", "V"].map(str::to_owned).to_vec(),
            no_location_check: false,
            health_facility_level: vec![
                level("D", "Dispensary"),
                level("C", "Health Centre"),
                level("H", "Hospital"),
            ],
            health_facility_contract_dates_mandatory: false,
            row_security: RowSecurity::Strict,
            removal: Removal::Refuse,
        }
    }
}

fn check(settings: &LocationSettings) -> Result<(), (&'static str, String)> {
    let types = &settings.location_types;
    let distinct = types
        .iter()
        .all(|one| types.iter().filter(|other| *other == one).count() == 1);
    if types.is_empty() || !distinct || types.iter().any(|one| one.chars().count() != 1) {
        return Err((
            "location_types",
            "must be a list of different single characters".to_owned(),
        ));
    }
    if settings
        .health_facility_level
        .iter()
        .any(|level| level.code.chars().count() != 1)
    {
        return Err((
            "health_facility_level",
            "every code must be a single character".to_owned(),
        ));
    }
    Ok(())
}
