//! Registering a family with its head (spec 2.5).

use super::input::NewFamily;
use super::row::FamilyRow;
use super::{Family, dialect};
use crate::insuree::{HeadInsuree, Identity, Insuree, heads, inside, register, revise};
use crate::schema::{family_mutations, insurees};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Registers a family together with the person who heads it: both, or nothing (rule 33).
#[derive(Debug)]
pub struct CreateFamily;

impl Operation for CreateFamily {
    type Target = ();
    type Input = NewFamily;
    type Output = Saved<Family>;

    const DESCRIPTION: Declared = Declared::new(
        "family.create",
        "families",
        Verb::Create,
        "Registers a family with its head, who is new or belongs to no family.",
    )
    .right(rights::ADD_FAMILIES)
    .graphql("createFamily", "insuree.mutation.failed_to_create_family")
    .dialect(OperationDialect::ignoring(dialect::IGNORED));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewFamily) -> Result<Saved<Family>, Error> {
        let head = input.head_insuree.as_ref();
        let head = head.ok_or_else(|| error::HEAD_MISSING.at("headInsuree"))?;
        let mut row = FamilyRow::unknown(context);
        row.tell(context, &input.details()).await?;
        let registered = inside("headInsuree", register_head(context, head).await);
        row.head_insuree_id = registered?;
        let family = row.insert(context).await?;
        diesel::update(insurees::table.find(row.head_insuree_id))
            .set((insurees::family_id.eq(family), insurees::head.eq(true)))
            .execute(context.connection())
            .await?;
        // rule 106: the front end finds the new family, and nothing else, by its mutation
        context.touches(family_mutations::family_id, &[family]).await?;
        context.emit("family.created", json!({ "id": family, "head": row.head_insuree_id }));
        Ok(Saved::new(family))
    }
}

/// The key of the head: somebody new, or somebody registered who belongs to no family (BUG-03).
async fn register_head(context: &mut Context<'_>, head: &HeadInsuree) -> Result<i32, Error> {
    let details = head.details().in_family(None);
    let Some(named) = &head.uuid else {
        return register(context, &head.identity(), &details, true).await;
    };
    let person: Insuree = context.resolve(named, "uuid").await?;
    if person.family_id.is_some() || heads(context, person.id).await? {
        return Err(error::HEAD_TAKEN.at("uuid").into());
    }
    revise(context, &person, &head.identity(), &details).await?;
    Ok(person.id)
}

impl HeadInsuree {
    /// What everybody must have.
    pub(super) fn identity(&self) -> Identity<'_> {
        Identity {
            last_name: Some(&self.last_name),
            other_names: Some(&self.other_names),
            gender: Some(&self.gender),
            dob: Some(self.dob),
        }
    }
}
