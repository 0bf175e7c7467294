//! Correcting and withdrawing contributions (rules 83 and 89).

use super::office::Office;
use serde_json::json;

#[tokio::test]
async fn a_correction_that_pays_the_rest_activates() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let paid = office.pay(&policy, json!({ "amount": "1000" })).await;
    let change = json!({ "amount": "10000.00", "policy": policy });
    office.perform("premium.change", Some(&paid), change).await.unwrap();
    assert_eq!(office.standing(&policy).await, "2 2026-07-20 2026-07-20");
}

#[tokio::test]
async fn a_correction_keeps_what_is_not_sent_writes_one_copy_and_deactivates_nothing() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let payer = office.sql(r#"SELECT "PayerUUID" FROM "tblPayer""#).await;
    let paid = office.pay(&policy, json!({ "receipt": "RC1", "payer": payer })).await;
    office
        .perform("premium.change", Some(&paid), json!({ "amount": "1" }))
        .await
        .unwrap();
    assert_eq!(office.standing(&policy).await, "2 2026-07-20 2026-07-20");
    let live = r#"SELECT "Amount" || ' ' || "Receipt" || ' ' || "PayDate" || ' ' || "PayType" || ' ' || ("PayerID" IS NOT NULL)
        FROM "tblPremium" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.sql(live).await, "1.00 RC1 2026-07-20 C true");
    let copies = r#"SELECT count(*) || ' ' || max(copy."Amount") FROM "tblPremium" copy
        JOIN "tblPremium" live ON copy."LegacyID" = live."PremiumId" WHERE copy."ValidityTo" = live."ValidityFrom""#;
    assert_eq!(office.sql(copies).await, "1 10000.00");

    office
        .perform("premium.change", Some(&paid), json!({ "payer": null }))
        .await
        .unwrap();
    assert_eq!(office.sql(live).await, "1.00 RC1 2026-07-20 C false");
}

#[tokio::test]
async fn a_contribution_stays_with_its_policy() {
    let office = Office::new().await;
    let (policy, other) = (office.idle().await, office.policy("HEAD2", "PR1").await);
    let paid = office.pay(&policy, json!({})).await;
    let moved = json!({ "policy": other });
    assert_eq!(
        office.refused("premium.change", Some(&paid), moved).await,
        "contribution.other_policy"
    );
}

#[tokio::test]
async fn rule_89_withdrawing_leaves_the_policy_as_it_is() {
    let office = Office::new().await;
    let policy = office.idle().await;
    let paid = office.pay(&policy, json!({})).await;
    assert_eq!(office.sums().await, ["10000.00"]);
    office.perform("premium.delete", Some(&paid), json!({})).await.unwrap();
    assert_eq!(office.standing(&policy).await, "2 2026-07-20 2026-07-20");
    assert_eq!(office.sums().await, ["0"]);
    // spec 1.2: a copy, and the row itself
    let rows = r#"SELECT count(*) || ' ' || count("LegacyID") || ' ' || count("ValidityTo") FROM "tblPremium""#;
    assert_eq!(office.sql(rows).await, "2 1 2");
    assert_eq!(
        office.refused("premium.delete", Some(&paid), json!({})).await,
        "core.not_found"
    );
}
