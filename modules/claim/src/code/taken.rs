//! One live claim has a code (AR-2, AR-14, W33).

use crate::schema::claims;
use crate::settings::ClaimSettings;
use crate::{error, message};
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;

/// The code is as short as the installation wants it (AR-4).
pub(crate) fn check_length(code: &str, settings: &ClaimSettings) -> Result<(), Problem> {
    if code.chars().count() <= usize::from(settings.max_claim_length) {
        return Ok(());
    }
    let detail = message::longest_code(i64::from(settings.max_claim_length));
    Err(error::CODE_TOO_LONG.at("code").detail(detail))
}

/// Refuses a code that a live claim has, whatever its facility. Whoever asks for the same code meanwhile waits: also where
/// existing data do not allow the unique index.
pub(crate) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended('openimis claim ' || $1, 0))")
        .bind::<Text, _>(code)
        .execute(context.connection())
        .await?;
    if is_taken(context, code).await? {
        return Err(error::CODE_TAKEN.at("code").into());
    }
    Ok(())
}

/// Whether a live claim has the code.
pub(super) async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = claims::table.filter(claims::code.eq(code).and(claims::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
