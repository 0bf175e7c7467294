//! Changing a family (spec 2.5).

use super::input::FamilyChange;
use super::row::FamilyRow;
use super::{Family, dialect, head};
use crate::insuree::{HeadInsuree, Insuree, inside, revise};
use crate::schema::family_mutations;
use crate::{error, rights};
use openimis_core::declare::{Declared, Key, Named, Operation, Ref, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Changes a family, and its head if something is told of him.
#[derive(Debug)]
pub struct ChangeFamily;

impl Operation for ChangeFamily {
    type Target = Family;
    type Input = FamilyChange;
    type Output = Saved<Family>;

    const DESCRIPTION: Declared = Declared::new(
        "family.change",
        "families",
        Verb::Update,
        "Changes a family, and its head if something is told of him.",
    )
    .right(rights::EDIT_FAMILIES)
    .graphql("updateFamily", "insuree.mutation.failed_to_update_family")
    .dialect(dialect::REPLACING);

    async fn run(context: &mut Context<'_>, family: &Family, input: &FamilyChange) -> Result<Saved<Family>, Error> {
        let mut row = FamilyRow::of(context, family);
        row.tell(context, &input.details()).await?;
        if let Some(told) = &input.head_insuree {
            let told = inside("headInsuree", tell_head(context, family, told).await);
            row.head_insuree_id = told?;
        }
        row.update(context, family.id).await?;
        context.touches(family_mutations::family_id, &[family.id]).await?;
        context.emit("family.changed", json!({ "id": family.id }));
        Ok(Saved::new(family.id))
    }
}

/// Changes the head, or the member who becomes it; answers his key.
async fn tell_head(context: &mut Context<'_>, family: &Family, told: &HeadInsuree) -> Result<i32, Error> {
    let present = Ref::from(Named::Key(Key::from(family.head_insuree_id)));
    let person: Insuree = context.resolve(told.uuid.as_ref().unwrap_or(&present), "uuid").await?;
    let is_new = person.id != family.head_insuree_id;
    if is_new && person.family_id != Some(family.id) {
        return Err(error::NOT_A_MEMBER.at("uuid").into());
    }
    revise(context, &person, &told.identity(), &told.details().in_family(None)).await?;
    if is_new {
        head::mark(context, family.head_insuree_id, person.id).await?;
    }
    Ok(person.id)
}
