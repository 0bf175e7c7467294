//! The policies of a family or a person, with what they still pay (spec 2.18, rule 80).

use super::choice::Choice;
use super::list::list;
use crate::schema::policies;
use crate::sight::select_person;
use crate::{error, rights};
use chrono::NaiveDate;
use diesel::Column;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Nodes, Operation, OperationDialect, Ref, Shape, Verb, table_name};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_insuree::Family;
use openimis_insuree::schema::insuree_policies;
use serde_json::Value;

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
