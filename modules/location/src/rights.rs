//! Rights of the location module, with openIMIS's numbers (spec 3.4).

use openimis_core::declare::{Right, SystemRole};

const ADMINISTRATOR: &[SystemRole] = &[SystemRole::ImisAdministrator];
const SCHEME: &[SystemRole] = &[SystemRole::SchemeAdministrator];

/// Also held by enrolment officers in a new database; openIMIS meant them to and forgot (W-31).
pub const FIND_LOCATIONS: Right = Right::new("location.find", 121_901, "Find locations")
    .granted_to(&[SystemRole::ImisAdministrator, SystemRole::EnrolmentOfficer])
    .known_as("gql_query_locations_perms");
/// Enough for municipalities and villages; regions and districts need [`ADD_REGIONS`] too.
pub const ADD_LOCATIONS: Right = Right::new("location.add", 121_902, "Add locations")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_create_locations_perms");
/// Change what a location is called and how many live there.
pub const EDIT_LOCATIONS: Right = Right::new("location.edit", 121_903, "Edit locations")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_edit_locations_perms");
/// End a location.
pub const DELETE_LOCATIONS: Right = Right::new("location.delete", 121_904, "Delete locations")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_delete_locations_perms");
/// Hang a location, with all below it, under another one.
pub const MOVE_LOCATIONS: Right = Right::new("location.move", 121_905, "Move locations")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_move_location_perms");
/// Its holder also sees the whole country in the list of locations (spec 3.6).
pub const ADD_REGIONS: Right = Right::new("location.add_region", 121_906, "Add and edit regions and districts")
    .granted_to(ADMINISTRATOR)
    .known_as("gql_mutation_create_region_locations_perms");

/// Needed for earlier versions of a facility; the list itself is open to everybody who is logged in.
pub const FIND_HEALTH_FACILITIES: Right = Right::new("health_facility.find", 121_101, "Find health facilities")
    .granted_to(SCHEME)
    .known_as("gql_query_health_facilities_perms");
/// Register a facility.
pub const ADD_HEALTH_FACILITIES: Right = Right::new("health_facility.add", 121_102, "Add health facilities")
    .granted_to(SCHEME)
    .known_as("gql_mutation_create_health_facilities_perms");
/// Change a facility and its catchment.
pub const EDIT_HEALTH_FACILITIES: Right = Right::new("health_facility.edit", 121_103, "Edit health facilities")
    .granted_to(SCHEME)
    .known_as("gql_mutation_edit_health_facilities_perms");
/// End a facility.
pub const DELETE_HEALTH_FACILITIES: Right = Right::new("health_facility.delete", 121_104, "Delete health facilities")
    .granted_to(SCHEME)
    .known_as("gql_mutation_delete_health_facilities_perms");

/// Everything that the module owns.
pub const ALL: &[Right] = &[
    FIND_LOCATIONS,
    ADD_LOCATIONS,
    EDIT_LOCATIONS,
    DELETE_LOCATIONS,
    MOVE_LOCATIONS,
    ADD_REGIONS,
    FIND_HEALTH_FACILITIES,
    ADD_HEALTH_FACILITIES,
    EDIT_HEALTH_FACILITIES,
    DELETE_HEALTH_FACILITIES,
];
