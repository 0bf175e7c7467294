//! Who sees which list.

use super::scheme::Scheme;
use openimis_core::read::Lookup;
use openimis_medical_pricelist::rights;
use openimis_testkit::{filtered, whole};
use serde_json::json;

#[tokio::test]
async fn spec_11_2_lists_are_seen_in_their_district_below_their_region_or_everywhere() {
    let scheme = Scheme::new().await;
    for (name, place) in [
        ("District", Some("D1")),
        ("Neighbour", Some("D2")),
        ("Region", Some("R1")),
        ("Far", Some("R2")),
        ("National", None),
    ] {
        scheme.list(name, place, &["A"]).await;
    }
    let place = json!({ "districts": [scheme.place("D1").await] });
    let held = [rights::FIND_ITEMS, rights::EDIT_ITEMS];
    let reader = scheme.test.user(&scheme.admin, "reader", &held, place).await;
    let seen = ["District", "National", "Region"];
    assert_eq!(
        scheme.test.column(&reader, &whole("items-pricelists"), "name").await,
        seen
    );
    let details = scheme
        .test
        .read(&reader, &whole("items-pricelist-details"))
        .await
        .unwrap();
    assert_eq!(details.records().len(), seen.len());
    let neighbour = r#"SELECT "PLItemUUID" FROM "tblPLItems" WHERE "PLItemName" = 'Neighbour'"#;
    let neighbour = scheme.sql(neighbour).await;
    let change = json!({ "name": "Mine" });
    assert_eq!(
        scheme
            .test
            .refusal(&reader, "items_pricelist.change", Some(&neighbour), change)
            .await,
        "core.not_found"
    );
    // what facilities of a place can charge by
    let place = scheme.place("D2").await;
    let query = filtered(whole("items-pricelists"), "heldIn", Lookup::Exact, &[&place]);
    let held = scheme.test.column(&scheme.admin, &query, "name").await;
    assert_eq!(held, ["National", "Neighbour", "Region"]);
}
