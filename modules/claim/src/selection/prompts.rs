//! Officers who are told to ask patients (spec 9.3).

use crate::schema::{self, feedback_prompts};
use crate::{error, message};
use diesel::prelude::*;
use diesel::sql_types::{Array, Integer, Nullable, Text};
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use std::collections::HashMap;

/// Who asks, by claim: key and telephone, or why nobody does.
pub(super) type Officers = HashMap<i32, Result<(i32, String), Problem>>;

#[derive(diesel::QueryableByName)]
struct Found {
    #[diesel(sql_type = Integer)]
    claim: i32,
    #[diesel(sql_type = Text)]
    villages: String,
    #[diesel(sql_type = Nullable<Integer>)]
    officer: Option<i32>,
    #[diesel(sql_type = Nullable<Text>)]
    phone: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    silent: Option<String>,
}

/// Who is to ask the patients of these claims.
pub(super) async fn who_asks(context: &mut Context<'_>, claims: &[i32]) -> Result<Officers, Error> {
    let found: Vec<Found> = diesel::sql_query(schema::WHO_ASKS)
        .bind::<Array<Integer>, _>(claims)
        .load(context.connection())
        .await?;
    Ok(found.into_iter().map(|found| (found.claim, officer(found))).collect())
}

fn officer(found: Found) -> Result<(i32, String), Problem> {
    if let (Some(officer), Some(phone)) = (found.officer, found.phone) {
        return Ok((officer, phone));
    }
    let detail = match found.silent {
        Some(code) => message::officer_without_phone(found.villages, code),
        None => message::no_officer(found.villages),
    };
    Err(error::NO_OFFICER_WITH_PHONE.problem().detail(detail))
}

/// Tells them.
pub(super) async fn open(context: &mut Context<'_>, officers: Officers) -> Result<(), Error> {
    let (today, now, user) = (context.today(), context.now(), context.actor().audit_user_id());
    let told = officers
        .into_iter()
        .filter_map(|(claim, officer)| Some((claim, officer.ok()?)));
    let rows: Vec<_> = told
        .map(|(claim, (officer, phone))| {
            (
                feedback_prompts::prompt_date.eq(today),
                feedback_prompts::claim_id.eq(claim),
                feedback_prompts::officer_id.eq(officer),
                feedback_prompts::phone_number.eq(phone),
                feedback_prompts::sms_status.eq(0_i16),
                feedback_prompts::valid_from.eq(now),
                feedback_prompts::audit_user_id.eq(user),
            )
        })
        .collect();
    diesel::insert_into(feedback_prompts::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Nobody is to ask the patients of these claims any more (AR-95).
pub(crate) async fn close(context: &mut Context<'_>, claims: &[i32]) -> Result<(), Error> {
    let now = context.now();
    let open = feedback_prompts::table.filter(
        feedback_prompts::claim_id
            .eq_any(claims)
            .and(feedback_prompts::valid_to.is_null()),
    );
    diesel::update(open)
        .set(feedback_prompts::valid_to.eq(now))
        .execute(context.connection())
        .await?;
    Ok(())
}
