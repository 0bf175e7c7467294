//! What is paid for policies, and what is left (rules 87, 89, 91, 92).

use super::office::Office;
use openimis_core::read::Lookup;
use openimis_testkit::{filtered, whole};
use serde_json::json;

impl Office {
    /// What is paid for each policy.
    pub async fn sums(&self) -> Vec<String> {
        self.test.column(&self.admin, &whole("policies"), "sumPremiums").await
    }
}

#[tokio::test]
async fn rule_91_nothing_paid_is_nought() {
    let office = Office::new().await;
    office.idle().await;
    assert_eq!(office.sums().await, ["0"]);
}

#[tokio::test]
async fn rule_87_photo_fees_are_not_added_up() {
    let office = Office::new().await;
    let policy = office.idle().await;
    office.pay(&policy, json!({ "isPhotoFee": true })).await;
    office.pay(&policy, json!({ "amount": "250.5" })).await;
    office.pay(&policy, json!({ "amount": "100" })).await;
    assert_eq!(office.sums().await, ["350.50"]);
    let others = office
        .test
        .column(&office.admin, &whole("premiums"), "otherPremiums")
        .await;
    let mut others = others;
    others.sort();
    assert_eq!(others, ["100.00", "250.50", "350.50"]);
}

#[tokio::test]
async fn rule_92_lists_have_valid_contributions_and_are_filtered_by_payer() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let payer = office.sql(r#"SELECT "PayerUUID" FROM "tblPayer""#).await;
    office.pay(&policy, json!({ "receipt": "OWN" })).await;
    office
        .pay(&policy, json!({ "receipt": "HELPED", "payer": payer }))
        .await;
    let ended = office.pay(&policy, json!({ "receipt": "ENDED", "payer": payer })).await;
    office.perform("premium.delete", Some(&ended), json!({})).await.unwrap();
    let mut receipts = office.test.column(&office.admin, &whole("premiums"), "receipt").await;
    receipts.sort();
    assert_eq!(receipts, ["HELPED", "OWN"]);
    let helped = filtered(whole("premiums"), "payer.pk", Lookup::Exact, &["1"]);
    assert_eq!(office.test.column(&office.admin, &helped, "receipt").await, ["HELPED"]);
}

#[tokio::test]
async fn policies_are_found_by_what_is_left_to_pay() {
    let office = Office::new().await;
    let (unpaid, partly, paid) = (office.idle().await, office.idle().await, office.idle().await);
    office.pay(&partly, json!({ "amount": "4000" })).await;
    office.pay(&paid, json!({})).await;
    for (name, amount, expected) in [
        ("balanceGte", "6000", vec![&unpaid, &partly]),
        ("balanceGte", "6000.01", vec![&unpaid]),
        ("balanceLte", "6000", vec![&partly, &paid]),
        ("balanceLte", "0", vec![&paid]),
    ] {
        let query = filtered(whole("policies"), name, Lookup::Exact, &[amount]);
        let mut found = office.test.column(&office.admin, &query, "id").await;
        let mut expected: Vec<_> = expected.into_iter().cloned().collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{name} {amount}");
    }
}

#[tokio::test]
async fn a_page_of_policies_with_their_sums_is_one_statement() {
    let office = Office::new().await;
    for _ in 0..3 {
        let policy = office.idle().await;
        office.pay(&policy, json!({ "amount": "1" })).await;
    }
    let found = office.test.read(&office.admin, &whole("policies")).await.unwrap();
    assert_eq!(found.statements, 1);
}
