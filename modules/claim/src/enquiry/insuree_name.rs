//! The name of an insuree, by his exact number.

use crate::rights;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Access, Declared, Input, Operation, OperationDialect, Shape, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_insuree::schema::insurees;
use serde_json::Value;

/// Tells the name of the insuree with a number, wherever he lives: whoever enters claims has him in front of him.
#[derive(Debug)]
pub struct AskInsureeName;

/// The number in question.
#[derive(Debug, Clone, Input)]
pub struct InsuranceNumber {
    /// The exact insurance number.
    pub chf_id: String,
}

impl Operation for AskInsureeName {
    type Target = ();
    type Input = InsuranceNumber;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "claim.ask_insuree_name",
        "claims",
        Verb::Ask("insuree-name"),
        "Tells given and family name of the valid insuree with this number; an empty text if there is none.",
    )
    .access(Access::AnyOf(&[rights::ADD_CLAIMS, rights::EDIT_CLAIMS]))
    .graphql("insureeNameByChfid", "")
    .dialect(OperationDialect::answering(&Shape::Scalar("String")));

    async fn run(context: &mut Context<'_>, (): &(), input: &InsuranceNumber) -> Result<Value, Error> {
        let names: Option<(String, String)> = insurees::table
            .filter(insurees::chf_id.eq(&input.chf_id).and(insurees::valid_to.is_null()))
            .select((insurees::other_names, insurees::last_name))
            .first(context.connection())
            .await
            .optional()?;
        let name = names.map(|(other, last)| format!("{other} {last}"));
        Ok(Value::String(name.unwrap_or_default()))
    }
}
