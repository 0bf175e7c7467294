//! The facility that a person works at, for the module that owns facilities.

use super::User;
use crate::access::ActorChange;
use crate::administration::stamp::Stamp;
use crate::declare::{Key, Saved};
use crate::error::Error;
use crate::identity::shadow::{self, Change};
use crate::operate::Context;
use crate::schema::identity::{interactive_user_versions as versions, interactive_users, users};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

/// Writes where the person works, as part of the operation that saved the user: into his row, and into the history
/// row that the operation has written; it gets one if nothing else changed. Does nothing for users who do not log in.
///
/// # Errors
/// When the database fails.
pub async fn assign_facility(
    context: &mut Context<'_>,
    saved: &Saved<User>,
    facility: Option<i32>,
) -> Result<(), Error> {
    let Key::Uuid(user) = saved.key else {
        return Ok(());
    };
    let person = users::table.find(user).select(users::interactive_id);
    let Some(person) = person.first::<Option<i64>>(context.connection()).await? else {
        return Ok(());
    };
    let stamp = Stamp::of(context);
    let differs = interactive_users::health_facility_id.is_distinct_from(facility);
    let changed = diesel::update(interactive_users::table.find(person).filter(differs))
        .set(interactive_users::health_facility_id.eq(facility))
        .execute(context.connection())
        .await?;
    if changed == 0 {
        return Ok(());
    }
    let written = versions::table.filter(versions::id.eq(person).and(versions::history_date.eq(stamp.now)));
    let corrected = diesel::update(written)
        .set(versions::health_facility_id.eq(facility))
        .execute(context.connection())
        .await?;
    if corrected == 0 {
        shadow::version_interactive(context.connection(), person, Change::Changed, stamp.by, stamp.now).await?;
    }
    context.actors_changed(ActorChange::User(user));
    Ok(())
}
