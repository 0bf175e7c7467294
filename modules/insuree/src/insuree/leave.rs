//! Taking a person out of his family, or into another one (spec 2.6).

use super::row::copy;
use super::{Insuree, head};
use crate::coverage::shorten_covers;
use crate::family::{self, Family};
use crate::schema::{family_mutations, insuree_mutations, insurees};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Kind, Operation, OperationDialect, Ref, Saved, Verb};
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;
use serde_json::json;

/// Takes a person out of his family.
#[derive(Debug)]
pub struct LeaveFamily;

/// What becomes of the person's covers.
#[derive(Debug, Clone, Input)]
pub struct FamilyLeave {
    /// Whether they end today; otherwise they stay.
    #[input(graphql_default = "false")]
    pub cancel_policies: Option<bool>,
}

impl Operation for LeaveFamily {
    type Target = Insuree;
    type Input = FamilyLeave;
    type Output = Saved<Insuree>;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.leave_family",
        "insurees",
        Verb::Act("leave-family"),
        "Takes a person who is not its head out of his family.",
    )
    .right(rights::DELETE_INSUREES)
    .graphql("removeInsurees", "insuree.mutation.failed_to_remove_insuree")
    .dialect(OperationDialect {
        ignored: &[("uuid", Kind::Text)],
        ..OperationDialect::MANY
    });

    async fn run(context: &mut Context<'_>, person: &Insuree, input: &FamilyLeave) -> Result<Saved<Insuree>, Error> {
        head::refuse(context, person, &error::HEAD_LEAVES).await?;
        let left = person.family_id.ok_or_else(|| error::NO_FAMILY.problem())?;
        join(context, &[person.id], None).await?;
        if input.cancel_policies == Some(true) {
            let today = context.now().date_naive();
            shorten_covers(context, &[person.id], today).await?;
        }
        context.touches(insuree_mutations::insuree_id, &[person.id]).await?;
        context.emit("insuree.left_family", json!({ "id": person.id, "family": left }));
        Ok(Saved::new(person.id))
    }
}

/// Gives a person another family.
#[derive(Debug)]
pub struct ChangeFamilyOfInsuree;

/// Where the person goes, and what becomes of his covers.
#[derive(Debug, Clone, Input)]
pub struct FamilyMove {
    /// The new family.
    #[input(graphql = "familyUuid")]
    pub family: Ref<Family>,
    /// Whether the covers that he has end today; otherwise they stay.
    #[input(graphql_default = "false")]
    pub cancel_policies: Option<bool>,
}

impl Operation for ChangeFamilyOfInsuree {
    type Target = Insuree;
    type Input = FamilyMove;
    type Output = Saved<Insuree>;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.change_family",
        "insurees",
        Verb::Act("change-family"),
        "Gives a person who heads no family another family.",
    )
    .right(rights::EDIT_INSUREES)
    .graphql(
        "changeInsureeFamily",
        "insuree.mutation.failed_to_change_insuree_family",
    )
    .dialect(OperationDialect::on_row("insureeUuid"));

    async fn run(context: &mut Context<'_>, person: &Insuree, input: &FamilyMove) -> Result<Saved<Insuree>, Error> {
        if !context.actor().holds(rights::EDIT_FAMILIES) {
            return Err(kinds::FORBIDDEN.problem().into());
        }
        head::refuse(context, person, &error::HEAD_LEAVES).await?;
        let family: Family = context.resolve(&input.family, "family").await?;
        if person.family_id == Some(family.id) {
            return Err(error::SAME_FAMILY.at("family").into());
        }
        family::hold(context, family.id, "family").await?;
        if input.cancel_policies == Some(true) {
            let today = context.now().date_naive();
            shorten_covers(context, &[person.id], today).await?;
        }
        join(context, &[person.id], Some(family.id)).await?;
        context.touches(insuree_mutations::insuree_id, &[person.id]).await?;
        context.touches(family_mutations::family_id, &[family.id]).await?;
        context.emit(
            "insuree.changed_family",
            json!({ "id": person.id, "family": family.id }),
        );
        Ok(Saved::new(person.id))
    }
}

/// Puts people into a family or out of theirs, as members (BUG-09: nobody stays head of a family that he left).
pub(crate) async fn join(context: &mut Context<'_>, people: &[i32], family: Option<i32>) -> Result<(), Error> {
    copy(context, people).await?;
    diesel::update(insurees::table.filter(insurees::id.eq_any(people)))
        .set((
            insurees::family_id.eq(family),
            insurees::head.eq(false),
            insurees::valid_from.eq(context.now()),
            insurees::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
