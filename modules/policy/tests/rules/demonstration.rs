//! The policies of the adopted demonstration database.

use openimis_core::declare::Answer;
use openimis_core::error::Error;
use openimis_core::read::Query;
use openimis_testkit::{TestDatabase, TestPlatform, including, whole};
use serde_json::json;

/// Stored values that are computed otherwise today, with the reason.
const DIFFERENCES: &[(&str, &str)] = &[];

const LIVE: &str = r#"SELECT "PolicyID" || ' ' || coalesce("PolicyStage", 'N') || ' ' || "EnrollDate" || ' ' || "ProdID" || ' '
        || "FamilyID" || ' ' || coalesce("PolicyValue", 0)
    FROM "tblPolicy" WHERE "ValidityTo" IS NULL ORDER BY "PolicyID""#;

#[tokio::test]
async fn stored_values_are_those_that_are_computed() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    let mut found = Vec::new();
    for row in test.database.values(LIVE).await {
        let [policy, stage, enrolled, product, family, stored] = *row.split(' ').collect::<Vec<_>>() else {
            panic!("{row}")
        };
        let key = |text: &str| text.parse::<i64>().unwrap();
        let question = json!({
            "stage": stage, "enrollDate": enrolled, "product": key(product), "family": key(family),
        });
        match test.perform(&admin, "policy.values", None, question).await {
            Ok(Answer::Value(answer)) if answer["policy"]["value"] == stored => {}
            Ok(Answer::Value(answer)) => found.push(format!("{policy}: {stored}, now {}", answer["policy"]["value"])),
            Err(Error::Refused(problems)) => found.push(format!("{policy}: {}", problems[0].kind.code)),
            other => panic!("{policy}: {other:?}"),
        }
    }
    let expected: Vec<_> = DIFFERENCES
        .iter()
        .map(|(difference, _)| (*difference).to_owned())
        .collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn every_row_is_read_without_error() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (resource, path) in [
        ("policies", "insureePolicies.insuree"),
        ("policies", "family.headInsuree"),
        ("policies", "product"),
        ("policies", "officer"),
        ("policies", "policyRenewals.details"),
        ("policy-renewals", "newProduct"),
        ("policy-renewal-details", "insuree"),
    ] {
        let read = test.read(&admin, &including(whole(resource), path)).await;
        if let Err(error) = read {
            panic!("{resource} {path}: {error}");
        }
    }
    let counted = test
        .database
        .value(r#"SELECT count(*) FROM "tblPolicy" WHERE "ValidityTo" IS NULL"#)
        .await;
    let read = test.column(&admin, &whole("policies"), "status").await;
    assert_eq!(read.len().to_string(), counted);
    assert!(!test.column(&admin, &Query::of("policies"), "value").await.is_empty());
}
