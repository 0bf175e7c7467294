//! Changing a health facility (spec 6.5).

use super::catchment::{self, CatchmentEntry};
use super::resource::CARE_TYPES;
use super::{HealthFacility, code_check, contract, references};
use crate::area::check_reach;
use crate::dialect;
use crate::location::Location;
use crate::register::{LegalForm, SubLevel};
use crate::schema::{health_facilities, health_facility_mutations};
use crate::settings::LocationSettings;
use crate::{error, rights};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Ref, Resource, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::{Context, history};
use serde_json::{Value, json};

/// Changes a health facility.
#[derive(Debug)]
pub struct ChangeHealthFacility;

/// What of a facility is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct HealthFacilityChange {
    /// Code, unique among valid facilities.
    #[input(graphql_type = "HealthFacilityCodeInputType", max_length = 8, not_blank)]
    pub code: Option<String>,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: Option<String>,
    /// Account in the bookkeeping.
    #[input(max_length = 25)]
    pub acc_code: Patch<String>,
    /// Level, one of the setting `health_facility_level`.
    pub level: Option<String>,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Patch<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Patch<String>,
    /// Fax.
    #[input(max_length = 50)]
    pub fax: Patch<String>,
    /// E-mail address.
    #[input(max_length = 50)]
    pub email: Patch<String>,
    /// Whom it treats: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: Option<String>,
    /// Whether it works with an offline installation.
    pub offline: Option<bool>,
    /// First day of the contract with the scheme.
    pub contract_start_date: Patch<NaiveDate>,
    /// Last day of the contract with the scheme.
    pub contract_end_date: Patch<NaiveDate>,
    /// AC active, IN inactive, DE delisted, ID idle.
    pub status: Option<String>,
    /// Data of extensions.
    pub json_ext: Patch<Value>,
    /// Whom it belongs to.
    #[input(graphql = "legalFormId")]
    pub legal_form: Option<Ref<LegalForm>>,
    /// How it stands to others of its level.
    #[input(graphql = "subLevelId")]
    pub sub_level: Patch<Ref<SubLevel>>,
    /// The district it belongs to.
    #[input(graphql = "locationId")]
    pub location: Option<Ref<Location>>,
    /// All that it serves from now on; what is not listed ends (rule 71).
    #[input(graphql_type = "HealthFacilityCatchmentInputType")]
    pub catchments: Option<Vec<CatchmentEntry>>,
}

impl Operation for ChangeHealthFacility {
    type Target = HealthFacility;
    type Input = HealthFacilityChange;
    type Output = Saved<HealthFacility>;

    const DESCRIPTION: Declared = Declared::new(
        "health_facility.change",
        "health-facilities",
        Verb::Update,
        "Changes a health facility.",
    )
    .right(rights::EDIT_HEALTH_FACILITIES)
    .ended(&error::FACILITY_HISTORICAL)
    .graphql(
        "updateHealthFacility",
        "location.mutation.failed_to_update_health_facility",
    )
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(
        context: &mut Context<'_>,
        facility: &HealthFacility,
        input: &HealthFacilityChange,
    ) -> Result<Saved<HealthFacility>, Error> {
        check_reach(context, &[facility.location_id], None).await?;
        let changed = apply(facility.clone(), input);
        check(&context.settings(), &changed)?;
        if changed.code != facility.code {
            code_check::refuse_taken(context, &changed.code).await?;
        }
        let changed = refer(context, changed, input).await?;
        let now = context.now();
        let copy = history::save_one(context.connection(), HealthFacility::DESCRIPTION, &facility.key(), now).await?;
        store(context, &changed).await?;
        if let Some(entries) = &input.catchments {
            catchment::replace(context, facility.id, copy, entries).await?;
        }
        context
            .touches(health_facility_mutations::health_facility_id, &[facility.id])
            .await?;
        context.emit("health_facility.changed", json!({ "id": facility.id }));
        Ok(Saved::new(facility.id))
    }
}

/// The facility with what was sent, references aside.
fn apply(facility: HealthFacility, input: &HealthFacilityChange) -> HealthFacility {
    let input = input.clone();
    HealthFacility {
        code: input.code.unwrap_or(facility.code),
        name: input.name.unwrap_or(facility.name),
        acc_code: input.acc_code.over(facility.acc_code),
        level: input.level.unwrap_or(facility.level),
        address: input.address.over(facility.address),
        phone: input.phone.over(facility.phone),
        fax: input.fax.over(facility.fax),
        email: input.email.over(facility.email),
        care_type: input.care_type.unwrap_or(facility.care_type),
        offline: input.offline.unwrap_or(facility.offline),
        contract_start_date: input.contract_start_date.over(facility.contract_start_date),
        contract_end_date: input.contract_end_date.over(facility.contract_end_date),
        status: input.status.unwrap_or(facility.status),
        json_ext: input.json_ext.over(facility.json_ext),
        ..facility
    }
}

/// Checks the facility as it would be, so that half a change (one contract date of two) is judged with the other half.
fn check(settings: &LocationSettings, changed: &HealthFacility) -> Result<(), Vec<Problem>> {
    let checks = [
        contract::check_dates(settings, changed.contract_start_date, changed.contract_end_date),
        contract::check_level(settings, &changed.level),
        contract::check_status(&changed.status),
        changed.email.as_deref().map_or(Ok(()), contract::check_email),
    ];
    let problems: Vec<_> = checks.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

async fn refer(
    context: &mut Context<'_>,
    mut changed: HealthFacility,
    input: &HealthFacilityChange,
) -> Result<HealthFacility, Error> {
    if let Some(legal_form) = &input.legal_form {
        changed.legal_form_id = references::legal_form(context, legal_form).await?;
    }
    match &input.sub_level {
        Patch::Absent => {}
        Patch::Null => changed.sub_level_id = None,
        Patch::Value(sub_level) => changed.sub_level_id = Some(references::sub_level(context, sub_level).await?),
    }
    if let Some(location) = &input.location {
        changed.location_id = references::district(context, location).await?;
    }
    Ok(changed)
}

async fn store(context: &mut Context<'_>, changed: &HealthFacility) -> Result<(), Error> {
    use health_facilities as row;
    let values = (
        row::code.eq(&changed.code),
        row::name.eq(&changed.name),
        row::acc_code.eq(&changed.acc_code),
        row::level.eq(&changed.level),
        row::address.eq(&changed.address),
        row::phone.eq(&changed.phone),
        row::fax.eq(&changed.fax),
        row::email.eq(&changed.email),
        row::care_type.eq(&changed.care_type),
        row::offline.eq(changed.offline),
        row::contract_start_date.eq(changed.contract_start_date),
        row::contract_end_date.eq(changed.contract_end_date),
        row::status.eq(&changed.status),
        row::json_ext.eq(&changed.json_ext),
        row::legal_form_id.eq(&changed.legal_form_id),
        row::sub_level_id.eq(&changed.sub_level_id),
        row::location_id.eq(changed.location_id),
        row::audit_user_id.eq(context.actor().audit_user_id()),
        row::valid_from.eq(context.now()),
    );
    diesel::update(row::table.find(changed.id))
        .set(values)
        .execute(context.connection())
        .await?;
    Ok(())
}
