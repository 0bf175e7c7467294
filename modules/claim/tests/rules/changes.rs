//! Changing and deleting claims: AR-17 to AR-20, AR-26 to AR-28.

use super::desk::{Desk, ITEM_1, ITEM_2, SERVICE};
use openimis_claim::ClaimSettings;
use serde_json::{Value, json};

#[tokio::test]
async fn ar_17_a_change_replaces_lines_and_keeps_the_claim_as_it_was() {
    let desk = Desk::new().await;
    let lines = json!({ "explanation": "a", "dateTo": "2024-06-11", "items": [
        { "item": ITEM_1, "qtyProvided": "1", "priceAsked": "100" }, { "item": ITEM_2, "qtyProvided": "2", "priceAsked": "20" }] });
    let claim = desk.enter("CLM1", lines).await;
    let ids = desk
        .rows(r#"SELECT "ClaimItemID"::text FROM "tblClaimItems" ORDER BY 1"#)
        .await;
    let change = json!({ "explanation": null, "dateTo": null, "items": [
        { "id": ids[0].parse::<i32>().unwrap(), "item": ITEM_1, "qtyProvided": "3", "priceAsked": "100" },
        { "item": ITEM_2, "qtyProvided": "1", "priceAsked": "30" }] });
    desk.done(&desk.ca, "claim.change", Some(&claim), change).await;
    assert_eq!(
        desk.claim(
            &claim,
            r#"concat_ws(' ', coalesce("Explanation", '-'), coalesce("DateTo"::text, '-'), "Claimed")"#
        )
        .await,
        "- - 330.00"
    );
    let live = desk.rows(r#"SELECT concat_ws(' ', "ClaimItemID", "QtyProvided", "PriceAsked") FROM "tblClaimItems" WHERE "ValidityTo" IS NULL ORDER BY "ClaimItemID""#).await;
    assert_eq!(live[0], format!("{} 3.00 100.00", ids[0]));
    assert!(live.len() == 2 && live[1].ends_with(" 1.00 30.00"));
    assert_eq!(
        desk.sql(&format!(
            r#"SELECT ("ValidityTo" IS NOT NULL)::text FROM "tblClaimItems" WHERE "ClaimItemID" = {}"#,
            ids[1]
        ))
        .await,
        "true"
    );
    let key = desk.claim(&claim, r#""ClaimID""#).await;
    let versions = desk.rows(r#"SELECT concat_ws(' ', "LegacyID", "Explanation", "Claimed", "DateTo") FROM "tblClaim" WHERE "ValidityTo" IS NOT NULL"#).await;
    assert_eq!(versions, [format!("{key} a 140.00 2024-06-11")]);
    let copies = desk
        .rows(
            r#"SELECT concat_ws(' ', item."LegacyID", "QtyProvided") FROM "tblClaimItems" item
        JOIN "tblClaim" claim USING ("ClaimID") WHERE claim."ValidityTo" IS NOT NULL ORDER BY item."LegacyID""#,
        )
        .await;
    assert_eq!(copies, [format!("{} 1.00", ids[0]), format!("{} 2.00", ids[1])]);
}

#[tokio::test]
async fn lists_that_are_not_sent_stay_and_strangers_are_refused() {
    let desk = Desk::new().await;
    let other = desk.enter("CLM0", json!({})).await;
    let stranger: i32 = desk
        .sql(r#"SELECT max("ClaimItemID")::text FROM "tblClaimItems""#)
        .await
        .parse()
        .unwrap();
    let claim = desk
        .enter(
            "CLM1",
            json!({ "services": [{ "service": SERVICE, "qtyProvided": "1", "priceAsked": "400" }] }),
        )
        .await;
    assert_eq!(desk.claim(&claim, r#""Claimed""#).await, "1100.00");
    let change = json!({ "items": [{ "item": ITEM_1, "qtyProvided": "1", "priceAsked": "1" }] });
    desk.done(&desk.ca, "claim.change", Some(&claim), change).await;
    assert_eq!(desk.claim(&claim, r#""Claimed""#).await, "401.00");
    desk.done(&desk.ca, "claim.change", Some(&claim), json!({ "services": [] }))
        .await;
    assert_eq!(desk.claim(&claim, r#""Claimed""#).await, "1.00");
    let strange = json!({ "items": [{ "id": stranger, "item": ITEM_1, "qtyProvided": "1", "priceAsked": "1" }] });
    assert_eq!(
        desk.refused(&desk.ca, "claim.change", Some(&claim), strange).await,
        "claim.no_such_line"
    );
    assert_eq!(desk.claim(&other, r#""Claimed""#).await, "700.00");
}

#[tokio::test]
async fn ar_18_and_ar_19_only_entered_claims_are_changed() {
    let desk = Desk::new().await;
    let claim = desk.enter("CLM1", json!({})).await;
    for status in [1, 4, 8, 16] {
        desk.run(&format!(
            r#"UPDATE "tblClaim" SET "ClaimStatus" = {status}, "ReviewStatus" = 4"#
        ))
        .await;
        let change = json!({ "explanation": "b" });
        assert_eq!(
            desk.message(&desk.ca, "claim.change", Some(&claim), change).await,
            "mutation.claim_not_editable",
            "{status}"
        );
    }
    desk.test.set(ClaimSettings {
        edit_checked_claims: true,
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    desk.run(r#"UPDATE "tblClaim" SET "ClaimStatus" = 4"#).await;
    desk.done(&ca, "claim.change", Some(&claim), json!({ "explanation": "b" }))
        .await;
    let lines = json!({ "items": [{ "item": ITEM_1, "qtyProvided": "1", "priceAsked": "1" }] });
    assert_eq!(
        desk.message(&ca, "claim.change", Some(&claim), lines).await,
        "mutation.claim_not_editable"
    );
    assert_eq!(
        desk.claim(&claim, r#"concat_ws(' ', "ClaimStatus", "Claimed", "Explanation")"#)
            .await,
        "4 700.00 b"
    );
}

#[tokio::test]
async fn ar_20_its_own_code_stays_and_another_must_be_free() {
    let desk = Desk::new().await;
    desk.enter("CLM0", json!({})).await;
    let claim = desk.enter("CLM1", json!({})).await;
    desk.done(&desk.ca, "claim.change", Some(&claim), json!({ "code": "CLM1" }))
        .await;
    assert_eq!(
        desk.message(&desk.ca, "claim.change", Some(&claim), json!({ "code": "CLM0" }))
            .await,
        "mutation.code_name_duplicated"
    );
    desk.done(&desk.ca, "claim.change", Some(&claim), json!({ "code": "CLM2" }))
        .await;
    assert_eq!(desk.claim(&claim, r#""ClaimCode""#).await, "CLM2");
}

#[tokio::test]
async fn ar_26_a_deleted_claim_stays_in_history() {
    let desk = Desk::new().await;
    let claim = desk.enter("CLM1", json!({})).await;
    desk.done(&desk.ca, "claim.delete_one", Some(&claim), json!({})).await;
    assert_eq!(desk.claim(&claim, r#"("ValidityTo" IS NOT NULL)"#).await, "true");
    assert_eq!(
        desk.sql(r#"SELECT count(*)::text FROM "tblClaim" WHERE "LegacyID" IS NOT NULL"#)
            .await,
        "1"
    );
    assert_eq!(
        desk.refused(&desk.ca, "claim.delete_one", Some(&claim), json!({}))
            .await,
        "claim.ended"
    );
}

#[tokio::test]
async fn ar_27_a_checked_claim_is_deleted_where_that_is_allowed_and_gives_back_what_it_used_up() {
    let desk = Desk::new().await;
    let claim = desk.checked("CLM1").await;
    let refused = desk.told(&desk.ca, "claim.delete", json!({ "uuids": [claim] })).await;
    assert_eq!(refused["claims"][0]["errors"][0]["code"], "claim.not_entered");
    desk.run(r#"
        INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "InsurancePeriod", "MemberCount", "LumpSum", "GracePeriod", "AuditUserID", "ValidityFrom")
            VALUES (gen_random_uuid(), 'PR1', 'One', now(), now(), 12, 6, 0, 0, -1, now());
        INSERT INTO "tblPolicy" ("PolicyUUID", "FamilyID", "ProdID", "EnrollDate", "StartDate", "AuditUserID", "ValidityFrom")
            SELECT gen_random_uuid(), "FamilyID", "ProdID", now(), now(), -1, now() FROM "tblFamilies", "tblProduct";
        INSERT INTO "tblClaimDedRem" ("PolicyID", "ClaimID", "RemG", "AuditUserID", "ValidityFrom")
            SELECT "PolicyID", "ClaimID", 300, -1, now() FROM "tblPolicy", "tblClaim";
    "#).await;
    desk.test.set(ClaimSettings {
        delete_checked_claims: true,
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    desk.done(&ca, "claim.delete", None, json!({ "uuids": [claim] })).await;
    assert_eq!(
        desk.sql(r#"SELECT count(*)::text FROM "tblClaimDedRem" WHERE "ValidityTo" IS NULL"#)
            .await,
        "0"
    );
}

#[tokio::test]
async fn ar_28_what_is_known_is_deleted_and_the_rest_is_told() {
    let desk = Desk::new().await;
    let claim = desk.enter("CLM1", json!({})).await;
    let unknown = "00000000-0000-4000-8000-000000000000";
    let told = desk
        .told(&desk.ca, "claim.delete", json!({ "uuids": [unknown, claim] }))
        .await;
    assert_eq!(told["claims"].as_array().unwrap().len(), 2);
    assert_eq!(desk.claim(&claim, r#"("ValidityTo" IS NOT NULL)"#).await, "true");
    let error: Value = serde_json::from_str(&desk.log("error").await).unwrap();
    assert_eq!(error[0]["title"], unknown);
    assert_eq!(error[0]["list"][0]["message"], "claim.validation.id_does_not_exist");
    assert_eq!(
        (
            error.as_array().unwrap().len(),
            error[0]["list"].as_array().unwrap().len()
        ),
        (1, 1)
    );
    assert_eq!(desk.log("status").await, "1");
}
