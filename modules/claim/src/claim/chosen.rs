//! Operations on many claims: each claim has an outcome of its own, and what can be done is done (W43).

use super::Claim;
use crate::error;
use crate::standing::Standing;
use openimis_core::declare::Input;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::{Value, json};
use std::collections::HashSet;

/// The claims that something is to be done with.
#[derive(Debug, Clone, Input)]
pub struct Chosen {
    /// Their UUIDs.
    pub uuids: Option<Vec<String>>,
}

/// What became of each of several claims.
#[derive(Debug, Default)]
pub(crate) struct Outcomes(Vec<Value>);

impl Outcomes {
    /// It was done.
    pub(crate) fn done(&mut self, claim: &Claim) {
        self.0
            .push(json!({ "id": claim.uuid, "code": claim.code, "done": true, "errors": [] }));
    }

    /// It was refused; the log has it under the claim's code.
    pub(crate) fn refused(&mut self, context: &mut Context<'_>, claim: &Claim, problems: &[Problem]) {
        context.report().refused(claim.code.clone(), problems);
        let errors = errors(problems);
        self.0
            .push(json!({ "id": claim.uuid, "code": claim.code, "done": false, "errors": errors }));
    }

    /// There is no such claim, or none that the actor may see (AR-28); the log has it under the UUID.
    pub(crate) fn unknown(&mut self, context: &mut Context<'_>, uuid: &str) {
        let problem = error::NO_SUCH_CLAIM.problem();
        context.report().refused(uuid, std::slice::from_ref(&problem));
        let errors = errors(&[problem]);
        self.0
            .push(json!({ "id": uuid, "code": null, "done": false, "errors": errors }));
    }

    /// The answer to the client.
    pub(crate) fn into_answer(self) -> Value {
        json!({ "claims": self.0 })
    }
}

fn errors(problems: &[Problem]) -> Vec<Value> {
    let error = |problem: &Problem| json!({ "code": problem.kind.code, "detail": problem.text() });
    problems.iter().map(error).collect()
}

/// Locks the claims that are chosen within the actor's sight, in order of their keys; those that are not there are noted.
pub(crate) async fn choose(
    context: &mut Context<'_>,
    uuids: &[String],
    outcomes: &mut Outcomes,
) -> Result<Vec<Claim>, Error> {
    let mut seen = HashSet::new();
    let wanted: Vec<String> = uuids
        .iter()
        .filter(|uuid| seen.insert(uuid.to_ascii_lowercase()))
        .cloned()
        .collect();
    let claims = context.lock_many::<Claim>(&wanted).await?;
    let found: HashSet<String> = claims.iter().map(|claim| claim.uuid.to_ascii_lowercase()).collect();
    for uuid in wanted.iter().filter(|uuid| !found.contains(&uuid.to_ascii_lowercase())) {
        outcomes.unknown(context, uuid);
    }
    Ok(claims)
}

impl Claim {
    /// Where it stands.
    pub(crate) fn standing(&self) -> Result<Standing, Problem> {
        Standing::of(self.status, self.review_status, self.feedback_status)
    }
}
