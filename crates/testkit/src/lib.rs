//! Databases, platforms, actors and running servers for tests.
//!
//! ```no_run
//! use openimis_testkit::{TestDatabase, TestPlatform};
//! use serde_json::json;
//!
//! # async fn test() {
//! let test = TestPlatform::linked(TestDatabase::empty_migrated());
//! let admin = test.admin().await;
//! let region = json!({ "code": "R9", "name": "North", "locationType": "R" });
//! test.perform(&admin, "location.create", None, region).await.unwrap();
//! # }
//! ```
//!
//! A database is a clone of a template that is made once for all test programs, and goes with its test. What a test
//! cannot do without (PostgreSQL's programs, a migration that succeeds) stops it with a panic: a test that passes
//! because nothing was there to test says nothing. Only reference data may be absent; then it is said aloud.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at the first thing that fails, with a message"
)]

mod catalogue;
mod cluster;
mod database;
mod migration_database;
mod migrations;
mod people;
mod platform;
pub mod program;
mod query;
mod reference;
mod template;

pub use catalogue::Catalogue;
pub use database::TestDatabase;
pub use migration_database::{MigrationDatabase, lines};
pub use migrations::{core_migrations, core_with, linked_migrations, module_migrations};
pub use platform::TestPlatform;
pub use query::{column, filter, filtered, including, whole};
pub use reference::reference;
