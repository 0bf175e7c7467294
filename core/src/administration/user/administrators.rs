//! What only administrators do to administrators: whoever takes over an account holds its rights (W-62).

use crate::administration::{error, role};
use crate::error::Error;
use crate::operate::Context;

/// Refuses, in this field, to touch what would let others take an administrator's place or put him out of it.
pub(super) async fn check_reserved(context: &mut Context<'_>, person: Option<i64>, field: &str) -> Result<(), Error> {
    let Some(person) = person.filter(|_| !context.actor().is_superuser()) else {
        return Ok(());
    };
    if role::holdings_of_person(context.connection(), person).await?.everything {
        return Err(error::BEYOND_ACTOR.at(field).into());
    }
    Ok(())
}
