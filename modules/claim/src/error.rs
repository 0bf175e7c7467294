//! The errors of the claim module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};
use rust_decimal::Decimal;

/// The largest quantity or price of a line: two of them multiplied still fit openIMIS's columns.
pub(crate) const LARGEST: Decimal = Decimal::from_parts(99_999_999, 0, 0, false, 0);

/// A number that openIMIS does not know.
pub const UNKNOWN_STATUS: ErrorKind = ErrorKind::new(
    "claim.unknown_status",
    409,
    "Unknown status",
    "Ask the administrator: the claim has a status that does not exist.",
);

/// AR-45: submitted, or decided, already.
pub const NOT_ENTERED: ErrorKind = ErrorKind::new(
    "claim.not_entered",
    409,
    "Claim not in state entered",
    "Only a claim that was entered and not submitted yet can be submitted or deleted.",
);

/// AR-86, AR-101.
pub const NOT_CHECKED: ErrorKind = ErrorKind::new(
    "claim.not_checked",
    409,
    "Claim not in state checked",
    "Submit the claim first; one that was rejected or processed stays as it is.",
);

/// Chapter 3: selected, delivered or by-passed.
pub const ALREADY_SELECTED: ErrorKind = ErrorKind::new(
    "claim.already_selected",
    409,
    "Already selected",
    "Nothing is to be done: it was selected, delivered or by-passed before.",
);

/// AR-89, AR-96.
pub const NOT_SELECTED: ErrorKind = ErrorKind::new(
    "claim.not_selected",
    409,
    "Not selected",
    "Select the claim first; what was delivered or by-passed is closed.",
);

/// AR-18, AR-19.
pub const NOT_EDITABLE: ErrorKind = ErrorKind::new(
    "claim.not_editable",
    409,
    "Claim no longer editable",
    "Only a claim that was not submitted yet can be changed; restore a rejected one.",
)
.legacy("mutation.claim_not_editable");

/// A claim that was deleted, or an earlier version of one.
pub const ENDED: ErrorKind = ErrorKind::new(
    "claim.ended",
    409,
    "Claim no longer valid",
    "Use the claim as it is today; what has ended stays as it was.",
)
.legacy("claim.validation.id_does_not_exist");

/// AR-28: one of several.
pub const NO_SUCH_CLAIM: ErrorKind = ErrorKind::new(
    "claim.no_such_claim",
    404,
    "No such claim",
    "Check the UUID; you may also lack access to the claim.",
)
.legacy("claim.validation.id_does_not_exist");

/// AR-25.
pub const NO_RESTORE_SOURCE: ErrorKind = ErrorKind::new(
    "claim.no_restore_source",
    404,
    "No claim to restore",
    "Name a rejected claim that you may see.",
)
.legacy("mutation.restored_from_does_not_exist");

/// AR-22.
pub const NOT_REJECTED: ErrorKind = ErrorKind::new(
    "claim.not_rejected",
    409,
    "Claim not rejected",
    "Only a rejected claim can be entered anew.",
)
.legacy("mutation.cannot_restore_not_rejected_claim");

/// AR-23.
pub const MAY_NOT_RESTORE: ErrorKind = ErrorKind::new(
    "claim.may_not_restore",
    403,
    "Right to restore missing",
    "Ask an administrator for the right to restore rejected claims.",
)
.legacy("mutation.no_restore_rights");

/// AR-24.
pub const RESTORED_TOO_OFTEN: ErrorKind = ErrorKind::new(
    "claim.restored_too_often",
    409,
    "Restored too often",
    "The claim has been entered anew as often as this installation allows.",
)
.legacy("mutation.max_restored_claim");

/// AR-8.
pub const TOO_MANY_DIAGNOSES: ErrorKind = ErrorKind::new(
    "claim.too_many_diagnoses",
    422,
    "Too many diagnoses",
    "Send fewer diagnoses beside the main one.",
)
.legacy("mutation.claim_too_many_additional_diagnoses");

/// AR-6.
pub const EXPLANATION: ErrorKind = ErrorKind::new(
    "claim.explanation_required",
    422,
    "Explanation missing",
    "Say why the service was given more than once.",
)
.legacy("mutation.service_explanation_required");

/// AR-4.
pub const CODE_TOO_LONG: ErrorKind = ErrorKind::new("claim.code_too_long", 422, "Code too long", "Shorten the code.")
    .legacy("mutation.code_name_too_long");

/// AR-2, AR-14.
pub const CODE_TAKEN: ErrorKind = ErrorKind::new(
    "claim.code_taken",
    409,
    "Code already taken",
    "Choose a code that no other claim has, whatever its facility.",
)
.legacy("mutation.code_name_duplicated");

/// AR-7.
pub const QUANTITY_OVER_MAXIMUM: ErrorKind = ErrorKind::new(
    "claim.quantity_over_maximum",
    422,
    "Quantity above the maximum",
    "Lower the quantity to the maximum of the item or service.",
)
.legacy("mutation.claim_item_service_maximum_amount_overshoot");

/// AR-11.
pub const QUANTITY: ErrorKind = ErrorKind::new(
    "claim.quantity",
    422,
    "Impossible quantity",
    "Send a quantity above 0 and below 100,000,000.",
);

/// AR-11.
pub const PRICE: ErrorKind = ErrorKind::new(
    "claim.price",
    422,
    "Impossible price",
    "Send a price of at least 0 and below 100,000,000.",
);

