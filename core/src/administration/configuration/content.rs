//! What a configuration may hold.

use crate::administration::error;
use crate::error::{Error, Problem};
use crate::message;
use crate::operate::Context;
use crate::schema::administration::module_configurations;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// Back end and front end.
pub(super) const LAYERS: &[&str] = &["be", "fe"];

/// Checks that the text is a JSON object (rule 76).
pub(super) fn check_json(config: &str) -> Result<(), Problem> {
    match serde_json::from_str::<Map<String, Value>>(config) {
        Ok(_) => Ok(()),
        Err(error) => {
            let detail = message::not_json(error.to_string());
            Err(error::INVALID_JSON.at("config").detail(detail))
        }
    }
}

/// Refuses a second configuration of a module in one layer (W-27). Nothing in the table forbids it, so writers of the
/// same pair wait for each other.
pub(super) async fn refuse_taken(context: &mut Context<'_>, module: &str, layer: &str) -> Result<(), Error> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<Text, _>(format!("openimis_module_configuration {layer} {module}"))
        .execute(context.connection())
        .await?;
    let others = module_configurations::table
        .filter(module_configurations::module.eq(module))
        .filter(module_configurations::layer.eq(layer));
    let taken = diesel::select(diesel::dsl::exists(others));
    if taken.get_result(context.connection()).await? {
        return Err(error::CONFIGURATION_TAKEN.at("module").into());
    }
    Ok(())
}

/// What is told of a configuration that changed: never its content.
pub(super) fn event(id: Uuid, module: &str, layer: &str) -> Value {
    json!({ "id": id, "module": module, "layer": layer })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_76_only_json_objects() {
        assert_eq!(check_json(r#"{"username_code_length": "20"}"#), Ok(()));
        for wrong in ["", "{", "not json", "[1]", "\"text\"", "{\"a\": 1,}"] {
            let refused = check_json(wrong).unwrap_err();
            assert!(refused.text().starts_with("Invalid JSON"), "{wrong}");
        }
    }
}
