//! One receipt per product (rules 72, 73, 86).

use super::office::{Office, payment};
use openimis_core::declare::Answer;
use serde_json::{Value, json};

async fn is_free(office: &Office, policy: &str, code: &str) -> bool {
    let question = office.perform("premium.check_receipt", None, json!({ "code": code, "policy": policy }));
    question.await.unwrap() == Answer::Value(Value::Bool(true))
}

#[tokio::test]
async fn rule_86_a_receipt_is_used_once_per_product() {
    let office = Office::new().await;
    let (first, second) = (office.idle().await, office.policy("HEAD2", "PR1").await);
    let other = office.policy("HEAD1", "PR2").await;
    assert!(is_free(&office, &second, "RC1").await);
    let paid = office.pay(&first, json!({ "receipt": "RC1" })).await;
    assert!(!is_free(&office, &second, "RC1").await);
    assert!(!is_free(&office, &second, " RC1 ").await);
    assert!(is_free(&office, &other, "RC1").await);

    let again = payment(&second, json!({ "receipt": "RC1" }));
    assert_eq!(
        office.refused("premium.create", None, again).await,
        "contribution.receipt_taken"
    );
    assert_eq!(office.standing(&second).await, "1 - -");
    office.pay(&other, json!({ "receipt": "RC1" })).await;

    // a contribution that ended gives its receipt back
    office.perform("premium.delete", Some(&paid), json!({})).await.unwrap();
    assert!(is_free(&office, &second, "RC1").await);
    office.pay(&second, json!({ "receipt": "RC1" })).await;
}

#[tokio::test]
async fn any_number_of_contributions_go_without_a_receipt() {
    let office = Office::new().await;
    let policy = office.idle().await;
    for receipt in [json!({}), json!({ "receipt": "" }), json!({ "receipt": " " })] {
        office.pay(&policy, receipt).await;
    }
    let stored = r#"SELECT count(*) || ' ' || count(*) FILTER (WHERE "Receipt" = '') FROM "tblPremium""#;
    assert_eq!(office.sql(stored).await, "3 3");
}

#[tokio::test]
async fn a_correction_keeps_its_own_receipt_and_takes_no_others() {
    let office = Office::new().await;
    let policy = office.idle().await;
    office.pay(&policy, json!({ "receipt": "RC1" })).await;
    let second = office.pay(&policy, json!({ "receipt": "RC2" })).await;
    let same = json!({ "receipt": "RC2", "amount": "1" });
    office.perform("premium.change", Some(&second), same).await.unwrap();
    let taken = json!({ "receipt": "RC1" });
    assert_eq!(
        office.refused("premium.change", Some(&second), taken).await,
        "contribution.receipt_taken"
    );
}
