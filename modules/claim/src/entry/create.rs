//! Entering a claim (spec 4.1, 4.2).

use super::input::{DECIDED, NewClaim};
use super::parties::Parties;
use super::restore;
use super::row::{ClaimRow, NewRow};
use crate::claim::{Claim, link};
use crate::line::{EnteredLines, check_amounts, check_explanations};
use crate::schema::claims;
use crate::settings::{ClaimSettings, CodePrefix};
use crate::{attachment, code, error, line, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::{Error, kinds};
use openimis_core::operate::Context;
use openimis_location::schema::health_facilities;
use rust_decimal::Decimal;
use serde_json::json;

/// Enters a claim.
#[derive(Debug)]
pub struct CreateClaim;

impl Operation for CreateClaim {
    type Target = ();
    type Input = NewClaim;
    type Output = Saved<Claim>;

    const DESCRIPTION: Declared = Declared::new(
        "claim.create",
        "claims",
        Verb::Create,
        "Enters a claim with its lines and what is attached, or enters a rejected one anew.",
    )
    .right(rights::ADD_CLAIMS)
    .graphql("createClaim", "claim.mutation.failed_to_create_claim")
    .dialect(OperationDialect::ignoring(DECIDED));

    async fn run(context: &mut Context<'_>, (): &(), input: &NewClaim) -> Result<Saved<Claim>, Error> {
        let settings = context.settings::<ClaimSettings>();
        let source = match &input.restore {
            Some(named) => Some(restore::source(context, named, &settings).await?),
            None => None,
        };
        check(input, &settings)?;
        let parties = Parties::of_new(context, input).await?;
        let code = settle_code(context, input, &settings, source.is_some(), parties.facility).await?;
        let lines = EnteredLines::look_up(context, input.items(), input.services()).await?;
        lines.refuse_overshoot()?;
        let row = row(context, input, &parties, code.clone(), lines.claimed());
        let id = store(context, NewRow::entered(row, source.map(|source| source.id))).await?;
        line::insert(context, id, &lines).await?;
        attachment::attach_all(context, id, input.attachments.as_deref().unwrap_or_default()).await?;
        link(context, &[id]).await?;
        if input.autogenerate == Some(true) {
            let label = format!("Create Claim - {code}");
            context.report().generated(code, label);
        }
        context.emit("claim.entered", json!({ "id": id, "healthFacility": parties.facility }));
        Ok(Saved::new(id))
    }
}

/// What needs no look at the database (spec 4.1, checks 8 to 10).
fn check(input: &NewClaim, settings: &ClaimSettings) -> Result<(), Error> {
    check_amounts(input.items(), input.services())?;
    if input.further_diagnoses() > usize::from(settings.additional_diagnosis_number_allowed) {
        return Err(error::TOO_MANY_DIAGNOSES.problem().into());
    }
    if settings.claim_validation_multiple_services_explanation_required {
        check_explanations(input.services())?;
    }
    Ok(())
}

/// The code that is sent, if it is free, or one that is generated. A claim that is entered anew may keep its code.
async fn settle_code(
    context: &mut Context<'_>,
    input: &NewClaim,
    settings: &ClaimSettings,
    restored: bool,
    facility: i32,
) -> Result<String, Error> {
    if input.autogenerate == Some(true) {
        let facility = match settings.autogenerate_func {
            CodePrefix::Facility => code_of(context, facility).await?,
            CodePrefix::NepaliFiscalYear | CodePrefix::CalendarYear => String::new(),
        };
        return code::generate(context, settings, &facility).await;
    }
    let code = input.code.as_deref().map(str::trim).filter(|code| !code.is_empty());
    let code = code.ok_or_else(|| kinds::REQUIRED.at("code"))?;
    code::check_length(code, settings)?;
    if !restored {
        code::refuse_taken(context, code).await?;
    }
    Ok(code.to_owned())
}

async fn code_of(context: &mut Context<'_>, facility: i32) -> Result<String, Error> {
    let code = health_facilities::table.find(facility).select(health_facilities::code);
    Ok(code.first(context.connection()).await?)
}

fn row(context: &Context<'_>, input: &NewClaim, parties: &Parties, code: String, claimed: Decimal) -> ClaimRow {
    let text = |patch: &openimis_core::declare::Patch<String>| patch.value().cloned();
    ClaimRow {
        code,
        date_from: input.date_from,
        date_to: input.date_to.value().copied(),
        date_claimed: input.date_claimed,
        claimed: Some(claimed),
        adjustment: text(&input.adjustment),
        explanation: text(&input.explanation),
        guarantee_id: text(&input.guarantee_id),
        visit_type: text(&input.visit_type),
        care_type: text(&input.care_type),
        pre_authorization: input.pre_authorization.value().copied().or(Some(false)),
        patient_condition: text(&input.patient_condition),
        referral_code: text(&input.referral_code),
        json_ext: input.json_ext.value().cloned(),
        insuree_id: parties.insuree,
        health_facility_id: parties.facility,
        claim_admin_id: None,
        refer_from_id: None,
        refer_to_id: None,
        icd_id: parties.icd,
        icd_1_id: None,
        icd_2_id: None,
        icd_3_id: None,
        icd_4_id: None,
        audit_user_id: context.actor().audit_user_id(),
        valid_from: context.now(),
    }
    .about(parties)
}

async fn store(context: &mut Context<'_>, row: NewRow) -> Result<i32, Error> {
    let insert = diesel::insert_into(claims::table).values(row).returning(claims::id);
    Ok(insert.get_result(context.connection()).await?)
}
