//! The coverage of persons by a policy: written together with it.

use super::Policy;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Date, Integer, Nullable, Timestamptz};
use diesel_async::RunQueryDsl;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use openimis_insuree::InsureePolicy;
use openimis_insuree::schema::insuree_policies as covers;

const COVER_FAMILY: &str = include_str!("../../sql/cover_family.sql");

const COVER_PERSON: &str = include_str!("../../sql/cover_person.sql");

/// Covers every valid member of the policy's family who is not covered yet, on the policy's days, in one statement.
pub(super) async fn cover_family(context: &mut Context<'_>, policy: i32) -> Result<(), Error> {
    diesel::sql_query(COVER_FAMILY)
        .bind::<Integer, _>(policy)
        .bind::<Integer, _>(context.actor().audit_user_id())
        .bind::<Timestamptz, _>(context.now())
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Covers a person by the policies of the family that he belongs to now, where there is room, in one statement: on the
/// policies' own days (rule 40), or from the day on which he joins (BUG-06).
pub(crate) async fn cover_person(
    context: &mut Context<'_>,
    person: i32,
    joined: Option<NaiveDate>,
) -> Result<(), Error> {
    let today = context.today();
    diesel::sql_query(COVER_PERSON)
        .bind::<Integer, _>(person)
        .bind::<Date, _>(today)
        .bind::<Nullable<Date>, _>(joined)
        .bind::<Integer, _>(context.actor().audit_user_id())
        .bind::<Timestamptz, _>(context.now())
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Gives all coverage of an idle policy the policy's days, with a copy of each row before (rule 74).
pub(super) async fn refresh(context: &mut Context<'_>, policy: &Policy) -> Result<(), Error> {
    let rows = keep_history(context, policy.id).await?;
    let changes = (
        covers::enrollment_date.eq(policy.enroll_date),
        covers::start_date.eq(policy.start_date),
        covers::effective_date.eq(policy.effective_date),
        covers::expiry_date.eq(policy.expiry_date),
        covers::audit_user_id.eq(context.actor().audit_user_id()),
        covers::valid_from.eq(context.now()),
    );
    diesel::update(covers::table.filter(covers::id.eq_any(rows)))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Puts all coverage in force with the policy. Cover that ends earlier, of somebody who left, is not prolonged.
pub(super) async fn put_in_force(context: &mut Context<'_>, policy: &Policy) -> Result<(), Error> {
    let live = || covers::table.filter(covers::policy_id.eq(policy.id).and(covers::valid_to.is_null()));
    let audit_user_id = context.actor().audit_user_id();
    diesel::update(live())
        .set((
            covers::effective_date.eq(policy.effective_date),
            covers::start_date.eq(policy.start_date),
            covers::audit_user_id.eq(audit_user_id),
        ))
        .execute(context.connection())
        .await?;
    let unending = covers::expiry_date.is_null();
    let longer = covers::expiry_date.gt(policy.expiry_date);
    diesel::update(live().filter(unending.or(longer.assume_not_null())))
        .set(covers::expiry_date.eq(policy.expiry_date))
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Ends all coverage, with a copy of each row before.
pub(super) async fn end(context: &mut Context<'_>, policy: i32) -> Result<(), Error> {
    let rows = keep_history(context, policy).await?;
    let now = context.now();
    let changes = (
        covers::valid_from.eq(now),
        covers::valid_to.eq(now),
        covers::audit_user_id.eq(context.actor().audit_user_id()),
    );
    diesel::update(covers::table.filter(covers::id.eq_any(rows)))
        .set(changes)
        .execute(context.connection())
        .await?;
    Ok(())
}

async fn keep_history(context: &mut Context<'_>, policy: i32) -> Result<Vec<i32>, Error> {
    let live = covers::table.filter(covers::policy_id.eq(policy).and(covers::valid_to.is_null()));
    let rows: Vec<i32> = live.select(covers::id).for_update().load(context.connection()).await?;
    let keys: Vec<i64> = rows.iter().copied().map(i64::from).collect();
    let now = context.now();
    history::save(context.connection(), InsureePolicy::DESCRIPTION, &keys, now).await?;
    Ok(rows)
}
