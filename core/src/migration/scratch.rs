//! What the baseline steps make, found by running them in a schema that is rolled back.

use std::collections::{BTreeMap, BTreeSet};

use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection, TransactionManager};

use super::error::MigrationError;
use super::order::OwnedStep;
use super::snapshot::Snapshot;
use crate::declare::MigrationKind;

/// What the baseline steps of the linked modules make.
#[derive(Debug, Default)]
pub(super) struct Expected {
    pub snapshot: Snapshot,
    /// The module and version of the step that makes a table or view.
    pub maker: BTreeMap<String, (String, u32)>,
}

/// Runs all baseline steps, in order, in a schema of their own and rolls it back.
///
/// Steps that are recorded already are run too: later ones build on their tables. The search path holds the scratch
/// schema alone, so no table in use is read or locked.
pub(super) async fn expected(
    conn: &mut AsyncPgConnection,
    steps: &[OwnedStep<'_>],
) -> Result<Expected, MigrationError> {
    type Manager = <AsyncPgConnection as AsyncConnection>::TransactionManager;
    Manager::begin_transaction(conn).await?;
    let result = run(conn, steps).await;
    Manager::rollback_transaction(conn).await?;
    result
}

async fn run(conn: &mut AsyncPgConnection, steps: &[OwnedStep<'_>]) -> Result<Expected, MigrationError> {
    conn.batch_execute("CREATE SCHEMA openimis_scratch; SET LOCAL search_path = openimis_scratch")
        .await?;
    let mut expected = Expected::default();
    let mut known = BTreeSet::new();
    for step in steps.iter().filter(|owned| owned.step.kind == MigrationKind::Baseline) {
        conn.batch_execute(step.step.sql)
            .await
            .map_err(|source| step.failed(source))?;
        let snapshot = Snapshot::read(conn, None).await?;
        for name in snapshot.relations.keys() {
            if known.insert(name.clone()) {
                let maker = (step.module.to_owned(), step.step.version);
                expected.maker.insert(name.clone(), maker);
            }
        }
        expected.snapshot = snapshot;
    }
    Ok(expected)
}
