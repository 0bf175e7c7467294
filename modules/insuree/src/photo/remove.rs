//! Taking the photo of a person away, which openIMIS cannot (spec 2.7).

use super::Photo;
use crate::insuree::{Insuree, copy};
use crate::rights;
use crate::schema::{insuree_mutations, insurees, photos};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Takes the photo of a person away.
#[derive(Debug)]
pub struct RemovePhoto;

impl Operation for RemovePhoto {
    type Target = Insuree;
    type Input = ();
    type Output = Saved<Insuree>;

    const DESCRIPTION: Declared = Declared::new(
        "insuree.remove_photo",
        "insurees",
        Verb::Act("remove-photo"),
        "Takes the photo of a person away; it stays in his history.",
    )
    .right(rights::EDIT_INSUREES);

    async fn run(context: &mut Context<'_>, person: &Insuree, (): &()) -> Result<Saved<Insuree>, Error> {
        if let Some(photo) = person.photo_id {
            copy(context, &[person.id]).await?;
            diesel::update(insurees::table.find(person.id))
                .set((
                    insurees::photo_id.eq(None::<i32>),
                    insurees::photo_date.eq(None::<NaiveDate>),
                    insurees::valid_from.eq(context.now()),
                    insurees::audit_user_id.eq(context.actor().audit_user_id()),
                ))
                .execute(context.connection())
                .await?;
            close(context, photo).await?;
        }
        context.touches(insuree_mutations::insuree_id, &[person.id]).await?;
        context.emit("insuree.photo_removed", json!({ "id": person.id }));
        Ok(Saved::new(person.id))
    }
}

async fn close(context: &mut Context<'_>, photo: i32) -> Result<(), Error> {
    let now = context.now();
    history::save(context.connection(), Photo::DESCRIPTION, &[i64::from(photo)], now).await?;
    diesel::update(photos::table.find(photo))
        .set((
            photos::valid_from.eq(now),
            photos::valid_to.eq(now),
            photos::audit_user_id.eq(context.actor().audit_user_id()),
        ))
        .execute(context.connection())
        .await?;
    Ok(())
}
