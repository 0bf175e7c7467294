//! Whether a diagnosis code is free.

use crate::schema::diagnoses;
use crate::{error, message};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Refuses a code that a valid diagnosis has; the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    let holders = diagnoses::table.filter(diagnoses::code.eq(code).and(diagnoses::valid_to.is_null()));
    let taken: bool = diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?;
    if taken {
        let detail = message::diagnosis_code_used(code);
        return Err(error::DIAGNOSIS_CODE_TAKEN.at("code").detail(detail).into());
    }
    Ok(())
}
