//! Lists of policies, and ways to them.

use super::office::Office;
use openimis_core::read::{Lookup, Query};
use openimis_testkit::{column, filtered, including};
use serde_json::json;

#[tokio::test]
async fn rule_79_policies_that_leave_a_member_uncovered() {
    let office = Office::new().await;
    office.sell(json!({})).await;
    let inactive = || filtered(Query::of("policies"), "showInactive", Lookup::Exact, &["true"]);
    assert!(office.test.column(&office.admin, &inactive(), "value").await.is_empty());
    let child = r#"INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "DOB", "IsHead", "FamilyID",
            "AuditUserID", "ValidityFrom")
        SELECT gen_random_uuid()::text, '070707103', 'Child', 'Two', '2018-05-05', FALSE, "FamilyID", -1, now()
        FROM "tblFamilies" WHERE "FamilyUUID" LIKE '%f1'"#;
    office.test.database.run(child).await;
    assert_eq!(
        office.test.column(&office.admin, &inactive(), "value").await,
        ["10000.00"]
    );
    let not = filtered(Query::of("policies"), "showInactive", Lookup::Exact, &["false"]);
    assert_eq!(office.test.column(&office.admin, &not, "value").await, ["10000.00"]);
}

#[tokio::test]
async fn policies_are_found_by_place_and_from_everywhere() {
    let office = Office::new().await;
    office.sell(json!({})).await;
    for (code, expected) in [("R1", 1), ("D1", 1), ("D2", 0)] {
        let key = office
            .sql(&format!(
                r#"SELECT "LocationId" FROM "tblLocations" WHERE "LocationCode" = '{code}'"#
            ))
            .await;
        let query = filtered(Query::of("policies"), "districtId", Lookup::Exact, &[&key]);
        let found = office.test.column(&office.admin, &query, "value").await;
        assert_eq!(found.len(), expected, "{code}");
    }
    for (resource, path) in [
        ("policies", "insureePolicies.insuree"),
        ("policies", "family"),
        ("policies", "product"),
        ("policies", "officer"),
        ("policies", "policyRenewals"),
        ("policies", "mutations"),
        ("families", "policies"),
        ("insuree-policies", "policy"),
        ("products", "policies"),
        ("officers", "policies"),
        ("mutation-logs", "policies.policy"),
        ("policy-renewals", "details"),
    ] {
        let found = office
            .test
            .read(&office.admin, &including(Query::of(resource), path))
            .await;
        if let Err(error) = found {
            panic!("{resource} {path}: {error}");
        }
    }
    let found = office
        .test
        .read(&office.admin, &including(Query::of("policies"), "officer"))
        .await;
    assert_eq!(column(&found.unwrap(), "status"), ["1"]);
}
