//! Who sees and records which contributions (BUG-29, BUG-30, rules 102 to 104).

use super::office::{Office, outcome, payment};
use openimis_contribution::rights;
use openimis_testkit::whole;
use serde_json::json;

#[tokio::test]
async fn rule_104_contributions_of_the_own_districts() {
    let office = Office::new().await;
    let (near, far) = (office.idle().await, office.policy("HEAD2", "PR1").await);
    office.pay(&near, json!({ "receipt": "NEAR" })).await;
    let hidden = office.pay(&far, json!({ "receipt": "FAR" })).await;
    let districts = json!({ "districts": [office.place("D1").await] });
    let officer = office.test.user(&office.admin, "officer", rights::ALL, districts).await;
    assert_eq!(
        office.test.column(&officer, &whole("premiums"), "receipt").await,
        ["NEAR"]
    );

    let test = &office.test;
    let pay = |policy: &str| payment(policy, json!({ "amount": "1" }));
    assert_eq!(
        outcome(test.perform(&officer, "premium.create", None, pay(&near)).await),
        "done"
    );
    for (operation, target, input, expected) in [
        ("premium.create", None, pay(&far), "contribution.policy_unknown"),
        (
            "premium.check_receipt",
            None,
            json!({ "policy": far, "code": "X" }),
            "contribution.policy_unknown",
        ),
        (
            "premium.change",
            Some(hidden.as_str()),
            json!({ "amount": "1" }),
            "core.not_found",
        ),
        ("premium.delete", Some(hidden.as_str()), json!({}), "core.not_found"),
    ] {
        assert_eq!(
            outcome(test.perform(&officer, operation, target, input).await),
            expected,
            "{operation}"
        );
    }
}

#[tokio::test]
async fn rule_102_without_the_right_nothing_is_done() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let paid = office.pay(&policy, json!({})).await;
    let clerk = office.test.user(&office.admin, "clerk", &[], json!({})).await;
    let test = &office.test;
    for (operation, target, input) in [
        ("premium.create", None, payment(&policy, json!({}))),
        ("premium.check_receipt", None, json!({ "policy": policy, "code": "X" })),
        ("premium.change", Some(paid.as_str()), json!({ "amount": "1" })),
        ("premium.delete", Some(paid.as_str()), json!({})),
    ] {
        let answer = outcome(test.perform(&clerk, operation, target, input).await);
        assert_eq!(answer, "core.forbidden", "{operation}");
    }
    assert!(test.read(&clerk, &whole("premiums")).await.is_err());
}
