//! Entering rejected claims anew: AR-21 to AR-25.

use super::desk::Desk;
use openimis_claim::{ClaimSettings, rights};
use serde_json::json;

async fn rejected(desk: &Desk) -> String {
    let claim = desk.enter("CLM0002", json!({})).await;
    desk.run(&format!(
        r#"UPDATE "tblClaim" SET "ClaimStatus" = 1, "RejectionReason" = 1 WHERE "ClaimUUID" = '{claim}'"#
    ))
    .await;
    claim
}

#[tokio::test]
async fn ar_21_a_rejected_claim_is_entered_anew_under_its_code() {
    let desk = Desk::new().await;
    let source = rejected(&desk).await;
    let anew = desk.enter("CLM0002", json!({ "restore": source })).await;
    let key = desk.claim(&source, r#""ClaimID""#).await;
    assert_eq!(
        desk.claim(&anew, r#"concat_ws(' ', "ClaimStatus", "RestoredClaim")"#)
            .await,
        format!("2 {key}")
    );
    assert_eq!(
        desk.claim(
            &source,
            r#"concat_ws(' ', "ClaimStatus", coalesce("ValidityTo"::text, '-'))"#
        )
        .await,
        "1 -"
    );
}

#[tokio::test]
async fn ar_22_ar_23_and_ar_25_who_may_restore_what() {
    let desk = Desk::new().await;
    let source = rejected(&desk).await;
    let unknown = desk
        .entry("CLM0002", json!({ "restore": "00000000-0000-4000-8000-000000000000" }))
        .await;
    assert_eq!(
        desk.message(&desk.ca, "claim.create", None, unknown).await,
        "mutation.restored_from_does_not_exist"
    );
    let checked = desk.checked("CLM0003").await;
    let entry = desk.entry("CLM0003", json!({ "restore": checked })).await;
    assert_eq!(
        desk.message(&desk.ca, "claim.create", None, entry).await,
        "mutation.cannot_restore_not_rejected_claim"
    );
    let rapta = desk
        .sql(r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = 'RAPTA'"#)
        .await;
    let held = [rights::FIND_CLAIMS, rights::ADD_CLAIMS];
    let clerk = desk
        .test
        .user(&desk.admin, "clerk", &held, json!({ "districts": [rapta] }))
        .await;
    let entry = desk.entry("CLM0002", json!({ "restore": source })).await;
    assert_eq!(
        desk.message(&clerk, "claim.create", None, entry).await,
        "mutation.no_restore_rights"
    );
}

#[tokio::test]
async fn ar_24_as_often_as_is_allowed_also_at_the_same_time() {
    let desk = Desk::new().await;
    desk.test.set(ClaimSettings {
        claim_max_restore: Some(1),
        ..ClaimSettings::default()
    });
    let ca = desk.test.actor("ca").await;
    let source = rejected(&desk).await;
    let entry = desk.entry("CLM0002", json!({ "restore": source })).await;
    let restore = || desk.test.perform(&ca, "claim.create", None, entry.clone());
    let answers = futures_util::future::join_all((0..4).map(|_| restore())).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(
        desk.message(&ca, "claim.create", None, entry).await,
        "mutation.max_restored_claim"
    );
}
