//! Migrations: what turns an empty or an existing openIMIS database into one that the linked modules run on.
//!
//! Each module brings its [steps](crate::declare::Migration). [`plan`] says what they would do to a database,
//! [`migrate`] does it, under a lock, and writes into `openimis_migration` what was done.
//!
//! * An empty database gets openIMIS's own tables, their base data, and our additions.
//! * A database of the existing backend is **adopted**: the steps for openIMIS's own tables are run in a scratch schema
//!   and rolled back; what they made is compared with what is there. A database that differs is refused with all
//!   [differences](Differences); one that fits is recorded as adopted with no row changed, and gets our additions only.
//! * What needs a module that is not linked, or an extension that is not there, waits.
//!
//! The rules for writing a step are in `migrations/README.md`.

mod adopt;
mod apply;
mod bookkeeping;
mod compare;
mod core_steps;
mod differences;
mod error;
mod index;
mod lock;
mod order;
mod pending;
mod plan;
mod prepare;
mod rights;
mod scratch;
mod session;
mod snapshot;
mod unique;
mod widening;

pub use apply::{Progress, Report, migrate};
pub use core_steps::STEPS as CORE_STEPS;
pub use differences::{Difference, Differences, Mismatch};
pub use error::MigrationError;
pub use order::ModuleMigrations;
pub use pending::pending;
pub use plan::{Action, Plan, PlannedStep};
pub use prepare::plan;
pub use rights::Grant;
pub use unique::Offender;
