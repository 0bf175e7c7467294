//! Writing what was decided, in one statement.

use super::{Decided, record};
use crate::standing::Moved;
use diesel::sql_types::{Date, Integer, Nullable, Text, Timestamptz, Uuid};
use diesel_async::RunQueryDsl;
use openimis_adjudication::Step;
use openimis_adjudication::claim::{Kind, Line};
use openimis_adjudication::decision::{Expenditure, LineDecision};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};

const WRITE: &str = include_str!("../../sql/write_decisions.sql");

/// What was decided about a claim, and where it stands after that.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) decided: Decided,
    /// Nothing when it stays where it is.
    pub(crate) moved: Option<Moved>,
}

/// The word for a step in the table of decisions.
pub(crate) const fn stage(step: Step) -> &'static str {
    match step {
        Step::Submission => "submission",
        Step::Review => "review",
        Step::Processing => "processing",
    }
}

/// Writes claims, lines, what was used of policies, and how it came about.
pub(crate) async fn write(context: &mut Context<'_>, step: Step, outcomes: &[Outcome]) -> Result<(), Error> {
    let lines = outcomes.iter().flat_map(|one| lines(&one.decided, step));
    let spent = outcomes.iter().flat_map(|one| spent(&one.decided));
    let told = outcomes.iter().map(|one| {
        let Decided { claim, decision } = &one.decided;
        json!({ "claim": claim.key, "trace": record(claim, decision) })
    });
    let query = diesel::sql_query(WRITE)
        .bind::<Text, _>(list(outcomes.iter().map(claim)))
        .bind::<Text, _>(list(lines))
        .bind::<Text, _>(list(spent))
        .bind::<Text, _>(list(told))
        .bind::<Text, _>(stage(step))
        .bind::<Integer, _>(context.actor().audit_user_id())
        .bind::<Timestamptz, _>(context.now())
        .bind::<Date, _>(context.today())
        .bind::<Nullable<Uuid>, _>(Some(context.mutation()));
    query.execute(context.connection()).await?;
    Ok(())
}

fn list(documents: impl Iterator<Item = Value>) -> String {
    Value::Array(documents.collect()).to_string()
}

fn claim(outcome: &Outcome) -> Value {
    let Decided { claim, decision } = &outcome.decided;
    let (moved, totals) = (outcome.moved, decision.totals);
    json!({
        "key": claim.key,
        "status": moved.map(|moved| moved.status().number()),
        "review": moved.map(|moved| moved.review().number()),
        "feedback": moved.map(|moved| moved.feedback().number()),
        "reason": moved.map(|moved| moved.rejection().number()),
        "category": decision.category.map(openimis_adjudication::claim::Category::letter),
        "approved": totals.approved.map(|amount| amount.to_string()),
        "valuated": totals.valuated.map(|amount| amount.to_string()),
        "remunerated": totals.remunerated.map(|amount| amount.to_string()),
    })
}

fn lines(decided: &Decided, step: Step) -> impl Iterator<Item = Value> {
    let Decided { claim, decision } = decided;
    claim
        .lines
        .iter()
        .zip(&decision.lines)
        .map(move |(line, decided)| one_line(line, decided, step))
}

fn one_line(line: &Line, decided: &LineDecision, step: Step) -> Value {
    let text = |amount: rust_decimal::Decimal| amount.to_string();
    let assignment = decided.assignment;
    let amounts = decided.amounts.filter(|_| step == Step::Processing);
    json!({
        "service": line.medical.kind == Kind::Service,
        "key": line.key,
        "passed": decided.passed,
        "reason": decided.reason,
        "approved": decided.approved.map(text),
        "product": assignment.map(|one| one.product),
        "policy": assignment.map(|one| one.policy),
        "origin": assignment.and_then(|one| one.origin).map(openimis_adjudication::claim::Origin::letter),
        "limitation": assignment.and_then(|one| one.limitation).map(openimis_adjudication::claim::Limitation::letter),
        "value": assignment.and_then(|one| one.value).map(text),
        "adjusted": decided.adjusted.map(text),
        "valuated": amounts.map(|one| text(one.valuated)),
        "remunerated": amounts.and_then(|one| one.remunerated).map(text),
        "deducted": amounts.map(|one| text(one.deducted)),
        "exceeding": amounts.map(|one| text(one.exceeding)),
        "exceeding_category": amounts.map(|one| text(one.exceeding_category)),
    })
}

fn spent(decided: &Decided) -> impl Iterator<Item = Value> {
    let claim = &decided.claim;
    decided.decision.expenditures.iter().map(move |one: &Expenditure| {
        let (category, amount) = one.of_category.unzip();
        json!({
            "claim": claim.key,
            "policy": one.policy,
            "insuree": claim.insuree,
            "hospital": one.hospital,
            "deducted": one.deducted.to_string(),
            "remunerated": one.remunerated.to_string(),
            "category": category.map(openimis_adjudication::claim::Category::letter),
            "of_category": amount.map(|amount| amount.to_string()),
        })
    })
}
