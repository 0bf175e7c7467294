//! The prices by which claims are entered.

use super::scheme::Scheme;
use openimis_core::declare::Answer;
use openimis_core::read::Lookup;
use openimis_medical_pricelist::rights;
use openimis_testkit::{filtered, whole};
use serde_json::json;

#[tokio::test]
async fn ar_125_a_user_of_a_facility_reads_the_prices_of_its_own_lists_alone() {
    let scheme = Scheme::new().await;
    let own = scheme.list("Own", Some("D1"), &["A", "B"]).await;
    scheme.list("Other", None, &["C"]).await;
    let prices = json!({ "priceOverrules": [{ "item": scheme.item("B").await, "price": "55" }] });
    scheme.done("items_pricelist.change", Some(&own), prices).await;
    let f1 = scheme.facility_id("F1").await;
    scheme
        .done("health_facility.change", Some(&f1), json!({ "itemsPricelist": own }))
        .await;
    let (own, other) = (scheme.key("Own").await, scheme.key("Other").await);
    let place = json!({ "healthFacility": f1, "districts": [scheme.place("D1").await] });
    let clerk = scheme.test.user(&scheme.admin, "clerk", &[], place).await;
    let keys: Vec<i32> = scheme
        .values(r#"SELECT "ItemID" FROM "tblItems" ORDER BY "ItemCode""#)
        .await
        .iter()
        .map(|key| key.parse().unwrap())
        .collect();

    let question = json!({ "itemsPricelistId": own });
    let answer = scheme.test.perform(&clerk, "pricelist.prices", None, question).await;
    let expected = json!({
        "services": [],
        "items": [{ "id": keys.first(), "p": null }, { "id": keys.get(1), "p": "55.00" }],
    });
    assert_eq!(answer.unwrap(), Answer::Value(expected));
    let question = json!({ "itemsPricelistId": other });
    assert_eq!(
        scheme
            .test
            .refusal(&clerk, "pricelist.prices", None, question.clone())
            .await,
        "pricelist.other_facility"
    );
    let reader = json!({ "districts": [scheme.place("D1").await] });
    let reader = scheme
        .test
        .user(&scheme.admin, "reader", &[rights::FIND_ITEMS], reader)
        .await;
    let answer = scheme.test.perform(&reader, "pricelist.prices", None, question).await;
    let expected = json!({ "services": [], "items": [{ "id": keys.get(2), "p": null }] });
    assert_eq!(answer.unwrap(), Answer::Value(expected));
}

#[tokio::test]
async fn spec_12_5_items_are_found_by_the_list_they_are_on() {
    let scheme = Scheme::new().await;
    let list = scheme.list("One", None, &["A", "C"]).await;
    let query = filtered(whole("medical-items"), "pricelist", Lookup::Exact, &[&list]);
    assert_eq!(scheme.test.column(&scheme.admin, &query, "code").await, ["A", "C"]);
    let removal = json!({ "removedDetails": [scheme.item("A").await] });
    scheme.done("items_pricelist.change", Some(&list), removal).await;
    assert_eq!(scheme.test.column(&scheme.admin, &query, "code").await, ["C"]);
}
