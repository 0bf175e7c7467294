//! Payments and their policies (rules 81 to 85, 87, 88, 90). The pure half is in `tests/activation`.

use super::office::Office;
use openimis_policy::{ActivationOption, PolicySettings};
use serde_json::json;

#[tokio::test]
async fn rules_81_to_85_payments_activate() {
    let office = Office::new().await;
    for (case, payments, expected) in [
        (
            "81",
            vec![json!({ "payDate": "2026-03-20" })],
            "2 2026-06-01 2026-06-01",
        ),
        ("82", vec![json!({})], "2 2026-07-20 2026-07-20"),
        ("83: a part", vec![json!({ "amount": "4000" })], "1 - -"),
        (
            "83: the rest",
            vec![
                json!({ "amount": "4000" }),
                json!({ "amount": "6000", "payDate": "2026-07-25" }),
            ],
            "2 2026-07-25 2026-07-25",
        ),
        (
            "84",
            vec![json!({ "amount": "1000", "action": "ENFORCE" })],
            "2 2026-07-20 2026-07-20",
        ),
        (
            "84, BUG-37",
            vec![json!({ "amount": "1000", "action": "ENFORCE", "payDate": "2026-03-20" })],
            "2 2026-06-01 2026-06-01",
        ),
        (
            "85: SUSPEND",
            vec![json!({ "amount": "1000", "action": "SUSPEND" })],
            "4 - -",
        ),
        ("85: WAIT", vec![json!({ "amount": "1000", "action": "WAIT" })], "1 - -"),
        (
            "suspended, then the rest",
            vec![
                json!({ "amount": "1000", "action": "SUSPEND" }),
                json!({ "amount": "9000", "payDate": "2026-08-20" }),
            ],
            "2 2026-08-20 2026-08-20",
        ),
        ("87", vec![json!({ "isPhotoFee": true })], "1 - -"),
        (
            "88",
            vec![json!({}), json!({ "amount": "500", "payDate": "2026-09-20" })],
            "2 2026-07-20 2026-07-20",
        ),
        (
            "BUG-19: offline",
            vec![json!({ "isOffline": true })],
            "2 2026-07-20 2026-07-20",
        ),
    ] {
        let policy = office.idle().await;
        for payment in payments {
            office.pay(&policy, payment).await;
        }
        assert_eq!(office.standing(&policy).await, expected, "{case}");
    }
}

#[tokio::test]
async fn rule_90_other_options_make_ready() {
    let office = Office::new().await;
    for activation_option in [ActivationOption::Payment, ActivationOption::Ready] {
        office.test.set(PolicySettings {
            activation_option,
            ..PolicySettings::default()
        });
        let policy = office.idle().await;
        office.pay(&policy, json!({})).await;
        assert_eq!(office.standing(&policy).await, "16 - -");
    }
}

#[tokio::test]
async fn a_policy_has_a_history_copy_for_each_change() {
    let office = Office::new().await;
    let policy = office.idle().await;
    office.pay(&policy, json!({ "amount": "1000" })).await;
    assert_eq!(office.copies(&policy).await, "0");
    office.pay(&policy, json!({ "amount": "9000" })).await;
    assert_eq!(office.copies(&policy).await, "1");
    office.pay(&policy, json!({ "amount": "1" })).await;
    assert_eq!(office.copies(&policy).await, "1");
}

/// Covers that ended keep their days.
#[tokio::test]
async fn only_valid_covers_begin() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let ended = r#"UPDATE "tblInsureePolicy" SET "ValidityTo" = now() FROM "tblInsuree" person
        WHERE person."InsureeID" = "tblInsureePolicy"."InsureeID" AND person."CHFID" = 'WIFE1'"#;
    office.run(ended).await;
    office.pay(&policy, json!({})).await;
    assert_eq!(office.standing(&policy).await, "2 2026-07-20 - 2026-07-20");
}
