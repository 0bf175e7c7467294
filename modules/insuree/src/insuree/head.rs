//! Who heads a family cannot leave it (BUG-09).

use super::Insuree;
use crate::family;
use crate::message;
use crate::schema::families;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, ErrorKind};
use openimis_core::operate::Context;

/// Refuses with this error if the person heads a valid family. His own gets no other head meanwhile.
pub(super) async fn refuse(context: &mut Context<'_>, person: &Insuree, kind: &'static ErrorKind) -> Result<(), Error> {
    if let Some(family) = person.family_id {
        family::held(context, family).await?;
    }
    if heads(context, person.id).await? {
        return Err(kind.problem().detail(message::heads_family()).into());
    }
    Ok(())
}

/// Whether the person heads a valid family.
pub(crate) async fn heads(context: &mut Context<'_>, person: i32) -> Result<bool, Error> {
    let headed = families::table.filter(families::head_insuree_id.eq(person).and(families::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(headed))
        .get_result(context.connection())
        .await?)
}
