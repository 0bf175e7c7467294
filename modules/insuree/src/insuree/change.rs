//! Changing a person (spec 2.4).

use super::input::InsureeChange;
use super::register::{Identity, revise};
use super::{Insuree, dialect};
use crate::rights;
use crate::schema::insuree_mutations;
use openimis_core::declare::{Declared, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Changes a person: one copy of how he was (BUG-05), with the right to edit (BUG-31).
#[derive(Debug)]
pub struct ChangeInsuree;

impl Operation for ChangeInsuree {
    type Target = Insuree;
    type Input = InsureeChange;
    type Output = Saved<Insuree>;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.change",
        "insurees",
        Verb::Update,
        "Changes a person. Who becomes inactive or dies is covered no longer than to that day.",
    )
    .right(rights::EDIT_INSUREES)
    .graphql("updateInsuree", "insuree.mutation.failed_to_update_insuree")
    .dialect(dialect::REPLACING);

    async fn run(context: &mut Context<'_>, person: &Insuree, input: &InsureeChange) -> Result<Saved<Insuree>, Error> {
        let identity = Identity {
            last_name: input.last_name.as_deref(),
            other_names: input.other_names.as_deref(),
            gender: input.gender.as_ref(),
            dob: input.dob,
        };
        revise(context, person, &identity, &input.details()).await?;
        context.touches(insuree_mutations::insuree_id, &[person.id]).await?;
        context.emit("insuree.changed", json!({ "id": person.id }));
        Ok(Saved::new(person.id))
    }
}
