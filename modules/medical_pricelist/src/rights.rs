//! Rights of the price lists, with openIMIS's numbers (spec 2.1).

use openimis_core::declare::{Right, SystemRole};

const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];

/// See lists of services.
pub const FIND_SERVICES: Right = Right::new("services_pricelist.find", 121_201, "Find price lists of services")
    .granted_to(SCHEME)
    .known_as("gql_query_pricelists_medical_services_perms");
/// Draw up a list of services.
pub const ADD_SERVICES: Right = Right::new("services_pricelist.add", 121_202, "Add price lists of services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_services_add_perms");
/// Change a list of services.
pub const EDIT_SERVICES: Right = Right::new("services_pricelist.edit", 121_203, "Edit price lists of services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_services_update_perms");
/// End a list of services.
pub const DELETE_SERVICES: Right = Right::new("services_pricelist.delete", 121_204, "Delete price lists of services")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_services_delete_perms");
/// Looked at by openIMIS's front end alone, which copies a list by adding one.
pub const DUPLICATE_SERVICES: Right = Right::new(
    "services_pricelist.duplicate",
    121_205,
    "Duplicate price lists of services",
)
.granted_to(SCHEME)
.known_as("gql_mutation_pricelists_medical_services_duplicate_perms");

/// See lists of items.
pub const FIND_ITEMS: Right = Right::new("items_pricelist.find", 121_301, "Find price lists of items")
    .granted_to(SCHEME)
    .known_as("gql_query_pricelists_medical_items_perms");
/// Draw up a list of items.
pub const ADD_ITEMS: Right = Right::new("items_pricelist.add", 121_302, "Add price lists of items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_items_add_perms");
/// Change a list of items.
pub const EDIT_ITEMS: Right = Right::new("items_pricelist.edit", 121_303, "Edit price lists of items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_items_update_perms");
/// End a list of items.
pub const DELETE_ITEMS: Right = Right::new("items_pricelist.delete", 121_304, "Delete price lists of items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_items_delete_perms");
/// Looked at by openIMIS's front end alone, which copies a list by adding one.
pub const DUPLICATE_ITEMS: Right = Right::new("items_pricelist.duplicate", 121_305, "Duplicate price lists of items")
    .granted_to(SCHEME)
    .known_as("gql_mutation_pricelists_medical_items_duplicate_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_SERVICES,
    ADD_SERVICES,
    EDIT_SERVICES,
    DELETE_SERVICES,
    DUPLICATE_SERVICES,
    FIND_ITEMS,
    ADD_ITEMS,
    EDIT_ITEMS,
    DELETE_ITEMS,
    DUPLICATE_ITEMS,
];
