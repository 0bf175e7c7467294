//! Changing a claim that was not submitted yet (spec 4.3).

use super::input::{ClaimChange, DECIDED_ALREADY, EMPTIED};
use super::lines;
use super::parties::Parties;
use super::row::ClaimRow;
use crate::claim::{Claim, keep, link};
use crate::line::{check_amounts, check_explanations};
use crate::schema::claims;
use crate::settings::ClaimSettings;
use crate::standing::{Selection, Standing};
use crate::{code, error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Patch, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Changes a claim.
#[derive(Debug)]
pub struct ChangeClaim;

impl Operation for ChangeClaim {
    type Target = Claim;
    type Input = ClaimChange;
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.change",
        "claims",
        Verb::Update,
        "Changes a claim that was not submitted yet.",
    )
    .right(rights::EDIT_CLAIMS)
    .ended(&error::ENDED)
    .graphql("updateClaim", "claim.mutation.failed_to_update_claim")
    .dialect(OperationDialect {
        ignored: DECIDED_ALREADY,
        ..OperationDialect::emptying(EMPTIED)
    });

    async fn run(context: &mut Context<'_>, claim: &Claim, input: &ClaimChange) -> Result<Saved<Claim>, Error> {
        let settings = context.settings::<ClaimSettings>();
        let with_lines = refuse_closed(claim, input, &settings)?;
        check(input, &settings)?;
        let code = settle_code(context, claim, input, &settings).await?;
        let parties = Parties::of_changed(context, claim, input).await?;
        let plan = lines::Plan::of(context, claim, input, with_lines).await?;
        keep(context, &[claim.id]).await?;
        let claimed = plan.write(context, claim.id).await?;
        let row = ClaimRow {
            claimed: claimed.or(claim.claimed),
            ..row(context, claim, input, code).about(&parties)
        };
        diesel::update(claims::table.find(claim.id))
            .set(row)
            .execute(context.connection())
            .await?;
        link(context, &[claim.id]).await?;
        context.emit("claim.changed", json!({ "id": claim.id }));
        Ok(Saved::new(claim.id))
    }
}

/// Whether the lines may change. Of a claim that is under review the rest may, if the installation says so (AR-18, AR-19).
fn refuse_closed(claim: &Claim, input: &ClaimChange, settings: &ClaimSettings) -> Result<bool, Error> {
    let standing = claim.standing()?;
    if standing.entered().is_ok() {
        return Ok(true);
    }
    let selected = claim.review_status == Some(Selection::Selected.number());
    let under_review = matches!(standing, Standing::Checked(_)) && selected && settings.edit_checked_claims;
    let sends_lines = [
        input.items.value().is_some_and(|lines| !lines.is_empty()),
        input.services.value().is_some_and(|lines| !lines.is_empty()),
    ];
    if under_review && !sends_lines.contains(&true) {
        return Ok(false);
    }
    Err(error::NOT_EDITABLE.problem().into())
}

/// What needs no look at the database (spec 4.1, checks 8 and 9).
fn check(input: &ClaimChange, settings: &ClaimSettings) -> Result<(), Error> {
    let (items, services) = (input.items.value(), input.services.value());
    let services = services.map_or(&[][..], Vec::as_slice);
    check_amounts(items.map_or(&[][..], Vec::as_slice), services)?;
    if input.further_diagnoses() > usize::from(settings.additional_diagnosis_number_allowed) {
        return Err(error::TOO_MANY_DIAGNOSES.problem().into());
    }
    if settings.claim_validation_multiple_services_explanation_required {
        check_explanations(services)?;
    }
    Ok(())
}

/// Its own code stays (AR-20); another one must be free.
async fn settle_code(
    context: &mut Context<'_>,
    claim: &Claim,
    input: &ClaimChange,
    settings: &ClaimSettings,
) -> Result<String, Error> {
    let sent = input.code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let Some(code) = sent.filter(|code| *code != claim.code) else {
        return Ok(claim.code.clone());
    };
    code::check_length(code, settings)?;
    code::refuse_taken(context, code).await?;
    Ok(code.to_owned())
}

fn row(context: &Context<'_>, claim: &Claim, input: &ClaimChange, code: String) -> ClaimRow {
    let over = |patch: &Patch<String>, before: &Option<String>| patch.clone().over(before.clone());
    ClaimRow {
        code,
        date_from: input.date_from.unwrap_or(claim.date_from),
        date_to: input.date_to.clone().over(claim.date_to),
        date_claimed: input.date_claimed.unwrap_or(claim.date_claimed),
        claimed: claim.claimed,
        adjustment: over(&input.adjustment, &claim.adjustment),
        explanation: over(&input.explanation, &claim.explanation),
        guarantee_id: over(&input.guarantee_id, &claim.guarantee_id),
        visit_type: over(&input.visit_type, &claim.visit_type),
        care_type: over(&input.care_type, &claim.care_type),
        pre_authorization: input.pre_authorization.clone().over(claim.pre_authorization),
        patient_condition: over(&input.patient_condition, &claim.patient_condition),
        referral_code: over(&input.referral_code, &claim.referral_code),
        json_ext: input.json_ext.clone().over(claim.json_ext.clone()),
        insuree_id: claim.insuree_id,
        health_facility_id: claim.health_facility_id,
        claim_admin_id: claim.claim_admin_id,
        refer_from_id: claim.refer_from_id,
        refer_to_id: claim.refer_to_id,
        icd_id: claim.icd_id,
        icd_1_id: claim.icd_1_id,
        icd_2_id: claim.icd_2_id,
        icd_3_id: claim.icd_3_id,
        icd_4_id: claim.icd_4_id,
        audit_user_id: context.actor().audit_user_id(),
        valid_from: context.now(),
    }
}
