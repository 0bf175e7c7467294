//! The tables of what is on the lists, of both kinds; one statement for any number of rows.

use crate::details::{Detail, Plan};
use chrono::{DateTime, Utc};
use diesel::dsl::Eq;
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// A key with the price that goes before the register's.
pub(crate) type Price = (i32, Option<Decimal>);

/// PostgreSQL takes 65,535 values in a statement.
const AT_ONCE: usize = 5_000;

macro_rules! details {
    (
        $(#[$doc:meta])*
        $module:ident: $details:ident.$content:ident of $contents:ident on $list:ident of $lists:ident, $resource:path
    ) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use super::*;
            use crate::schema::{$details as detail, $lists as list};
            use openimis_medical::schema::$contents as content;

            /// What is on the list.
            pub(crate) async fn details(context: &mut Context<'_>, id: i32) -> Result<Vec<Detail>, Error> {
                let rows: Vec<(i32, i32, Option<Decimal>)> = detail::table
                    .filter(detail::$list.eq(id).and(detail::valid_to.is_null()))
                    .order(detail::id)
                    .select((detail::id, detail::$content, detail::price_overrule))
                    .for_update()
                    .load(context.connection())
                    .await?;
                let detail = |(id, content, price)| Detail { id, content, price };
                Ok(rows.into_iter().map(detail).collect())
            }

            /// The prices of what is on a valid list and valid itself, by key.
            pub(crate) async fn prices(context: &mut Context<'_>, id: i32) -> Result<Vec<Price>, Error> {
                let mut prices: Vec<Price> = detail::table
                    .inner_join(list::table.on(list::id.eq(detail::$list)))
                    .filter(list::id.eq(id).and(list::valid_to.is_null()))
                    .filter(detail::valid_to.is_null())
                    .order(detail::$content)
                    .select((detail::$content, detail::price_overrule))
                    .load(context.connection())
                    .await?;
                let keys: Vec<i32> = prices.iter().map(|(content, _)| *content).collect();
                let valid: Vec<i32> = content::table
                    .filter(content::id.eq_any(keys).and(content::valid_to.is_null()))
                    .select(content::id)
                    .load(context.connection())
                    .await?;
                let valid: HashSet<i32> = valid.into_iter().collect();
                prices.retain(|(content, _)| valid.contains(content));
                Ok(prices)
            }

            /// Takes everything off the list.
            pub(crate) async fn clear(context: &mut Context<'_>, id: i32) -> Result<(), Error> {
                let rows = details(context, id).await?;
                let keys: Vec<i32> = rows.iter().map(|row| row.id).collect();
                end(context, &keys).await
            }

            /// Takes an item or service off every list (AR-122).
            pub(crate) async fn forget(context: &mut Context<'_>, content: i32) -> Result<(), Error> {
                let keys = detail::table
                    .filter(detail::$content.eq(content).and(detail::valid_to.is_null()))
                    .order(detail::id)
                    .select(detail::id)
                    .for_update()
                    .load(context.connection())
                    .await?;
                end(context, &keys).await
            }

            /// Writes what changes on the list.
            pub(crate) async fn store(context: &mut Context<'_>, id: i32, plan: &Plan) -> Result<(), Error> {
                end(context, &plan.ended).await?;
                price(context, id, &plan.priced).await?;
                for new in plan.new.chunks(AT_ONCE) {
                    let rows: Vec<_> = new.iter().map(|(content, price)| row(context, id, *content, *price)).collect();
                    diesel::insert_into(detail::table)
                        .values(rows)
                        .execute(context.connection())
                        .await?;
                }
                Ok(())
            }

            /// Gives rows their new prices, and keeps them as they were.
            async fn price(context: &mut Context<'_>, id: i32, rows: &[Detail]) -> Result<(), Error> {
                let keys: Vec<i64> = rows.iter().map(|row| i64::from(row.id)).collect();
                keep(context, &keys).await?;
                for rows in rows.chunks(AT_ONCE) {
                    let rows: Vec<_> = rows
                        .iter()
                        .map(|known| (detail::id.eq(known.id), row(context, id, known.content, known.price)))
                        .collect();
                    diesel::insert_into(detail::table)
                        .values(rows)
                        .on_conflict(detail::id)
                        .do_update()
                        .set((
                            detail::price_overrule.eq(excluded(detail::price_overrule)),
                            detail::valid_from.eq(excluded(detail::valid_from)),
                            detail::audit_user_id.eq(excluded(detail::audit_user_id)),
                        ))
                        .execute(context.connection())
                        .await?;
                }
                Ok(())
            }

            fn row(context: &Context<'_>, id: i32, content: i32, price: Option<Decimal>) -> Row {
                (
                    detail::$list.eq(id),
                    detail::$content.eq(content),
                    detail::price_overrule.eq(price),
                    detail::valid_from.eq(context.now()),
                    detail::audit_user_id.eq(context.actor().audit_user_id()),
                )
            }

            type Row = (
                Eq<detail::$list, i32>,
                Eq<detail::$content, i32>,
                Eq<detail::price_overrule, Option<Decimal>>,
                Eq<detail::valid_from, DateTime<Utc>>,
                Eq<detail::audit_user_id, i32>,
            );

            async fn end(context: &mut Context<'_>, keys: &[i32]) -> Result<(), Error> {
                let wide: Vec<i64> = keys.iter().copied().map(i64::from).collect();
                keep(context, &wide).await?;
                let now = context.now();
                let ended = (
                    detail::valid_from.eq(now),
                    detail::valid_to.eq(now),
                    detail::audit_user_id.eq(context.actor().audit_user_id()),
                );
                diesel::update(detail::table.filter(detail::id.eq_any(keys)))
                    .set(ended)
                    .execute(context.connection())
                    .await?;
                Ok(())
            }

            /// Copies rows before they change.
            async fn keep(context: &mut Context<'_>, keys: &[i64]) -> Result<(), Error> {
                let now = context.now();
                if !keys.is_empty() {
                    history::save(context.connection(), <$resource>::DESCRIPTION, keys, now).await?;
                }
                Ok(())
            }
        }
    };
}
details! {
    /// Items on lists.
    items: items_pricelist_details.item_id of items on items_pricelist_id of items_pricelists,
    crate::items::ItemsPricelistDetail
}
details! {
    /// Services on lists.
    services: services_pricelist_details.service_id of services on services_pricelist_id of services_pricelists,
    crate::services::ServicesPricelistDetail
}
