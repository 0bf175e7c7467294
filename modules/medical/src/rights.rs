//! Rights of the medical module, with openIMIS's numbers (spec 2.1).

use openimis_core::declare::{Right, SystemRole};

const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];

/// Needed for earlier versions of a service and to ask whether a code is free; the list itself is open to everybody who is
/// logged in.
pub const FIND_SERVICES: Right = Right::new("medical_service.find", 121_401, "Find medical services")
    .granted_to(SCHEME)
    .known_as("gql_query_medical_services_perms");
/// Register a service.
pub const ADD_SERVICES: Right = Right::new("medical_service.add", 121_402, "Add medical services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_services_add_perms");
/// Change a service and what is in its package.
pub const EDIT_SERVICES: Right = Right::new("medical_service.edit", 121_403, "Edit medical services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_services_update_perms");
/// End a service.
pub const DELETE_SERVICES: Right = Right::new("medical_service.delete", 121_404, "Delete medical services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_services_delete_perms");

/// Needed for earlier versions of an item and to ask whether a code is free; the list itself is open to everybody who is
/// logged in.
pub const FIND_ITEMS: Right = Right::new("medical_item.find", 122_101, "Find medical items")
    .granted_to(SCHEME)
    .known_as("gql_query_medical_items_perms");
/// Register an item.
pub const ADD_ITEMS: Right = Right::new("medical_item.add", 122_102, "Add medical items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_items_add_perms");
/// Change an item.
pub const EDIT_ITEMS: Right = Right::new("medical_item.edit", 122_103, "Edit medical items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_items_update_perms");
/// End an item.
pub const DELETE_ITEMS: Right = Right::new("medical_item.delete", 122_104, "Delete medical items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_medical_items_delete_perms");

/// Enter, change and end diagnoses: openIMIS's right to upload them.
pub const KEEP_DIAGNOSES: Right = Right::new("diagnosis.keep", 131_001, "Keep the register of diagnoses")
    .granted_to(SCHEME)
    .known_as("registers_diagnoses_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    KEEP_DIAGNOSES,
    FIND_SERVICES,
    ADD_SERVICES,
    EDIT_SERVICES,
    DELETE_SERVICES,
    FIND_ITEMS,
    ADD_ITEMS,
    EDIT_ITEMS,
    DELETE_ITEMS,
];
