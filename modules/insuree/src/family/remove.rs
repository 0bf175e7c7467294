//! Deleting a family (spec 2.6).

use super::Family;
use crate::insuree::{end, join};
use crate::rights;
use crate::schema::{families, family_mutations, insurees};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Deletes a family. Modules that keep something of families (policies, BUG-11) listen and refuse while it is alive.
#[derive(Debug)]
pub struct RemoveFamily;

/// What becomes of the members.
#[derive(Debug, Clone, Input)]
pub struct FamilyRemoval {
    /// Whether they are deleted too, with their covers; otherwise they belong to no family.
    #[input(graphql_default = "false")]
    pub delete_members: Option<bool>,
}

impl Operation for RemoveFamily {
    type Target = Family;
    type Input = FamilyRemoval;
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "family.remove",
        "families",
        Verb::Delete,
        "Deletes a family; its members stay without family, or are deleted too.",
    )
    .right(rights::DELETE_FAMILIES)
    .graphql("deleteFamilies", "insuree.mutation.failed_to_delete_family")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, family: &Family, input: &FamilyRemoval) -> Result<(), Error> {
        let members = insurees::table
            .filter(insurees::family_id.eq(family.id).and(insurees::valid_to.is_null()))
            .select(insurees::id)
            .order(insurees::id)
            .for_update();
        let members: Vec<i32> = members.load(context.connection()).await?;
        if input.delete_members == Some(true) {
            end(context, &members).await?;
        } else {
            join(context, &members, None).await?;
        }
        close(context, family).await?;
        context.touches(family_mutations::family_id, &[family.id]).await?;
        context.emit("family.deleted", json!({ "id": family.id, "members": members }));
        Ok(())
    }
}

/// A copy of how the family was, and the row itself closed at the instant that it opened (spec 1.2).
async fn close(context: &mut Context<'_>, family: &Family) -> Result<(), Error> {
    let now = context.now();
    history::save(context.connection(), Family::DESCRIPTION, &[i64::from(family.id)], now).await?;
    diesel::update(families::table.find(family.id))
        .set((
            families::valid_from.eq(now),
            families::valid_to.eq(now),
            families::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
