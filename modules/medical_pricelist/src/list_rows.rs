//! The tables of the lists themselves, of both kinds.

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use uuid::Uuid;

/// What a list is besides what is on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Head<'a> {
    pub(crate) name: &'a str,
    pub(crate) pricelist_date: NaiveDate,
    pub(crate) location_id: Option<i32>,
}

macro_rules! lists {
    ($(#[$doc:meta])* $module:ident: $lists:ident, $facility:ident, $resource:path) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use super::*;
            use crate::schema::$lists as list;
            use openimis_location::schema::health_facilities as facility;

            /// Whether a valid list has the name.
            pub(crate) async fn has_name(context: &mut Context<'_>, name: &str) -> Result<bool, Error> {
                let holders = list::table.filter(list::name.eq(name).and(list::valid_to.is_null()));
                Ok(diesel::select(diesel::dsl::exists(holders))
                    .get_result(context.connection())
                    .await?)
            }

            /// Begins a list.
            pub(crate) async fn insert(context: &mut Context<'_>, head: Head<'_>) -> Result<i32, Error> {
                let values = (
                    list::uuid.eq(Uuid::new_v4()),
                    list::name.eq(head.name),
                    list::pricelist_date.eq(head.pricelist_date),
                    list::location_id.eq(head.location_id),
                    list::audit_user_id.eq(context.actor().audit_user_id()),
                    list::valid_from.eq(context.now()),
                );
                Ok(diesel::insert_into(list::table)
                    .values(values)
                    .returning(list::id)
                    .get_result(context.connection())
                    .await?)
            }

            /// Keeps the list as it was and writes what it is now.
            pub(crate) async fn update(context: &mut Context<'_>, id: i32, head: Head<'_>) -> Result<(), Error> {
                let now = context.now();
                history::save(context.connection(), <$resource>::DESCRIPTION, &[i64::from(id)], now).await?;
                let values = (
                    list::name.eq(head.name),
                    list::pricelist_date.eq(head.pricelist_date),
                    list::location_id.eq(head.location_id),
                    list::audit_user_id.eq(context.actor().audit_user_id()),
                    list::valid_from.eq(now),
                );
                diesel::update(list::table.find(id))
                    .set(values)
                    .execute(context.connection())
                    .await?;
                Ok(())
            }

            /// Ends the list.
            pub(crate) async fn end(context: &mut Context<'_>, id: i32) -> Result<(), Error> {
                let now = context.now();
                history::save(context.connection(), <$resource>::DESCRIPTION, &[i64::from(id)], now).await?;
                let ended = (
                    list::valid_from.eq(now),
                    list::valid_to.eq(now),
                    list::audit_user_id.eq(context.actor().audit_user_id()),
                );
                diesel::update(list::table.find(id))
                    .set(ended)
                    .execute(context.connection())
                    .await?;
                Ok(())
            }

            /// How many valid lists are for a place.
            pub(crate) async fn count_at(context: &mut Context<'_>, place: i32) -> Result<i64, Error> {
                Ok(list::table
                    .filter(list::location_id.eq(place).and(list::valid_to.is_null()))
                    .count()
                    .get_result(context.connection())
                    .await?)
            }

            /// How many valid facilities charge by the list.
            pub(crate) async fn facilities(context: &mut Context<'_>, id: i32) -> Result<i64, Error> {
                Ok(facility::table
                    .filter(facility::$facility.eq(id).and(facility::valid_to.is_null()))
                    .count()
                    .get_result(context.connection())
                    .await?)
            }
        }
    };
}
lists! {
    /// Lists of items.
    items: items_pricelists, items_pricelist_id, crate::items::ItemsPricelist
}
lists! {
    /// Lists of services.
    services: services_pricelists, services_pricelist_id, crate::services::ServicesPricelist
}
