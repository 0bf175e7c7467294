//! Changing a diagnosis.

use super::{Diagnosis, code_check};
use crate::schema::diagnoses;
use crate::{error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Changes a diagnosis.
#[derive(Debug)]
pub struct ChangeDiagnosis;

/// What of a diagnosis is to change; what is not sent stays.
#[derive(Debug, Clone, Input)]
pub struct DiagnosisChange {
    /// Code, unique among valid diagnoses.
    #[input(max_length = 6, not_blank)]
    pub code: Option<String>,
    /// What it is called.
    #[input(max_length = 255, not_blank)]
    pub name: Option<String>,
}

impl Operation for ChangeDiagnosis {
    type Target = Diagnosis;
    type Input = DiagnosisChange;
    type Output = Saved<Diagnosis>;

    const DESCRIPTION: Declared = Declared::new("diagnosis.change", "diagnoses", Verb::Update, "Changes a diagnosis.")
        .right(rights::KEEP_DIAGNOSES)
        .ended(&error::DIAGNOSIS_GONE);

    async fn run(
        context: &mut Context<'_>,
        diagnosis: &Diagnosis,
        input: &DiagnosisChange,
    ) -> Result<Saved<Diagnosis>, Error> {
        let code = input.code.as_ref().unwrap_or(&diagnosis.code);
        let name = input.name.as_ref().unwrap_or(&diagnosis.name);
        if *code != diagnosis.code {
            code_check::refuse_taken(context, code).await?;
        }
        if (code, name) != (&diagnosis.code, &diagnosis.name) {
            let now = context.now();
            history::save_one(context.connection(), Diagnosis::DESCRIPTION, &diagnosis.key(), now).await?;
            let values = (
                diagnoses::code.eq(code),
                diagnoses::name.eq(name),
                diagnoses::audit_user_id.eq(context.actor().audit_user_id()),
                diagnoses::valid_from.eq(now),
            );
            diesel::update(diagnoses::table.find(diagnosis.id))
                .set(values)
                .execute(context.connection())
                .await?;
            context.emit("diagnosis.changed", json!({ "id": diagnosis.id }));
        }
        Ok(Saved::new(diagnosis.id))
    }
}
