//! The policies of a family or a person, with what they still pay (spec 2.18, rule 80).

use super::held::Held;
use crate::eligibility::used_on;
use crate::policy::PolicyStatus;
use crate::schema::policies;
use crate::sight::select_person;
use crate::{error, rights};
use chrono::NaiveDate;
use diesel::Column;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{
    Declared, Input, Limit, Nodes, Operation, OperationDialect, Ref, RowScope, Shape, Verb, table_name,
};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_insuree::schema::insuree_policies;
use openimis_insuree::{Family, InSight};
use serde_json::Value;
use std::collections::HashSet;

const HELD: &str = include_str!("../../sql/held.sql");

/// Lists the policies of a family.
#[derive(Debug)]
pub struct ListPoliciesOfFamily;

/// Lists the policies that cover a person.
#[derive(Debug)]
pub struct ListPoliciesOfInsuree;

/// Whose policies, and which of them.
#[derive(Debug, Clone, Input)]
pub struct PoliciesOfFamily {
    /// The family.
    #[input(graphql = "familyUuid")]
    pub family: Ref<Family>,
    /// Only the first of each product, and those that are idle or ready.
    pub active_or_last_expired_only: Option<bool>,
    /// Those that were deleted, and earlier versions, too.
    pub show_history: Option<bool>,
    /// By which field of the answer they are ordered, with `-` before it from the end.
    pub order_by: Option<String>,
    /// Only those in force on this day.
    pub target_date: Option<NaiveDate>,
}

/// Whose policies, and which of them.
#[derive(Debug, Clone, Input)]
pub struct PoliciesOfInsuree {
    /// Insurance number.
    pub chf_id: String,
    /// Only the first of each product, and those that are idle or ready.
    pub active_or_last_expired_only: Option<bool>,
    /// Those that were deleted, and earlier versions, too.
    pub show_history: Option<bool>,
    /// By which field of the answer they are ordered, with `-` before it from the end.
    pub order_by: Option<String>,
    /// Only those in force on this day.
    pub target_date: Option<NaiveDate>,
}

const FLOAT: Shape = Shape::Scalar("Float");
const TEXT: Shape = Shape::Scalar("String");
const DATE: Shape = Shape::Scalar("Date");
const INT: Shape = Shape::Scalar("Int");

const ANSWER: Shape = Shape::Connection(&Nodes {
    name: "PolicyByFamilyOrInsuree",
    of: "PolicyByFamilyOrInsureeGQLType",
    members: &[
        ("policyId", INT),
        ("policyUuid", TEXT),
        ("policyValue", FLOAT),
        ("productCode", TEXT),
        ("productName", TEXT),
        ("startDate", DATE),
        ("enrollDate", DATE),
        ("effectiveDate", DATE),
        ("expiryDate", DATE),
        ("officerCode", TEXT),
        ("officerName", TEXT),
        ("status", INT),
        ("ded", FLOAT),
        ("dedInPatient", FLOAT),
        ("dedOutPatient", FLOAT),
        ("ceiling", FLOAT),
        ("ceilingInPatient", FLOAT),
        ("ceilingOutPatient", FLOAT),
        ("balance", FLOAT),
        ("validityFrom", DATE),
        ("validityTo", DATE),
        ("maxInstallments", INT),
        ("contributionPlanCode", TEXT),
        ("contributionPlanName", TEXT),
    ],
});

/// Which of the policies.
struct Choice<'a> {
    last_only: bool,
    history: bool,
    order_by: Option<&'a str>,
    target: Option<NaiveDate>,
}

impl Operation for ListPoliciesOfFamily {
    type Target = ();
    type Input = PoliciesOfFamily;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.of_family",
        "policies",
        Verb::Ask("of-family"),
        "Lists the policies of a family, with what they still pay.",
    )
    .right(rights::FIND_POLICIES)
    .graphql("policiesByFamily", "")
    .dialect(OperationDialect::answering(&ANSWER));

    async fn run(context: &mut Context<'_>, (): &(), input: &PoliciesOfFamily) -> Result<Value, Error> {
        let family: Family = context.resolve(&input.family, "family").await?;
        let choice = Choice {
            last_only: input.active_or_last_expired_only.unwrap_or(false),
            history: input.show_history.unwrap_or(false),
            order_by: input.order_by.as_deref(),
            target: input.target_date,
        };
        let of_family = |sql: &mut Sql, row: Row| {
            sql.column(row, policies::family_id::NAME)
                .text(" = ")
                .bind(Bind::Number(family.id.into()));
        };
        list(context, &choice, None, of_family).await
    }
}

