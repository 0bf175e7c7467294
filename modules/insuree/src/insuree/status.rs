//! The status of a person (spec 2.3).

use super::input::Details;
use super::resource::STATUSES;
use super::row::PersonRow;
use crate::schema::status_reasons;
use crate::{error, message};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;

const ACTIVE: &str = "AC";

/// Gives the person the status that is told, if one is (rule 21). Answers the day from which a person is no longer
/// active, if this makes him so.
pub(super) async fn decide(
    context: &mut Context<'_>,
    details: &Details,
    row: &mut PersonRow,
) -> Result<Option<NaiveDate>, Error> {
    let Some(status) = details.status.as_deref() else {
        return Ok(None);
    };
    if !STATUSES.contains(&status) {
        return Err(error::WRONG_STATUS.at("status").into());
    }
    row.status = Some(status.to_owned());
    if status == ACTIVE {
        row.status_reason_id = None;
        row.status_date = details.status_date.or(row.status_date);
        return Ok(None);
    }
    let day = details.status_date.ok_or_else(|| kinds::REQUIRED.at("statusDate"))?;
    row.status_reason_id = Some(reason(context, status, details.status_reason.as_deref()).await?);
    row.status_date = Some(day);
    Ok(Some(day))
}

/// The valid reason with this code, which must be one of the status (rule 19).
async fn reason(context: &mut Context<'_>, status: &str, code: Option<&str>) -> Result<i16, Error> {
    let refused = || {
        error::WRONG_STATUS
            .at("statusReason")
            .detail(message::reason_of_status(status))
    };
    let code = code.ok_or_else(refused)?;
    let found: Option<i16> = status_reasons::table
        .filter(status_reasons::code.eq(code).and(status_reasons::valid_to.is_null()))
        .filter(status_reasons::status_type.eq(status))
        .order(status_reasons::id)
        .select(status_reasons::id)
        .first(context.connection())
        .await
        .optional()?;
    Ok(found.ok_or_else(refused)?)
}
