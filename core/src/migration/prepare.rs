//! Works out the plan of a database.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::adopt::{self, Decision};
use super::bookkeeping::Recorded;
use super::differences::Differences;
use super::error::MigrationError;
use super::index::{self, Indexes};
use super::order::{ModuleMigrations, OwnedStep, in_order};
use super::plan::{Action, Plan, PlannedStep};
use super::rights::{self, Grant};
use super::unique;
use crate::declare::MigrationKind;

/// The module whose tables hold the roles.
const CORE: &str = "core";

/// A plan with what it takes to carry it out.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    pub plan: Plan,
    /// The steps of `plan.steps`, in the same order.
    pub steps: Vec<OwnedStep<'a>>,
    /// The modules whose rights the system roles get.
    pub granting: Vec<&'a ModuleMigrations<'a>>,
    pub indexes: Indexes,
}

/// Says what [`migrate`](super::migrate) would do, and changes nothing.
///
/// `modules` are all linked modules in dependency order, core first, those without steps too: a step that waits for a
/// module runs when the module is in the list.
///
/// # Errors
/// [`MigrationError`]; differences are not an error here but part of the plan.
pub async fn plan(conn: &mut AsyncPgConnection, modules: &[ModuleMigrations<'_>]) -> Result<Plan, MigrationError> {
    Ok(prepare(conn, modules).await?.plan)
}

pub(super) async fn prepare<'a>(
    conn: &mut AsyncPgConnection,
    modules: &'a [ModuleMigrations<'a>],
) -> Result<Prepared<'a>, MigrationError> {
    let (steps, waiting) = in_order(modules);
    let recorded = Recorded::read(conn).await?;
    recorded.check(&steps)?;
    recorded.check(&waiting)?;
    for step in &steps {
        index::statements(step)?;
    }
    let decision = adopt::decide(conn, &steps, &recorded).await?;
    let mut prepared = Prepared {
        plan: Plan {
            differences: Differences(decision.comparison.differences.clone()),
            notes: decision.comparison.notes.clone(),
            ..Plan::default()
        },
        steps: Vec::new(),
        granting: granting(modules, &decision),
        indexes: Indexes::read(conn).await?,
    };
    for step in steps {
        if let Some(action) = action(conn, &step, &recorded, &decision, &prepared.indexes).await? {
            prepared.push(step, action);
        }
    }
    for step in waiting {
        let absent = step
            .step
            .with
            .iter()
            .filter(|name| modules.iter().all(|module| module.module != **name));
        let absent = absent.map(|name| format!("module {name}")).collect();
        prepared.push(step, Action::Wait(absent));
    }
    prepared.plan.grants = grants(conn, &prepared, &recorded).await?;
    Ok(prepared)
}

impl<'a> Prepared<'a> {
    fn push(&mut self, step: OwnedStep<'a>, action: Action) {
        self.plan.steps.push(PlannedStep {
            module: step.module.to_owned(),
            version: step.step.version,
            name: step.step.name.to_owned(),
            action,
        });
        self.steps.push(step);
    }
}

/// What is to be done with a step that has all its modules; none when it is done.
async fn action(
    conn: &mut AsyncPgConnection,
    step: &OwnedStep<'_>,
    recorded: &Recorded,
    decision: &Decision,
    indexes: &Indexes,
) -> Result<Option<Action>, MigrationError> {
    let applied = recorded.outcome(step).is_some();
    if applied && !index::is_broken(step, indexes)? {
        return Ok(None);
    }
    if let Some(extension) = step.step.extension
        && !has_extension(conn, extension).await?
    {
        return Ok(Some(Action::Wait(vec![format!("extension {extension}")])));
    }
    // A table that differs may lack what the search for offenders reads.
    if let MigrationKind::UniqueIndex(rule) = &step.step.kind
        && decision.comparison.differences.is_empty()
    {
        let offenders = unique::offenders(conn, rule).await?;
        if !offenders.is_empty() {
            return Ok(Some(Action::Skip(offenders)));
        }
    }
    Ok(Some(match step.step.kind {
        _ if applied => Action::Repair,
        MigrationKind::Baseline | MigrationKind::BaseData if decision.is_adopted(step) => Action::Adopt,
        _ => Action::Execute,
    }))
}

async fn has_extension(conn: &mut AsyncPgConnection, name: &str) -> Result<bool, MigrationError> {
    let rows = diesel::sql_query("SELECT FROM pg_extension WHERE extname = $1")
        .bind::<Text, _>(name)
        .execute(conn)
        .await?;
    Ok(rows > 0)
}

/// The modules whose tables we made, on a database whose roles we made.
fn granting<'a>(modules: &'a [ModuleMigrations<'a>], decision: &Decision) -> Vec<&'a ModuleMigrations<'a>> {
    if decision.adopted.contains(CORE) {
        return Vec::new();
    }
    modules
        .iter()
        .filter(|module| !decision.adopted.contains(module.module))
        .collect()
}

async fn grants(
    conn: &mut AsyncPgConnection,
    prepared: &Prepared<'_>,
    recorded: &Recorded,
) -> Result<Vec<Grant>, MigrationError> {
    if !prepared.plan.differences.is_empty() {
        return Ok(Vec::new());
    }
    let makes_roles = prepared.steps.iter().any(|step| {
        step.module == CORE && step.step.kind == MigrationKind::BaseData && recorded.outcome(step).is_none()
    });
    if makes_roles {
        return Ok(rights::of_new_database(&prepared.granting));
    }
    rights::missing(conn, &prepared.granting).await
}
