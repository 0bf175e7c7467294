//! Rights of the claim module, with openIMIS's numbers (spec 2.1, 2.2).

use openimis_core::declare::{Right, SystemRole};

const FACILITY: &[SystemRole] = &[SystemRole::ClaimAdministrator, SystemRole::ClaimContributor];
const ADMINISTRATOR: &[SystemRole] = &[SystemRole::ClaimAdministrator];
const REVIEWER: &[SystemRole] = &[SystemRole::MedicalOfficer];

/// Look for claims, their history and attachments.
pub const FIND_CLAIMS: Right = Right::new("claim.find", 111_001, "Find claims")
    .granted_to(&[
        SystemRole::MedicalOfficer,
        SystemRole::ClaimAdministrator,
        SystemRole::ClaimContributor,
    ])
    .known_as("gql_query_claims_perms");
/// Enter claims.
pub const ADD_CLAIMS: Right = Right::new("claim.add", 111_002, "Enter claims")
    .granted_to(FACILITY)
    .known_as("gql_mutation_create_claims_perms");
/// Delete claims that were not submitted.
pub const DELETE_CLAIMS: Right = Right::new("claim.delete", 111_004, "Delete claims")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_delete_claims_perms");
/// Open a claim; openIMIS's front end asks for it.
pub const LOAD_CLAIMS: Right = Right::new("claim.load", 111_005, "Open claims")
    .granted_to(FACILITY)
    .known_as("gql_mutation_load_claims_perms");
/// Print claims.
pub const PRINT_CLAIMS: Right = Right::new("claim.print", 111_006, "Print claims")
    .granted_to(ADMINISTRATOR)
    .known_as("claim_print_perms");
/// Submit claims.
pub const SUBMIT_CLAIMS: Right = Right::new("claim.submit", 111_007, "Submit claims")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_submit_claims_perms");
/// Save and deliver reviews.
pub const REVIEW_CLAIMS: Right = Right::new("claim.review", 111_008, "Review claims")
    .granted_to(REVIEWER)
    .known_as("gql_mutation_deliver_claim_review_perms");
/// Deliver feedback.
pub const DELIVER_FEEDBACK: Right = Right::new("claim.deliver_feedback", 111_009, "Deliver feedback on claims")
    .granted_to(REVIEWER)
    .known_as("gql_mutation_deliver_claim_feedback_perms");
/// Change claims, attach files, select for review and feedback.
pub const EDIT_CLAIMS: Right = Right::new(
    "claim.edit",
    111_010,
    "Change claims, select them for review and feedback",
)
.granted_to(REVIEWER)
.known_as("gql_mutation_update_claims_perms");
/// Process claims.
pub const PROCESS_CLAIMS: Right = Right::new("claim.process", 111_011, "Process claims")
    .granted_to(REVIEWER)
    .known_as("gql_mutation_process_claims_perms");
/// Enter a rejected claim anew.
pub const RESTORE_CLAIMS: Right = Right::new("claim.restore", 111_012, "Restore rejected claims")
    .granted_to(&[SystemRole::ImisAdministrator, SystemRole::ClaimAdministrator])
    .known_as("gql_mutation_restore_claims_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_CLAIMS,
    ADD_CLAIMS,
    DELETE_CLAIMS,
    LOAD_CLAIMS,
    PRINT_CLAIMS,
    SUBMIT_CLAIMS,
    REVIEW_CLAIMS,
    DELIVER_FEEDBACK,
    EDIT_CLAIMS,
    PROCESS_CLAIMS,
    RESTORE_CLAIMS,
];
