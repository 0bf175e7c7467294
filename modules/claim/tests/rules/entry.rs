//! Entering claims: AR-1 to AR-16.

use super::desk::{Desk, ITEM_2, JMH1, MANUAL, PACKAGE, SERVICE};
use openimis_claim::{ClaimSettings, CodePrefix};
use serde_json::{Value, json};

#[tokio::test]
async fn ar_1_a_claim_is_entered_with_its_lines() {
    let desk = Desk::new().await;
    let claim = desk.enter("CLM0001", json!({})).await;
    assert_eq!(
        desk.claim(
            &claim,
            r#"concat_ws(' ', "ClaimStatus", "Claimed", "ReviewStatus", "FeedbackStatus")"#
        )
        .await,
        "2 700.00 1 1"
    );
    let ca = desk
        .sql(r#"SELECT id::text FROM "tblUsers" WHERE "LoginName" = 'ca'"#)
        .await;
    assert_eq!(desk.claim(&claim, r#""AuditUserID""#).await, ca);
    let lines = desk.rows(r#"SELECT concat_ws(' ', "ClaimItemStatus", "Availability", "QtyProvided", "PriceAsked", "AuditUserID") FROM "tblClaimItems""#).await;
    assert_eq!(lines, [format!("1 t 7.00 100.00 {ca}")]);
    assert_eq!(desk.log("status").await, "2");
    let noted = desk.sql(r#"SELECT count(*)::text FROM "claim_ClaimMutation""#).await;
    assert_eq!(noted, "1");
}

#[tokio::test]
async fn ar_2_and_ar_3_a_code_is_free_or_taken_whatever_the_facility() {
    let desk = Desk::new().await;
    let there = desk.entry("CLM0001", json!({ "healthFacility": JMH1 })).await;
    let key = desk.test.saved(&desk.admin, "claim.create", None, there).await;
    let again = desk.entry("CLM0001", json!({})).await;
    assert_eq!(
        desk.message(&desk.ca, "claim.create", None, again.clone()).await,
        "mutation.code_name_duplicated"
    );
    let error: Value = serde_json::from_str(&desk.log("error").await).unwrap();
    assert_eq!(error[0]["message"], "claim.mutation.failed_to_create_claim");
    assert_eq!(error[0]["detail"], "mutation.code_name_duplicated");
    assert_eq!(desk.sql(r#"SELECT count(*)::text FROM "tblClaim""#).await, "1");
    let uuid = desk.uuid(&key).await;
    desk.done(&desk.admin, "claim.delete_one", Some(&uuid), json!({})).await;
    desk.done(&desk.ca, "claim.create", None, again).await;
}

#[tokio::test]
async fn ar_4_and_ar_5_codes_have_a_length_and_entry_a_right() {
    let desk = Desk::new().await;
    let long = desk.entry(&"C".repeat(21), json!({})).await;
    assert_eq!(
        desk.message(&desk.ca, "claim.create", None, long).await,
        "mutation.code_name_too_long"
    );
    desk.enter(&"C".repeat(20), json!({})).await;
    let entry = desk.entry("CLM0002", json!({})).await;
    assert_eq!(
        desk.refused(&desk.mo, "claim.create", None, entry).await,
        "core.forbidden"
    );
}

#[tokio::test]
async fn ar_6_a_service_given_more_than_once_is_explained() {
    let desk = Desk::new().await;
    let services = |quantity: &str, explanation: Option<&str>| json!({ "items": null, "services": [{ "service": SERVICE, "qtyProvided": quantity, "priceAsked": "400", "explanation": explanation }] });
    for (code, more, message) in [
        ("A", services("2", None), Some("mutation.service_explanation_required")),
        (
            "B",
            services("2", Some(" ")),
            Some("mutation.service_explanation_required"),
        ),
        ("C", services("2", Some("repeat dressing")), None),
        ("D", services("1", None), None),
    ] {
        let entry = desk.entry(code, more).await;
        match message {
            Some(message) => assert_eq!(desk.message(&desk.ca, "claim.create", None, entry).await, message),
            None => desk.done(&desk.ca, "claim.create", None, entry).await,
        }
    }
    desk.test.set(ClaimSettings {
        claim_validation_multiple_services_explanation_required: false,
        ..ClaimSettings::default()
    });
    let entry = desk.entry("E", services("2", None)).await;
    desk.done(&desk.admin, "claim.create", None, entry).await;
}

#[tokio::test]
async fn ar_7_and_ar_11_quantities_and_prices_make_sense() {
    let desk = Desk::new().await;
    let item = |quantity: &str, price: &str| json!({ "items": [{ "item": ITEM_2, "qtyProvided": quantity, "priceAsked": price }] });
    for (quantity, price, expected) in [
        ("11", "20", Some("mutation.claim_item_service_maximum_amount_overshoot")),
        ("0", "20", Some("claim.quantity")),
        ("-1", "20", Some("claim.quantity")),
        ("1", "-1", Some("claim.price")),
        ("1", "999999999999999999999", Some("claim.price")),
        ("10", "0", None),
    ] {
        let entry = desk
            .entry(&format!("{quantity}/{price}")[..4], item(quantity, price))
            .await;
        match expected {
            Some(message) => assert_eq!(
                desk.message(&desk.ca, "claim.create", None, entry).await,
                message,
                "{quantity} {price}"
            ),
            None => desk.done(&desk.ca, "claim.create", None, entry).await,
        }
    }
}

#[tokio::test]
async fn ar_8_as_many_diagnoses_as_are_allowed() {
    let desk = Desk::new().await;
    desk.test.set(ClaimSettings {
        additional_diagnosis_number_allowed: 2,
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    let (one, two, three) = (desk.icd("A01").await, desk.icd("A02").await, desk.icd("A03").await);
    let many = desk
        .entry("CLM1", json!({ "icd1": one, "icd2": two, "icd3": three }))
        .await;
    assert_eq!(
        desk.message(&ca, "claim.create", None, many).await,
        "mutation.claim_too_many_additional_diagnoses"
    );
    let few = desk.entry("CLM1", json!({ "icd1": one, "icd3": three })).await;
    let key = desk.test.saved(&ca, "claim.create", None, few).await;
    let uuid = desk.uuid(&key).await;
    assert_eq!(
        desk.claim(&uuid, r#"concat_ws(' ', "ICDID1", coalesce("ICDID2", 0), "ICDID3")"#)
            .await,
        format!("{one} 0 {three}")
    );
}

#[tokio::test]
async fn ar_9_and_ar_10_what_services_with_a_price_of_their_own_and_packages_come_to() {
    let desk = Desk::new().await;
    let manual = json!({ "items": null, "services": [{ "service": MANUAL, "qtyProvided": "3", "priceAsked": "100", "explanation": "x" }] });
    let claim = desk.enter("CLM1", manual).await;
    assert_eq!(desk.claim(&claim, r#""Claimed""#).await, "500.00");
    let package = json!({ "items": null, "services": [{ "service": PACKAGE, "qtyProvided": "5", "priceAsked": "50", "explanation": "x",
        "serviceServiceSet": [{ "subServiceCode": "A1", "qtyProvided": "7", "qtyAsked": "6", "priceAsked": "11" }],
        "serviceItemSet": [{ "subItemCode": "0001", "qtyProvided": "3", "qtyAsked": "3", "priceAsked": "20" }] }] });
    let claim = desk.enter("CLM2", package).await;
    assert_eq!(desk.claim(&claim, r#""Claimed""#).await, "137.00");
    let within = desk.sql(r#"SELECT concat_ws(' ', inner_service.qty_provided, inner_service.qty_displayed, item.qty_provided, item.price)
        FROM "tblClaimServicesService" inner_service, "tblClaimServicesItems" item"#).await;
    assert_eq!(within, "7 6 3 20.00");
    let unknown = json!({ "items": null, "services": [{ "service": PACKAGE, "qtyProvided": "1", "priceAsked": "50",
        "serviceItemSet": [{ "subItemCode": "nope", "qtyProvided": "3", "priceAsked": "20" }] }] });
    let entry = desk.entry("CLM3", unknown).await;
    assert_eq!(
        desk.refused(&desk.ca, "claim.create", None, entry).await,
        "core.no_such_reference"
    );
}

#[tokio::test]
async fn ar_12_what_the_rules_decide_is_not_taken_from_the_client() {
    let desk = Desk::new().await;
    let items = json!({ "items": [{ "item": ITEM_2, "qtyProvided": "1", "priceAsked": "20", "status": 2, "qtyApproved": "9",
        "priceApproved": "999", "priceValuated": "999", "remuneratedAmount": "999", "rejectionReason": 4 }] });
    desk.enter("CLM1", items).await;
    let line = desk.sql(r#"SELECT concat_ws(' ', "ClaimItemStatus", coalesce("QtyApproved", 0), coalesce("PriceApproved", 0),
        coalesce("PriceValuated", 0), coalesce("RemuneratedAmount", 0), coalesce("RejectionReason", 0)) FROM "tblClaimItems""#).await;
    assert_eq!(line, "1 0 0 0 0 0");
}

#[tokio::test]
async fn ar_13_codes_are_generated_without_gaps_however_many_at_a_time() {
    let desk = Desk::new().await;
    // the existing backend counts too
    let before = desk.enter("2080-081-00000041", json!({})).await;
    let entry = desk.entry("auto", json!({ "autogenerate": true })).await;
    let enter = || desk.test.saved(&desk.ca, "claim.create", None, entry.clone());
    let keys = futures_util::future::join_all((0..8).map(|_| enter())).await;
    assert_eq!(keys.len(), 8);
    let codes = desk
        .rows(&format!(
            r#"SELECT "ClaimCode" FROM "tblClaim" WHERE "ClaimUUID" <> '{before}' ORDER BY 1"#
        ))
        .await;
    let expected: Vec<_> = (42..50).map(|number| format!("2080-081-{number:08}")).collect();
    assert_eq!(codes, expected);
    let logged = desk
        .rows(
            r#"SELECT autogenerated_code FROM "core_Mutation_Log" WHERE autogenerated_code IS NOT NULL
        AND client_mutation_label = 'Create Claim - ' || autogenerated_code ORDER BY 1"#,
        )
        .await;
    assert_eq!(logged, expected);
    // one that is refused gives its number back
    let refused = desk
        .entry(
            "auto",
            json!({ "autogenerate": true, "items": [{ "item": ITEM_2, "qtyProvided": "11", "priceAsked": "1" }] }),
        )
        .await;
    desk.message(&desk.ca, "claim.create", None, refused).await;
    desk.done(&desk.ca, "claim.create", None, entry).await;
    assert_eq!(desk.log("autogenerated_code").await, "2080-081-00000050");
    desk.test.set(ClaimSettings {
        autogenerate_func: CodePrefix::Facility,
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    let entry = desk.entry("auto", json!({ "autogenerate": true })).await;
    desk.done(&ca, "claim.create", None, entry).await;
    assert_eq!(desk.log("autogenerated_code").await, "RHC1-00000001");
}

#[tokio::test]
async fn ar_14_of_many_who_enter_a_code_at_the_same_time_one_succeeds() {
    let desk = Desk::new().await;
    // where old data do not allow the index the lock decides
    desk.run("DROP INDEX IF EXISTS openimis_claim_code_unique").await;
    let entry = desk.entry("CLM0009", json!({})).await;
    let enter = || desk.test.perform(&desk.ca, "claim.create", None, entry.clone());
    let answers = futures_util::future::join_all((0..8).map(|_| enter())).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(desk.sql(r#"SELECT count(*)::text FROM "tblClaim""#).await, "1");
}

#[tokio::test]
async fn ar_16_and_ar_133_claims_are_entered_for_the_own_facility_and_codes_asked_for() {
    let desk = Desk::new().await;
    let there = desk.entry("CLM0001", json!({ "healthFacility": JMH1 })).await;
    assert_eq!(
        desk.refused(&desk.ca, "claim.create", None, there).await,
        "core.no_such_reference"
    );
    desk.enter("CLM0001", json!({})).await;
    assert_eq!(
        desk.told(&desk.ca, "claim.check_code", json!({ "claimCode": "CLM0001" }))
            .await,
        false
    );
    assert_eq!(
        desk.told(&desk.ca, "claim.check_code", json!({ "claimCode": "CLM9999" }))
            .await,
        true
    );
    assert_eq!(
        desk.told(&desk.ca, "claim.ask_insuree_name", json!({ "chfId": "070707070" }))
            .await,
        "One Head"
    );
    assert_eq!(
        desk.told(&desk.ca, "claim.ask_insuree_name", json!({ "chfId": "1" }))
            .await,
        ""
    );
}

/// AR-138.
#[tokio::test]
async fn the_first_point_of_service_is_told_for_who_has_one() {
    let desk = Desk::new().await;
    let ask = |number: &'static str, day: &'static str| {
        desk.test.perform(
            &desk.ca,
            "claim.ask_service_point",
            None,
            json!({ "insureeCode": number, "dateClaimed": day }),
        )
    };
    let facility = desk
        .sql(r#"SELECT "HfID"::text FROM "tblHF" WHERE "HFCode" = 'RHC1'"#)
        .await;
    assert!(format!("{:?}", ask("070707070", "2024-06-10").await.unwrap()).contains(&facility));
    for (number, day) in [("070707070", "2019-01-01"), ("nobody", "2024-06-10")] {
        assert_eq!(ask(number, day).await.unwrap(), openimis_core::declare::Answer::Nothing);
    }
}