impl Operation for ListPoliciesOfInsuree {
    type Target = ();
    type Input = PoliciesOfInsuree;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.of_insuree",
        "policies",
        Verb::Ask("of-insuree"),
        "Lists the policies that cover a person, with what they still pay.",
    )
    .access(rights::ASK_ABOUT_PEOPLE)
    .graphql("policiesByInsuree", "")
    .dialect(OperationDialect::answering(&ANSWER));

    async fn run(context: &mut Context<'_>, (): &(), input: &PoliciesOfInsuree) -> Result<Value, Error> {
        let person = person(context, &input.chf_id).await?;
        let choice = Choice {
            last_only: input.active_or_last_expired_only.unwrap_or(false),
            history: input.show_history.unwrap_or(false),
            order_by: input.order_by.as_deref(),
            target: input.target_date,
        };
        let covering = |sql: &mut Sql, row: Row| {
            sql.column(row, policies::id::NAME).text(" IN (SELECT ");
            let cover = sql.row();
            sql.column(cover, insuree_policies::policy_id::NAME).text(" FROM ");
            sql.name(table_name::<insuree_policies::table>()).text(" ").alias(cover);
            sql.text(" WHERE ").column(cover, insuree_policies::insuree_id::NAME);
            sql.text(" = ").bind(Bind::Number(person.into())).text(")");
        };
        list(context, &choice, Some(person), covering).await
    }
}

async fn person(context: &mut Context<'_>, number: &str) -> Result<i32, Error> {
    #[derive(diesel::QueryableByName)]
    struct Person {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        id: i32,
    }
    let mut sql = Sql::new();
    select_person(&mut sql, context.actor(), number);
    sql.text(" LIMIT 1");
    let found: Vec<Person> = sql.load(context.connection()).await?;
    let person = found.into_iter().next().map(|person| person.id);
    person.ok_or_else(|| error::NO_SUCH_PERSON.at("chfId").into())
}

/// Whoever may see the person or the family sees the policies.
async fn list(
    context: &mut Context<'_>,
    choice: &Choice<'_>,
    person: Option<i32>,
    whose: impl Fn(&mut Sql, Row),
) -> Result<Value, Error> {
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("WITH wanted AS (SELECT ")
        .column(row, policies::id::NAME)
        .text(" AS id FROM ");
    sql.name(table_name::<policies::table>())
        .text(" ")
        .alias(row)
        .text(" WHERE ");
    whose(&mut sql, row);
    choice.write(&mut sql, row);
    if person.is_none() {
        and_in_sight(&mut sql, row, context);
    }
    sql.text(") ").text(HELD);
    let mut held: Vec<Held> = sql.load(context.connection()).await?;
    if choice.last_only {
        keep_last(&mut held);
    }
    let keys: Vec<i32> = held.iter().map(|policy| policy.id).collect();
    let used = used_on(context.connection(), &keys, person).await?;
    let mut shown: Vec<Value> = held
        .iter()
        .map(|policy| policy.shown(&used.get(&policy.id).copied().unwrap_or_default()))
        .collect();
    choice.sort(&mut shown);
    Ok(Value::Array(shown))
}

fn and_in_sight(sql: &mut Sql, row: Row, context: &Context<'_>) {
    const OF_FAMILY: InSight = InSight::of_family(policies::family_id::NAME);
    if context.actor().is_superuser() {
        return;
    }
    match OF_FAMILY.limit(context.actor()) {
        Limit::All => {}
        Limit::Nothing => {
            sql.text(" AND FALSE");
        }
        Limit::Rows(condition) => {
            condition(sql.text(" AND ("), row);
            sql.text(")");
        }
    }
}

impl Choice<'_> {
    fn write(&self, sql: &mut Sql, row: Row) {
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
    fn sort(&self, shown: &mut [Value]) {
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
fn keep_last(held: &mut Vec<Held>) {
    let open = [PolicyStatus::Idle, PolicyStatus::Ready].map(|status| Some(status.number()));
    let mut seen = HashSet::new();
    held.retain(|policy| open.contains(&policy.status) || seen.insert(policy.product_code.clone()));
}
