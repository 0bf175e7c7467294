//! What is refused, and how (BUG-28, BUG-41).

use super::office::{Office, payment};
use serde_json::{Value, json};

#[tokio::test]
async fn what_cannot_be_is_refused() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let nowhere = "00000000-0000-0000-0000-000000000000";
    for (input, expected) in [
        (json!({ "policy": nowhere }), "contribution.policy_unknown"),
        (json!({ "policy": "%" }), "contribution.policy_unknown"),
        (json!({ "payer": nowhere }), "core.no_such_reference"),
        (json!({ "payType": "X" }), "core.invalid_value"),
        (json!({ "payType": null }), "core.required"),
        (json!({ "action": "PAY" }), "core.invalid_value"),
        (json!({ "amount": null }), "core.required"),
        (json!({ "amount": "much" }), "core.invalid_value"),
        (json!({ "amount": "-0.01" }), "contribution.negative_amount"),
        (
            json!({ "amount": "10000000000000000" }),
            "contribution.amount_too_large",
        ),
        (
            json!({ "amount": "9999999999999999.995" }),
            "contribution.amount_too_large",
        ),
        (json!({ "payDate": null }), "core.required"),
        (json!({ "payDate": "2026-02-30" }), "core.invalid_value"),
        (json!({ "payDate": "1899-12-31" }), "contribution.impossible_day"),
        (json!({ "payDate": "+262142-12-31" }), "contribution.impossible_day"),
        (json!({ "payDate": "-99999-01-01" }), "contribution.impossible_day"),
        (json!({ "receipt": "R".repeat(51) }), "core.too_long"),
        (json!({ "receipt": "R\u{0}" }), "core.invalid_value"),
    ] {
        let refused = office
            .refused("premium.create", None, payment(&policy, input.clone()))
            .await;
        assert_eq!(refused, expected, "{input}");
    }
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblPremium""#).await, "0");
}

#[tokio::test]
async fn the_largest_and_latest_are_recorded() {
    let office = Office::new().await;
    let policy = office.idle().await;
    for input in [
        json!({ "amount": "9999999999999999.99" }),
        json!({ "amount": 9_999_999_999_999_999_i64, "payDate": "9999-12-31" }),
        json!({ "amount": "0", "payDate": "1900-01-01" }),
    ] {
        office.pay(&policy, input).await;
    }
    assert_eq!(office.sums().await, ["19999999999999998.99"]);
}

#[tokio::test]
async fn all_that_is_missing_is_told_together() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let answer = office
        .perform("premium.create", None, json!({ "policy": policy }))
        .await;
    let Err(openimis_core::error::Error::Refused(problems)) = answer else {
        unreachable!("nothing was sent")
    };
    assert_eq!(problems.len(), 3);
}

#[tokio::test]
async fn a_policy_that_ended_is_not_paid_for() {
    let office = Office::new().await;
    let policy = office.idle().await;
    office.run(r#"UPDATE "tblPolicy" SET "ValidityTo" = now()"#).await;
    let input: Value = payment(&policy, json!({}));
    assert_eq!(
        office.refused("premium.create", None, input).await,
        "contribution.policy_unknown"
    );
}
