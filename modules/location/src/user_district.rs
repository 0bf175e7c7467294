//! Districts that a user works in: his area, unless he is an officer or works at a facility (spec 3.6).

use crate::area::InArea;
use crate::schema::user_districts;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::access::{AccountKind, ActorChange};
use openimis_core::administration::rights;
use openimis_core::declare::{Access, GraphqlType, Resource, Scope};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// The level of the tree that users work in.
pub(crate) const LEVEL: usize = 1;

const SCOPE: Scope = Scope::Rows(&InArea::place(user_districts::location_id::NAME));

/// A district that a user works in.
#[derive(Debug, Clone, Resource)]
#[resource(
    name = "user-districts",
    graphql = GraphqlType::plain("UserDistrictType"),
    table = user_districts,
    access = Access::Right(rights::FIND_USERS),
    scope = SCOPE,
    live = while_null(valid_to),
)]
pub struct UserDistrict {
    /// Join key and public id.
    #[key]
    pub id: i32,
    /// The instant from which the link holds.
    #[field(name = "validityFrom")]
    pub valid_from: DateTime<Utc>,
    /// The instant at which it ended.
    #[field(name = "validityTo")]
    pub valid_to: Option<DateTime<Utc>>,
    /// The interactive user who last changed it.
    #[field]
    pub audit_user_id: i32,
    /// The person.
    #[to_one(target = "interactive-users", visibility = Check)]
    pub user_id: i64,
    /// The district.
    #[to_one(target = "locations", visibility = Label)]
    pub location_id: i32,
}

/// Links the creator of a district to it, so that he sees what he made (rule 61).
pub(crate) async fn link_creator(context: &mut Context<'_>, district: i32) -> Result<(), Error> {
    let Some(user) = context.actor().user() else {
        return Ok(());
    };
    let (account, AccountKind::Interactive(person)) = (user.account.id, &user.account.kind) else {
        return Ok(());
    };
    let link = (
        user_districts::user_id.eq(person.id),
        user_districts::location_id.eq(district),
        user_districts::audit_user_id.eq(context.actor().audit_user_id()),
        user_districts::valid_from.eq(context.now()),
    );
    diesel::insert_into(user_districts::table)
        .values(link)
        .execute(context.connection())
        .await?;
    context.actors_changed(ActorChange::User(account));
    Ok(())
}

/// Ends the links of users to districts that end, districts of an ended region included (W-43).
pub(crate) async fn end_links(context: &mut Context<'_>, places: &[i32]) -> Result<(), Error> {
    let live = user_districts::table
        .filter(user_districts::location_id.eq_any(places))
        .filter(user_districts::valid_to.is_null());
    let changes = user_districts::valid_to.eq(context.now());
    if diesel::update(live).set(changes).execute(context.connection()).await? > 0 {
        context.actors_changed(ActorChange::Everybody);
    }
    Ok(())
}
