//! Configurations of modules: rules 75 and 76, W-27.

use crate::support::{Office, refusals};
use openimis_core::administration::rights;
use serde_json::json;

#[tokio::test]
async fn a_module_has_one_configuration_in_a_layer() {
    let Some(mut office) = Office::open().await else { return };
    let input = json!({ "module": "fe-core", "layer": "fe", "config": r#"{"a": 1}"#, "isExposed": true });
    let id = office.done("module_configuration.create", None, input.clone()).await;
    let refused = office.refused("module_configuration.create", None, input).await;
    assert_eq!(refused, ["module_configuration.taken module"]);
    let other = json!({ "module": "fe-core", "layer": "be", "config": "{}" });
    office.done("module_configuration.create", None, other).await;

    office
        .done(
            "module_configuration.change",
            Some(&id),
            json!({ "config": "{}", "isExposed": false }),
        )
        .await;
    let row = r#"SELECT module, layer, version, config, is_exposed FROM "core_ModuleConfiguration" WHERE layer = 'fe'"#;
    assert_eq!(office.lines(row).await, ["fe-core|fe|1|{}|false"]);
    office
        .run(&format!(
            r#"INSERT INTO "core_FieldControl" (id, field, usage, module_id) VALUES (gen_random_uuid(), 'x', 1, '{id}')"#
        ))
        .await;
    office.done("module_configuration.delete", Some(&id), json!({})).await;
    assert!(office.lines(row).await.is_empty());
    assert_eq!(office.line(r#"SELECT count(*) FROM "core_FieldControl""#).await, "0");
}

#[tokio::test]
async fn rule_76_text_that_is_not_json() {
    let Some(mut office) = Office::open().await else { return };
    let input = json!({ "module": "core", "layer": "be", "config": "{" });
    let refused = office.refused("module_configuration.create", None, input).await;
    assert_eq!(refused, ["module_configuration.invalid_json config"]);
    let log = office.line(r#"SELECT status, error FROM "core_Mutation_Log""#).await;
    assert!(log.starts_with("1|") && log.contains("Invalid JSON"), "{log}");
}

#[tokio::test]
async fn configuring_needs_the_right() {
    let Some(mut office) = Office::open().await else { return };
    office.keeper("keeper", &[]).await;
    let input = json!({ "module": "core", "layer": "be", "config": "{}" });
    let result = office
        .perform("keeper", "module_configuration.create", None, input.clone())
        .await;
    assert_eq!(refusals(result), ["core.forbidden"]);
    office.keeper("other", &[rights::CONFIGURE.number]).await;
    office
        .perform("other", "module_configuration.create", None, input)
        .await
        .unwrap();
}