/// A line of another claim, or none.
pub const NO_SUCH_LINE: ErrorKind = ErrorKind::new(
    "claim.no_such_line",
    422,
    "No such line",
    "Name a line of this claim, or leave out its id to add one.",
);

/// The numbers of a prefix are used up.
pub const CODE_RANGE_FULL: ErrorKind = ErrorKind::new(
    "claim.code_range_full",
    409,
    "No more codes",
    "Ask the administrator to raise the length of codes: this prefix has no number left.",
);

/// AR-94.
pub const NO_OFFICER_WITH_PHONE: ErrorKind = ErrorKind::new(
    "claim.no_officer_with_phone",
    409,
    "Nobody to ask for feedback",
    "Give an officer of the village a telephone number.",
);

/// Spec 1.2.
pub const ASSESSMENT: ErrorKind = ErrorKind::new(
    "claim.assessment",
    422,
    "Impossible assessment",
    "Send a number from 0 to 5, or none.",
);

/// Spec 1.2.
pub const LINE_STATUS: ErrorKind = ErrorKind::new(
    "claim.line_status",
    422,
    "Impossible status of a line",
    "Send 1 for a line that passes and 2 for one that is rejected.",
);

/// Spec 4.5.
pub const GENERAL_TYPE: ErrorKind = ErrorKind::new(
    "claim.attachment_general_type",
    422,
    "Unknown type of attachment",
    "Send FILE or URL.",
)
.legacy("mutation.attachment_general_type_incorrect");

/// Spec 4.5.
pub const PREDEFINED_TYPE: ErrorKind = ErrorKind::new(
    "claim.attachment_predefined_type",
    422,
    "Unknown kind of attachment",
    "Name a kind that exists for files, or for addresses.",
);

/// AR-140.
pub const URL_NOT_ALLOWED: ErrorKind = ErrorKind::new(
    "claim.attachment_url_not_allowed",
    422,
    "Address not allowed",
    "Name an address of a host that this installation allows.",
)
.legacy("mutation.attachment_url_domain_not_allowed");

/// Neither file nor address.
pub const DOCUMENT_MISSING: ErrorKind = ErrorKind::new(
    "claim.attachment_document",
    422,
    "Attachment without content",
    "Send the file in base64, or an address.",
);

/// A file beyond the limit of the installation.
pub const DOCUMENT_TOO_LARGE: ErrorKind = ErrorKind::new(
    "claim.attachment_too_large",
    413,
    "File too large",
    "Send a smaller file.",
);

/// A media type that the installation does not take.
pub const MIME_TYPE: ErrorKind = ErrorKind::new(
    "claim.attachment_mime_type",
    415,
    "Type of file not allowed",
    "Send a file of a type that this installation allows.",
);

/// Spec 9.1.
pub const SAMPLE: ErrorKind = ErrorKind::new(
    "claim.sample",
    422,
    "Impossible sample",
    "Send a share from 1 to 100 percent that is at least one claim.",
);

/// A quantity below zero.
pub const QUANTITY_APPROVED: ErrorKind = ErrorKind::new(
    "claim.quantity_approved",
    422,
    "Impossible approved quantity",
    "Send a quantity of at least 0 and below 100,000,000.",
);

/// More lines than a bill has.
pub const TOO_MANY_LINES: ErrorKind = ErrorKind::new(
    "claim.too_many_lines",
    422,
    "Too many lines",
    "Send at most 1000 items and 1000 services on one claim.",
);

/// AR-48.
pub const NOT_DECIDED: ErrorKind = ErrorKind::new(
    "claim.not_decided",
    500,
    "Claim not decided",
    "Nothing was changed. Try again; tell the administrator if it stays so, the log of the server has the cause.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &UNKNOWN_STATUS,
    &NOT_ENTERED,
    &NOT_CHECKED,
    &ALREADY_SELECTED,
    &NOT_SELECTED,
    &NOT_EDITABLE,
    &ENDED,
    &NO_SUCH_CLAIM,
    &NO_RESTORE_SOURCE,
    &NOT_REJECTED,
    &MAY_NOT_RESTORE,
    &RESTORED_TOO_OFTEN,
    &TOO_MANY_DIAGNOSES,
    &EXPLANATION,
    &CODE_TOO_LONG,
    &CODE_TAKEN,
    &QUANTITY_OVER_MAXIMUM,
    &QUANTITY,
    &PRICE,
    &NO_SUCH_LINE,
    &CODE_RANGE_FULL,
    &NO_OFFICER_WITH_PHONE,
    &ASSESSMENT,
    &LINE_STATUS,
    &GENERAL_TYPE,
    &PREDEFINED_TYPE,
    &URL_NOT_ALLOWED,
    &DOCUMENT_MISSING,
    &DOCUMENT_TOO_LARGE,
    &MIME_TYPE,
    &SAMPLE,
    &QUANTITY_APPROVED,
    &TOO_MANY_LINES,
    &NOT_DECIDED,
];

/// What unique indexes mean when two clients write at the same time.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[
    ConstraintMeaning {
        constraint: "openimis_claim_code_unique",
        kind: &CODE_TAKEN,
        field: "code",
    },
    // W36: two deliveries of feedback
    ConstraintMeaning {
        constraint: "tblFeedback_ClaimID_key",
        kind: &NOT_SELECTED,
        field: "feedback",
    },
];
