//! Deleting a person (spec 2.6).

use super::row::copy;
use super::{Insuree, head};
use crate::coverage::close_covers;
use crate::schema::{insuree_mutations, insurees};
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Kind, Operation, OperationDialect, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Deletes a person and his covers; the head of a family only with it.
#[derive(Debug)]
pub struct RemoveInsuree;

impl Operation for RemoveInsuree {
    type Target = Insuree;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "insuree.remove",
        "insurees",
        Verb::Delete,
        "Deletes a person who heads no family, and what covers him.",
    )
    .right(rights::DELETE_INSUREES)
    .graphql("deleteInsurees", "insuree.mutation.failed_to_delete_insuree")
    .dialect(OperationDialect {
        ignored: &[("uuid", Kind::Text)],
        ..OperationDialect::MANY
    });

    async fn run(context: &mut Context<'_>, person: &Insuree, (): &()) -> Result<(), Error> {
        head::refuse(context, person, &error::HEAD_DELETED).await?;
        end(context, &[person.id]).await?;
        context.touches(insuree_mutations::insuree_id, &[person.id]).await?;
        context.emit("insuree.deleted", json!({ "ids": [person.id] }));
        Ok(())
    }
}

/// Ends people and their covers: a copy of how they were, and the row itself closed at the instant that it opened
/// (spec 1.2, rule 28).
pub(crate) async fn end(context: &mut Context<'_>, people: &[i32]) -> Result<(), Error> {
    close_covers(context, people).await?;
    copy(context, people).await?;
    let now = context.now();
    diesel::update(insurees::table.filter(insurees::id.eq_any(people)))
        .set((
            insurees::valid_from.eq(now),
            insurees::valid_to.eq(now),
            insurees::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
