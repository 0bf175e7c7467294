//! The policy that a renewal continues: one renewal of it at a time, and one in all (rule 100, spec 6.3).

use super::sale::{self, Parties};
use super::{Policy, PolicyStatus};
use crate::error;
use crate::schema::policies;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Ref;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// What is continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Previous {
    id: i32,
    product: i32,
    /// Its last day.
    pub(super) expiry: Option<NaiveDate>,
}

/// Locks the policy that is named, else the family's latest active or expired one of the product: of two who renew it at
/// the same time, the second one sees what the first one made.
pub(super) async fn hold(
    context: &mut Context<'_>,
    named: Option<&Ref<Policy>>,
    parties: &Parties,
) -> Result<Option<Previous>, Error> {
    let id = match named {
        Some(named) => Some(sale::of_family(context, named, parties.family.id, "previous").await?.id),
        None => latest(context, parties).await?,
    };
    let Some(id) = id else { return Ok(None) };
    let row = policies::table
        .find(id)
        .select((policies::id, policies::product_id, policies::expiry_date));
    let found = row.for_update().first(context.connection()).await;
    let (id, product, expiry) = found?;
    Ok(Some(Previous { id, product, expiry }))
}

async fn latest(context: &mut Context<'_>, parties: &Parties) -> Result<Option<i32>, Error> {
    let held = [PolicyStatus::Active, PolicyStatus::Expired].map(|status| Some(status.number()));
    let latest = policies::table
        .filter(policies::family_id.eq(parties.family.id))
        .filter(
            policies::valid_to
                .is_null()
                .and(policies::product_id.eq(parties.product.id)),
        )
        .filter(policies::status.eq_any(held))
        .order((policies::expiry_date.desc().nulls_last(), policies::id.desc()))
        .select(policies::id);
    Ok(latest.first(context.connection()).await.optional()?)
}

/// Refuses to renew what was renewed: the family has a policy of the old or the new product that begins after it, and
/// that is in force or waits to be paid.
pub(super) async fn refuse_followed(
    context: &mut Context<'_>,
    previous: Previous,
    parties: &Parties,
) -> Result<(), Error> {
    let Some(expiry) = previous.expiry else { return Ok(()) };
    let alive = [PolicyStatus::Idle, PolicyStatus::Active, PolicyStatus::Ready].map(|status| Some(status.number()));
    let followers = policies::table
        .filter(policies::family_id.eq(parties.family.id))
        .filter(policies::valid_to.is_null().and(policies::id.ne(previous.id)))
        .filter(policies::product_id.eq_any([previous.product, parties.product.id]))
        .filter(policies::start_date.gt(expiry).and(policies::status.eq_any(alive)));
    let is_followed = diesel::select(diesel::dsl::exists(followers));
    if is_followed.get_result(context.connection()).await? {
        return Err(error::RENEWED_ALREADY.at("previous").into());
    }
    Ok(())
}
