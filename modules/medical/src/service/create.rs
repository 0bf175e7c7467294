//! Registering a service (spec 11.1, 11.3).

use super::parts::{self, PackageItemEntry, PackageServiceEntry};
use super::{MedicalService, code_check};
use crate::coded::{CARE_TYPES, CATEGORIES, LEVELS, PACKAGE_TYPES, SERVICE_TYPES};
use crate::entry::{self, PATIENT_CATEGORIES};
use crate::schema::{service_mutations, services};
use crate::{dialect, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use rust_decimal::Decimal;
use serde_json::json;
use uuid::Uuid;

/// Registers a service.
#[derive(Debug)]
pub struct CreateMedicalService;

/// What is known of a new service.
#[derive(Debug, Clone, Input)]
pub struct NewMedicalService {
    /// Code, unique among valid services.
    #[input(graphql_type = "ServiceCodeInputType", max_length = 6, not_blank)]
    pub code: String,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: String,
    /// P preventive, C curative.
    #[input(graphql = "type", one_of = SERVICE_TYPES)]
    pub service_type: String,
    /// S simple service (unless said otherwise), P bundle priced by its parts, F bundle at a fixed price.
    #[input(name = "packagetype", one_of = PACKAGE_TYPES)]
    pub package_type: Option<String>,
    /// Whether a claim is paid the service's own price once, whatever its parts cost; not, unless said.
    #[input(graphql_type = "String")]
    pub manual_price: Option<bool>,
    /// S simple service, V visit, D day of stay, H hospital case.
    #[input(one_of = LEVELS)]
    pub level: String,
    /// S surgery, D delivery, A antenatal care, H hospitalisation, C consultation, O other, V visit.
    #[input(one_of = CATEGORIES)]
    pub category: Option<String>,
    /// Price, unless a price list has another one; zero or more.
    pub price: Decimal,
    /// The largest quantity of a claim line.
    pub maximum_amount: Option<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: String,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[input(graphql_type = "Decimal")]
    pub frequency: Option<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children; this or `patientCategories` must be there.
    pub patient_category: Option<i16>,
    /// For whom, by name; goes before `patientCategory`.
    #[input(graphql_type = "PatientCategories", one_of = PATIENT_CATEGORIES)]
    pub patient_categories: Option<Vec<String>>,
    /// The items in the package.
    #[input(graphql_type = "ServiceItemInputType")]
    pub items: Option<Vec<PackageItemEntry>>,
    /// The services in the package.
    #[input(graphql_type = "ServiceServiceInputType")]
    pub services: Option<Vec<PackageServiceEntry>>,
}

impl Operation for CreateMedicalService {
    type Target = ();
    type Input = NewMedicalService;
    type Output = Saved<MedicalService>;

    const DESCRIPTION: Declared = Declared::new(
        "medical_service.create",
        "medical-services",
        Verb::Create,
        "Registers a service.",
    )
    .right(rights::ADD_SERVICES)
    .graphql("createService", "service.mutation.failed_to_create_service")
    .dialect(OperationDialect::ignoring(dialect::IDS));

    async fn run(
        context: &mut Context<'_>,
        (): &(),
        input: &NewMedicalService,
    ) -> Result<Saved<MedicalService>, Error> {
        let negative = entry::not_negative(&[
            ("price", Some(input.price)),
            ("maximumAmount", input.maximum_amount),
            ("frequency", input.frequency.map(Decimal::from)),
        ]);
        let patients = entry::required_patient_category(input.patient_category, input.patient_categories.as_deref());
        let patients = entry::together(patients, negative)?;
        code_check::refuse_taken(context, &input.code).await?;
        let plans = parts::plan(context, None, input.items.as_deref(), input.services.as_deref()).await?;
        let id = insert(context, input, patients).await?;
        parts::store(context, id, &plans).await?;
        context.touches(service_mutations::service_id, &[id]).await?;
        context.emit("medical_service.created", json!({ "id": id, "code": input.code }));
        Ok(Saved::new(id))
    }
}

async fn insert(context: &mut Context<'_>, input: &NewMedicalService, patients: i16) -> Result<i32, Error> {
    let values = (
        services::uuid.eq(Uuid::new_v4().to_string()),
        services::code.eq(&input.code),
        services::name.eq(&input.name),
        services::service_type.eq(&input.service_type),
        services::package_type.eq(input.package_type.as_deref().unwrap_or("S")),
        services::manual_price.eq(input.manual_price.unwrap_or(false)),
        services::level.eq(&input.level),
        services::category.eq(&input.category),
        services::price.eq(input.price),
        services::maximum_amount.eq(input.maximum_amount),
        services::care_type.eq(&input.care_type),
        services::frequency.eq(input.frequency),
        services::patient_category.eq(patients),
        services::audit_user_id.eq(context.actor().audit_user_id()),
        services::valid_from.eq(context.now()),
    );
    Ok(diesel::insert_into(services::table)
        .values(values)
        .returning(services::id)
        .get_result(context.connection())
        .await?)
}
