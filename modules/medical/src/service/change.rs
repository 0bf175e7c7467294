//! Changing a service (spec 11.1, 11.3).

use super::parts::{self, PackageItemEntry, PackageServiceEntry};
use super::{MedicalService, code_check};
use crate::coded::{CARE_TYPES, CATEGORIES, LEVELS, PACKAGE_TYPES, SERVICE_TYPES};
use crate::entry::{self, PATIENT_CATEGORIES};
use crate::schema::{service_mutations, services};
use crate::{dialect, error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, OperationDialect, Patch, Resource, Saved, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::{Context, history};
use rust_decimal::Decimal;
use serde_json::json;

/// Changes a service and what is in its package.
#[derive(Debug)]
pub struct ChangeMedicalService;

/// What of a service is to change; what is not sent stays. openIMIS's clients empty a field by leaving it out.
#[derive(Debug, Clone, Input)]
pub struct MedicalServiceChange {
    /// Code, unique among valid services.
    #[input(graphql_type = "ServiceCodeInputType", max_length = 6, not_blank)]
    pub code: Option<String>,
    /// Name.
    #[input(max_length = 100, not_blank)]
    pub name: Option<String>,
    /// P preventive, C curative.
    #[input(graphql = "type", one_of = SERVICE_TYPES)]
    pub service_type: Option<String>,
    /// S simple service, P bundle priced by its parts, F bundle at a fixed price.
    #[input(name = "packagetype", one_of = PACKAGE_TYPES)]
    pub package_type: Option<String>,
    /// Whether a claim is paid the service's own price once, whatever its parts cost.
    #[input(graphql_type = "String")]
    pub manual_price: Option<bool>,
    /// S simple service, V visit, D day of stay, H hospital case.
    #[input(one_of = LEVELS)]
    pub level: Option<String>,
    /// S surgery, D delivery, A antenatal care, H hospitalisation, C consultation, O other, V visit.
    #[input(one_of = CATEGORIES, graphql_default = "null")]
    pub category: Patch<String>,
    /// Price, unless a price list has another one; zero or more.
    pub price: Option<Decimal>,
    /// The largest quantity of a claim line.
    #[input(graphql_default = "null")]
    pub maximum_amount: Patch<Decimal>,
    /// For whom: I in-patients, O out-patients, B both.
    #[input(one_of = CARE_TYPES)]
    pub care_type: Option<String>,
    /// Days between two deliveries to one insuree; none or 0 means no limit.
    #[input(graphql_type = "Decimal", graphql_default = "null")]
    pub frequency: Patch<i16>,
    /// For whom, as the sum of 1 men, 2 women, 4 adults, 8 children.
    pub patient_category: Option<i16>,
    /// For whom, by name; goes before `patientCategory`.
    #[input(graphql_type = "PatientCategories", one_of = PATIENT_CATEGORIES)]
    pub patient_categories: Option<Vec<String>>,
    /// All items in the package from now on; what is not listed goes (AR-126).
    #[input(graphql_type = "ServiceItemInputType")]
    pub items: Option<Vec<PackageItemEntry>>,
    /// All services in the package from now on; what is not listed goes (AR-126).
    #[input(graphql_type = "ServiceServiceInputType")]
    pub services: Option<Vec<PackageServiceEntry>>,
}

impl Operation for ChangeMedicalService {
    type Target = MedicalService;
    type Input = MedicalServiceChange;
    type Output = Saved<MedicalService>;

    const DESCRIPTION: Declared = Declared::new(
        "medical_service.change",
        "medical-services",
        Verb::Update,
        "Changes a service and what is in its package.",
    )
    .right(rights::EDIT_SERVICES)
    .ended(&error::SERVICE_GONE)
    .graphql("updateService", "service.mutation.failed_to_update_service")
    .dialect(OperationDialect::ignoring(dialect::ID));

    async fn run(
        context: &mut Context<'_>,
        service: &MedicalService,
        input: &MedicalServiceChange,
    ) -> Result<Saved<MedicalService>, Error> {
        let changed = apply(service.clone(), input)?;
        if changed.code != service.code {
            code_check::refuse_taken(context, &changed.code).await?;
        }
        let (items, services) = (input.items.as_deref(), input.services.as_deref());
        let plans = parts::plan(context, Some(service.id), items, services).await?;
        context.touches(service_mutations::service_id, &[service.id]).await?;
        if changed != *service || !plans.is_empty() {
            let now = context.now();
            history::save_one(context.connection(), MedicalService::DESCRIPTION, &service.key(), now).await?;
            store(context, &changed).await?;
            parts::store(context, service.id, &plans).await?;
            context.emit("medical_service.changed", json!({ "id": service.id }));
        }
        Ok(Saved::new(service.id))
    }
}

/// The service as it would be.
fn apply(service: MedicalService, input: &MedicalServiceChange) -> Result<MedicalService, Vec<Problem>> {
    let patients = entry::patient_category(input.patient_category, input.patient_categories.as_deref());
    let patients = patients.map(|sent| sent.unwrap_or(service.patient_category));
    let input = input.clone();
    let changed = MedicalService {
        code: input.code.unwrap_or(service.code),
        name: input.name.unwrap_or(service.name),
        service_type: input.service_type.unwrap_or(service.service_type),
        package_type: input.package_type.unwrap_or(service.package_type),
        manual_price: input.manual_price.unwrap_or(service.manual_price),
        level: input.level.unwrap_or(service.level),
        category: input.category.over(service.category),
        price: input.price.unwrap_or(service.price),
        maximum_amount: input.maximum_amount.over(service.maximum_amount),
        care_type: input.care_type.unwrap_or(service.care_type),
        frequency: input.frequency.over(service.frequency),
        ..service
    };
    let negative = entry::not_negative(&[
        ("price", Some(changed.price)),
        ("maximumAmount", changed.maximum_amount),
        ("frequency", changed.frequency.map(Decimal::from)),
    ]);
    let patient_category = entry::together(patients, negative)?;
    Ok(MedicalService {
        patient_category,
        ..changed
    })
}

async fn store(context: &mut Context<'_>, changed: &MedicalService) -> Result<(), Error> {
    let values = (
        services::code.eq(&changed.code),
        services::name.eq(&changed.name),
        services::service_type.eq(&changed.service_type),
        services::package_type.eq(&changed.package_type),
        services::manual_price.eq(changed.manual_price),
        services::level.eq(&changed.level),
        services::category.eq(&changed.category),
        services::price.eq(changed.price),
        services::maximum_amount.eq(changed.maximum_amount),
        services::care_type.eq(&changed.care_type),
        services::frequency.eq(changed.frequency),
        services::patient_category.eq(changed.patient_category),
        services::audit_user_id.eq(context.actor().audit_user_id()),
        services::valid_from.eq(context.now()),
    );
    diesel::update(services::table.find(changed.id))
        .set(values)
        .execute(context.connection())
        .await?;
    Ok(())
}
