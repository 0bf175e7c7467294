//! Selecting claims for review: AR-86, AR-104, AR-105.

use super::desk::{Desk, ITEM_1};
use openimis_core::read::{Filter, Lookup, Query};
use serde_json::json;

#[tokio::test]
async fn ar_86_checked_claims_are_selected_and_entered_ones_are_not() {
    let desk = Desk::new().await;
    let (checked, entered) = (desk.checked("CLM1").await, desk.enter("CLM2", json!({})).await);
    let told = desk
        .told(
            &desk.mo,
            "claim.select_for_review",
            json!({ "uuids": [checked, entered] }),
        )
        .await;
    assert_eq!(told["claims"][0]["errors"][0]["code"], "claim.not_checked");
    assert_eq!(told["claims"][1]["done"], true);
    assert_eq!(desk.claim(&checked, r#""ReviewStatus""#).await, "4");
    assert_eq!(desk.claim(&entered, r#""ReviewStatus""#).await, "1");
    assert_eq!(
        desk.sql(r#"SELECT count(*)::text FROM "tblClaim" WHERE "LegacyID" IS NOT NULL"#)
            .await,
        "1"
    );
    let error: serde_json::Value = serde_json::from_str(&desk.log("error").await).unwrap();
    assert_eq!(error[0]["code"], "claim.not_checked");
    let again = desk
        .told(&desk.mo, "claim.select_for_review", json!({ "uuids": [checked] }))
        .await;
    assert_eq!(again["claims"][0]["errors"][0]["code"], "claim.already_selected");
    desk.done(&desk.mo, "claim.bypass_review", None, json!({ "uuids": [checked] }))
        .await;
    assert_eq!(desk.claim(&checked, r#""ReviewStatus""#).await, "16");
    desk.done(&desk.mo, "claim.skip_review", None, json!({ "uuids": [checked] }))
        .await;
    assert_eq!(desk.claim(&checked, r#""ReviewStatus""#).await, "2");
}

/// Two hundred claims that differ by their code alone.
const MANY: &str = r#"
    INSERT INTO "tblClaim" ("ClaimUUID", "ClaimCode", "DateFrom", "ClaimStatus", "Claimed", "Approved", "DateClaimed", "Feedback",
        "ReviewStatus", "FeedbackStatus", "AuditUserID", "HFID", "ICDID", "InsureeID", "ValidityFrom")
    SELECT gen_random_uuid(), 'MANY' || n, "DateFrom", 4, "Claimed", "Approved", "DateClaimed", FALSE, 1, 1, -1, "HFID", "ICDID",
        "InsureeID", now() FROM "tblClaim", generate_series(1, 199) n WHERE "ClaimCode" = 'CLM1'"#;

#[tokio::test]
async fn ar_104_a_random_sample_is_one_and_can_be_repeated() {
    let desk = Desk::new().await;
    desk.checked("CLM1").await;
    desk.run(MANY).await;
    let counts = r#"SELECT string_agg(n, ' ' ORDER BY n) FROM (SELECT "ReviewStatus" || ':' || count(*) AS n FROM "tblClaim"
        WHERE "ValidityTo" IS NULL GROUP BY "ReviewStatus") counted"#;
    let selected = r#"SELECT "ClaimCode" FROM "tblClaim" WHERE "ValidityTo" IS NULL AND "ReviewStatus" = 4 ORDER BY 1"#;
    let mut samples = Vec::new();
    for seed in [1, 2, 1] {
        let told = desk
            .told(
                &desk.mo,
                "claim.sample_for_review",
                json!({ "percent": 5, "seed": seed }),
            )
            .await;
        assert_eq!(
            told["sample"],
            json!({ "seed": seed, "selected": 10, "passedOver": 190 })
        );
        assert_eq!(desk.sql(counts).await, "2:190 4:10");
        samples.push(desk.rows(selected).await);
        desk.run(r#"UPDATE "tblClaim" SET "ReviewStatus" = 1"#).await;
    }
    assert_ne!(samples[0], samples[1]);
    let recorded: serde_json::Value = serde_json::from_str(&desk.log(r#""JsonExt""#).await).unwrap();
    assert_eq!(recorded["sample"]["seed"], 1);
    // nobody is in a sample that is empty, nor in another district's
    let few = json!({ "percent": 5, "claimedAtLeast": "100000" });
    assert_eq!(
        desk.refused(&desk.mo, "claim.sample_for_review", None, few).await,
        "claim.sample"
    );
    assert_eq!(
        desk.refused(&desk.mo2, "claim.sample_for_review", None, json!({}))
            .await,
        "claim.sample"
    );
    assert_eq!(
        desk.refused(&desk.mo, "claim.sample_for_review", None, json!({ "percent": 101 }))
            .await,
        "claim.sample"
    );
}

fn by(name: &str, value: &str) -> Query {
    let mut query = Query::of("claims");
    query.filters.push(Filter {
        path: vec![name.to_owned()],
        lookup: Lookup::Exact,
        values: vec![value.to_owned()],
        parameter: name.to_owned(),
    });
    query
}

/// AR-105, and the other conditions of chapter 12.2.
#[tokio::test]
async fn ar_105_claims_above_the_average_of_their_diagnosis_are_found() {
    let desk = Desk::new().await;
    let average = desk.enter("AVERAGE", json!({})).await;
    desk.run(&format!(r#"UPDATE "tblClaim" SET "ClaimStatus" = 4, "Approved" = 100, "DateClaimed" = current_date WHERE "ClaimUUID" = '{average}'"#)).await;
    let item = |price: &str| json!({ "items": [{ "item": ITEM_1, "qtyProvided": "1", "priceAsked": price }] });
    desk.enter("ONE", item("111")).await;
    desk.enter("TWO", item("110")).await;
    desk.run(r#"UPDATE "tblClaim" SET "Claimed" = 100 WHERE "ClaimCode" = 'AVERAGE'"#)
        .await;
    assert_eq!(
        desk.test.column(&desk.mo, &by("diagnosisVariance", "10"), "code").await,
        ["ONE"]
    );
    assert_eq!(
        desk.test.column(&desk.mo, &by("codeIsNot", "ONE"), "code").await,
        ["AVERAGE", "TWO"]
    );
    assert_eq!(
        desk.test
            .column(&desk.mo, &by("attachmentStatus", "1"), "code")
            .await
            .len(),
        0
    );
    assert_eq!(
        desk.test
            .column(&desk.mo, &by("showRestored", "true"), "code")
            .await
            .len(),
        0
    );
    assert_eq!(
        desk.test
            .column(&desk.mo, &by("showRestored", "false"), "code")
            .await
            .len(),
        3
    );
}

/// AR-131.
#[tokio::test]
async fn ar_131_a_claim_with_several_of_the_items_is_found_once() {
    let desk = Desk::new().await;
    let both = json!({ "items": [{ "item": ITEM_1, "qtyProvided": "1", "priceAsked": "1" },
        { "item": super::desk::ITEM_2, "qtyProvided": "1", "priceAsked": "1" }] });
    desk.enter("BOTH", both).await;
    let mut query = by("itemCodes", "0001");
    query.filters[0].values.push("0002".to_owned());
    assert_eq!(desk.test.column(&desk.mo, &query, "code").await, ["BOTH"]);
}
