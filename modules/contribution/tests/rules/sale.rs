//! Policies that are paid for when they are sold, and contributions that end with their policy (rules 72, 73, 75, 77).

use super::office::{Office, outcome};
use openimis_core::declare::Answer;
use openimis_policy::PolicySettings;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const OFFICER: &str = r#"INSERT INTO "tblOfficer" ("OfficerUUID", "Code", "LastName", "OtherNames", "ValidityFrom", "AuditUserID")
    VALUES (gen_random_uuid(), 'EO1', 'Kato', 'Eshe', now(), 1)"#;

/// The premium of a policy: amount, kind of payment, receipt, day, and whether somebody else paid.
const PREMIUM: &str = r#"SELECT "Amount" || ' ' || "PayType" || ' ' || "Receipt" || ' ' || "PayDate" || ' ' || ("PayerID" IS NOT NULL)
    FROM "tblPremium" ORDER BY "PremiumId" DESC LIMIT 1"#;

impl Office {
    async fn with_officer() -> Self {
        let office = Self::new().await;
        office.run(OFFICER).await;
        office
    }

    /// What the first family buys on the 15th of March 2026.
    async fn sale(&self, more: Value) -> Value {
        let id = |column: &str, table: &str| format!(r#"SELECT "{column}" FROM "{table}" ORDER BY 1 LIMIT 1"#);
        let product = r#"SELECT "ProdUUID" FROM "tblProduct" WHERE "ProductCode" = 'PR1'"#;
        let family = r#"SELECT "FamilyUUID" FROM "tblFamilies" ORDER BY "FamilyID" LIMIT 1"#;
        let mut sale = json!({
            "enrollDate": "2026-03-15", "startDate": "2026-03-15", "expiryDate": "2027-03-14", "value": "10000",
            "product": self.sql(product).await, "family": self.sql(family).await,
            "officer": self.sql(&id("OfficerUUID", "tblOfficer")).await,
        });
        sale.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        sale
    }

    async fn sell(&self, operation: &str, more: Value) -> String {
        let sale = self.sale(more).await;
        match self.perform(operation, None, sale).await.unwrap() {
            Answer::Row("policies", key) => {
                let query = format!(r#"SELECT "PolicyUUID" FROM "tblPolicy" WHERE "PolicyID" = {key}"#);
                self.sql(&query).await
            }
            other => unreachable!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn rule_72_a_paid_policy_is_active_and_its_receipts_are_counted() {
    let office = Office::with_officer().await;
    for (number, operation) in [
        ("00001", "policy.create"),
        ("00002", "policy.create"),
        ("00003", "policy.renew"),
    ] {
        let policy = office.sell(operation, json!({ "isPaid": true })).await;
        assert_eq!(office.standing(&policy).await, "2 2026-03-15 2026-03-15");
        let expected = format!("10000.00 C RE-PR1-2026-03-15-{number} 2026-03-15 false");
        assert_eq!(office.sql(PREMIUM).await, expected);
    }
    office.test.set(PolicySettings {
        contribution_receipt_length: 3,
        ..PolicySettings::default()
    });
    office.sell("policy.create", json!({ "isPaid": true })).await;
    assert_eq!(
        office.sql(PREMIUM).await,
        "10000.00 C RE-PR1-2026-03-15-004 2026-03-15 false"
    );
}

#[tokio::test]
async fn rule_72_the_receipt_and_the_payer_are_those_given() {
    let office = Office::with_officer().await;
    let payer = office.sql(r#"SELECT "PayerUUID" FROM "tblPayer""#).await;
    office
        .sell(
            "policy.create",
            json!({ "isPaid": true, "receipt": "OWN", "payer": payer }),
        )
        .await;
    assert_eq!(office.sql(PREMIUM).await, "10000.00 C OWN 2026-03-15 true");
}

#[tokio::test]
async fn a_policy_that_is_not_paid_has_no_contribution() {
    let office = Office::with_officer().await;
    for more in [
        json!({}),
        json!({ "isPaid": false, "receipt": "OWN" }),
        json!({ "isPaid": null }),
    ] {
        let policy = office.sell("policy.create", more).await;
        assert_eq!(office.standing(&policy).await, "1 - -");
    }
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblPremium""#).await, "0");
}

#[tokio::test]
async fn rule_73_a_receipt_that_is_taken_refuses_the_sale() {
    let office = Office::with_officer().await;
    let paid = json!({ "isPaid": true, "receipt": "OWN" });
    office.sell("policy.create", paid.clone()).await;
    let again = office.sale(paid).await;
    assert_eq!(
        office.refused("policy.create", None, again).await,
        "contribution.receipt_taken"
    );
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblPolicy""#).await, "2");
    let live = r#"SELECT count(*) FROM "tblPolicy" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.sql(live).await, "1");
}

#[tokio::test]
async fn rule_77_contributions_end_with_their_policy() {
    let office = Office::with_officer().await;
    let policy = office.sell("policy.create", json!({ "isPaid": true })).await;
    let other = office.sell("policy.create", json!({ "isPaid": true })).await;
    office.perform("policy.delete", Some(&policy), json!({})).await.unwrap();
    let live = r#"SELECT string_agg("Receipt", ' ') FROM "tblPremium" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.sql(live).await, "RE-PR1-2026-03-15-00002");
    assert_eq!(office.standing(&other).await, "2 2026-03-15 2026-03-15");
    // what was given out once is not given out again
    office.sell("policy.create", json!({ "isPaid": true })).await;
    assert_eq!(
        office.sql(PREMIUM).await,
        "10000.00 C RE-PR1-2026-03-15-00003 2026-03-15 false"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn receipts_have_no_gaps_and_no_doubles_whoever_sells_at_the_same_time() {
    let office = Arc::new(Office::with_officer().await);
    let sale = office.sale(json!({ "isPaid": true })).await;
    let mut running = JoinSet::new();
    for _ in 0..20 {
        let (office, sale) = (Arc::clone(&office), sale.clone());
        running.spawn(async move { outcome(office.perform("policy.create", None, sale).await) });
    }
    assert_eq!(running.join_all().await, ["done"; 20]);
    let receipts =
        r#"SELECT min("Receipt") || ' ' || max("Receipt") || ' ' || count(DISTINCT "Receipt") FROM "tblPremium""#;
    assert_eq!(
        office.sql(receipts).await,
        "RE-PR1-2026-03-15-00001 RE-PR1-2026-03-15-00020 20"
    );
}
