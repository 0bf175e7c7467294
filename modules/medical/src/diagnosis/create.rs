//! Registering a diagnosis.

use super::{Diagnosis, code_check};
use crate::rights;
use crate::schema::diagnoses;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::json;

/// Registers a diagnosis. openIMIS has only its upload of whole files for it.
#[derive(Debug)]
pub struct CreateDiagnosis;

/// What is known of a new diagnosis.
#[derive(Debug, Clone, Input)]
pub struct NewDiagnosis {
    /// Code, unique among valid diagnoses.
    #[input(max_length = 6, not_blank)]
    pub code: String,
    /// What it is called.
    #[input(max_length = 255, not_blank)]
    pub name: String,
}

impl Operation for CreateDiagnosis {
    type Target = ();
    type Input = NewDiagnosis;
    type Output = Saved<Diagnosis>;

    const DESCRIPTION: Declared =
        Declared::new("diagnosis.create", "diagnoses", Verb::Create, "Registers a diagnosis.")
            .right(rights::KEEP_DIAGNOSES);

    async fn run(context: &mut Context<'_>, (): &(), input: &NewDiagnosis) -> Result<Saved<Diagnosis>, Error> {
        code_check::refuse_taken(context, &input.code).await?;
        let values = (
            diagnoses::code.eq(&input.code),
            diagnoses::name.eq(&input.name),
            diagnoses::audit_user_id.eq(context.actor().audit_user_id()),
            diagnoses::valid_from.eq(context.now()),
        );
        let id: i32 = diesel::insert_into(diagnoses::table)
            .values(values)
            .returning(diagnoses::id)
            .get_result(context.connection())
            .await?;
        context.emit("diagnosis.created", json!({ "id": id, "code": input.code }));
        Ok(Saved::new(id))
    }
}
