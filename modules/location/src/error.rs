//! The errors of the location module.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// Rule 59: unique among the valid locations of every type.
pub const CODE_TAKEN: ErrorKind = ErrorKind::new(
    "location.code_taken",
    409,
    "Location code already used",
    "Choose a code that no valid location has, whatever its type.",
)
.legacy("mutation.location_code_duplicated");

/// Rule 60.
pub const REGION_RIGHT_MISSING: ErrorKind = ErrorKind::new(
    "location.region_right_missing",
    403,
    "Regions and districts need a further right",
    "Ask an administrator for the right 121906.",
)
.legacy("unauthorized_to_create_update_region_district");

/// Spec 6.2, right of municipalities and villages.
pub const VILLAGE_RIGHT_MISSING: ErrorKind = ErrorKind::new(
    "location.village_right_missing",
    403,
    "Municipalities and villages need a further right",
    "Ask an administrator for the right 121902.",
)
.legacy("unauthorized_to_create_or_update_municipalities_and_villages");

/// W-21.
pub const UNKNOWN_TYPE: ErrorKind = ErrorKind::new(
    "location.unknown_type",
    422,
    "Unknown location type",
    "Use one of the types that the setting location.location_types lists.",
);

/// W-21.
pub const WRONG_LEVEL: ErrorKind = ErrorKind::new(
    "location.wrong_level",
    422,
    "Parent at the wrong level",
    "Choose a parent exactly one level above; a region has none.",
);

/// A type follows from the place in the tree.
pub const TYPE_BY_MOVE: ErrorKind = ErrorKind::new(
    "location.type_by_move",
    422,
    "A location changes its type by moving",
    "Move the location to another parent; its type and those below it follow.",
);

/// W-41.
pub const CYCLE: ErrorKind = ErrorKind::new(
    "location.cycle",
    422,
    "A location cannot lie below itself",
    "Choose a parent that is not below the location.",
);

/// W-43.
pub const IN_USE: ErrorKind = ErrorKind::new(
    "location.in_use",
    409,
    "Location in use",
    "Move or end what depends on it first, or name a new parent for the locations below it.",
);

/// W-64.
pub const OUTSIDE_AREA: ErrorKind = ErrorKind::new(
    "location.outside_area",
    403,
    "Outside your area",
    "Choose a place in your area, or ask somebody who works there.",
);

/// Spec 6.7 and 2.10: people work in districts, officers serve villages.
pub const WRONG_PLACE_OF_WORK: ErrorKind = ErrorKind::new(
    "location.wrong_place_of_work",
    422,
    "Impossible place of work",
    "Name districts for a person who logs in, and villages for an enrolment officer.",
);

/// Rule 72.
pub const FACILITY_HISTORICAL: ErrorKind = ErrorKind::new(
    "health_facility.historical",
    409,
    "Health facility no longer valid",
    "Change the facility as it is today; what has ended stays as it was.",
)
.legacy("cannot_update_historical_hf");

/// W-45.
pub const FACILITY_IN_USE: ErrorKind = ErrorKind::new(
    "health_facility.in_use",
    409,
    "Health facility in use",
    "Give the users and claim administrators who work there another facility first.",
);

/// Spec 6.5, unique among valid facilities.
pub const FACILITY_CODE_TAKEN: ErrorKind = ErrorKind::new(
    "health_facility.code_taken",
    409,
    "Health facility code already used",
    "Choose a code that no valid facility has.",
)
.legacy("mutation.hf_code_duplicated");

/// Rule 69.
pub const SINGLE_CONTRACT_DATE: ErrorKind = ErrorKind::new(
    "health_facility.single_contract_date",
    422,
    "One contract date alone",
    "Send both contract dates or none.",
)
.legacy("mutation.single_date_hf_contract");

/// Rule 69.
pub const CONTRACT_RANGE: ErrorKind = ErrorKind::new(
    "health_facility.contract_range",
    422,
    "Contract ends before it starts",
    "Send an end date after the start date.",
)
.legacy("mutation.incorrect_hf_contract_date_range");

/// Setting `health_facility_contract_dates_mandatory`.
pub const CONTRACT_REQUIRED: ErrorKind = ErrorKind::new(
    "health_facility.contract_required",
    422,
    "Contract dates missing",
    "Send both contract dates; this installation requires them.",
)
.legacy("mutation.contract_dates_required");

/// Rule 69.
pub const INCORRECT_STATUS: ErrorKind = ErrorKind::new(
    "health_facility.incorrect_status",
    422,
    "Unknown facility status",
    "Use AC (active), IN (inactive), DE (delisted) or ID (idle).",
)
.legacy("mutation.incorrect_hf_status");

/// A level that the installation does not have.
pub const UNKNOWN_LEVEL: ErrorKind = ErrorKind::new(
    "health_facility.unknown_level",
    422,
    "Unknown facility level",
    "Use one of the levels that the setting location.health_facility_level lists.",
);

/// Spec 6.1: facilities belong to a district.
pub const NOT_A_DISTRICT: ErrorKind = ErrorKind::new(
    "health_facility.not_a_district",
    422,
    "A facility belongs to a district",
    "Choose a location of type D.",
);

/// A catchment that the facility does not have, or a place that is no village.
pub const CATCHMENT: ErrorKind = ErrorKind::new(
    "health_facility.catchment",
    422,
    "Impossible catchment",
    "Name villages, each once, with a percentage from 0 to 100; an id must be one of the facility's own catchments.",
);

/// An address that is none.
pub const EMAIL: ErrorKind = ErrorKind::new(
    "health_facility.email",
    422,
    "Malformed e-mail address",
    "Send an address of the form name@example.org.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &CODE_TAKEN,
    &REGION_RIGHT_MISSING,
    &VILLAGE_RIGHT_MISSING,
    &UNKNOWN_TYPE,
    &WRONG_LEVEL,
    &TYPE_BY_MOVE,
    &CYCLE,
    &IN_USE,
    &OUTSIDE_AREA,
    &WRONG_PLACE_OF_WORK,
    &FACILITY_HISTORICAL,
    &FACILITY_IN_USE,
    &FACILITY_CODE_TAKEN,
    &SINGLE_CONTRACT_DATE,
    &CONTRACT_RANGE,
    &CONTRACT_REQUIRED,
    &INCORRECT_STATUS,
    &UNKNOWN_LEVEL,
    &NOT_A_DISTRICT,
    &CATCHMENT,
    &EMAIL,
];

/// What the unique indexes mean when two writers use the same code at the same time (W-65).
pub const CONSTRAINTS: &[ConstraintMeaning] = &[
    ConstraintMeaning {
        constraint: "openimis_location_code_unique",
        kind: &CODE_TAKEN,
        field: "code",
    },
    ConstraintMeaning {
        constraint: "openimis_facility_code_unique",
        kind: &FACILITY_CODE_TAKEN,
        field: "code",
    },
];
