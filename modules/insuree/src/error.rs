//! The errors of the insuree module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// BUG-01, rule 10 and 11b: numbers are unique among valid people.
pub const NUMBER_TAKEN: ErrorKind = ErrorKind::new(
    "insuree.number_taken",
    409,
    "Insurance number already used",
    "Choose a number that no valid person has, or change the person who has it.",
)
.legacy("invalid_insuree_number");

/// Spec 2.2.
pub const NUMBER_INVALID: ErrorKind = ErrorKind::new(
    "insuree.number_invalid",
    422,
    "Malformed insurance number",
    "Check the number on the card: its length, its digits, its last digit.",
)
.legacy("invalid_insuree_number");

/// Rules 19 and 20.
pub const WRONG_STATUS: ErrorKind = ErrorKind::new(
    "insuree.wrong_status",
    422,
    "Impossible status",
    "Use AC (active), IN (inactive) or DE (dead), the last two with a day and a reason of their kind.",
)
.legacy("mutation.insuree.wrong_status");

/// Rule 22.
pub const FACILITY_REQUIRED: ErrorKind = ErrorKind::new(
    "insuree.facility_required",
    422,
    "First point of service missing",
    "Name the health facility that the person goes to first; this installation requires it.",
)
.legacy("mutation.insuree.fsp_required");

/// Rule 23.
pub const PHOTO_REQUIRED: ErrorKind = ErrorKind::new(
    "insuree.photo_required",
    422,
    "Photo missing",
    "Send a photo of the person; this installation requires it.",
)
.legacy("mutation.insuree.no_required_photo");

/// Rule 24.
pub const PHOTO_INVALID: ErrorKind = ErrorKind::new(
    "insuree.photo_invalid",
    422,
    "Not a photo",
    "Send a JPEG or PNG image of reasonable size.",
);

/// Rule 29.
pub const HEAD_DELETED: ErrorKind = ErrorKind::new(
    "insuree.head_deleted",
    409,
    "The head of a family cannot be deleted",
    "Give the family another head first, or delete the family with its members.",
)
.legacy("insuree.validation.delete_head_insuree");

/// Rules 39 and 41, BUG-09.
pub const HEAD_LEAVES: ErrorKind = ErrorKind::new(
    "insuree.head_leaves",
    409,
    "The head of a family cannot leave it",
    "Give the family another head first.",
)
.legacy("insuree.validation.remove_head_insuree");

/// Nobody to take out of a family.
pub const NO_FAMILY: ErrorKind = ErrorKind::new(
    "insuree.no_family",
    409,
    "The person belongs to no family",
    "Nothing is to be done: he can be added to a family as he is.",
);

/// The person is in the family already.
pub const SAME_FAMILY: ErrorKind = ErrorKind::new(
    "insuree.same_family",
    409,
    "The person belongs to this family already",
    "Choose another family.",
);

/// Rule 32.
pub const HEAD_MISSING: ErrorKind = ErrorKind::new(
    "family.head_missing",
    422,
    "A family needs a head",
    "Send the person who heads it.",
)
.legacy("no head insuree found");

/// BUG-03: nobody is taken over from another family.
pub const HEAD_TAKEN: ErrorKind = ErrorKind::new(
    "family.head_taken",
    409,
    "The head belongs to another family",
    "Choose somebody without a family, or take him out of his family first.",
);

/// Rule 36, BUG-09.
pub const NOT_A_MEMBER: ErrorKind = ErrorKind::new(
    "family.not_a_member",
    409,
    "The head must be a member of the family",
    "Choose a valid member of the family, or add the person to it first.",
);

/// Spec 1.5: families live in villages.
pub const NOT_A_VILLAGE: ErrorKind = ErrorKind::new(
    "family.not_a_village",
    422,
    "A family lives in a village",
    "Choose a place of the lowest level, a village.",
);

/// BUG-30: who works in an area registers families there.
pub const VILLAGE_MISSING: ErrorKind = ErrorKind::new(
    "family.village_missing",
    422,
    "Village missing",
    "Name the village that the family lives in; without one nobody of your office would see it.",
);

/// The confirmation type asks for a number.
pub const CONFIRMATION_MISSING: ErrorKind = ErrorKind::new(
    "family.confirmation_missing",
    422,
    "Confirmation number missing",
    "Send the number of the confirmation, or choose a type that has none.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &NUMBER_TAKEN,
    &NUMBER_INVALID,
    &WRONG_STATUS,
    &FACILITY_REQUIRED,
    &PHOTO_REQUIRED,
    &PHOTO_INVALID,
    &HEAD_DELETED,
    &HEAD_LEAVES,
    &NO_FAMILY,
    &SAME_FAMILY,
    &HEAD_MISSING,
    &HEAD_TAKEN,
    &NOT_A_MEMBER,
    &NOT_A_VILLAGE,
    &VILLAGE_MISSING,
    &CONFIRMATION_MISSING,
    &crate::import::error::UNKNOWN_COLUMN,
    &crate::import::error::COLUMN_TWICE,
    &crate::import::error::COLUMN_MISSING,
    &crate::import::error::UNREADABLE,
    &crate::import::error::TOO_MANY_CELLS,
    &crate::import::error::FURTHER_FAULTS,
    &crate::import::error::TOO_LARGE,
    &crate::import::error::NUMBER_TWICE,
    &crate::import::error::NO_FAMILY,
];

/// What the unique index means to the one of two writers who was later.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[ConstraintMeaning {
    constraint: "openimis_insuree_number_unique",
    kind: &NUMBER_TAKEN,
    field: "chfId",
}];
