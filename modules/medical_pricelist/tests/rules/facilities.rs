//! The lists by which facilities charge.

use super::scheme::Scheme;
use openimis_core::read::Lookup;
use openimis_testkit::{filtered, including, whole};
use serde_json::json;

const CHARGES: &str = r#"SELECT coalesce("PLItemName", '-') FROM "tblHF"
    LEFT JOIN "tblPLItems" USING ("PLItemID") WHERE "HFCode" = 'F1' AND "tblHF"."ValidityTo" IS NULL"#;

#[tokio::test]
async fn a_facility_takes_a_list_keeps_it_and_gives_it_back() {
    let scheme = Scheme::new().await;
    let list = scheme.list("District", Some("D1"), &["A"]).await;
    let f1 = scheme.facility_id("F1").await;
    scheme
        .done("health_facility.change", Some(&f1), json!({ "itemsPricelist": list }))
        .await;
    scheme
        .done("health_facility.change", Some(&f1), json!({ "phone": "1" }))
        .await;
    assert_eq!(scheme.sql(CHARGES).await, "District");
    let versions =
        r#"SELECT coalesce("PLItemID"::text, '-') FROM "tblHF" WHERE "LegacyID" IS NOT NULL ORDER BY "HfID""#;
    let key = scheme.key("District").await.to_string();
    assert_eq!(scheme.values(versions).await, ["-", key.as_str()]);
    assert_eq!(
        scheme.refused("items_pricelist.delete", Some(&list), json!({})).await,
        "pricelist.in_use"
    );
    let query = including(
        filtered(
            whole("health-facilities"),
            "itemsPricelist.name",
            Lookup::Exact,
            &["District"],
        ),
        "itemsPricelist",
    );
    assert_eq!(scheme.test.column(&scheme.admin, &query, "code").await, ["F1"]);
    scheme
        .done("health_facility.change", Some(&f1), json!({ "itemsPricelist": null }))
        .await;
    assert_eq!(scheme.sql(CHARGES).await, "-");
    scheme.done("items_pricelist.delete", Some(&list), json!({})).await;
}

#[tokio::test]
async fn lists_of_other_places_are_refused_unless_the_facility_has_them() {
    let scheme = Scheme::new().await;
    let own = scheme.list("District", Some("D1"), &[]).await;
    let region = scheme.list("Region", Some("R1"), &[]).await;
    let national = scheme.list("National", None, &[]).await;
    let neighbour = scheme.list("Neighbour", Some("D2"), &[]).await;
    let far = scheme.list("Far", Some("R2"), &[]).await;
    let f1 = scheme.facility_id("F1").await;
    for list in [&own, &region, &national] {
        scheme
            .done("health_facility.change", Some(&f1), json!({ "itemsPricelist": list }))
            .await;
    }
    for list in [&neighbour, &far] {
        let change = json!({ "itemsPricelist": list });
        let code = scheme
            .refused("health_facility.change", Some(&f1), change.clone())
            .await;
        assert_eq!(code, "pricelist.elsewhere");
        let new = scheme.facility("F2", "D1", change).await;
        assert_eq!(
            scheme.refused("health_facility.create", None, new).await,
            "pricelist.elsewhere"
        );
    }
    // what the existing backend allowed stays
    let key = scheme.key("Far").await;
    scheme
        .test
        .database
        .run(&format!(r#"UPDATE "tblHF" SET "PLItemID" = {key}"#))
        .await;
    scheme
        .done(
            "health_facility.change",
            Some(&f1),
            json!({ "itemsPricelist": far, "phone": "2" }),
        )
        .await;
    assert_eq!(scheme.sql(CHARGES).await, "Far");
    let new = scheme.facility("F2", "D1", json!({ "itemsPricelist": own })).await;
    scheme.done("health_facility.create", None, new).await;
}

#[tokio::test]
async fn w_43_a_location_that_lists_are_for_is_not_ended() {
    let scheme = Scheme::new().await;
    let list = scheme.list("Neighbour", Some("D2"), &[]).await;
    let d2 = scheme.place("D2").await;
    assert_eq!(
        scheme.refused("location.delete", Some(&d2), json!({})).await,
        "pricelist.place_in_use"
    );
    scheme.done("items_pricelist.delete", Some(&list), json!({})).await;
    scheme.done("location.delete", Some(&d2), json!({})).await;
}
