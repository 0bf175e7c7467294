//! Rights of the contribution module, with openIMIS's numbers (spec 3.5, 3.8).

use openimis_core::declare::{Right, SystemRole};

const OFFICE: &[SystemRole] = &[SystemRole::EnrolmentOfficer, SystemRole::Clerk];

/// Find contributions.
pub const FIND_CONTRIBUTIONS: Right = Right::new("contribution.find", 101_301, "Find contributions")
    .granted_to(&[SystemRole::EnrolmentOfficer, SystemRole::Clerk, SystemRole::Accountant])
    .known_as("gql_query_premiums_perms");
/// Record a contribution.
pub const ADD_CONTRIBUTIONS: Right = Right::new("contribution.add", 101_302, "Add contributions")
    .granted_to(OFFICE)
    .known_as("gql_mutation_create_premiums_perms");
/// Correct a contribution.
pub const EDIT_CONTRIBUTIONS: Right = Right::new("contribution.edit", 101_303, "Edit contributions")
    .granted_to(OFFICE)
    .known_as("gql_mutation_update_premiums_perms");
/// Withdraw a contribution.
pub const DELETE_CONTRIBUTIONS: Right = Right::new("contribution.delete", 101_304, "Delete contributions")
    .granted_to(OFFICE)
    .known_as("gql_mutation_delete_premiums_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_CONTRIBUTIONS,
    ADD_CONTRIBUTIONS,
    EDIT_CONTRIBUTIONS,
    DELETE_CONTRIBUTIONS,
];
