//! What can be wrong with an insurance number.

use crate::message;
use openimis_core::language::Said;

/// What is wrong with an insurance number, with openIMIS's code (spec 2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum NumberFault {
    /// Another valid person has it.
    Taken = 1,
    /// There is none, and there must be one.
    Missing = 2,
    /// It is too short or too long.
    Length = 3,
    /// Its checksum is wrong.
    Checksum = 4,
    /// It cannot be checked: it has characters that are no digits.
    Unreadable = 5,
    /// The validator that the settings name is of a module that is not linked.
    UnknownModule = 6,
    /// The module has no such validator.
    UnknownFunction = 7,
}

impl NumberFault {
    /// openIMIS's code.
    #[must_use]
    pub const fn code(self) -> i32 {
        self as i32
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
