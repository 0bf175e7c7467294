//! Which of somebody's policies are shown, and in which order (spec 2.18, rule 80).

use super::held::Held;
use crate::policy::PolicyStatus;
use crate::schema::policies;
use chrono::NaiveDate;
use diesel::Column;
use openimis_core::read::sql::{Bind, Row, Sql};
use serde_json::Value;
use std::collections::HashSet;

/// Which of the policies.
pub(super) struct Choice<'a> {
    pub(super) last_only: bool,
    pub(super) history: bool,
    pub(super) order_by: Option<&'a str>,
    pub(super) target: Option<NaiveDate>,
}

impl Choice<'_> {
    /// Writes the conditions on the policy with this alias.
    pub(super) fn write(&self, sql: &mut Sql, row: Row) {
        if !self.history {
            sql.text(" AND ").column(row, policies::valid_to::NAME).text(" IS NULL");
        }
        if let Some(day) = self.target {
            sql.text(" AND ")
                .column(row, policies::expiry_date::NAME)
                .text(" > ")
                .bind(Bind::Date(day));
            sql.text(" AND ")
                .column(row, policies::effective_date::NAME)
                .text(" <= ")
                .bind(Bind::Date(day));
        }
    }

    /// By one member of the answer, what is empty last; by expiry date unless another one is named.
    pub(super) fn sort(&self, shown: &mut [Value]) {
        let asked = self.order_by.filter(|name| !name.is_empty()).unwrap_or("expiryDate");
        let (name, descending) = asked.strip_prefix('-').map_or((asked, false), |name| (name, true));
        let name = camel_case(name);
        let key = |policy: &Value| policy.get(&name).cloned().unwrap_or_default();
        shown.sort_by(|one, other| {
            let order = compare(&key(one), &key(other));
            if descending { order.reverse() } else { order }
        });
    }
}

fn compare(one: &Value, other: &Value) -> std::cmp::Ordering {
    let number = |value: &Value| value.as_f64();
    match (one, other) {
        (Value::Null, _) | (_, Value::Null) => one.is_null().cmp(&other.is_null()),
        (Value::Number(_), Value::Number(_)) => number(one)
            .partial_cmp(&number(other))
            .unwrap_or(std::cmp::Ordering::Equal),
        _ => one.as_str().cmp(&other.as_str()),
    }
}

/// Clients name fields as Python does, too.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let mut camel = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        camel.push_str(letters.as_str());
    }
    camel
}

/// Rule 80: the first of each product, and whatever is idle or ready; they come in the order that this needs.
pub(super) fn keep_last(held: &mut Vec<Held>) {
    let open = [PolicyStatus::Idle, PolicyStatus::Ready].map(|status| Some(status.number()));
    let mut seen = HashSet::new();
    held.retain(|policy| open.contains(&policy.status) || seen.insert(policy.product_code.clone()));
}
