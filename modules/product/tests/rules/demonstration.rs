//! The adopted demonstration database.

use openimis_core::access::Actor;
use openimis_core::read::{Era, Position};
use openimis_testkit::{TestDatabase, TestPlatform, including, whole};
use serde_json::json;

/// Reads every row, page by page, as many as the table has.
async fn read_all(test: &TestPlatform, admin: &Actor, resource: &str, table: &str) {
    let mut query = whole(resource);
    query.era = Era::Ever;
    let stored = test.database.value(&format!(r#"SELECT count(*) FROM "{table}""#)).await;
    let stored: usize = stored.parse().unwrap();
    let mut read = 0;
    while read < stored {
        query.page.from = Position::Offset(u64::try_from(read).unwrap());
        let page = test.column(admin, &query, "id").await.len();
        assert!(page > 0, "{resource}: {read} of {stored}");
        read += page;
    }
    assert_eq!(read, stored, "{resource}");
}

#[tokio::test]
async fn every_row_can_be_read() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (resource, table) in [
        ("products", "tblProduct"),
        ("product-items", "tblProductItems"),
        ("product-services", "tblProductServices"),
        ("relative-distributions", "tblRelDistr"),
    ] {
        read_all(&test, &admin, resource, table).await;
    }
    let query = including(whole("products"), "location");
    assert_eq!(
        test.column(&admin, &query, "code").await,
        ["BCTA0001", "BCUL0001", "FCTA0001", "FCUL0001"]
    );
}

#[tokio::test]
async fn every_product_can_be_changed() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    let live = r#"SELECT "ProdUUID" FROM "tblProduct" WHERE "ValidityTo" IS NULL ORDER BY 1"#;
    let lines = r#"SELECT count(*) FROM "tblProductItems" WHERE "ValidityTo" IS NULL"#;
    let before = test.database.value(lines).await;
    for product in test.database.values(live).await {
        test.saved(&admin, "product.change", Some(&product), json!({ "threshold": 3 }))
            .await;
    }
    assert_eq!(test.database.value(lines).await, before);
}
