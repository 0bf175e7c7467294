//! Ending a diagnosis.

use super::Diagnosis;
use crate::rights;
use crate::schema::diagnoses;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends a diagnosis: new claims cannot name it.
#[derive(Debug)]
pub struct RemoveDiagnosis;

impl Operation for RemoveDiagnosis {
    type Target = Diagnosis;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared =
        Declared::new("diagnosis.delete", "diagnoses", Verb::Delete, "Ends a diagnosis.").right(rights::KEEP_DIAGNOSES);

    async fn run(context: &mut Context<'_>, diagnosis: &Diagnosis, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), Diagnosis::DESCRIPTION, &diagnosis.key(), now).await?;
        let ended = (
            diagnoses::valid_from.eq(now),
            diagnoses::valid_to.eq(now),
            diagnoses::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(diagnoses::table.find(diagnosis.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.emit("diagnosis.deleted", json!({ "id": diagnosis.id }));
        Ok(())
    }
}
