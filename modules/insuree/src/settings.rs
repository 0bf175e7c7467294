//! Settings of the insuree module, with openIMIS's keys where it has them (spec 2.1).

use openimis_core::declare::Settings;
use serde::{Deserialize, Serialize};

/// What an installation can decide about people and families.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct InsureeSettings {
    /// A check of insurance numbers that stands in for the lengths and the checksum, by its dotted name:
    /// `national_identifier.resident`, `national_identifier.organisation`, `national_identifier.vehicle`, or what a
    /// distribution brings.
    pub insuree_number_validator: Option<String>,
    /// Largest number of characters of an insurance number.
    pub insuree_number_max_length: Option<usize>,
    /// Smallest number of characters of an insurance number.
    pub insuree_number_min_length: Option<usize>,
    /// The root of the checksum in the last digit of an insurance number: 10 for Luhn's, 7 or another for the remainder.
    pub insuree_number_modulo_root: Option<u32>,
    /// What the check of a number answers for a number that somebody has.
    pub validation_code_taken_insuree_number: i32,
    /// What the check of a number answers for no number where there must be one.
    pub validation_code_no_insuree_number: i32,
    /// What the check of a number answers for a number that is too short or too long.
    pub validation_code_invalid_insuree_number_len: i32,
    /// What the check of a number answers for a wrong checksum.
    pub validation_code_invalid_insuree_number_checksum: i32,
    /// What the check of a number answers for a number that cannot be checked.
    pub validation_code_invalid_insuree_number_exception: i32,
    /// What the check of a number answers for a validator of a module that is not linked.
    pub validation_code_validator_import_error: i32,
    /// What the check of a number answers for a validator that its module does not have.
    pub validation_code_validator_function_error: i32,
    /// Folder of photos. Without one they are kept in the database.
    pub insuree_photos_root_path: Option<String>,
    /// Numbers of people who are shown nowhere, nor the families that they head.
    pub excluded_insuree_chfids: Vec<String>,
    /// Whether a person must have a first point of service.
    pub insuree_fsp_mandatory: bool,
    /// Whether a person needs a photo to be registered.
    pub is_insuree_photo_required: bool,
    /// Whether the front end offers for a family an officer himself alone, and others the officers of its village.
    pub use_contextual_enrolment_officer_selection: bool,
}

impl Default for InsureeSettings {
    fn default() -> Self {
        Self {
            insuree_number_validator: None,
            insuree_number_max_length: None,
            insuree_number_min_length: None,
            insuree_number_modulo_root: None,
            validation_code_taken_insuree_number: 1,
            validation_code_no_insuree_number: 2,
            validation_code_invalid_insuree_number_len: 3,
            validation_code_invalid_insuree_number_checksum: 4,
            validation_code_invalid_insuree_number_exception: 5,
            validation_code_validator_import_error: 6,
            validation_code_validator_function_error: 7,
            insuree_photos_root_path: None,
            excluded_insuree_chfids: vec!["999999999".to_owned()],
            insuree_fsp_mandatory: false,
            is_insuree_photo_required: false,
            use_contextual_enrolment_officer_selection: false,
        }
    }
}

fn check(settings: &InsureeSettings) -> Result<(), (&'static str, String)> {
    if settings.insuree_number_modulo_root.is_some_and(|root| root < 2) {
        return Err(("insuree_number_modulo_root", "must be at least 2".to_owned()));
    }
    let (min, max) = (settings.insuree_number_min_length, settings.insuree_number_max_length);
    if min.zip(max).is_some_and(|(min, max)| min > max) {
        return Err((
            "insuree_number_min_length",
            "must not be above insuree_number_max_length".to_owned(),
        ));
    }
    Ok(())
}
