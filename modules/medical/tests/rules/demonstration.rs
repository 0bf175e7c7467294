//! The demonstration database of openIMIS, adopted.

use openimis_core::declare::Answer;
use openimis_core::read::{Page, Position, Query};
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::json;

#[tokio::test]
async fn every_row_can_be_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (resource, table) in [
        ("diagnoses", "tblICDCodes"),
        ("medical-items", "tblItems"),
        ("medical-services", "tblServices"),
        ("package-items", "tblProductContainedPackage"),
        ("package-services", "tblServiceContainedPackage"),
    ] {
        let live = match resource {
            "package-items" | "package-services" => String::new(),
            _ => r#"WHERE "ValidityTo" IS NULL"#.to_owned(),
        };
        let expected: usize = test
            .database
            .value(&format!(r#"SELECT count(*) FROM "{table}" {live}"#))
            .await
            .parse()
            .unwrap();
        let mut query = Query::of(resource);
        query.page = Page::first(100);
        let mut read = 0;
        loop {
            let found = test.read(&admin, &query).await.unwrap();
            read += found.records().len();
            if !found.has_next {
                break;
            }
            query.page.from = Position::Offset(u64::try_from(read).unwrap());
        }
        assert_eq!(read, expected, "{resource}");
    }
}

#[tokio::test]
async fn spec_12_5_codes_of_the_demonstration_are_taken() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (code, free) in [("0001", false), ("I3179", true)] {
        let answer = test
            .perform(&admin, "medical_item.check_code", None, json!({ "itemCode": code }))
            .await;
        assert_eq!(answer.unwrap(), Answer::Value(json!(free)), "{code}");
    }
}
