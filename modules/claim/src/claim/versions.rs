//! Keeping a claim as it was, with its lines (spec 0.3).

use super::Claim;
use crate::line::{ClaimItem, ClaimService};
use crate::schema::{claim_items, claim_services};
use diesel::Column;
use openimis_core::declare::Resource;
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};

/// Copies these claims and their live lines before they are changed (W39): three statements, whatever their number. Tells
/// the keys of the copies.
pub(crate) async fn keep(context: &mut Context<'_>, claims: &[i32]) -> Result<Vec<history::Copy>, Error> {
    let now = context.now();
    let keys: Vec<i64> = claims.iter().copied().map(i64::from).collect();
    let connection = context.connection();
    let copies = history::save(connection, Claim::DESCRIPTION, &keys, now).await?;
    let (items, services) = (claim_items::claim_id::NAME, claim_services::claim_id::NAME);
    history::save_parts(connection, ClaimItem::DESCRIPTION, items, &copies, now).await?;
    history::save_parts(connection, ClaimService::DESCRIPTION, services, &copies, now).await?;
    Ok(copies)
}
