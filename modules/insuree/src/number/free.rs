//! Whether a number is free (BUG-01, BUG-02), also when many ask at once.

use super::{NumberFault, well_formed};
use crate::error;
use crate::schema::insurees;
use crate::settings::InsureeSettings;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Refuses, in this field, a number that is not well-formed or that a valid person other than `own` has.
///
/// The number is held until the transaction ends: of many who claim it at the same time one gets it, also where the data
/// of a database do not allow the unique index yet.
pub(crate) async fn claim(context: &mut Context<'_>, number: &str, own: Option<i32>, field: &str) -> Result<(), Error> {
    let settings = context.settings::<InsureeSettings>();
    let refused = |fault: NumberFault| {
        let kind = match fault {
            NumberFault::Taken => &error::NUMBER_TAKEN,
            _ => &error::NUMBER_INVALID,
        };
        Error::from(kind.at(field).detail(fault.said()))
    };
    well_formed(&settings, number).map_err(refused)?;
    if number.is_empty() {
        return Ok(());
    }
    // whoever imports many numbers holds the first lock alone
    let locks = "SELECT pg_advisory_xact_lock_shared(hashtextextended('openimis_insurance_numbers', 0)), \
        pg_advisory_xact_lock(hashtextextended('openimis_insurance_number ' || $1, 0))";
    diesel::sql_query(locks)
        .bind::<Text, _>(number)
        .execute(context.connection())
        .await?;
    if is_taken(context, number, own).await? {
        return Err(refused(NumberFault::Taken));
    }
    Ok(())
}

/// Whether a valid person other than `own` has the number, wherever he lives.
pub(super) async fn is_taken(context: &mut Context<'_>, number: &str, own: Option<i32>) -> Result<bool, Error> {
    let holders = insurees::table
        .filter(insurees::chf_id.eq(number).and(insurees::valid_to.is_null()))
        .filter(insurees::id.ne(own.unwrap_or_default()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
