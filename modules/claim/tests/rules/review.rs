//! Reviews: AR-87 to AR-92.

use super::desk::{Desk, ITEM_1, SERVICE};
use serde_json::{Value, json};

/// A claim with an item and a service that is selected for review, and the ids of its lines.
async fn selected(desk: &Desk) -> (String, i32, i32) {
    let lines = json!({ "items": [{ "item": ITEM_1, "qtyProvided": "7", "priceAsked": "100" }],
        "services": [{ "service": SERVICE, "qtyProvided": "1", "priceAsked": "53" }] });
    let claim = desk.enter("CLM1", lines).await;
    desk.run(r#"UPDATE "tblClaim" SET "ClaimStatus" = 4, "ReviewStatus" = 4"#)
        .await;
    let item = desk
        .sql(r#"SELECT "ClaimItemID"::text FROM "tblClaimItems""#)
        .await
        .parse()
        .unwrap();
    let service = desk
        .sql(r#"SELECT "ClaimServiceID"::text FROM "tblClaimServices""#)
        .await
        .parse()
        .unwrap();
    (claim, item, service)
}

#[tokio::test]
async fn ar_87_what_is_approved_is_added_up_and_what_was_asked_stays() {
    let desk = Desk::new().await;
    let (claim, item, service) = selected(&desk).await;
    let review = json!({ "adjustment": "cut", "items": [{ "id": item, "qtyApproved": "1", "priceApproved": "37", "priceAsked": "1",
        "qtyProvided": "1", "justification": "one is enough" }], "services": [{ "id": service, "status": 1 }] });
    desk.done(&desk.mo, "claim.review", Some(&claim), review).await;
    assert_eq!(
        desk.claim(
            &claim,
            r#"concat_ws(' ', "Approved", "Claimed", "ClaimStatus", "ReviewStatus", "Adjustment")"#
        )
        .await,
        "90.00 753.00 4 4 cut"
    );
    let line = desk.sql(r#"SELECT concat_ws(' ', "QtyProvided", "PriceAsked", "QtyApproved", "PriceApproved", "Justification") FROM "tblClaimItems" WHERE "ValidityTo" IS NULL"#).await;
    assert_eq!(line, "7.00 100.00 1.00 37.00 one is enough");
    let mo = desk
        .sql(r#"SELECT id::text FROM "tblUsers" WHERE "LoginName" = 'mo'"#)
        .await;
    assert_eq!(desk.claim(&claim, r#""AuditUserIDReview""#).await, mo);
    assert_eq!(
        desk.sql(r#"SELECT count(*)::text FROM "tblClaim" WHERE "LegacyID" IS NOT NULL"#)
            .await,
        "1"
    );
}

#[tokio::test]
async fn ar_88_and_ar_89_a_review_is_delivered_once() {
    let desk = Desk::new().await;
    desk.cover().await;
    let (claim, item, _) = selected(&desk).await;
    let told = desk
        .told(&desk.mo, "claim.deliver_review", json!({ "uuids": [claim] }))
        .await;
    assert_eq!(told["claims"][0]["done"], true);
    assert_eq!(desk.claim(&claim, r#""ReviewStatus""#).await, "8");
    let again = json!({ "items": [{ "id": item, "qtyApproved": "1" }] });
    assert_eq!(
        desk.refused(&desk.mo, "claim.review", Some(&claim), again).await,
        "claim.not_selected"
    );
    let told = desk
        .told(&desk.mo, "claim.deliver_review", json!({ "uuids": [claim] }))
        .await;
    assert_eq!(told["claims"][0]["errors"][0]["code"], "claim.not_selected");
    desk.run(r#"UPDATE "tblClaim" SET "ReviewStatus" = 4"#).await;
    desk.done(&desk.mo, "claim.review", Some(&claim), json!({ "submitReview": true }))
        .await;
    assert_eq!(desk.claim(&claim, r#""ReviewStatus""#).await, "8");
}

#[tokio::test]
async fn ar_90_a_claim_of_which_every_line_is_rejected_is_rejected() {
    let desk = Desk::new().await;
    let (claim, item, service) = selected(&desk).await;
    desk.done(
        &desk.mo,
        "claim.review",
        Some(&claim),
        json!({ "items": [{ "id": item, "status": 2, "rejectionReason": -1 }] }),
    )
    .await;
    assert_eq!(
        desk.claim(&claim, r#"concat_ws(' ', "ClaimStatus", "Approved")"#).await,
        "4 53.00"
    );
    desk.done(
        &desk.mo,
        "claim.review",
        Some(&claim),
        json!({ "services": [{ "id": service, "status": 2 }] }),
    )
    .await;
    assert_eq!(
        desk.claim(
            &claim,
            r#"concat_ws(' ', "ClaimStatus", "Approved", "RejectionReason")"#
        )
        .await,
        "1 0.00 -1"
    );
    assert_eq!(
        desk.sql(r#"SELECT "RejectionReason"::text FROM "tblClaimServices" WHERE "ValidityTo" IS NULL"#)
            .await,
        "-1"
    );
}

#[tokio::test]
async fn ar_91_a_review_without_lines_leaves_the_claim_where_it_is() {
    let desk = Desk::new().await;
    let (claim, ..) = selected(&desk).await;
    desk.done(
        &desk.mo,
        "claim.review",
        Some(&claim),
        json!({ "adjustment": "see file" }),
    )
    .await;
    assert_eq!(
        desk.claim(&claim, r#"concat_ws(' ', "ClaimStatus", "Adjustment")"#)
            .await,
        "4 see file"
    );
}

#[tokio::test]
async fn ar_92_reviews_have_a_right_and_make_sense() {
    let desk = Desk::new().await;
    let (claim, item, _) = selected(&desk).await;
    assert_eq!(
        desk.refused(&desk.ca, "claim.review", Some(&claim), json!({})).await,
        "core.forbidden"
    );
    let cases: [(Value, &str); 5] = [
        (
            json!({ "items": [{ "id": 999_999, "status": 1 }] }),
            "claim.no_such_line",
        ),
        (json!({ "items": [{ "status": 1 }] }), "core.required"),
        (json!({ "items": [{ "id": item, "status": 3 }] }), "claim.line_status"),
        (
            json!({ "items": [{ "id": item, "qtyApproved": "-1" }] }),
            "claim.quantity_approved",
        ),
        (
            json!({ "items": [{ "id": item, "priceApproved": "-1" }] }),
            "claim.price",
        ),
    ];
    for (review, code) in cases {
        assert_eq!(
            desk.refused(&desk.mo, "claim.review", Some(&claim), review.clone())
                .await,
            code,
            "{review}"
        );
    }
}
