//! Another head of a family (spec 2.6).

use super::Family;
use crate::insuree::{Insuree, copy};
use crate::schema::{families, family_mutations, insurees};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Ref, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Gives a family another head.
#[derive(Debug)]
pub struct SetFamilyHead;

/// Who is to head the family.
#[derive(Debug, Clone, Input)]
pub struct FamilyHead {
    /// A valid member of the family.
    #[input(graphql = "insureeUuid")]
    pub insuree: Ref<Insuree>,
}

impl Operation for SetFamilyHead {
    type Target = Family;
    type Input = FamilyHead;
    type Output = Saved<Family>;

    const DESCRIPTION: Declared = Declared::new(
        "family.set_head",
        "families",
        Verb::Act("set-head"),
        "Lets a member head the family.",
    )
    .right(rights::EDIT_FAMILIES)
    .graphql("setFamilyHead", "insuree.mutation.failed_to_set_head_insuree");

    async fn run(context: &mut Context<'_>, family: &Family, input: &FamilyHead) -> Result<Saved<Family>, Error> {
        let person: Insuree = context.resolve(&input.insuree, "insuree").await?;
        // rule 36
        if person.family_id != Some(family.id) {
            return Err(error::NOT_A_MEMBER.at("insuree").into());
        }
        if person.id != family.head_insuree_id {
            copy(context, &[person.id]).await?;
            mark(context, family.head_insuree_id, person.id).await?;
            appoint(context, family, person.id).await?;
        }
        context.touches(family_mutations::family_id, &[family.id]).await?;
        context.emit("family.head_set", json!({ "id": family.id, "head": person.id }));
        Ok(Saved::new(family.id))
    }
}

async fn appoint(context: &mut Context<'_>, family: &Family, head: i32) -> Result<(), Error> {
    let now = context.now();
    history::save(context.connection(), Family::DESCRIPTION, &[i64::from(family.id)], now).await?;
    diesel::update(families::table.find(family.id))
        .set((
            families::head_insuree_id.eq(head),
            families::valid_from.eq(now),
            families::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Marks who heads the family and who does so no longer; of the latter a copy is kept. Relationships stay as they are.
pub(super) async fn mark(context: &mut Context<'_>, old: i32, new: i32) -> Result<(), Error> {
    copy(context, &[old]).await?;
    diesel::update(insurees::table.filter(insurees::id.eq_any([old, new])))
        .set((
            insurees::head.eq(insurees::id.eq(new)),
            insurees::valid_from.eq(context.now()),
            insurees::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
