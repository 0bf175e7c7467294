//! The reasons of rejection, one file each, named after what they look at. [`crate::submission`] asks them in the order
//! of the specification (5.3); the first one that refuses counts.
//!
//! Reasons 8 and 18 are reserved: openIMIS never gives them, and no file here does. Rules of other modules may.

pub(crate) mod care_type; // 10
pub(crate) mod coverage; // 3
pub(crate) mod duplicate; // 6
pub(crate) mod family; // 7
pub(crate) mod frequency; // 5
pub(crate) mod maximum; // 11 to 15, 19
pub(crate) mod no_coverage; // 21
pub(crate) mod nothing_left; // 1, of a claim
pub(crate) mod patient; // 4
pub(crate) mod price_list; // 2
pub(crate) mod quantity; // 16
pub(crate) mod register; // 1 and 9, of a line
pub(crate) mod target_date; // 9, of a claim
pub(crate) mod waiting; // 17
