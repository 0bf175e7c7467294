//! Ending locations.

use super::country::Country;
use openimis_location::{LocationSettings, Removal};
use serde_json::json;

const ENDED: &str = r#"SELECT "LocationCode" FROM "tblLocations"
    WHERE "ValidityTo" IS NOT NULL AND "LegacyID" IS NULL ORDER BY 1"#;

#[tokio::test]
async fn w_43_a_location_in_use_is_not_ended() {
    let country = Country::new().await;
    for code in ["M1", "D1", "R2"] {
        let target = country.id(code).await;
        assert_eq!(
            country.refused("location.delete", Some(&target), json!({})).await,
            "location.in_use",
            "{code}"
        );
    }
    assert!(country.test.database.values(ENDED).await.is_empty());
}

#[tokio::test]
async fn rule_66_children_go_to_the_new_parent_and_stay_valid() {
    let country = Country::new().await;
    let (m1, m3, d2) = (country.id("M1").await, country.id("M3").await, country.id("D2").await);
    let wrong = json!({ "newParent": d2 });
    assert_eq!(
        country.refused("location.delete", Some(&m1), wrong).await,
        "location.wrong_level"
    );
    country
        .done("location.delete", Some(&m1), json!({ "newParent": m3 }))
        .await;
    assert_eq!(country.test.database.values(ENDED).await, ["M1"]);
    for village in ["V1", "V2"] {
        assert_eq!(country.hangs(village).await, "M3 V");
        assert_eq!(country.copies(village).await, "1");
    }
}

#[tokio::test]
async fn rule_66_w_42_a_cascade_ends_what_is_valid_and_keeps_earlier_ends() {
    let country = Country::new().await;
    country.test.set(LocationSettings {
        removal: Removal::Cascade,
        ..LocationSettings::default()
    });
    country
        .done("location.delete", Some(&country.id("V1").await), json!({}))
        .await;
    let end = r#"SELECT "ValidityTo" FROM "tblLocations" WHERE "LocationCode" = 'V1'"#;
    let earlier = country.sql(end).await;
    country
        .done("location.delete", Some(&country.id("D1").await), json!({}))
        .await;
    assert_eq!(country.sql(end).await, earlier);
    assert_eq!(
        country.test.database.values(ENDED).await,
        ["D1", "M1", "M3", "V1", "V2"]
    );
}

#[tokio::test]
async fn w_43_links_of_users_end_with_the_districts_of_a_region() {
    let country = Country::new().await;
    country.test.set(LocationSettings {
        removal: Removal::Cascade,
        ..LocationSettings::default()
    });
    let d3 = country.id("D3").await;
    country
        .test
        .user(&country.admin, "clerk", &[], json!({ "districts": [d3] }))
        .await;
    let live = r#"SELECT count(*) FROM "tblUsersDistricts" JOIN "tblLocations" USING ("LocationId")
        WHERE "LocationCode" = 'D3' AND "tblUsersDistricts"."ValidityTo" IS NULL"#;
    assert_ne!(country.sql(live).await, "0");
    country
        .done("location.delete", Some(&country.id("R2").await), json!({}))
        .await;
    assert_eq!(country.sql(live).await, "0");
}
