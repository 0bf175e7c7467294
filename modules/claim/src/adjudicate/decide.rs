//! Deciding about a batch of claims.

use super::referred::Referred;
use super::rules::{load_extras, rules};
use super::{adjudication_settings, facts, ledger, lock};
use openimis_adjudication::{Adjudication, Claim, Decision, Duplicates, Facts, Step};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// A claim as it was, and what was decided about it.
#[derive(Debug)]
pub(crate) struct Decided {
    pub(crate) claim: Claim,
    pub(crate) decision: Decision,
}

/// Decides about these claims in their order, each finding what those before it used. Their policies are locked; nothing is
/// written yet.
pub(crate) async fn decide(context: &mut Context<'_>, step: Step, claims: Vec<Claim>) -> Result<Vec<Decided>, Error> {
    let settings = adjudication_settings(context);
    let mut facts = known(context, step, &claims).await?;
    let rules = rules();
    let adjudication = Adjudication {
        step,
        settings: &settings,
        rules: &rules,
    };
    let decide = |claim: Claim| {
        let decision = adjudication.decide_and_apply(&mut facts, &claim);
        Decided { claim, decision }
    };
    Ok(claims.into_iter().map(decide).collect())
}

/// What must be known to decide about these claims: four statements.
pub(crate) async fn known(context: &mut Context<'_>, step: Step, claims: &[Claim]) -> Result<Facts, Error> {
    let settings = adjudication_settings(context);
    let zone = context.time_zone().name();
    let mut referred = Referred::by(claims);
    let connection = context.connection();
    lock::lock_policies(connection, &mut referred).await?;
    let mut facts = facts::facts(connection, &referred, settings.verify_quantities, zone).await?;
    let duplicates = settings.duplicates != Duplicates::Allowed;
    facts.ledger = ledger::ledger(connection, &referred, step, duplicates).await?;
    load_extras(connection, &referred, &mut facts.extras).await?;
    Ok(facts)
}
