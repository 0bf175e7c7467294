//! Selling, changing, renewing, suspending, deleting.

use super::office::{F2, Office, PR2};
use serde_json::json;

const COVERS: &str = r#"SELECT "CHFID" || ' ' || "StartDate" || ' ' || coalesce("EffectiveDate"::text, '-') || ' ' || "ExpiryDate"
    FROM "tblInsureePolicy" cover JOIN "tblInsuree" USING ("InsureeID") WHERE cover."ValidityTo" IS NULL ORDER BY "CHFID""#;

#[tokio::test]
async fn rule_70_a_new_policy_is_idle_and_covers_every_valid_member() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let shown = r#""PolicyStatus" || ' ' || "PolicyStage" || ' ' || "PolicyValue" || ' ' || "StartDate" || ' ' || "ExpiryDate"
        || ' ' || coalesce("EffectiveDate"::text, '-') || ' ' || "creationDate""#;
    assert_eq!(
        office.policy(&policy, shown).await,
        "1 N 10000.00 2026-08-01 2027-07-31 - 2026-08-01"
    );
    let covers = ["070707070 2026-08-01 - 2027-07-31", "070707081 2026-08-01 - 2027-07-31"];
    assert_eq!(office.rows(COVERS).await, covers);
    // what a client says counts, as the web front end wants it
    let sent = json!({ "startDate": "2026-09-01", "expiryDate": "2027-02-28", "value": "123.45", "product": PR2 });
    let policy = office.sell(sent).await;
    let shown = r#""PolicyValue" || ' ' || "StartDate" || ' ' || "ExpiryDate""#;
    assert_eq!(office.policy(&policy, shown).await, "123.45 2026-09-01 2027-02-28");
}

#[tokio::test]
async fn rule_71_and_what_else_cannot_be_sold() {
    let office = Office::new().await;
    for (more, expected) in [
        (json!({ "enrollDate": "2026-08-02" }), "policy.future_enrolment"),
        (json!({ "enrollDate": "2019-12-31" }), "policy.not_sold"),
        (json!({ "value": "-1" }), "policy.value"),
        (json!({ "value": "10000000000000000" }), "policy.value"),
        (
            json!({ "startDate": "2026-09-01", "expiryDate": "2026-08-31" }),
            "policy.period",
        ),
        (
            json!({ "contributionPlanId": "00000000-0000-4000-8000-000000000000" }),
            "policy.no_contribution_plans",
        ),
        (json!({ "family": "nobody" }), "core.no_such_reference"),
        (
            json!({ "product": "00000000-0000-4000-8000-0000000000ff" }),
            "core.no_such_reference",
        ),
        (json!({ "officer": 4_711 }), "core.no_such_reference"),
    ] {
        let sale = office.sale(more.clone()).await;
        assert_eq!(office.refused("policy.create", None, sale).await, expected, "{more}");
    }
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblPolicy""#).await, "0");
    // a product of another district
    let elsewhere = r#"UPDATE "tblProduct" SET "LocationId" = (SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = 'D2')
        WHERE "ProductCode" = 'PR1'"#;
    office.test.database.run(elsewhere).await;
    let sale = office.sale(json!({})).await;
    assert_eq!(office.refused("policy.create", None, sale).await, "policy.not_sold");
}

