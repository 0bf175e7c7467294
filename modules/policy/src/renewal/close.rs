//! Closing renewals that were answered (rule 75).

use super::{PolicyRenewal, PolicyRenewalDetail};
use crate::schema::{policies, policy_renewal_details as details, policy_renewals as renewals, renewal_mutations};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};

/// Closes the family's open renewals of policies of this product, and those that were to become one.
pub(crate) async fn close(context: &mut Context<'_>, family: i32, product: i32) -> Result<(), Error> {
    let of_family = renewals::table
        .inner_join(policies::table.on(policies::id.eq(renewals::policy_id)))
        .filter(policies::family_id.eq(family).and(renewals::valid_to.is_null()))
        .filter(
            policies::product_id
                .eq(product)
                .or(renewals::new_product_id.eq(product)),
        );
    let open = of_family.select(renewals::id).load(context.connection()).await?;
    end(context, &open).await
}

/// Closes the open renewals of a policy.
pub(crate) async fn close_of_policy(context: &mut Context<'_>, policy: i32) -> Result<(), Error> {
    let of_policy = renewals::table.filter(renewals::policy_id.eq(policy).and(renewals::valid_to.is_null()));
    let open = of_policy.select(renewals::id).load(context.connection()).await?;
    end(context, &open).await
}

/// Ends renewals with their details, with a copy of each row before.
async fn end(context: &mut Context<'_>, open: &[i32]) -> Result<(), Error> {
    if open.is_empty() {
        return Ok(());
    }
    let (now, audit_user_id) = (context.now(), context.actor().audit_user_id());
    let below = details::table.filter(details::renewal_id.eq_any(open).and(details::valid_to.is_null()));
    let below: Vec<i32> = below.select(details::id).load(context.connection()).await?;
    history::save(context.connection(), PolicyRenewal::DESCRIPTION, &keys(open), now).await?;
    history::save(
        context.connection(),
        PolicyRenewalDetail::DESCRIPTION,
        &keys(&below),
        now,
    )
    .await?;
    diesel::update(renewals::table.filter(renewals::id.eq_any(open)))
        .set((
            renewals::valid_from.eq(now),
            renewals::valid_to.eq(now),
            renewals::audit_user_id.eq(audit_user_id),
        ))
        .execute(context.connection())
        .await?;
    diesel::update(details::table.filter(details::id.eq_any(&below)))
        .set((
            details::valid_from.eq(now),
            details::valid_to.eq(now),
            details::audit_user_id.eq(audit_user_id),
        ))
        .execute(context.connection())
        .await?;
    context.touches(renewal_mutations::policy_renewal_id, open).await
}

fn keys(ids: &[i32]) -> Vec<i64> {
    ids.iter().copied().map(i64::from).collect()
}
