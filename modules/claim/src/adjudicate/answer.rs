//! What clients and the log are told of decisions about many claims.

use super::{Outcome, legacy_key};
use crate::claim::Claim;
use crate::error;
use openimis_adjudication::claim::Kind;
use openimis_adjudication::decision::Status;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::{Value, json};
use std::collections::HashSet;

/// openIMIS's message when submission or processing fails.
pub(crate) const FAILURE: &str = "claim.mutation.failed_to_change_status_of_claim";

/// What became of each of several claims, and how many became what.
#[derive(Debug, Default)]
pub(crate) struct Told {
    claims: Vec<Value>,
    statuses: [usize; 4],
    items: (usize, usize),
    services: (usize, usize),
}

impl Told {
    /// It was decided about. The log has a rejected claim under its code, with openIMIS's messages.
    pub(crate) fn decided(&mut self, context: &mut Context<'_>, claim: &Claim, outcome: &Outcome) {
        let decision = &outcome.decided.decision;
        let refusals = decision.refusals().map(|(code, entry)| {
            let line = entry.line.and_then(|index| outcome.decided.claim.lines.get(index));
            json!({ "code": code, "message": legacy_key(&entry.finding, line), "detail": claim.uuid })
        });
        let refusals: Vec<Value> = refusals.collect();
        self.count(outcome);
        self.claims.push(json!({
            "id": claim.uuid,
            "code": claim.code,
            "done": true,
            "status": decision.status.code(),
            "rejectionReason": decision.reason,
            "errors": refusals,
        }));
        if decision.status == Status::Rejected {
            context.report().failed(claim.code.clone(), refusals);
        }
    }

    /// Nothing was decided about it.
    pub(crate) fn refused(&mut self, context: &mut Context<'_>, claim: &Claim, problem: Problem) {
        let problems = [problem];
        context.report().refused(claim.code.clone(), &problems);
        let errors: Vec<Value> = problems
            .iter()
            .map(|problem| json!({ "code": problem.kind.code, "detail": problem.text() }))
            .collect();
        self.claims.push(json!({
            "id": claim.uuid, "code": claim.code, "done": false, "status": claim.status, "errors": errors,
        }));
    }

    /// There is no such claim, or none that the actor may see (AR-46).
    pub(crate) fn unknown(&mut self, context: &mut Context<'_>, uuid: &str) {
        let errors = vec![json!({ "code": 20, "message": "claim.validation.claim_uuid_not_found", "detail": uuid })];
        self.claims
            .push(json!({ "id": uuid, "code": null, "done": false, "errors": errors }));
        context.report().failed(uuid, errors);
    }

    /// Something went wrong with it, and it is as it was (AR-48).
    pub(crate) fn failed(&mut self, context: &mut Context<'_>, claim: &Claim) {
        self.refused(context, claim, error::NOT_DECIDED.problem());
    }

    /// What became of these claims.
    pub(crate) fn all(&mut self, context: &mut Context<'_>, claims: &[Claim], outcomes: &[Option<Outcome>]) {
        for (claim, outcome) in claims.iter().zip(outcomes) {
            match outcome {
                Some(outcome) => self.decided(context, claim, outcome),
                None => self.failed(context, claim),
            }
        }
    }

    fn count(&mut self, outcome: &Outcome) {
        let decision = &outcome.decided.decision;
        let place = match decision.status {
            Status::Rejected => 0,
            Status::Checked => 1,
            Status::Processed => 2,
            Status::Valuated => 3,
        };
        if let Some(count) = self.statuses.get_mut(place) {
            *count += 1;
        }
        for (line, decided) in outcome.decided.claim.lines.iter().zip(&decision.lines) {
            let (passed, rejected) = match line.medical.kind {
                Kind::Item => &mut self.items,
                Kind::Service => &mut self.services,
            };
            *(if decided.passed { passed } else { rejected }) += 1;
        }
    }

    /// openIMIS's figures of a submission (5.1).
    pub(crate) fn of_submission(&self) -> Value {
        let [rejected, checked, ..] = self.statuses;
        json!({
            "submitted": rejected + checked,
            "checked": checked,
            "rejected": rejected,
            "items_passed": self.items.0,
            "items_rejected": self.items.1,
            "services_passed": self.services.0,
            "services_rejected": self.services.1,
            "header": "Claims submitted",
        })
    }

    /// openIMIS's figures of processing (8).
    pub(crate) fn of_processing(&self) -> Value {
        let [rejected, _, processed, valuated] = self.statuses;
        json!({
            "submitted": rejected + processed + valuated,
            "processed": processed,
            "valuated": valuated,
            "rejected": rejected,
            "header": "Submitted to process",
        })
    }

    /// The answer to the client.
    pub(crate) fn into_answer(self, stats: &Value) -> Value {
        json!({ "claims": self.claims, "stats": stats })
    }
}

/// Locks the claims that are named within the actor's sight, in the order of their keys. Those that are not there, and those
/// that may not go on, are told.
pub(crate) async fn told_of(
    context: &mut Context<'_>,
    uuids: &[String],
    told: &mut Told,
    may_go: fn(&Claim) -> Result<(), Problem>,
) -> Result<Vec<Claim>, Error> {
    let mut seen = HashSet::new();
    let wanted = uuids.iter().filter(|uuid| seen.insert(uuid.to_ascii_lowercase()));
    let wanted: Vec<String> = wanted.cloned().collect();
    let claims = context.lock_many::<Claim>(&wanted).await?;
    let found: HashSet<String> = claims.iter().map(|claim| claim.uuid.to_ascii_lowercase()).collect();
    for uuid in wanted.iter().filter(|uuid| !found.contains(&uuid.to_ascii_lowercase())) {
        told.unknown(context, uuid);
    }
    let mut going = Vec::with_capacity(claims.len());
    for claim in claims {
        match may_go(&claim) {
            Ok(()) => going.push(claim),
            Err(problem) => told.refused(context, &claim, problem),
        }
    }
    Ok(going)
}
