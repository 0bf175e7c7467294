//! Moving locations.

use super::country::Country;
use serde_json::json;

#[tokio::test]
async fn rule_63_a_municipality_under_a_region_becomes_a_district_and_its_villages_municipalities() {
    let country = Country::new().await;
    let before = [country.id("M1").await, country.id("V1").await, country.id("V2").await];
    let (m1, r2) = (country.id("M1").await, country.id("R2").await);
    country
        .done("location.move", Some(&m1), json!({ "newParent": r2 }))
        .await;
    assert_eq!(country.hangs("M1").await, "R2 D");
    assert_eq!(country.hangs("V1").await, "M1 W");
    assert_eq!(country.hangs("V2").await, "M1 W");
    for code in ["M1", "V1", "V2"] {
        assert_eq!(country.copies(code).await, "1", "{code}");
    }
    assert_eq!(
        before,
        [country.id("M1").await, country.id("V1").await, country.id("V2").await]
    );
}

#[tokio::test]
async fn rule_64_villages_of_a_municipality_that_stays_one_are_untouched() {
    let country = Country::new().await;
    let (m1, d2) = (country.id("M1").await, country.id("D2").await);
    country
        .done("location.move", Some(&m1), json!({ "newParent": d2 }))
        .await;
    assert_eq!(country.hangs("M1").await, "D2 W");
    assert_eq!(country.hangs("V1").await, "M1 V");
    assert_eq!(country.copies("M1").await, "1");
    assert_eq!(country.copies("V1").await, "0");
}

#[tokio::test]
async fn rule_65_and_w_41_nothing_lies_below_itself() {
    let country = Country::new().await;
    let d1 = country.id("D1").await;
    for below in ["D1", "M1", "V1"] {
        let input = json!({ "newParent": country.id(below).await });
        assert_eq!(
            country.refused("location.move", Some(&d1), input).await,
            "location.cycle",
            "{below}"
        );
    }
    assert_eq!(country.hangs("D1").await, "R1 D");
    assert_eq!(country.copies("D1").await, "0");
    let itself = json!({ "parent": d1 });
    assert_eq!(
        country.refused("location.change", Some(&d1), itself).await,
        "location.wrong_level"
    );
}
