//! What moving, adding and deleting people means for policies.

use super::office::{F1, F2, Office};
use serde_json::json;

const CHILD: &str = "00000000-0000-4000-8000-0000000000b2";

const OF_CHILD: &str = r#"SELECT "FamilyUUID" || ' ' || cover."StartDate" || ' ' || coalesce(cover."EffectiveDate"::text, '-')
    FROM "tblInsureePolicy" cover JOIN "tblPolicy" policy ON policy."PolicyID" = cover."PolicyId"
    JOIN "tblFamilies" family ON family."FamilyID" = policy."FamilyID"
    JOIN "tblInsuree" person ON person."InsureeID" = cover."InsureeID"
    WHERE cover."ValidityTo" IS NULL AND "CHFID" = '070707081' ORDER BY 1"#;

/// BUG-10: history rows, expired and suspended policies cover nobody who comes.
#[tokio::test]
async fn rule_40_who_moves_is_covered_once_by_each_policy_in_force() {
    let office = Office::new().await;
    for (status, value) in [(2, "1"), (4, "2"), (8, "3")] {
        let policy = office.sell(json!({ "family": F2, "value": value })).await;
        office
            .done("policy.change", Some(&policy), json!({ "value": "9" }))
            .await;
        let status = format!(
            r#"UPDATE "tblPolicy" SET "PolicyStatus" = {status}, "EffectiveDate" = '2026-08-01' WHERE "PolicyUUID" = '{policy}'"#
        );
        office.test.database.run(&status).await;
    }
    let there = json!({ "family": F2 });
    office.done("insuree.change_family", Some(CHILD), there).await;
    assert_eq!(office.rows(OF_CHILD).await, [format!("{F2} 2026-08-01 2026-08-01")]);
}

#[tokio::test]
async fn bug_10_a_full_policy_takes_nobody() {
    let office = Office::new().await;
    office.sell(json!({ "family": F2 })).await;
    office
        .test
        .database
        .run(r#"UPDATE "tblProduct" SET "MemberCount" = 1"#)
        .await;
    office
        .done("insuree.change_family", Some(CHILD), json!({ "family": F2 }))
        .await;
    assert!(office.rows(OF_CHILD).await.is_empty());
}

/// BUG-06: from today on, and not twice; without effect while the policy has none.
#[tokio::test]
async fn bug_06_who_is_added_to_running_policies() {
    let office = Office::new().await;
    let policy = office.sell(json!({ "enrollDate": "2026-07-01" })).await;
    office
        .test
        .database
        .run(r#"UPDATE "tblInsureePolicy" SET "ValidityTo" = now()"#)
        .await;
    let status = format!(
        r#"UPDATE "tblPolicy" SET "PolicyStatus" = 2, "EffectiveDate" = '2026-07-01' WHERE "PolicyUUID" = '{policy}'"#
    );
    office.test.database.run(&status).await;
    for _ in 0..2 {
        office
            .done("insuree.change", Some(CHILD), json!({ "addOnExistingPolicy": true }))
            .await;
        assert_eq!(office.rows(OF_CHILD).await, [format!("{F1} 2026-07-01 2026-08-01")]);
    }
}

#[tokio::test]
async fn bug_11_a_family_with_policies_is_not_deleted() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    assert_eq!(
        office.refused("family.remove", Some(F1), json!({})).await,
        "policy.family_has_policies"
    );
    office.done("policy.delete", Some(&policy), json!({})).await;
    office.done("family.remove", Some(F1), json!({})).await;
}
