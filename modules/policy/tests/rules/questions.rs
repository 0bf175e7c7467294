//! What a policy would cost, and what a family has.

use super::office::{F1, Office, PR1, PR2};
use serde_json::{Value, json};

fn question(more: &Value) -> Value {
    let mut question = json!({ "stage": "N", "enrollDate": "2026-08-01T00:00:00", "product": PR1, "family": F1 });
    question
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    question
}

#[tokio::test]
async fn rule_58_value_and_days_of_a_family() {
    let office = Office::new().await;
    let answer = office.ask("policy.values", question(&json!({}))).await;
    assert_eq!(answer["policy"]["value"], "10000.00");
    assert_eq!(answer["policy"]["startDate"], "2026-08-01");
    assert_eq!(answer["policy"]["expiryDate"], "2027-07-31");
    assert_eq!(answer["warnings"], json!([]));
    let heads = office.ask("policy.values", question(&json!({ "product": PR2 }))).await;
    assert_eq!(heads["policy"]["value"], "400.00");
}

#[tokio::test]
async fn rule_68_an_unknown_product_is_named() {
    let office = Office::new().await;
    let unknown = question(&json!({ "product": 4_711 }));
    let refused = office.test.perform(&office.admin, "policy.values", None, unknown).await;
    assert!(refused.unwrap_err().to_string().contains("product 4711 not found"));
    let mut none = question(&json!({}));
    none.as_object_mut().unwrap().remove("product");
    assert_eq!(office.refused("policy.values", None, none).await, "policy.no_product");
    let wrong_day = question(&json!({ "enrollDate": "soon" }));
    assert_eq!(
        office.refused("policy.values", None, wrong_day).await,
        "core.invalid_value"
    );
}

#[tokio::test]
async fn rule_69_too_many_members_are_warned_of() {
    let office = Office::new().await;
    office
        .test
        .database
        .run(r#"UPDATE "tblProduct" SET "MemberCount" = 1, "MaxInstallments" = 3"#)
        .await;
    let answer = office.ask("policy.values", question(&json!({}))).await;
    let warning = "Number of insurees 2 is above policy maximum: 1";
    assert_eq!(answer["warnings"], json!([warning]));
    assert_eq!(answer["policy"]["value"], "10000.00");
    assert_eq!(answer["instalments"], json!(["3333.34", "3333.33", "3333.33"]));
}

/// A cycle that names no day is told, and crashes nothing (BUG-14).
#[tokio::test]
async fn bug_14_an_impossible_cycle_is_told() {
    let office = Office::new().await;
    office
        .test
        .database
        .run(r#"UPDATE "tblProduct" SET "StartCycle1" = '31-02'"#)
        .await;
    let refusal = office.refused("policy.values", None, question(&json!({}))).await;
    assert_eq!(refusal, "policy.unpriceable");
}

fn column(policies: &Value, name: &str) -> Vec<Value> {
    policies
        .as_array()
        .unwrap()
        .iter()
        .map(|policy| policy[name].clone())
        .collect()
}

#[tokio::test]
async fn rule_80_the_last_of_each_product_and_whatever_is_idle() {
    let office = Office::new().await;
    for (enrolled, status) in [("2026-07-01", 2), ("2024-07-01", 8), ("2026-08-01", 1)] {
        let policy = office.sell(json!({ "enrollDate": enrolled })).await;
        let update = format!(r#"UPDATE "tblPolicy" SET "PolicyStatus" = {status} WHERE "PolicyUUID" = '{policy}'"#);
        office.test.database.run(&update).await;
    }
    let all = office.ask("policy.of_family", json!({ "family": F1 })).await;
    assert_eq!(column(&all, "status"), [json!(8), json!(2), json!(1)]);
    let last = json!({ "family": F1, "activeOrLastExpiredOnly": true, "orderBy": "-expiryDate" });
    let last = office.ask("policy.of_family", last).await;
    assert_eq!(column(&last, "status"), [json!(1), json!(2)]);
    let person = json!({ "chfId": "070707081", "orderBy": "status" });
    let of_person = office.ask("policy.of_insuree", person).await;
    assert_eq!(column(&of_person, "status"), [json!(1), json!(2), json!(8)]);
    let nobody = json!({ "chfId": "nobody" });
    assert_eq!(
        office.refused("policy.of_insuree", None, nobody).await,
        "policy.no_such_person"
    );
}

/// Spec 2.18: valid members alone make the ceiling grow; the balance is the value as long as nothing was deducted.
#[tokio::test]
async fn bug_20_ceiling_and_balance() {
    let office = Office::new().await;
    let limits = r#"UPDATE "tblProduct" SET "MaxPolicy" = 1000, "MaxPolicyExtraMember" = 100, "Threshold" = 1"#;
    office.test.database.run(limits).await;
    office.sell(json!({})).await;
    let policies = office.ask("policy.of_family", json!({ "family": F1 })).await;
    let policy = &policies[0];
    assert_eq!(
        (&policy["ceiling"], &policy["balance"], &policy["ded"]),
        (&json!(1100.0), &json!(10000.0), &Value::Null)
    );
    assert_eq!(policy["officerName"], "Okafor Amara");
}

#[tokio::test]
async fn rule_44_policies_without_room_are_warned_of() {
    let office = Office::new().await;
    office.sell(json!({})).await;
    for (maximum, warnings) in [(3, 0), (2, 1), (0, 1)] {
        let update = format!(r#"UPDATE "tblProduct" SET "MemberCount" = {maximum}"#);
        office.test.database.run(&update).await;
        let answer = office.ask("policy.room", json!({ "family": F1 })).await;
        assert_eq!(answer.as_array().unwrap().len(), warnings, "{maximum}");
    }
    office
        .test
        .database
        .run(r#"UPDATE "tblPolicy" SET "PolicyStatus" = 4"#)
        .await;
    assert_eq!(office.ask("policy.room", json!({ "family": F1 })).await, json!([]));
}
