//! A family that must not end meanwhile.

use crate::schema::families;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;

/// Keeps the family valid until the transaction ends: others may give it members at the same time, nobody may end it.
pub(crate) async fn hold(context: &mut Context<'_>, family: i32, field: &str) -> Result<(), Error> {
    if held(context, family).await? {
        Ok(())
    } else {
        Err(kinds::NO_SUCH_REFERENCE.at(field).into())
    }
}

/// The same for a family that may have ended: whether it is valid, and nobody ends it or gives it another head meanwhile.
pub(crate) async fn held(context: &mut Context<'_>, family: i32) -> Result<bool, Error> {
    let held: Option<i32> = families::table
        .filter(families::id.eq(family).and(families::valid_to.is_null()))
        .select(families::id)
        .for_share()
        .first(context.connection())
        .await
        .optional()?;
    Ok(held.is_some())
}
