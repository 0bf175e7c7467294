//! Whether a number could be given to somebody (spec 3.3 `insureeNumberValidity`).

use super::{NumberFault, free, well_formed};
use crate::insuree::Insuree;
use crate::rights;
use crate::settings::InsureeSettings;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Shape, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};

/// Says whether an insurance number is well-formed and free.
#[derive(Debug)]
pub struct CheckInsuranceNumber;

/// The number in question.
#[derive(Debug, Clone, Input)]
pub struct InsuranceNumber {
    /// The number.
    #[input(name = "insureeNumber")]
    pub number: String,
    /// Who has it already and may keep it.
    #[input(graphql = "uuid")]
    pub insuree: Option<Ref<Insuree>>,
}

const ANSWER: Shape = Shape::Object(
    "ValidationMessageGQLType",
    &[
        ("isValid", Shape::Scalar("Boolean")),
        ("errorCode", Shape::Scalar("Int")),
        ("errorMessage", Shape::Scalar("String")),
    ],
);

impl Operation for CheckInsuranceNumber {
    type Target = ();
    type Input = InsuranceNumber;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.check_number",
        "insurees",
        Verb::Ask("number-check"),
        "Says whether an insurance number is well-formed and no valid person has it.",
    )
    .right(rights::FIND_INSUREES)
    .graphql("insureeNumberValidity", "")
    .dialect(OperationDialect::answering(&ANSWER));

    async fn run(context: &mut Context<'_>, (): &(), input: &InsuranceNumber) -> Result<Value, Error> {
        let own = match &input.insuree {
            Some(insuree) => Some(context.resolve::<Insuree>(insuree, "insuree").await?.id),
            None => None,
        };
        let settings = context.settings::<InsureeSettings>();
        let mut verdict = well_formed(&settings, &input.number);
        if verdict.is_ok() && !input.number.is_empty() && free::is_taken(context, &input.number, own).await? {
            verdict = Err(NumberFault::Taken);
        }
        Ok(match verdict {
            Ok(()) => json!({ "isValid": true, "errorCode": 0, "errorMessage": "" }),
            Err(fault) => {
                let said = fault.said().to_string();
                json!({ "isValid": false, "errorCode": fault.code(&settings), "errorMessage": said })
            }
        })
    }
}
