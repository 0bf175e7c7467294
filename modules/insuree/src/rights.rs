//! Rights of the insuree module, with openIMIS's numbers (spec 3.5, 3.8).

use openimis_core::declare::{Right, SystemRole};

const OFFICE: &[SystemRole] = &[SystemRole::EnrolmentOfficer, SystemRole::Clerk];
const READERS: &[SystemRole] = &[
    SystemRole::EnrolmentOfficer,
    SystemRole::Accountant,
    SystemRole::Clerk,
    SystemRole::Receptionist,
];
const ENQUIRERS: &[SystemRole] = &[
    SystemRole::EnrolmentOfficer,
    SystemRole::Manager,
    SystemRole::Accountant,
    SystemRole::Clerk,
    SystemRole::SchemeAdministrator,
    SystemRole::ImisAdministrator,
    SystemRole::Receptionist,
];

/// Families, and the code lists that describe them.
pub const FIND_FAMILIES: Right = Right::new("family.find", 101_001, "Find families")
    .granted_to(READERS)
    .known_as("gql_query_families_perms");
/// Register a family with its head.
pub const ADD_FAMILIES: Right = Right::new("family.add", 101_002, "Add families")
    .granted_to(OFFICE)
    .known_as("gql_mutation_create_families_perms");
/// Change a family, give it another head.
pub const EDIT_FAMILIES: Right = Right::new("family.edit", 101_003, "Edit families")
    .granted_to(OFFICE)
    .known_as("gql_mutation_update_families_perms");
/// End a family.
pub const DELETE_FAMILIES: Right = Right::new("family.delete", 101_004, "Delete families")
    .granted_to(OFFICE)
    .known_as("gql_mutation_delete_families_perms");

/// People and their photos.
pub const FIND_INSUREES: Right = Right::new("insuree.find", 101_101, "Find insurees")
    .granted_to(READERS)
    .known_as("gql_query_insurees_perms");
/// Register a person.
pub const ADD_INSUREES: Right = Right::new("insuree.add", 101_102, "Add insurees")
    .granted_to(OFFICE)
    .known_as("gql_mutation_create_insurees_perms");
/// Change a person. openIMIS asks for the right to add instead (BUG-31).
pub const EDIT_INSUREES: Right = Right::new("insuree.edit", 101_103, "Edit insurees")
    .granted_to(OFFICE)
    .known_as("gql_mutation_update_insurees_perms");
/// End a person, or take him out of his family.
pub const DELETE_INSUREES: Right = Right::new("insuree.delete", 101_104, "Delete insurees")
    .granted_to(OFFICE)
    .known_as("gql_mutation_delete_insurees_perms");
/// Look up anybody by his exact number, wherever he lives (BUG-29).
pub const ENQUIRE_INSUREES: Right = Right::new("insuree.enquire", 101_105, "Look up an insuree anywhere by number")
    .granted_to(ENQUIRERS)
    .known_as("gql_query_insuree_inquire_perms");

/// Who is covered by which policy.
pub const FIND_INSUREE_POLICIES: Right =
    Right::new("insuree_policy.find", 101_500, "Find covers of insurees").known_as("gql_query_insuree_policy_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_FAMILIES,
    ADD_FAMILIES,
    EDIT_FAMILIES,
    DELETE_FAMILIES,
    FIND_INSUREES,
    ADD_INSUREES,
    EDIT_INSUREES,
    DELETE_INSUREES,
    ENQUIRE_INSUREES,
    FIND_INSUREE_POLICIES,
];
