//! Rights of the product module, with openIMIS's numbers.

use openimis_core::declare::{Right, SystemRole};

const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];

/// See products, what they cover, and their earlier versions.
pub const FIND_PRODUCTS: Right = Right::new("product.find", 121_001, "Find products")
    .granted_to(SCHEME)
    .known_as("gql_query_products_perms");
/// Make a product, from nothing or as a duplicate of another one.
pub const ADD_PRODUCTS: Right = Right::new("product.add", 121_002, "Add products")
    .granted_to(SCHEME)
    .known_as("gql_mutation_products_add_perms");
/// Change a product and what it covers.
pub const EDIT_PRODUCTS: Right = Right::new("product.edit", 121_003, "Edit products")
    .granted_to(SCHEME)
    .known_as("gql_mutation_products_edit_perms");
/// End a product.
pub const DELETE_PRODUCTS: Right = Right::new("product.delete", 121_004, "Delete products")
    .granted_to(SCHEME)
    .known_as("gql_mutation_products_delete_perms");
/// Shows the button in openIMIS's front end; the duplicate itself takes [`ADD_PRODUCTS`], as its backend has it.
pub const DUPLICATE_PRODUCTS: Right = Right::new("product.duplicate", 121_005, "Duplicate products")
    .granted_to(SCHEME)
    .known_as("gql_mutation_products_duplicate_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_PRODUCTS,
    ADD_PRODUCTS,
    EDIT_PRODUCTS,
    DELETE_PRODUCTS,
    DUPLICATE_PRODUCTS,
];