#[tokio::test]
async fn rule_74_only_an_idle_policy_is_changed_with_one_copy() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    office
        .done("policy.change", Some(&policy), json!({ "value": "9000" }))
        .await;
    assert_eq!(office.policy(&policy, r#""PolicyValue""#).await, "9000.00");
    let copies = r#"SELECT count(*) FROM "tblPolicy" WHERE "LegacyID" IS NOT NULL AND "PolicyValue" = 10000"#;
    assert_eq!(office.sql(copies).await, "1");
    // days follow the day of enrolment, and coverage follows the days
    office
        .done("policy.change", Some(&policy), json!({ "enrollDate": "2026-07-01" }))
        .await;
    assert_eq!(office.policy(&policy, r#""StartDate""#).await, "2026-07-01");
    let covers = ["070707070 2026-07-01 - 2027-06-30", "070707081 2026-07-01 - 2027-06-30"];
    assert_eq!(office.rows(COVERS).await, covers);
    // another family
    office
        .done("policy.change", Some(&policy), json!({ "family": F2 }))
        .await;
    assert_eq!(office.rows(COVERS).await, ["070707092 2026-07-01 - 2027-06-30"]);

    office
        .test
        .database
        .run(r#"UPDATE "tblPolicy" SET "PolicyStatus" = 2"#)
        .await;
    let refusal = office
        .refused("policy.change", Some(&policy), json!({ "value": "1" }))
        .await;
    assert_eq!(refusal, "policy.not_idle");
    let unknown = Some("00000000-0000-4000-8000-000000000000");
    assert_eq!(
        office.refused("policy.change", unknown, json!({})).await,
        "core.not_found"
    );
}

#[tokio::test]
async fn rule_75_a_renewal_follows_and_closes_what_was_open() {
    let office = Office::new().await;
    let first = office.sell(json!({ "enrollDate": "2025-08-02" })).await;
    office
        .test
        .database
        .run(r#"UPDATE "tblPolicy" SET "PolicyStatus" = 2"#)
        .await;
    let open = format!(
        r#"INSERT INTO "tblPolicyRenewals" ("RenewalUUID", "RenewalPromptDate", "RenewalDate", "SMSStatus", "InsureeID",
                "PolicyID", "NewProdID", "ValidityFrom")
           SELECT gen_random_uuid(), '2026-07-20', '2026-08-02', 0, "InsureeID", "PolicyID", "ProdID", now()
           FROM "tblPolicy" JOIN "tblFamilies" USING ("FamilyID") WHERE "PolicyUUID" = '{first}';
           INSERT INTO "tblPolicyRenewalDetails" ("RenewalID", "InsureeID", "AuditCreateUser", "ValidityFrom")
           SELECT "RenewalID", "InsureeID", 0, now() FROM "tblPolicyRenewals""#
    );
    office.test.database.run(&open).await;
    let renewal = office.sale(json!({})).await;
    let key = office.test.saved(&office.admin, "policy.renew", None, renewal).await;
    let shown = format!(
        r#"SELECT "PolicyStage" || ' ' || "PolicyStatus" || ' ' || "StartDate" || ' ' || "ExpiryDate" FROM "tblPolicy"
           WHERE "PolicyID" = {key}"#
    );
    assert_eq!(office.sql(&shown).await, "R 1 2026-08-02 2027-08-01");
    for table in ["tblPolicyRenewals", "tblPolicyRenewalDetails"] {
        let left =
            format!(r#"SELECT count(*) FILTER (WHERE "ValidityTo" IS NULL) || ' of ' || count(*) FROM "{table}""#);
        assert_eq!(office.sql(&left).await, "0 of 2", "{table}");
    }
    let foreign = office.sale(json!({ "family": F2, "previous": first })).await;
    assert_eq!(
        office.refused("policy.renew", None, foreign).await,
        "policy.nothing_to_renew"
    );
}

#[tokio::test]
async fn rule_76_a_suspended_policy_keeps_its_coverage() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    let before = office.rows(COVERS).await;
    for _ in 0..2 {
        office.done("policy.suspend", Some(&policy), json!({})).await;
        assert_eq!(office.policy(&policy, r#""PolicyStatus""#).await, "4");
    }
    let copies = r#"SELECT count(*) FROM "tblPolicy" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(office.sql(copies).await, "1");
    assert_eq!(office.rows(COVERS).await, before);
}

#[tokio::test]
async fn rule_77_a_deleted_policy_ends_with_all_that_hangs_on_it() {
    let office = Office::new().await;
    let policy = office.sell(json!({})).await;
    office.done("policy.delete", Some(&policy), json!({})).await;
    let ended = r#""ValidityTo" IS NOT NULL AND "ValidityFrom" = "ValidityTo" AND "LegacyID" IS NULL"#;
    assert_eq!(office.policy(&policy, ended).await, "true");
    assert!(office.rows(COVERS).await.is_empty());
    assert_eq!(
        office.refused("policy.delete", Some(&policy), json!({})).await,
        "core.not_found"
    );
    assert_eq!(
        office.refused("policy.suspend", Some(&policy), json!({})).await,
        "policy.ended"
    );
}

/// Rule 106: whoever asked finds what he made.
#[tokio::test]
async fn rule_106_the_log_leads_to_the_policy() {
    let office = Office::new().await;
    office.sell(json!({})).await;
    let links = r#"SELECT count(*) FROM "policy_PolicyMutation" JOIN "core_Mutation_Log" log ON log.id = mutation_id
        JOIN "tblPolicy" ON "PolicyID" = policy_id WHERE log.status = 2"#;
    assert_eq!(office.sql(links).await, "1");
}
