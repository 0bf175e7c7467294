//! Who sees which places and facilities (spec 3.6).

use super::country::Country;
use openimis_core::access::Actor;
use openimis_core::read::{Lookup, Query, Rows};
use openimis_location::{LocationSettings, RowSecurity};
use openimis_testkit::{TestDatabase, TestPlatform, column, filtered, including, whole};
use serde_json::json;

async fn codes(test: &TestPlatform, actor: &Actor, resource: &str) -> Vec<String> {
    test.column(actor, &whole(resource), "code").await
}

/// What the specification counts for the demo logins, from `"tblLocations"` as it was restored.
async fn all_codes(test: &TestPlatform, below: &str) -> Vec<String> {
    let query = format!(
        r#"WITH RECURSIVE down AS (
            SELECT "LocationId", "LocationCode" FROM "tblLocations" WHERE "ValidityTo" IS NULL AND {below}
            UNION SELECT child."LocationId", child."LocationCode" FROM "tblLocations" child
            JOIN down ON child."ParentLocationId" = down."LocationId" WHERE child."ValidityTo" IS NULL
        ) SELECT "LocationCode" FROM down ORDER BY "LocationCode" COLLATE "C""#
    );
    test.database.values(&query).await
}

#[tokio::test]
async fn rule_25_places_of_the_demo_logins() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = codes(&test, &test.actor("Admin").await, "locations").await;
    assert_eq!(admin.len(), 31);
    assert_eq!(admin, all_codes(&test, r#""ParentLocationId" IS NULL"#).await);
    let officer = codes(&test, &test.actor("E00001").await, "locations").await;
    assert_eq!(officer, ["R1", "R1D2", "R1D2M1", "R1D2M1V1"]);
    let mut claims = all_codes(&test, r#""LocationCode" = 'R1D2'"#).await;
    claims.insert(0, "R1".to_owned());
    assert_eq!(codes(&test, &test.actor("JHOS0011").await, "locations").await, claims);
}

#[tokio::test]
async fn rules_27_and_28_facilities_of_the_demo_logins() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let of_district = ["JMDP001", "JMHC001", "JMHOS001"];
    assert_eq!(
        codes(&test, &test.actor("Admin").await, "health-facilities")
            .await
            .len(),
        15
    );
    assert_eq!(
        codes(&test, &test.actor("JHOS0011").await, "health-facilities").await,
        of_district
    );
    // W-15
    assert_eq!(
        codes(&test, &test.actor("E00001").await, "health-facilities").await,
        of_district
    );
    test.set(LocationSettings {
        row_security: RowSecurity::Legacy,
        ..LocationSettings::default()
    });
    let officer = test.actor("E00001").await;
    assert!(codes(&test, &officer, "health-facilities").await.is_empty());
    assert_eq!(codes(&test, &officer, "locations").await.len(), 4);
}

#[tokio::test]
async fn nobody_sees_nothing_and_the_setting_opens_everything() {
    let country = Country::new().await;
    let test = &country.test;
    let nobody = test.read(&Actor::Anonymous, &Query::of("locations")).await;
    assert!(nobody.is_err());
    let clerk = test.user(&country.admin, "clerk", &[], json!({})).await;
    assert!(codes(test, &clerk, "locations").await.is_empty());
    test.set(LocationSettings {
        no_location_check: true,
        ..LocationSettings::default()
    });
    assert_eq!(codes(test, &test.actor("clerk").await, "locations").await.len(), 11);
}

#[tokio::test]
async fn nothing_leaks_through_ids_filters_or_relationships() {
    let country = Country::new().await;
    let d1 = country.id("D1").await;
    let clerk = country
        .test
        .user(&country.admin, "clerk", &[], json!({ "districts": [d1] }))
        .await;
    let hidden = Query::of("locations").rows(Rows::PublicId(country.id("V3").await));
    assert!(country.test.column(&clerk, &hidden, "code").await.is_empty());
    let by_child = filtered(whole("locations"), "children.code", Lookup::Exact, &["D2"]);
    assert!(country.test.column(&clerk, &by_child, "code").await.is_empty());
    let visible = filtered(whole("locations"), "children.code", Lookup::Exact, &["D1"]);
    assert_eq!(country.test.column(&clerk, &visible, "code").await, ["R1"]);
    // W-14: a facility elsewhere stays elsewhere
    let facility = country.facility("F2", "D2").await;
    country.done("health_facility.create", None, facility).await;
    assert_eq!(codes(&country.test, &clerk, "health-facilities").await, ["F1"]);
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_rows() {
    let country = Country::new().await;
    let query = including(whole("locations"), "children");
    let query = including(including(query, "healthFacilities"), "parent");
    let query = filtered(query, "parent.code", Lookup::In, &["D1", "M1", "M2", "R1"]);
    let few = country.test.read(&country.admin, &query).await.unwrap();
    let (before, statements) = (column(&few, "code").len(), few.statements);
    let m1 = country.id("M1").await;
    for number in 10..30 {
        country.create(&format!("V{number}"), "V", Some(&m1)).await;
    }
    let many = country.test.read(&country.admin, &query).await.unwrap();
    assert_eq!(column(&many, "code").len(), before + 20);
    assert_eq!(many.statements, statements);
    assert!(statements <= 3, "{statements}");
}
