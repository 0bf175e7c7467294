//! Entering a rejected claim anew (spec 4.1, checks 3 to 6).

use crate::claim::Claim;
use crate::schema::claims;
use crate::settings::ClaimSettings;
use crate::standing::ClaimStatus;
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Named, Ref};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// The rejected claim that is entered anew, locked so that nobody enters it more often than is allowed.
pub(super) async fn source(
    context: &mut Context<'_>,
    named: &Ref<Claim>,
    settings: &ClaimSettings,
) -> Result<Claim, Error> {
    let found = match &named.named {
        Named::PublicId(uuid) => context.lock_many::<Claim>(std::slice::from_ref(uuid)).await?,
        Named::Key(key) => context.by_key::<Claim>(key).await?.into_iter().collect(),
    };
    let no_source = || error::NO_RESTORE_SOURCE.at("restore");
    let source = found.into_iter().next().ok_or_else(no_source)?;
    if ClaimStatus::of(source.status) != Some(ClaimStatus::Rejected) {
        return Err(error::NOT_REJECTED.at("restore").into());
    }
    if !context.actor().holds(rights::RESTORE_CLAIMS) {
        return Err(error::MAY_NOT_RESTORE.at("restore").into());
    }
    if let Some(most) = settings.claim_max_restore {
        let times: i64 = claims::table
            .filter(claims::restored_from_id.eq(source.id).and(claims::valid_to.is_null()))
            .count()
            .get_result(context.connection())
            .await?;
        if times >= i64::from(most) {
            return Err(error::RESTORED_TOO_OFTEN.at("restore").into());
        }
    }
    Ok(source)
}
