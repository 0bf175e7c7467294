//! The daily jobs.

use super::office::{Office, PR2};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::job::{Occasion, Outcome, attempt};
use openimis_policy::PolicySettings;
use serde_json::json;

impl Office {
    /// Runs a job now; what it says.
    async fn run(&self, name: &str) -> String {
        let settings = DatabaseSettings {
            url: self.test.database.url(),
            ..DatabaseSettings::default()
        };
        let database = Database::new(&settings).unwrap();
        let platform = &self.test.platform;
        let job = platform.registry.job(name).unwrap();
        match attempt(platform, &database, job, Occasion::Asked)
            .await
            .unwrap()
            .outcome
        {
            Outcome::Done(detail) => detail,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// A policy of F1 with this status that ends on this day.
    async fn policy_until(&self, last: &str, status: i16, more: serde_json::Value) -> String {
        let uuid = self.sell(more).await;
        let update = format!(
            r#"UPDATE "tblPolicy" SET "PolicyStatus" = {status}, "ExpiryDate" = '{last}', "StartDate" = '2025-08-01'
               WHERE "PolicyUUID" = '{uuid}'"#
        );
        self.test.database.run(&update).await;
        uuid
    }
}

/// Rule 78 and BUG-36: it is 1 August.
#[tokio::test]
async fn rule_78_a_policy_expires_the_day_after_its_last() {
    let office = Office::new().await;
    let mut policies = Vec::new();
    for (last, status, after) in [
        ("2026-07-31", 2, "8"),
        ("2026-08-01", 2, "2"),
        ("2026-07-31", 1, "8"),
        ("2026-07-31", 16, "8"),
        ("2026-07-31", 4, "4"),
    ] {
        policies.push((office.policy_until(last, status, json!({})).await, after));
    }
    assert_eq!(office.run("policy.expire").await, "3 policies expired");
    for (policy, after) in &policies {
        assert_eq!(office.policy(policy, r#""PolicyStatus""#).await, *after);
    }
    let copies = r#"SELECT count(*) FROM "tblPolicy" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(office.sql(copies).await, "3");
    assert_eq!(office.run("policy.expire").await, "0 policies expired");
}

#[tokio::test]
async fn bug_36_what_was_never_paid_lapses_only_if_so_set() {
    let office = Office::new().await;
    let policy = office.policy_until("2026-07-31", 1, json!({})).await;
    office.test.set(PolicySettings {
        lapse_unpaid: false,
        ..PolicySettings::default()
    });
    assert_eq!(office.run("policy.expire").await, "0 policies expired");
    assert_eq!(office.policy(&policy, r#""PolicyStatus""#).await, "1");
}

const RENEWALS: &str = r#"SELECT policy."ExpiryDate" || ' ' || "RenewalDate" || ' ' || product."ProductCode" || ' '
        || "RenewalWarnings" || ' ' || officer."Code"
    FROM "tblPolicyRenewals" JOIN "tblPolicy" policy USING ("PolicyID")
    JOIN "tblProduct" product ON product."ProdID" = "NewProdID"
    JOIN "tblOfficer" officer ON officer."OfficerID" = "NewOfficerID"
    ORDER BY 1"#;

/// Interval 14, and it is 1 August: the 15th is due, the 16th is not.
#[tokio::test]
async fn rule_99_one_open_renewal_of_each_policy_that_is_due() {
    let office = Office::new().await;
    for last in ["2026-08-15", "2026-08-16"] {
        office.policy_until(last, 2, json!({})).await;
    }
    office.policy_until("2026-08-10", 1, json!({})).await;
    let told = office.run("policy.list_renewals").await;
    assert_eq!(told, "1 policies listed for renewal, 2 photos to be renewed");
    assert_eq!(office.rows(RENEWALS).await, ["2026-08-15 2026-08-16 PR1 0 E1"]);
    let again = office.run("policy.list_renewals").await;
    assert_eq!(again, "0 policies listed for renewal, 0 photos to be renewed");
    assert_eq!(office.rows(RENEWALS).await.len(), 1);
}

/// BUG-22: chains of products and officers are followed, a circle ends, and warnings say what is in the way.
#[tokio::test]
async fn rule_98_the_next_product_and_officer() {
    let office = Office::new().await;
    office.policy_until("2026-08-10", 2, json!({})).await;
    let chains = r#"
        UPDATE "tblProduct" one SET "ConversionProdID" = other."ProdID"
            FROM "tblProduct" other WHERE other."ProductCode" <> one."ProductCode";
        INSERT INTO "tblOfficer" ("OfficerUUID", "Code", "LastName", "OtherNames", "AuditUserID", "ValidityFrom", "WorksTo")
            VALUES (gen_random_uuid()::text, 'E2', 'Banda', 'Joe', -1, now(), '2026-08-05');
        UPDATE "tblOfficer" SET "OfficerIDSubst" = (SELECT "OfficerID" FROM "tblOfficer" WHERE "Code" = 'E2')
            WHERE "Code" = 'E1';
        UPDATE "tblProduct" SET "DateTo" = '2026-08-10' WHERE "ProductCode" = 'PR2'"#;
    office.test.database.run(chains).await;
    office.run("policy.list_renewals").await;
    assert_eq!(office.rows(RENEWALS).await, ["2026-08-10 2026-08-11 PR2 5 E2"]);
}

#[tokio::test]
async fn rule_100_a_family_that_has_the_next_policy_is_left_alone() {
    let office = Office::new().await;
    office.policy_until("2026-07-20", 8, json!({})).await;
    office.sell(json!({ "product": PR2 })).await;
    office.run("policy.list_renewals").await;
    assert_eq!(office.rows(RENEWALS).await.len(), 1);
    let office = Office::new().await;
    office.policy_until("2026-07-20", 8, json!({})).await;
    office.sell(json!({})).await;
    office.run("policy.list_renewals").await;
    assert!(office.rows(RENEWALS).await.is_empty());
}
