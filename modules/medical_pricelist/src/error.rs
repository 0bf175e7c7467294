//! The errors of the price lists.

use openimis_core::error::{ConstraintMeaning, ErrorKind};

/// AR-123: unique among valid lists of items.
pub const ITEMS_NAME_TAKEN: ErrorKind = ErrorKind::new(
    "items_pricelist.name_taken",
    409,
    "Name of the price list already used",
    "Choose a name that no valid price list of items has.",
)
.legacy("mutation.item_name_duplicated");

/// AR-123: unique among valid lists of services.
pub const SERVICES_NAME_TAKEN: ErrorKind = ErrorKind::new(
    "services_pricelist.name_taken",
    409,
    "Name of the price list already used",
    "Choose a name that no valid price list of services has.",
)
.legacy("mutation.service_name_duplicated");

/// AR-127.
pub const HISTORICAL: ErrorKind = ErrorKind::new(
    "pricelist.historical",
    409,
    "User can not edit historical data",
    "Change the price list as it is today; what has ended stays as it was.",
)
.legacy("User can not edit historical data");

/// A price for what is not on the list.
pub const NOT_ON_LIST: ErrorKind = ErrorKind::new(
    "pricelist.not_on_list",
    422,
    "Not on the price list",
    "Put it on the list in the same request, or give prices only to what is on it.",
);

/// U13.
pub const NEGATIVE_PRICE: ErrorKind = ErrorKind::new(
    "pricelist.negative_price",
    422,
    "Price below zero",
    "Send a price of zero or more, or none for the price of the register.",
);

/// A list that facilities charge by.
pub const IN_USE: ErrorKind = ErrorKind::new(
    "pricelist.in_use",
    409,
    "Price list in use",
    "Give the facilities that charge by it another price list first.",
);

/// W-43: a location that lists are for.
pub const PLACE_IN_USE: ErrorKind = ErrorKind::new(
    "pricelist.place_in_use",
    409,
    "Location of price lists",
    "End the price lists of the location first, or give them another one.",
);

/// A list of another place.
pub const ELSEWHERE: ErrorKind = ErrorKind::new(
    "pricelist.elsewhere",
    422,
    "Price list of another place",
    "Choose a price list of the facility's district, of its region, or a national one.",
);

/// AR-125.
pub const OTHER_FACILITY: ErrorKind = ErrorKind::new(
    "pricelist.other_facility",
    403,
    "Prices of other facilities",
    "Ask for the price lists of your own facility, or an administrator for the rights 121201 and 121301.",
);

/// All of them, for documentation.
pub const ALL: &[&ErrorKind] = &[
    &ITEMS_NAME_TAKEN,
    &SERVICES_NAME_TAKEN,
    &HISTORICAL,
    &NOT_ON_LIST,
    &NEGATIVE_PRICE,
    &IN_USE,
    &PLACE_IN_USE,
    &ELSEWHERE,
    &OTHER_FACILITY,
];

/// What the unique indexes mean when two writers use the same name at the same time.
pub const CONSTRAINTS: &[ConstraintMeaning] = &[
    ConstraintMeaning {
        constraint: "openimis_items_pricelist_name_unique",
        kind: &ITEMS_NAME_TAKEN,
        field: "name",
    },
    ConstraintMeaning {
        constraint: "openimis_services_pricelist_name_unique",
        kind: &SERVICES_NAME_TAKEN,
        field: "name",
    },
];
