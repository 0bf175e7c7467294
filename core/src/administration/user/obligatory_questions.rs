//! Which fields are obligatory (spec 5.8 `userObligatoryFields`, `eoObligatoryFields`).

use crate::administration::CoreSettings;
use crate::declare::{Access, Declared, Operation, Verb};
use crate::error::Error;
use crate::operate::Context;
use serde_json::{Value, json};

/// Tells which fields of users must or must not be given.
#[derive(Debug)]
pub struct ListUserObligations;

impl Operation for ListUserObligations {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "user.list_obligatory_fields",
        "users",
        Verb::Ask("obligatory-fields"),
        "Tells which fields of users must (M), may (O) or must not (H) be given.",
    )
    .access(Access::Authenticated)
    .graphql("userObligatoryFields", "");

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        Ok(json!(context.settings::<CoreSettings>().fields_controls_user))
    }
}

/// Tells which fields of enrolment officers must or must not be given.
#[derive(Debug)]
pub struct ListOfficerObligations;

impl Operation for ListOfficerObligations {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "officer.list_obligatory_fields",
        "officers",
        Verb::Ask("obligatory-fields"),
        "Tells which fields of enrolment officers must (M), may (O) or must not (H) be given.",
    )
    .access(Access::Authenticated)
    .graphql("eoObligatoryFields", "");

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        Ok(json!(context.settings::<CoreSettings>().fields_controls_eo))
    }
}
