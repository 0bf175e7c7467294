//! Settings: what holds now, and where it comes from.
//!
//! Weakest first: the defaults in code; `openimis.toml`, one table for each module and for each [`Section`] of the
//! server; the environment (`OPENIMIS__MODULE__KEY`, and `DATABASE_URL`); for modules the rows of
//! `"core_ModuleConfiguration"`, which are read again while the server runs. Each source replaces single keys, never
//! parts of a value (spec 4.2).
//!
//! What is wrong in file or environment stops the start, all of it reported together; what is wrong in a row is logged
//! once and ignored.

mod auth;
mod graphql;
mod mail;
mod origin;
mod problem;
mod resolve;
mod sample;
mod section;
mod server;
mod source;
mod store;
mod table;
mod value;

pub use auth::{AuthSettings, OldForm};
pub use graphql::GraphqlSettings;
pub use mail::MailSection;
pub use origin::Origin;
pub use problem::{SettingProblem, SettingProblems};
pub use sample::sample;
pub use section::Section;
pub use server::{Mode, ServerSettings};
pub use source::SettingSources;
pub use store::SettingsStore;

use crate::database::DatabaseSettings;
use crate::job::JobSettings;

/// The sections that every distribution has.
pub const SECTIONS: &[Section] = &[
    Section::of::<ServerSettings>("server", "The server"),
    Section::of::<GraphqlSettings>("graphql", "The GraphQL door"),
    Section::of::<DatabaseSettings>("database", "The database"),
    Section::of::<AuthSettings>("auth", "How people log in"),
    Section::of::<MailSection>("mail", "How mail is sent"),
    Section::of::<JobSettings>("jobs", "Work that the clock asks for"),
];
