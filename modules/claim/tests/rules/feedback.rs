//! Feedback: AR-93 to AR-96.

use super::desk::Desk;
use serde_json::{Value, json};

/// An officer who serves V1.
async fn officer(desk: &Desk, phone: Option<&str>) {
    let officer = json!({ "code": "E1", "lastName": "Okafor", "otherNames": "Amara", "phone": phone });
    desk.done(&desk.admin, "officer.create", None, officer).await;
    desk.run(
        r#"INSERT INTO "tblOfficerVillages" ("OfficerId", "LocationId", "ValidityFrom", "AuditUserID")
        SELECT "OfficerID", "tblLocations"."LocationId", now(), -1 FROM "tblOfficer", "tblLocations" WHERE "LocationCode" = 'V1'"#,
    )
    .await;
}

const PROMPTS: &str = r#"SELECT concat_ws(' ', "PhoneNumber", "FeedbackPromptDate", coalesce("ValidityTo"::date::text, 'open')) FROM "tblFeedbackPrompt" ORDER BY "FeedbackPromptID""#;

#[tokio::test]
async fn ar_93_an_officer_of_the_village_is_told_to_ask() {
    let desk = Desk::new().await;
    officer(&desk, Some("0700")).await;
    let claim = desk.checked("CLM1").await;
    desk.done(&desk.mo, "claim.select_for_feedback", None, json!({ "uuids": [claim] }))
        .await;
    assert_eq!(desk.claim(&claim, r#""FeedbackStatus""#).await, "4");
    assert_eq!(desk.rows(PROMPTS).await, ["0700 2024-06-10 open"]);
}

#[tokio::test]
async fn ar_94_with_nobody_to_ask_the_claim_stays_as_it_is() {
    let desk = Desk::new().await;
    officer(&desk, None).await;
    let claim = desk.checked("CLM1").await;
    let told = desk
        .told(&desk.mo, "claim.select_for_feedback", json!({ "uuids": [claim] }))
        .await;
    let detail = told["claims"][0]["errors"][0]["detail"].as_str().unwrap().to_owned();
    assert!(detail.contains("V1") && detail.contains("E1"), "{detail}");
    assert_eq!(desk.claim(&claim, r#""FeedbackStatus""#).await, "1");
    assert_eq!(desk.sql(r#"SELECT count(*)::text FROM "tblClaim""#).await, "1");
    let error: Value = serde_json::from_str(&desk.log("error").await).unwrap();
    assert!(error[0]["message"].as_str().unwrap().contains("V1"));
}

#[tokio::test]
async fn ar_95_a_prompt_is_closed_by_whatever_comes_next() {
    let desk = Desk::new().await;
    officer(&desk, Some("0700")).await;
    let claim = desk.checked("CLM1").await;
    for (operation, status) in [("claim.skip_feedback", "2"), ("claim.bypass_feedback", "16")] {
        desk.done(&desk.mo, "claim.select_for_feedback", None, json!({ "uuids": [claim] }))
            .await;
        desk.done(&desk.mo, operation, None, json!({ "uuids": [claim] })).await;
        assert_eq!(desk.claim(&claim, r#""FeedbackStatus""#).await, status);
    }
    assert_eq!(
        desk.rows(PROMPTS).await,
        ["0700 2024-06-10 2024-06-10", "0700 2024-06-10 2024-06-10"]
    );
}

#[tokio::test]
async fn ar_96_feedback_is_delivered_once() {
    let desk = Desk::new().await;
    officer(&desk, Some("0700")).await;
    let claim = desk.checked("CLM1").await;
    let said = json!({ "feedback": { "careRendered": true, "assessment": 4, "feedbackDate": "2024-06-09T00:00:00Z" } });
    assert_eq!(
        desk.refused(&desk.mo, "claim.deliver_feedback", Some(&claim), said.clone())
            .await,
        "claim.not_selected"
    );
    desk.done(&desk.mo, "claim.select_for_feedback", None, json!({ "uuids": [claim] }))
        .await;
    let bad = json!({ "feedback": { "assessment": 6 } });
    assert_eq!(
        desk.refused(&desk.mo, "claim.deliver_feedback", Some(&claim), bad)
            .await,
        "claim.assessment"
    );
    let deliver = || {
        desk.test
            .perform(&desk.mo, "claim.deliver_feedback", Some(&claim), said.clone())
    };
    // W36
    let answers = futures_util::future::join_all((0..4).map(|_| deliver())).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let stored = desk.rows(r#"SELECT concat_ws(' ', "CareRendered", "Asessment", "FeedbackID" = (SELECT "FeedbackID" FROM "tblClaim" WHERE "ValidityTo" IS NULL)) FROM "tblFeedback""#).await;
    assert_eq!(stored, ["t 4 t"]);
    assert_eq!(
        desk.claim(&claim, r#"concat_ws(' ', "FeedbackStatus", "Feedback")"#)
            .await,
        "8 t"
    );
    assert_eq!(desk.rows(PROMPTS).await, ["0700 2024-06-10 2024-06-10"]);
    assert_eq!(
        desk.refused(&desk.ca, "claim.deliver_feedback", Some(&claim), said)
            .await,
        "core.forbidden"
    );
}
