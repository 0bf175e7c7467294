//! Lists and what is on them.

use super::scheme::Scheme;
use openimis_core::declare::Answer;
use openimis_core::error::Error;
use serde_json::json;

/// What is and was on lists: item, price, live or ended, the row or a version of it.
const ROWS: &str = r#"SELECT "ItemCode" || ' ' || coalesce("PriceOverule"::text, '-') || ' '
    || CASE WHEN detail."ValidityTo" IS NULL THEN 'live' ELSE 'ended' END || ' '
    || CASE WHEN detail."LegacyID" IS NULL THEN 'row' ELSE 'version' END
    FROM "tblPLItemsDetail" detail JOIN "tblItems" USING ("ItemID") ORDER BY 1"#;

#[tokio::test]
async fn ar_124_one_goes_one_comes_one_is_priced() {
    let scheme = Scheme::new().await;
    let list = scheme.list("Rapta items", None, &["A", "C"]).await;
    let (a, b, c) = (scheme.item("A").await, scheme.item("B").await, scheme.item("C").await);
    let change = json!({
        "removedDetails": [a], "addedDetails": [b], "priceOverrules": [{ "item": c, "price": 55 }],
    });
    scheme.done("items_pricelist.change", Some(&list), change).await;
    assert_eq!(
        scheme.values(ROWS).await,
        [
            "A - ended row",
            "A - ended version",
            "B - live row",
            "C - ended version",
            "C 55.00 live row"
        ]
    );
    let began = r#"SELECT count(*) FROM "tblPLItemsDetail" row JOIN "tblPLItemsDetail" version
        ON version."LegacyID" = row."PLItemDetailID" WHERE row."ValidityFrom" = version."ValidityTo""#;
    assert_eq!(scheme.sql(began).await, "2");
    // the list itself stays as it was
    assert_eq!(scheme.sql(r#"SELECT count(*) FROM "tblPLItems""#).await, "1");
}

#[tokio::test]
async fn ar_123_a_name_is_used_once_of_each_kind() {
    let scheme = Scheme::new().await;
    scheme.list("Rapta items", None, &[]).await;
    let second = json!({ "name": "Rapta items", "pricelistDate": "2026-01-01" });
    let refused = scheme
        .test
        .perform(&scheme.admin, "items_pricelist.create", None, second.clone())
        .await;
    let Err(Error::Refused(problems)) = refused else {
        panic!("it is refused: {refused:?}")
    };
    assert_eq!(
        problems.first().unwrap().kind.legacy,
        Some("mutation.item_name_duplicated")
    );
    scheme.done("services_pricelist.create", None, second.clone()).await;
    assert_eq!(
        scheme.refused("services_pricelist.create", None, second).await,
        "services_pricelist.name_taken"
    );
    let other = scheme.list("Other", None, &[]).await;
    let rename = json!({ "name": "Rapta items" });
    assert_eq!(
        scheme.refused("items_pricelist.change", Some(&other), rename).await,
        "items_pricelist.name_taken"
    );
    for (name, free) in [("Rapta items", false), ("Jambero items", true)] {
        let question = json!({ "itemsPricelistName": name });
        let answer = scheme
            .test
            .perform(&scheme.admin, "items_pricelist.check_name", None, question)
            .await;
        assert_eq!(answer.unwrap(), Answer::Value(json!(free)), "{name}");
    }
}

#[tokio::test]
async fn ar_127_an_ended_list_is_not_changed() {
    let scheme = Scheme::new().await;
    let list = scheme.list("Rapta items", None, &["A"]).await;
    scheme.done("items_pricelist.delete", Some(&list), json!({})).await;
    assert_eq!(scheme.values(ROWS).await, ["A - ended row", "A - ended version"]);
    let change = json!({ "name": "New" });
    let refused = scheme
        .test
        .perform(&scheme.admin, "items_pricelist.change", Some(&list), change)
        .await;
    let Err(Error::Refused(problems)) = refused else {
        panic!("it is refused: {refused:?}")
    };
    assert_eq!(
        problems.first().unwrap().kind.title,
        "User can not edit historical data"
    );
}

#[tokio::test]
async fn ar_122_an_item_that_ends_goes_off_every_list() {
    let scheme = Scheme::new().await;
    scheme.list("One", None, &["A", "B"]).await;
    scheme.list("Two", None, &["A"]).await;
    let a = scheme.item("A").await;
    scheme.done("medical_item.delete", Some(&a), json!({})).await;
    assert_eq!(
        scheme.values(ROWS).await,
        [
            "A - ended row",
            "A - ended row",
            "A - ended version",
            "A - ended version",
            "B - live row"
        ]
    );
    assert_eq!(
        scheme
            .sql(r#"SELECT count(*) FROM "tblItems" WHERE "ItemCode" = 'A' AND "ValidityTo" IS NULL"#)
            .await,
        "0"
    );
}

#[tokio::test]
async fn ar_122_a_service_too() {
    let scheme = Scheme::new().await;
    let s = scheme.service("S").await;
    let list =
        json!({ "name": "Services", "pricelistDate": "2026-01-01", "addedDetails": [s, scheme.service("T").await] });
    scheme.done("services_pricelist.create", None, list).await;
    scheme.done("medical_service.delete", Some(&s), json!({})).await;
    let live = r#"SELECT "ServCode" FROM "tblPLServicesDetail" detail JOIN "tblServices" USING ("ServiceID")
        WHERE detail."ValidityTo" IS NULL"#;
    assert_eq!(scheme.values(live).await, ["T"]);
}

#[tokio::test]
async fn a_new_list_has_its_prices_and_a_price_of_nothing_is_the_registers() {
    let scheme = Scheme::new().await;
    let (a, b) = (scheme.item("A").await, scheme.item("B").await);
    let list = json!({
        "name": "Priced", "pricelistDate": "2026-01-01", "addedDetails": [a, b],
        "priceOverrules": [{ "item": a, "price": "9.50" }],
    });
    scheme.done("items_pricelist.create", None, list).await;
    assert_eq!(scheme.values(ROWS).await, ["A 9.50 live row", "B - live row"]);
    let uuid = scheme.sql(r#"SELECT "PLItemUUID" FROM "tblPLItems""#).await;
    let change = json!({ "name": "Renamed", "priceOverrules": [{ "item": a, "price": null }] });
    scheme.done("items_pricelist.change", Some(&uuid), change).await;
    assert_eq!(
        scheme.values(ROWS).await,
        ["A - live row", "A 9.50 ended version", "B - live row"]
    );
    let versions = r#"SELECT "PLItemName" FROM "tblPLItems" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(scheme.values(versions).await, ["Priced"]);
}

#[tokio::test]
async fn impossible_wishes_are_refused_and_nothing_is_written() {
    let scheme = Scheme::new().await;
    let list = scheme.list("One", None, &["A"]).await;
    let (a, b) = (scheme.item("A").await, scheme.item("B").await);
    let nobody = "00000000-0000-4000-8000-000000000000";
    for (wish, expected) in [
        (
            json!({ "priceOverrules": [{ "item": b, "price": 1 }] }),
            "pricelist.not_on_list",
        ),
        (
            json!({ "priceOverrules": [{ "item": a, "price": -1 }] }),
            "pricelist.negative_price",
        ),
        (json!({ "addedDetails": [b, nobody] }), "core.no_such_reference"),
        (json!({ "location": nobody }), "core.no_such_reference"),
    ] {
        let code = scheme
            .refused("items_pricelist.change", Some(&list), wish.clone())
            .await;
        assert_eq!(code, expected, "{wish}");
    }
    assert_eq!(scheme.values(ROWS).await, ["A - live row"]);
}
