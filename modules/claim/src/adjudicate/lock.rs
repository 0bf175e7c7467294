//! The locks under which claims are decided.

use super::referred::Referred;
use diesel::sql_types::{Array, Date, Integer};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::error::Error;

const LOCK: &str = include_str!("../../sql/lock_policies.sql");

#[derive(diesel::QueryableByName)]
struct Locked {
    #[diesel(sql_type = Integer)]
    policy: i32,
}

/// Locks every policy on which these claims may be paid, until the transaction ends: two claims of a family that are decided
/// at the same time do not both get the last money (W34, AR-83). What earlier claims used must be read after this.
pub(super) async fn lock_policies(connection: &mut AsyncPgConnection, referred: &mut Referred) -> Result<(), Error> {
    let (insurees, days): (Vec<_>, Vec<_>) = referred.treated.iter().copied().unzip();
    let locked: Vec<Locked> = diesel::sql_query(LOCK)
        .bind::<Array<Integer>, _>(insurees)
        .bind::<Array<Date>, _>(days)
        .bind::<Array<Integer>, _>(&referred.assigned)
        .load(connection)
        .await?;
    referred.policies = locked.into_iter().map(|one| one.policy).collect();
    Ok(())
}
