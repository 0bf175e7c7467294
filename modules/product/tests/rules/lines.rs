//! What products cover.

use super::office::Office;
use serde_json::json;

/// Live lines of live products.
const LIVE: &str = r#"SELECT "ItemCode" FROM "tblProductItems" line JOIN "tblItems" USING ("ItemID")
    JOIN "tblProduct" product ON product."ProdID" = line."ProdID"
    WHERE line."ValidityTo" IS NULL AND product."ValidityTo" IS NULL ORDER BY 1"#;
/// Lines that ended with the version of their product.
const HANDED: &str = r#"SELECT "ItemCode" FROM "tblProductItems" line JOIN "tblItems" USING ("ItemID")
    JOIN "tblProduct" product ON product."ProdID" = line."ProdID"
    WHERE line."ValidityTo" = product."ValidityTo" AND product."LegacyID" IS NOT NULL ORDER BY 1"#;

#[tokio::test]
async fn rule_53_a_change_without_lines_keeps_them_under_new_keys() {
    const KEY: &str = r#"SELECT max("ProdItemID") FROM "tblProductItems" WHERE "ValidityTo" IS NULL"#;
    const SERVICES: &str = r#"SELECT count("ValidityTo") || ' of ' || count(*) FROM "tblProductServices""#;
    let office = Office::new().await;
    let i1 = office.line("I1", json!({ "limitNoAdult": 3 })).await;
    let s1 = office.line("S1", json!({})).await;
    office.change("PR1", json!({ "items": [i1], "services": [s1] })).await;
    let before = office.sql(KEY).await;
    office.change("PR1", json!({ "name": "New name" })).await;
    assert_eq!(office.rows(LIVE).await, ["I1"]);
    assert_eq!(office.rows(HANDED).await, ["I1"]);
    assert_ne!(office.sql(KEY).await, before);
    let kept = r#"SELECT "LimitNoAdult" || ' ' || "LimitAdultE" || ' ' || "PriceOrigin" FROM "tblProductItems"
        WHERE "ValidityTo" IS NULL"#;
    assert_eq!(office.sql(kept).await, "3 100.00 P");
    assert_eq!(office.sql(SERVICES).await, "1 of 2");

    let i2 = office.line("I2", json!({})).await;
    office.change("PR1", json!({ "items": [i2], "services": [] })).await;
    assert_eq!(office.rows(LIVE).await, ["I2"]);
    assert_eq!(office.sql(SERVICES).await, "2 of 2");
}

#[tokio::test]
async fn rule_55_a_duplicate_covers_what_its_source_covers() {
    let office = Office::new().await;
    let items = [office.line("I1", json!({})).await, office.line("I2", json!({})).await];
    let s1 = office.line("S1", json!({})).await;
    office.change("PR1", json!({ "items": items, "services": [s1] })).await;
    let pr1 = office.product("PR1").await;
    let twin = Office::terms(json!({ "code": "PR2", "items": [] }));
    office.done("product.duplicate", Some(&pr1), twin).await;
    let covered = r#"SELECT count(DISTINCT "ProdItemID") || ' ' || count(DISTINCT "ProdServiceID")
        FROM "tblProduct" LEFT JOIN "tblProductItems" item USING ("ProdID") LEFT JOIN "tblProductServices" USING ("ProdID")
        WHERE "ProductCode" = 'PR2'"#;
    assert_eq!(office.sql(covered).await, "2 1");
    assert_eq!(office.rows(LIVE).await, ["I1", "I1", "I2", "I2"]);
    let again = Office::terms(json!({ "code": "PR2" }));
    let refused = office.refused("product.duplicate", Some(&pr1), again).await;
    assert_eq!(refused, "product.code_taken");
}

#[tokio::test]
async fn lines_name_what_there_is_once() {
    let office = Office::new().await;
    let i1 = office.line("I1", json!({})).await;
    let unknown = json!({ "item": "00000000-0000-4000-8000-000000000000" });
    let unknown = office.line("I1", unknown).await;
    let no_type = office.line("I1", json!({ "limitationTypeR": null })).await;
    let negative = office.line("I1", json!({ "limitChild": "-1" })).await;
    let coded = office.line("I1", json!({ "priceOrigin": "X" })).await;
    let pr1 = office.product("PR1").await;
    for (lines, expected) in [
        (json!([i1, i1]), "product.covered_twice"),
        (json!([unknown]), "core.no_such_reference"),
        (json!([no_type]), "core.required"),
        (json!([negative]), "product.out_of_bounds"),
        (json!([coded]), "core.invalid_value"),
    ] {
        let change = json!({ "items": lines });
        let refused = office.refused("product.change", Some(&pr1), change).await;
        assert_eq!(refused, expected, "{lines}");
    }
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblProductItems""#).await, "0");
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblProduct""#).await, "1");
}
