//! Ending a service (spec 11.1).

use super::MedicalService;
use crate::rights;
use crate::schema::{service_mutations, services};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends a service. The module of the price lists listens and takes it off them (AR-122); what products cover stays.
#[derive(Debug)]
pub struct RemoveMedicalService;

impl Operation for RemoveMedicalService {
    type Target = MedicalService;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new(
        "medical_service.delete",
        "medical-services",
        Verb::Delete,
        "Ends a service.",
    )
    .right(rights::DELETE_SERVICES)
    .graphql("deleteService", "medical.mutation.failed_to_delete_service")
    .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, service: &MedicalService, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), MedicalService::DESCRIPTION, &service.key(), now).await?;
        let ended = (
            services::valid_from.eq(now),
            services::valid_to.eq(now),
            services::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(services::table.find(service.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.touches(service_mutations::service_id, &[service.id]).await?;
        context.emit("medical_service.deleted", json!({ "id": service.id }));
        Ok(())
    }
}
