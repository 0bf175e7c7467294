//! Identity: who somebody is.
//!
//! An [`account`] is a row of `"core_User"` with an interactive or a technical user behind it. Somebody proves to be it
//! by [`login`], with a [`password`] that is stored in up to two forms ([`credential`]); [`lockout`] stops guessing.
//! A login opens a [`session`], which answers with an access [`token`] (checked without the database) and a refresh
//! token (used once). A password is [changed](change) by its owner or an administrator, or [reset] by mail; either ends
//! all tokens.
//!
//! What somebody may do is not decided here, and nothing here knows of HTTP.
//!
//! Time comes in as `now`; randomness is the operating system's. Passwords and tokens are never logged, and stored only
//! as hashes.

pub mod account;
pub mod change;
mod credential;
pub mod fault;
mod hex;
mod key_file;
mod keyed;
pub mod lockout;
pub mod login;
pub mod mail;
pub mod opaque;
pub mod password;
mod provision;
mod purge;
pub mod reset;
pub mod session;
pub mod shadow;
pub mod signing_keys;
pub mod token;

pub use account::{Account, AccountKind};
pub use fault::Fault;
pub use login::{Client, LoggedIn, LoginRefused, LoginSettings, log_in};
pub use purge::purge;

use crate::declare::Migration;

/// Tables of identity.
pub const IDENTITY_MIGRATION: Migration = Migration::addition(
    100,
    "identity",
    include_str!("../../../migrations/core/0100_identity.sql"),
);

/// Indexes on openIMIS's tables that identity needs.
pub const IDENTITY_INDEXES: Migration = Migration::indexes(
    101,
    "identity_indexes",
    include_str!("../../../migrations/core/0101_identity_indexes.sql"),
);
