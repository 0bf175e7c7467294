//! Registering a health facility (spec 6.5).

use super::catchment::{self, CatchmentEntry};
use super::resource::CARE_TYPES;
use super::{HealthFacility, code_check, contract, references};
use crate::dialect;
use crate::location::Location;
use crate::register::{LegalForm, SubLevel};
use crate::rights;
use crate::schema::{health_facilities, health_facility_mutations};
use crate::settings::LocationSettings;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Ref, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use serde_json::{Value, json};
use uuid::Uuid;

/// Registers a health facility.
#[derive(Debug)]
pub struct CreateHealthFacility;

/// What a new facility is made of.
#[derive(Debug, Clone, Input)]
pub struct NewHealthFacility {
    /// Code, unique among valid facilities.
    #[input(graphql_type = "HealthFacilityCodeInputType", max_length = 8, not_blank)]
    pub code: String,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: String,
    /// Account in the bookkeeping.
    #[input(max_length = 25)]
    pub acc_code: Option<String>,
    /// Level, one of the setting `health_facility_level`.
    pub level: String,
    /// Postal address.
    #[input(max_length = 100)]
    pub address: Option<String>,
    /// Telephone.
    #[input(max_length = 50)]
    pub phone: Option<String>,
    /// Fax.
    #[input(max_length = 50)]
    pub fax: Option<String>,
    /// E-mail address.
    #[input(max_length = 50)]
    pub email: Option<String>,
    /// Whom it treats: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: String,
    /// Whether it works with an offline installation; not, unless said.
    pub offline: Option<bool>,
    /// First day of the contract with the scheme.
    pub contract_start_date: Option<NaiveDate>,
    /// Last day of the contract with the scheme.
    pub contract_end_date: Option<NaiveDate>,
    /// AC active (unless said otherwise), IN inactive, DE delisted, ID idle.
    pub status: Option<String>,
    /// Data of extensions.
    pub json_ext: Option<Value>,
    /// Whom it belongs to.
    #[input(graphql = "legalFormId")]
    pub legal_form: Ref<LegalForm>,
    /// How it stands to others of its level.
    #[input(graphql = "subLevelId")]
    pub sub_level: Option<Ref<SubLevel>>,
    /// The district it belongs to.
    #[input(graphql = "locationId")]
    pub location: Ref<Location>,
    /// Which part of which village it serves.
    #[input(graphql_type = "HealthFacilityCatchmentInputType")]
    pub catchments: Option<Vec<CatchmentEntry>>,
}

impl Operation for CreateHealthFacility {
    type Target = ();
    type Input = NewHealthFacility;
    type Output = Saved<HealthFacility>;

    const DESCRIPTION: Declared = Declared::new(
        "health_facility.create",
        "health-facilities",
        Verb::Create,
        "Registers a health facility.",
    )
    .right(rights::ADD_HEALTH_FACILITIES)
    .graphql(
        "createHealthFacility",
        "location.mutation.failed_to_create_health_facility",
    )
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &NewHealthFacility,
    ) -> Result<Saved<HealthFacility>, Error> {
        check(&context.settings(), input)?;
        code_check::refuse_taken(context, &input.code).await?;
        let references = References {
            legal_form: references::legal_form(context, &input.legal_form).await?,
            sub_level: match &input.sub_level {
                Some(sub_level) => Some(references::sub_level(context, sub_level).await?),
                None => None,
            },
            district: references::district(context, &input.location).await?,
        };
        let id = insert(context, input, &references).await?;
        if let Some(entries) = &input.catchments {
            catchment::create(context, id, entries).await?;
        }
        context
            .touches(health_facility_mutations::health_facility_id, &[id])
            .await?;
        context.emit("health_facility.created", json!({ "id": id, "code": input.code }));
        Ok(Saved::new(id))
    }
}

struct References {
    legal_form: String,
    sub_level: Option<String>,
    district: i32,
}

/// Everything that can be said without the database, together.
fn check(settings: &LocationSettings, input: &NewHealthFacility) -> Result<(), Vec<Problem>> {
    let checks = [
        contract::check_dates(settings, input.contract_start_date, input.contract_end_date),
        contract::check_level(settings, &input.level),
        input.status.as_deref().map_or(Ok(()), contract::check_status),
        input.email.as_deref().map_or(Ok(()), contract::check_email),
    ];
    let problems: Vec<_> = checks.into_iter().filter_map(Result::err).collect();
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

async fn insert(context: &mut Context<'_>, input: &NewHealthFacility, references: &References) -> Result<i32, Error> {
    use health_facilities as row;
    let values = (
        row::uuid.eq(Uuid::new_v4().to_string()),
        row::code.eq(&input.code),
        row::name.eq(&input.name),
        row::acc_code.eq(&input.acc_code),
        row::level.eq(&input.level),
        row::address.eq(&input.address),
        row::phone.eq(&input.phone),
        row::fax.eq(&input.fax),
        row::email.eq(&input.email),
        row::care_type.eq(&input.care_type),
        row::offline.eq(input.offline.unwrap_or(false)),
        row::contract_start_date.eq(input.contract_start_date),
        row::contract_end_date.eq(input.contract_end_date),
        row::status.eq(input.status.as_deref().unwrap_or("AC")),
        row::json_ext.eq(&input.json_ext),
        row::legal_form_id.eq(&references.legal_form),
        row::sub_level_id.eq(&references.sub_level),
        row::location_id.eq(references.district),
        row::audit_user_id.eq(context.actor().audit_user_id()),
        row::valid_from.eq(context.now()),
    );
    Ok(diesel::insert_into(row::table)
        .values(values)
        .returning(row::id)
        .get_result(context.connection())
        .await?)
}
