//! Rights of the policy module, with openIMIS's numbers (spec 3.3, 3.5, 3.8).

use openimis_core::declare::{Access, Right, SystemRole};

const OFFICE: &[SystemRole] = &[SystemRole::EnrolmentOfficer, SystemRole::Clerk];
const DESK: &[SystemRole] = &[
    SystemRole::EnrolmentOfficer,
    SystemRole::Clerk,
    SystemRole::Accountant,
    SystemRole::Receptionist,
];

/// Look for policies, ask what they would cost and what they still cover.
pub const FIND_POLICIES: Right = Right::new("policy.find", 101_201, "Find policies")
    .granted_to(DESK)
    .known_as("gql_query_policies_perms");
/// Sell a policy.
pub const ADD_POLICIES: Right = Right::new("policy.add", 101_202, "Add policies")
    .granted_to(OFFICE)
    .known_as("gql_mutation_create_policies_perms");
/// Change an idle policy, suspend any.
pub const EDIT_POLICIES: Right = Right::new("policy.edit", 101_203, "Edit and suspend policies")
    .granted_to(OFFICE)
    .known_as("gql_mutation_edit_policies_perms");
/// Delete a policy that nothing was claimed on.
pub const DELETE_POLICIES: Right = Right::new("policy.delete", 101_204, "Delete policies")
    .granted_to(OFFICE)
    .known_as("gql_mutation_delete_policies_perms");
/// Renew a policy, and see which ones are due.
pub const RENEW_POLICIES: Right = Right::new("policy.renew", 101_205, "Renew policies")
    .granted_to(OFFICE)
    .known_as("gql_mutation_renew_policies_perms");

/// Search claims: whoever enters them asks what covers a person (spec 3.3). The right is of the module that keeps claims.
const FIND_CLAIMS: Right = Right::new("claim.find", 111_001, "Find claims");
/// Who asks what covers a person.
pub const ASK_ABOUT_PEOPLE: Access = Access::AnyOf(&[FIND_POLICIES, FIND_CLAIMS]);

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_POLICIES,
    ADD_POLICIES,
    EDIT_POLICIES,
    DELETE_POLICIES,
    RENEW_POLICIES,
];
