//! Lines of a claim that is changed: which stay, which are new, which end (spec 4.3, AR-17).

use super::input::ClaimChange;
use crate::claim::Claim;
use crate::line::{self, EnteredLine, EnteredLines};
use crate::schema::{claim_items, claim_services};
use crate::{error, schema};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable};
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// What becomes of the lines of a claim; of a list that was not sent, nothing.
pub(super) struct Plan {
    entered: EnteredLines,
    items: bool,
    services: bool,
}

impl Plan {
    /// Reads what was sent; nothing where the lines may not change.
    pub(super) async fn of(
        context: &mut Context<'_>,
        claim: &Claim,
        input: &ClaimChange,
        may_change: bool,
    ) -> Result<Self, Error> {
        let (items, services) = (
            may_change && input.items.is_sent(),
            may_change && input.services.is_sent(),
        );
        let sent_items = input.items.value().filter(|_| items).map_or(&[][..], Vec::as_slice);
        let sent_services = input
            .services
            .value()
            .filter(|_| services)
            .map_or(&[][..], Vec::as_slice);
        let entered = EnteredLines::look_up(context, sent_items, sent_services).await?;
        entered.refuse_overshoot()?;
        let plan = Self {
            entered,
            items,
            services,
        };
        plan.refuse_strangers(context, claim.id).await?;
        Ok(plan)
    }

    /// Lines that are named must be the claim's own, valid ones or such as have ended.
    async fn refuse_strangers(&self, context: &mut Context<'_>, claim: i32) -> Result<(), Error> {
        let mut problems = Vec::new();
        let named = ids(&self.entered.items);
        if !named.is_empty() {
            let own = claim_items::table.filter(claim_items::claim_id.eq(claim).and(claim_items::id.eq_any(&named)));
            let own: Vec<i32> = own.select(claim_items::id).load(context.connection()).await?;
            problems.extend(strangers("items", &self.entered.items, &own));
        }
        let named = ids(&self.entered.services);
        if !named.is_empty() {
            let own = claim_services::table.filter(
                claim_services::claim_id
                    .eq(claim)
                    .and(claim_services::id.eq_any(&named)),
            );
            let own: Vec<i32> = own.select(claim_services::id).load(context.connection()).await?;
            problems.extend(strangers("services", &self.entered.services, &own));
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(problems.into())
        }
    }

    /// Ends, changes and adds lines, and tells what the claim asks for now, if its lines were sent.
    pub(super) async fn write(&self, context: &mut Context<'_>, claim: i32) -> Result<Option<Decimal>, Error> {
        if self.items {
            self.write_items(context, claim).await?;
        }
        if self.services {
            self.write_services(context, claim).await?;
        }
        line::insert(context, claim, &self.entered).await?;
        if !self.items && !self.services {
            return Ok(None);
        }
        if self.items && self.services {
            return Ok(Some(self.entered.claimed()));
        }
        let list = if self.items {
            schema::CLAIMED_FOR_SERVICES
        } else {
            schema::CLAIMED_FOR_ITEMS
        };
        let rest: Claimed = diesel::sql_query(list)
            .bind::<Integer, _>(claim)
            .get_result(context.connection())
            .await?;
        Ok(Some(self.entered.claimed() + rest.claimed.unwrap_or_default()))
    }

