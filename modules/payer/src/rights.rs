//! Rights of the payer module, with openIMIS's numbers.

use openimis_core::declare::{Access, Right, SystemRole};
use openimis_medical::rights::EDIT_ITEMS;

const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];

/// See payers and what they give.
pub const FIND_PAYERS: Right = Right::new("payer.find", 121_801, "Find payers")
    .granted_to(SCHEME)
    .known_as("gql_query_payers_perms");
/// Register a payer.
pub const ADD_PAYERS: Right = Right::new("payer.add", 121_802, "Add payers")
    .granted_to(SCHEME)
    .known_as("gql_mutation_payer_add_perms");
/// Change a payer, and note what he gives.
pub const EDIT_PAYERS: Right = Right::new("payer.edit", 121_803, "Edit payers")
    .granted_to(SCHEME)
    .known_as("gql_mutation_payer_update_perms");
/// End a payer.
pub const DELETE_PAYERS: Right = Right::new("payer.delete", 121_804, "Delete payers")
    .granted_to(SCHEME)
    .known_as("gql_mutation_payer_delete_perms");

/// Who may change a payer: openIMIS's front end asks for 121803, its backend for 122103, the right to change medical items
/// (BUG-32). Either will do, so that roles made for it go on working.
pub const KEEP_PAYERS: Access = Access::AnyOf(&[EDIT_PAYERS, EDIT_ITEMS]);

/// Everything that the module owns.
pub const ALL: &[Right] = &[FIND_PAYERS, ADD_PAYERS, EDIT_PAYERS, DELETE_PAYERS];
