//! Logging in and out, and passwords: mutations that are no operations (spec 2.4 to 2.7).
//!
//! Browsers have the token in a cookie that scripts cannot read, and prove with a header that our own page sends what
//! changes something; programs send the token in a header.

mod cookies;
pub(crate) mod fields;
mod password;
mod proof;
mod token;

pub(crate) use cookies::{access_token, refresh_token};
pub(crate) use fields::{add_to, inputs, objects};
pub(crate) use proof::Proof;