    async fn write_items(&self, context: &mut Context<'_>, claim: i32) -> Result<(), Error> {
        let (now, user) = (context.now(), context.actor().audit_user_id());
        let kept = kept(&self.entered.items);
        let ended = claim_items::table
            .filter(claim_items::claim_id.eq(claim).and(claim_items::valid_to.is_null()))
            .filter(claim_items::id.ne_all(ids(&self.entered.items)));
        diesel::update(ended)
            .set(claim_items::valid_to.eq(now))
            .execute(context.connection())
            .await?;
        let row = |id: i32, line: &EnteredLine| {
            (
                claim_items::id.eq(id),
                claim_items::claim_id.eq(claim),
                claim_items::item_id.eq(line.register.id),
                claim_items::status.eq(1_i16),
                claim_items::availability.eq(true),
                claim_items::qty_provided.eq(line.quantity),
                claim_items::price_asked.eq(line.price),
                claim_items::explanation.eq(line.explanation.clone()),
                claim_items::audit_user_id.eq(user),
                claim_items::valid_from.eq(now),
            )
        };
        let rows: Vec<_> = kept.into_iter().map(|(id, line)| row(id, line)).collect();
        if rows.is_empty() {
            return Ok(());
        }
        // the rows are there: this changes many at once
        diesel::insert_into(claim_items::table)
            .values(rows)
            .on_conflict(claim_items::id)
            .do_update()
            .set((
                claim_items::item_id.eq(excluded(claim_items::item_id)),
                claim_items::status.eq(excluded(claim_items::status)),
                claim_items::qty_provided.eq(excluded(claim_items::qty_provided)),
                claim_items::price_asked.eq(excluded(claim_items::price_asked)),
                claim_items::explanation.eq(excluded(claim_items::explanation)),
                claim_items::audit_user_id.eq(excluded(claim_items::audit_user_id)),
                claim_items::valid_from.eq(excluded(claim_items::valid_from)),
                claim_items::valid_to.eq(excluded(claim_items::valid_to)),
            ))
            .execute(context.connection())
            .await?;
        Ok(())
    }

    async fn write_services(&self, context: &mut Context<'_>, claim: i32) -> Result<(), Error> {
        let (now, user) = (context.now(), context.actor().audit_user_id());
        let kept = kept(&self.entered.services);
        let ended = claim_services::table
            .filter(
                claim_services::claim_id
                    .eq(claim)
                    .and(claim_services::valid_to.is_null()),
            )
            .filter(claim_services::id.ne_all(ids(&self.entered.services)));
        diesel::update(ended)
            .set(claim_services::valid_to.eq(now))
            .execute(context.connection())
            .await?;
        let row = |id: i32, line: &EnteredLine| {
            (
                claim_services::id.eq(id),
                claim_services::claim_id.eq(claim),
                claim_services::service_id.eq(line.register.id),
                claim_services::status.eq(1_i16),
                claim_services::qty_provided.eq(line.quantity),
                claim_services::price_asked.eq(line.price),
                claim_services::explanation.eq(line.explanation.clone()),
                claim_services::audit_user_id.eq(user),
                claim_services::valid_from.eq(now),
            )
        };
        let rows: Vec<_> = kept.iter().map(|(id, line)| row(*id, line)).collect();
        if rows.is_empty() {
            return Ok(());
        }
        diesel::insert_into(claim_services::table)
            .values(rows)
            .on_conflict(claim_services::id)
            .do_update()
            .set((
                claim_services::service_id.eq(excluded(claim_services::service_id)),
                claim_services::status.eq(excluded(claim_services::status)),
                claim_services::qty_provided.eq(excluded(claim_services::qty_provided)),
                claim_services::price_asked.eq(excluded(claim_services::price_asked)),
                claim_services::explanation.eq(excluded(claim_services::explanation)),
                claim_services::audit_user_id.eq(excluded(claim_services::audit_user_id)),
                claim_services::valid_from.eq(excluded(claim_services::valid_from)),
                claim_services::valid_to.eq(excluded(claim_services::valid_to)),
            ))
            .execute(context.connection())
            .await?;
        line::write_displayed(context, &kept).await
    }
}

#[derive(diesel::QueryableByName)]
struct Claimed {
    #[diesel(sql_type = Nullable<diesel::sql_types::Numeric>)]
    claimed: Option<Decimal>,
}

fn ids(lines: &[EnteredLine]) -> Vec<i32> {
    lines.iter().filter_map(|line| line.id).collect()
}

/// The lines that stay; one that is named twice counts as it is named last.
fn kept(lines: &[EnteredLine]) -> Vec<(i32, &EnteredLine)> {
    let mut seen = HashSet::new();
    let named = lines.iter().rev().filter_map(|line| Some((line.id?, line)));
    let mut kept: Vec<_> = named.filter(|(id, _)| seen.insert(*id)).collect();
    kept.reverse();
    kept
}

fn strangers(list: &str, lines: &[EnteredLine], own: &[i32]) -> Vec<Problem> {
    let strange = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.id.is_some_and(|id| !own.contains(&id)));
    strange
        .map(|(index, _)| error::NO_SUCH_LINE.at("id").inside(index).inside(list))
        .collect()
}
