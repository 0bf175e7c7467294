//! Who sees and does what.

use super::office::{F1, F2, Office, PR1};
use openimis_core::declare::Right;
use openimis_core::read::Query;
use openimis_insuree::rights::{ENQUIRE_INSUREES, FIND_FAMILIES};
use openimis_policy::rights;
use serde_json::json;

#[tokio::test]
async fn rule_104_an_officer_sees_and_sells_in_his_district() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let held = [
        rights::FIND_POLICIES,
        rights::ADD_POLICIES,
        rights::EDIT_POLICIES,
        FIND_FAMILIES,
    ];
    let here = office.clerk("here", "D1", &held).await;
    let there = office.clerk("there", "D2", &held).await;
    let policies = Query::of("policies");
    assert_eq!(
        office.test.column(&here, &policies, "id").await,
        std::slice::from_ref(&policy)
    );
    assert!(office.test.column(&there, &policies, "id").await.is_empty());
    let refusal = office
        .test
        .refusal(&there, "policy.suspend", Some(&policy), json!({}))
        .await;
    assert_eq!(refusal, "core.not_found");
    let sale = office.sale(json!({})).await;
    assert_eq!(
        office.test.refusal(&there, "policy.create", None, sale).await,
        "core.no_such_reference"
    );
    for question in ["policy.of_family", "policy.values"] {
        let input = match question {
            "policy.values" => json!({ "stage": "N", "enrollDate": "2026-08-01", "product": PR1, "family": F1 }),
            _ => json!({ "family": F1 }),
        };
        assert_eq!(
            office.test.refusal(&there, question, None, input).await,
            "core.no_such_reference",
            "{question}"
        );
    }
    // a person is asked for by number: within the area, or with the right of enquiry
    let person = json!({ "chfId": "070707070" });
    assert_eq!(
        office
            .test
            .refusal(&there, "policy.of_insuree", None, person.clone())
            .await,
        "policy.no_such_person"
    );
    let desk = office
        .clerk("desk", "D2", &[rights::FIND_POLICIES, ENQUIRE_INSUREES])
        .await;
    let found = office.ask_as(&desk, "policy.of_insuree", person.clone()).await;
    assert_eq!(found[0]["policyUuid"], json!(policy));
    assert_eq!(
        office.ask_as(&desk, "policy.eligibility", person).await["isServiceOk"],
        true
    );
    let other = json!({ "family": F2 });
    assert_eq!(office.ask_as(&there, "policy.of_family", other).await, json!([]));
}

#[tokio::test]
async fn rule_102_every_operation_needs_its_right() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let nobody = office.clerk("nobody", "D1", &[FIND_FAMILIES]).await;
    let sale = office.sale(json!({})).await;
    for (operation, target, input) in [
        ("policy.create", None, sale.clone()),
        ("policy.renew", None, sale),
        ("policy.change", Some(policy.as_str()), json!({})),
        ("policy.suspend", Some(policy.as_str()), json!({})),
        ("policy.delete", Some(policy.as_str()), json!({})),
        ("policy.eligibility", None, json!({ "chfId": "070707070" })),
        ("policy.of_insuree", None, json!({ "chfId": "070707070" })),
    ] {
        assert_eq!(
            office.test.refusal(&nobody, operation, target, input).await,
            "core.forbidden",
            "{operation}"
        );
    }
    assert_eq!(office.policy(&policy, r#""PolicyStatus""#).await, "1");
}

/// Spec 3.3: whoever enters claims asks what covers a person, and nothing else of policies.
#[tokio::test]
async fn who_searches_claims_asks_what_covers_a_person() {
    const FIND_CLAIMS: Right = Right::new("claim.find", 111_001, "Find claims");
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let facility = office.clerk("facility", "D1", &[FIND_CLAIMS]).await;
    let person = json!({ "chfId": "070707070" });
    let found = office.ask_as(&facility, "policy.of_insuree", person.clone()).await;
    assert_eq!(found[0]["policyUuid"], json!(policy));
    for (question, input) in [
        ("policy.of_family", json!({ "family": F1 })),
        ("policy.eligibility", person),
    ] {
        let refusal = office.test.refusal(&facility, question, None, input).await;
        assert_eq!(refusal, "core.forbidden", "{question}");
    }
}
