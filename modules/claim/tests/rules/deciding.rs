//! Submission and processing: AR-29, AR-33, and what becomes of several at once.

use super::desk::{Desk, ITEM_1, SERVICE};
use serde_json::json;

const LINES: &str = r#"concat_ws(' ', "ClaimStatus", "RejectionReason", "Approved", "Valuated", "Remunerated")"#;

#[tokio::test]
async fn ar_29_a_claim_is_checked_and_then_processed() {
    let desk = Desk::new().await;
    desk.cover().await;
    let lines = json!({ "items": [{ "item": ITEM_1, "qtyProvided": "7", "priceAsked": "100" }] });
    let claim = desk.enter("CLM1", lines).await;
    desk.done(&desk.ca, "claim.submit_one", Some(&claim), json!({})).await;
    assert_eq!(desk.claim(&claim, LINES).await, "4 0 700.00");
    let by = desk
        .claim(
            &claim,
            r#"("AuditUserIDSubmit" IS NOT NULL AND "SubmitStamp" IS NOT NULL)"#,
        )
        .await;
    assert_eq!(by, "true");
    let spent = r#"SELECT concat_ws(' ', "DedG", "RemG") FROM "tblClaimDedRem" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(desk.sql(spent).await, "0.00 700.00");
    desk.done(&desk.mo, "claim.process_one", Some(&claim), json!({})).await;
    assert_eq!(desk.claim(&claim, LINES).await, "16 0 700.00 700.00 700.00");
    assert_eq!(desk.sql(spent).await, "0.00 700.00");
    let stages = "SELECT string_agg(stage, ' ' ORDER BY id) FROM openimis_claim_decision";
    assert_eq!(desk.sql(stages).await, "submission processing");
    assert_eq!(
        desk.refused(&desk.mo, "claim.process_one", Some(&claim), json!({}))
            .await,
        "claim.not_checked"
    );
    assert_eq!(
        desk.refused(&desk.ca, "claim.submit_one", Some(&claim), json!({}))
            .await,
        "claim.not_entered"
    );
}

#[tokio::test]
async fn ar_33_without_a_policy_nothing_is_covered() {
    let desk = Desk::new().await;
    let lines = json!({ "services": [{ "service": SERVICE, "qtyProvided": "1", "priceAsked": "53" }] });
    let claim = desk.enter("CLM1", lines).await;
    desk.done(&desk.ca, "claim.submit_one", Some(&claim), json!({})).await;
    let stands = r#"concat_ws(' ', "ClaimStatus", "RejectionReason")"#;
    assert_eq!(desk.claim(&claim, stands).await, "1 21");
    assert_eq!(
        desk.sql(r#"SELECT "RejectionReason"::text FROM "tblClaimServices" WHERE "ValidityTo" IS NULL"#)
            .await,
        "7"
    );
}

#[tokio::test]
async fn many_are_submitted_at_once_and_each_is_told() {
    let desk = Desk::new().await;
    desk.cover().await;
    let lines = || json!({ "items": [{ "item": ITEM_1, "qtyProvided": "1", "priceAsked": "10" }] });
    let first = desk.enter("CLM1", lines()).await;
    let second = desk.enter("CLM2", lines()).await;
    let unknown = "00000000-0000-4000-8000-00000000ffff";
    let told = desk
        .told(&desk.ca, "claim.submit", json!({ "uuids": [second, unknown, first] }))
        .await;
    assert_eq!(told["claims"].as_array().map(Vec::len), Some(3), "{told}");
    assert_eq!(told["stats"]["submitted"], 2, "{told}");
    let stands = r#"SELECT string_agg("ClaimStatus"::text, ' ') FROM "tblClaim" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(desk.sql(stands).await, "4 4");
}
