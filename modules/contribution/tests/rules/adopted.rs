//! A real openIMIS database: every contribution is read, and each policy shows what was paid for it.

use openimis_core::read::Era;
use openimis_testkit::{TestDatabase, TestPlatform, including, whole};

const RECEIPTS: &str = r#"SELECT coalesce("Receipt", '') FROM "tblPremium""#;

/// What was paid for each valid policy, photo fees apart (rules 87 and 91).
const SUMS: &str = r#"SELECT "PolicyUUID" || ' ' || trim_scale(coalesce(sum("Amount"), 0))
    FROM "tblPolicy" policy
    LEFT JOIN "tblPremium" premium ON premium."PolicyID" = policy."PolicyID" AND premium."ValidityTo" IS NULL
        AND NOT coalesce(premium."isPhotoFee", false)
    WHERE policy."ValidityTo" IS NULL
    GROUP BY "PolicyUUID""#;

#[tokio::test]
async fn every_contribution_is_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for path in ["policy.family.headInsuree", "payer"] {
        test.read(&admin, &including(whole("premiums"), path)).await.unwrap();
    }
    let mut ever = whole("premiums");
    ever.era = Era::Ever;
    let mut read = test.column(&admin, &ever, "receipt").await;
    let mut stored = test.database.values(RECEIPTS).await;
    read.sort();
    stored.sort();
    assert!(!stored.is_empty());
    assert_eq!(read, stored);
}

#[tokio::test]
async fn every_policy_shows_what_was_paid_for_it() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    let query = whole("policies");
    let found = test.read(&admin, &query).await.unwrap();
    let mut shown: Vec<_> = found
        .records()
        .map(|policy| {
            let sum = policy.field("sumPremiums").and_then(|sum| sum.text()).unwrap();
            let sum: rust_decimal::Decimal = sum.parse().unwrap();
            format!("{} {}", policy.id().text().unwrap(), sum.normalize())
        })
        .collect();
    let mut stored = test.database.values(SUMS).await;
    shown.sort();
    stored.sort();
    assert_eq!(shown, stored);
}
