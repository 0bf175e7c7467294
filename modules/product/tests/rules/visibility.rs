//! Who sees and does what.

use super::office::Office;
use openimis_core::read::Lookup;
use openimis_product::rights;
use openimis_testkit::{filtered, whole};
use serde_json::json;

/// `PR1` is national, `PR2` of region R1, `PR3` of district D1, `PR4` of district D2.
async fn country() -> Office {
    let office = Office::new().await;
    for (code, place) in [("PR2", "R1"), ("PR3", "D1"), ("PR4", "D2")] {
        let place = office.place(place).await;
        let line = office.line("I1", json!({})).await;
        let terms = json!({ "code": code, "name": format!("Product {code}"), "location": place, "items": [line] });
        office.create(terms).await;
    }
    office
}

#[tokio::test]
async fn rule_57_what_is_sold_at_a_place() {
    let office = country().await;
    for (place, expected) in [
        ("D1", vec!["PR1", "PR2", "PR3"]),
        ("R1", vec!["PR1", "PR2"]),
        ("D2", vec!["PR1", "PR4"]),
    ] {
        let live = format!(r#"FROM "tblLocations" WHERE "LocationCode" = '{place}' AND "ValidityTo" IS NULL"#);
        let key = office.sql(&format!(r#"SELECT "LocationId" {live}"#)).await;
        let query = filtered(whole("products"), "soldAt", Lookup::Exact, &[&key]);
        assert_eq!(
            office.test.column(&office.admin, &query, "code").await,
            expected,
            "{place}"
        );
    }
    let search = filtered(whole("products"), "search", Lookup::Exact, &["uct pr3"]);
    assert_eq!(office.test.column(&office.admin, &search, "code").await, ["PR3"]);
}

#[tokio::test]
async fn an_actor_sees_and_changes_what_is_sold_where_he_works() {
    let office = country().await;
    let works = json!({ "districts": [office.place("D1").await] });
    let held = [rights::FIND_PRODUCTS, rights::ADD_PRODUCTS, rights::EDIT_PRODUCTS];
    let actor = office.test.user(&office.admin, "scheme", &held, works).await;
    let seen = office.test.column(&actor, &whole("products"), "code").await;
    assert_eq!(seen, ["PR1", "PR2", "PR3"]);
    assert_eq!(office.test.column(&actor, &whole("product-items"), "id").await.len(), 2);
    let far = office.product("PR4").await;
    let change = json!({ "name": "New name" });
    let refused = office
        .test
        .refusal(&actor, "product.change", Some(&far), change.clone())
        .await;
    assert_eq!(refused, "core.not_found");
    let elsewhere = Office::terms(json!({ "code": "PR5", "location": office.place("D2").await }));
    let refused = office.test.refusal(&actor, "product.create", None, elsewhere).await;
    assert_eq!(refused, "core.no_such_reference");
    let near = office.product("PR3").await;
    office.test.saved(&actor, "product.change", Some(&near), change).await;
    let refused = office
        .test
        .refusal(&actor, "product.delete", Some(&near), json!({}))
        .await;
    assert_eq!(refused, "core.forbidden");
}

#[tokio::test]
async fn a_product_is_sold_in_a_region_or_district() {
    let office = Office::new().await;
    let district = office.place("D1").await;
    let ward = json!({ "code": "M1", "name": "M1", "locationType": "W", "parent": district });
    office.done("location.create", None, ward).await;
    let terms = Office::terms(json!({ "code": "PR5", "location": office.place("M1").await }));
    assert_eq!(
        office.refused("product.create", None, terms).await,
        "product.wrong_place"
    );
}
