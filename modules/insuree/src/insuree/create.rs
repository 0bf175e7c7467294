//! Registering a person (spec 2.4).

use super::input::NewInsuree;
use super::register::{Identity, register};
use super::{Insuree, dialect};
use crate::rights;
use crate::schema::insuree_mutations;
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Registers a person. A number that somebody has is refused (BUG-01).
#[derive(Debug)]
pub struct CreateInsuree;

impl Operation for CreateInsuree {
    type Target = ();
    type Input = NewInsuree;
    type Output = Saved<Insuree>;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.create",
        "insurees",
        Verb::Create,
        "Registers a person, alone or as a member of a family.",
    )
    .right(rights::ADD_INSUREES)
    .graphql("createInsuree", "insuree.mutation.failed_to_create_insuree")
    .dialect(OperationDialect::ignoring(dialect::IGNORED_OF_NEW));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewInsuree) -> Result<Saved<Insuree>, Error> {
        let identity = Identity {
            last_name: Some(&input.last_name),
            other_names: Some(&input.other_names),
            gender: Some(&input.gender),
            dob: Some(input.dob),
        };
        let id = register(context, &identity, &input.details(), false).await?;
        context.touches(insuree_mutations::insuree_id, &[id]).await?;
        context.emit("insuree.created", json!({ "id": id }));
        Ok(Saved::new(id))
    }
}
