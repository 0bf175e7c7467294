//! Whether the baseline of a module is made or already there.

use std::collections::{BTreeMap, BTreeSet};

use diesel_async::AsyncPgConnection;

use super::bookkeeping::{Outcome, Recorded};
use super::compare::Comparison;
use super::error::MigrationError;
use super::order::OwnedStep;
use super::scratch::{self, Expected};
use super::snapshot::{RelationKind, Snapshot};
use crate::declare::MigrationKind;

/// What is to be done with the baseline steps that are not recorded yet.
#[derive(Debug, Default)]
pub(super) struct Decision {
    /// Modules whose own tables the database had before us.
    pub adopted: BTreeSet<String>,
    pub comparison: Comparison,
}

impl Decision {
    /// Whether a step of openIMIS's own objects is there already.
    ///
    /// A step for a pair of modules (a foreign key) is there when both had their tables.
    pub fn is_adopted(&self, step: &OwnedStep<'_>) -> bool {
        self.adopted.contains(step.module) && step.step.with.iter().all(|module| self.adopted.contains(*module))
    }
}

/// Decides for every module, and compares the tables of those to be adopted.
///
/// A module is adopted as a whole when the database has any of its tables: what is missing then is a difference.
pub(super) async fn decide(
    conn: &mut AsyncPgConnection,
    steps: &[OwnedStep<'_>],
    recorded: &Recorded,
) -> Result<Decision, MigrationError> {
    let mut decision = Decision::default();
    let baseline = || steps.iter().filter(|owned| owned.step.kind == MigrationKind::Baseline);
    for step in baseline() {
        if recorded.outcome(step) == Some(Outcome::Adopted) {
            decision.adopted.insert(step.module.to_owned());
        }
    }
    let pending: BTreeSet<(&str, u32)> = baseline()
        .filter(|step| recorded.outcome(step).is_none())
        .map(OwnedStep::key)
        .collect();
    if pending.is_empty() {
        return Ok(decision);
    }

    let expected = scratch::expected(conn, steps).await?;
    let names: Vec<String> = expected.maker.keys().cloned().collect();
    let actual = Snapshot::read(conn, Some(&names)).await?;
    for (module, relations) in by_module(&expected, &pending) {
        if relations.iter().any(|name| is_table(&actual, name)) {
            for name in relations {
                decision.comparison.relation(module, name, &expected.snapshot, &actual);
            }
            decision.adopted.insert(module.to_owned());
        }
    }
    Ok(decision)
}

/// The tables and views that the pending steps of each module make.
fn by_module<'e>(expected: &'e Expected, pending: &BTreeSet<(&str, u32)>) -> BTreeMap<&'e str, Vec<&'e str>> {
    let mut relations: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, (module, version)) in &expected.maker {
        if pending.contains(&(module.as_str(), *version)) {
            relations.entry(module).or_default().push(name);
        }
    }
    relations
}

fn is_table(snapshot: &Snapshot, name: &str) -> bool {
    snapshot
        .relations
        .get(name)
        .is_some_and(|relation| relation.kind == RelationKind::Table)
}
