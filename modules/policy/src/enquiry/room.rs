//! Whether a family's policies have room for one more member (spec 2.6, rule 44, `canAddInsuree`).

use crate::message;
use diesel::sql_types::{Integer, SmallInt, Text};
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Shape, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::Family;
use openimis_insuree::rights::FIND_INSUREES;
use serde_json::Value;

const FULL: &str = include_str!("../../sql/full_policies.sql");

/// Asks whether one more member would be covered.
#[derive(Debug)]
pub struct AskForRoom;

/// The family in question.
#[derive(Debug, Clone, Input)]
pub struct FamilyInQuestion {
    /// The family.
    #[input(graphql = "familyId")]
    pub family: Ref<Family>,
}

impl Operation for AskForRoom {
    type Target = ();
    type Input = FamilyInQuestion;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "policy.room",
        "policies",
        Verb::Ask("room"),
        "Lists a warning for each policy of a family that takes no further member.",
    )
    .right(FIND_INSUREES)
    .graphql("canAddInsuree", "")
    .dialect(OperationDialect::answering(&Shape::List(&Shape::Scalar("String"))));

    async fn run(context: &mut Context<'_>, (): &(), input: &FamilyInQuestion) -> Result<Value, Error> {
        #[derive(diesel::QueryableByName)]
        struct Full {
            #[diesel(sql_type = Text)]
            code: String,
            #[diesel(sql_type = SmallInt)]
            maximum: i16,
        }
        let family: Family = context.resolve(&input.family, "family").await?;
        let full: Vec<Full> = diesel::sql_query(FULL)
            .bind::<Integer, _>(family.id)
            .load(context.connection())
            .await?;
        let warning = |policy: Full| Value::from(message::no_room(policy.code, i32::from(policy.maximum)).to_string());
        Ok(full.into_iter().map(warning).collect())
    }
}
