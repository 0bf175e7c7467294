//! Diagnoses.

use super::register::Register;
use openimis_core::read::Lookup;
use openimis_testkit::{filtered, whole};
use serde_json::json;

#[tokio::test]
async fn diagnoses_are_entered_changed_and_ended_with_their_history() {
    let register = Register::new().await;
    let cholera = json!({ "code": "A00", "name": "Cholera" });
    let key = register
        .test
        .saved(&register.admin, "diagnosis.create", None, cholera.clone())
        .await;
    let id = key.to_string();
    assert_eq!(
        register.refused("diagnosis.create", None, cholera).await,
        "diagnosis.code_taken"
    );
    register
        .done("diagnosis.change", Some(&id), json!({ "name": "Cholera, unspecified" }))
        .await;
    register.done("diagnosis.delete", Some(&id), json!({})).await;
    let names = r#"SELECT "ICDName" FROM "tblICDCodes" ORDER BY "ICDID""#;
    assert_eq!(
        register.values(names).await,
        ["Cholera, unspecified", "Cholera", "Cholera, unspecified"]
    );
    assert_eq!(
        register.sql(r#"SELECT count("ValidityTo") FROM "tblICDCodes""#).await,
        "3"
    );
    let refused = register
        .refused("diagnosis.change", Some(&id), json!({ "name": "X" }))
        .await;
    assert_eq!(refused, "diagnosis.historical");
}

#[tokio::test]
async fn spec_12_5_a_text_finds_code_and_name_and_means_itself() {
    let register = Register::new().await;
    for (code, name) in [("A00", "Cholera"), ("B50", "Malaria 50%"), ("C00", "Lip")] {
        let diagnosis = json!({ "code": code, "name": name });
        register
            .test
            .saved(&register.admin, "diagnosis.create", None, diagnosis)
            .await;
    }
    for (text, expected) in [("CHOL", vec!["A00"]), ("00", vec!["A00", "C00"]), ("%", vec!["B50"])] {
        let query = filtered(whole("diagnoses"), "search", Lookup::Exact, &[text]);
        assert_eq!(
            register.test.column(&register.admin, &query, "code").await,
            expected,
            "{text}"
        );
    }
}
