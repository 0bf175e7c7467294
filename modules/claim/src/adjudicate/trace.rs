//! How a decision came about, as it is stored and answered: a list of what each rule found.

use openimis_adjudication::Claim;
use openimis_adjudication::claim::Kind;
use openimis_adjudication::trace::{Effect, Entry, Finding, Value};
use openimis_adjudication::{Decision, Reason};
use serde_json::{Map, Value as Json, json};

/// The entries of a decision. Lines are named by register and key, or by their place in the claim as long as they have no
/// key; amounts are texts, so that no decimal is lost.
pub(crate) fn record(claim: &Claim, decision: &Decision) -> Json {
    decision.trace.iter().map(|entry| of_entry(claim, entry)).collect()
}

fn of_entry(claim: &Claim, entry: &Entry) -> Json {
    let mut told = Map::new();
    told.insert("rule".to_owned(), json!(entry.finding.key()));
    if let Some((index, line)) = entry.line.and_then(|index| Some((index, claim.lines.get(index)?))) {
        let kind = match line.medical.kind {
            Kind::Item => "item",
            Kind::Service => "service",
        };
        let named = json!({ "kind": kind, "position": index, "id": line.key, "medical": line.medical.key });
        told.insert("line".to_owned(), named);
    }
    if let Some(policy) = entry.policy {
        told.insert("policy".to_owned(), json!(policy));
    }
    if let Finding::Remark { rule, .. } = &entry.finding {
        told.insert("by".to_owned(), json!(rule));
    }
    match entry.effect {
        Effect::Rejected => {
            let reason = entry.finding.reason().map_or(0, Reason::code);
            told.insert("reason".to_owned(), json!(reason));
        }
        Effect::Changed { before, after } => {
            told.insert("before".to_owned(), json!(before.to_string()));
            told.insert("after".to_owned(), json!(after.to_string()));
        }
        Effect::Noted => {}
    }
    let values: Map<_, _> = entry
        .finding
        .values()
        .into_iter()
        .map(|(name, value)| (name.to_owned(), told_as(&value)))
        .collect();
    if !values.is_empty() {
        told.insert("values".to_owned(), Json::Object(values));
    }
    Json::Object(told)
}

/// A value with its kind, which says how it is shown.
fn told_as(value: &Value) -> Json {
    match value {
        Value::Amount(amount) => json!({ "amount": amount.to_string() }),
        Value::Count(count) => json!({ "count": count }),
        Value::Day(day) => json!({ "day": day }),
        Value::Word(word) => json!({ "word": word }),
        Value::Policy(key) => json!({ "policy": key }),
        Value::Product(key) => json!({ "product": key }),
        Value::Claim(key) => json!({ "claim": key }),
    }
}
