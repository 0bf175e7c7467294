//! What can be wrong with an insurance number.

use crate::message;
use crate::settings::InsureeSettings;
use openimis_core::language::Said;

/// What is wrong with an insurance number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Another valid person has it.
    Taken,
    /// There is none, and there must be one.
    Missing,
    /// It is too short or too long.
    Length,
    /// Its checksum is wrong.
    Checksum,
    /// It cannot be checked: it has characters that are no digits.
    Unreadable,
    /// The validator that the settings name is of a module that is not linked.
    UnknownModule,
    /// The module has no such validator.
    UnknownFunction,
}

impl NumberFault {
    /// The code by which openIMIS's clients know it: 1 to 7, unless the settings say otherwise (spec 2.1).
    #[must_use]
    pub const fn code(self, settings: &InsureeSettings) -> i32 {
        match self {
            Self::Taken => settings.validation_code_taken_insuree_number,
            Self::Missing => settings.validation_code_no_insuree_number,
            Self::Length => settings.validation_code_invalid_insuree_number_len,
            Self::Checksum => settings.validation_code_invalid_insuree_number_checksum,
            Self::Unreadable => settings.validation_code_invalid_insuree_number_exception,
            Self::UnknownModule => settings.validation_code_validator_import_error,
            Self::UnknownFunction => settings.validation_code_validator_function_error,
        }
    }

    /// What people read.
    pub(crate) fn said(self) -> Said {
        match self {
            Self::Taken => message::number_is_taken(),
            Self::Missing => message::number_missing(),
            Self::Length => message::number_length(),
            Self::Checksum => message::number_checksum(),
            Self::Unreadable => message::number_unreadable(),
            Self::UnknownModule | Self::UnknownFunction => message::number_validator(),
        }
    }
}
