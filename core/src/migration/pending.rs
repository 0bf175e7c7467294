//! What is missing, at a glance: for a server that asks itself whether it may serve.

use diesel_async::AsyncPgConnection;

use super::bookkeeping::Recorded;
use super::error::MigrationError;
use super::order::{ModuleMigrations, in_order};
use crate::declare::MigrationKind;

/// The steps of the linked modules that were not applied, as `module.0001 name`.
///
/// Takes two small statements: the bookkeeping alone is read, where [`plan`](super::plan) compares tables. Steps that
/// may stay undone on a sound database, for want of an extension or because rows stand against a rule, are left out.
///
/// # Errors
/// When the database cannot be asked.
pub async fn pending(
    conn: &mut AsyncPgConnection,
    modules: &[ModuleMigrations<'_>],
) -> Result<Vec<String>, MigrationError> {
    let (steps, _) = in_order(modules);
    let recorded = Recorded::read(conn).await?;
    let missing = steps.iter().filter(|owned| {
        let must_be_done = owned.step.extension.is_none() && !matches!(owned.step.kind, MigrationKind::UniqueIndex(_));
        must_be_done && recorded.outcome(owned).is_none()
    });
    Ok(missing.map(ToString::to_string).collect())
}
