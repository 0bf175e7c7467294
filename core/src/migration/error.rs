//! Why a migration stopped.

use std::time::Duration;

use super::differences::Differences;

/// Why a migration, or the plan of one, stopped.
#[derive(Debug, thiserror::Error)]
pub enum MigrationError {
    /// The database has a module's tables, but not as the module needs them.
    #[error(
        "the database has openIMIS tables that do not fit the linked modules; nothing was changed:\n{0}\n\
         Bring the database to a supported openIMIS release with its own backend first."
    )]
    Differs(Differences),
    /// A recorded step is no longer what it was when it was recorded: `module.0001 name`.
    #[error(
        "these migrations were changed after they had been applied: {}. An applied step is never edited; add a new one.",
        .0.join(", ")
    )]
    Changed(Vec<String>),
    /// Another migration of the same database did not end in time.
    #[error("another migration of this database has not ended within {} s", .0.as_secs())]
    Locked(Duration),
    /// An index step holds something else than index statements.
    #[error("{step}: `{statement}` is not of the form CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_… ON …")]
    NotAnIndex {
        /// `module.0001 name`.
        step: String,
        /// The statement as written.
        statement: String,
    },
    /// A step failed and was rolled back; the steps before it stay.
    #[error("{step} failed and was rolled back: {source}")]
    Step {
        /// `module.0001 name`.
        step: String,
        /// What the database said.
        source: diesel::result::Error,
    },
    /// The database could not be asked.
    #[error("the database could not be read: {0}")]
    Database(#[from] diesel::result::Error),
}
