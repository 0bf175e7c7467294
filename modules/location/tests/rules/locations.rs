//! Creating and changing locations.

use super::country::Country;
use openimis_core::administration::rights as core_rights;
use openimis_location::rights;
use openimis_testkit::TestPlatform;
use serde_json::json;

#[tokio::test]
async fn rule_59_a_code_is_unique_among_valid_locations_of_every_type() {
    let country = Country::new().await;
    let region = json!({ "code": "V1", "name": "North", "locationType": "R" });
    assert_eq!(
        country.refused("location.create", None, region.clone()).await,
        "location.code_taken"
    );
    country
        .done("location.delete", Some(&country.id("V1").await), json!({}))
        .await;
    country.done("location.create", None, region).await;
    // and on a change
    let change = json!({ "code": "V3" });
    let target = country.id("V2").await;
    assert_eq!(
        country.refused("location.change", Some(&target), change).await,
        "location.code_taken"
    );
}

#[tokio::test]
async fn rule_60_regions_and_districts_need_a_further_right() {
    let country = Country::new().await;
    let d1 = country.id("D1").await;
    let held = [rights::ADD_LOCATIONS, rights::EDIT_LOCATIONS, rights::MOVE_LOCATIONS];
    let clerk = country
        .test
        .user(&country.admin, "clerk", &held, json!({ "districts": [d1] }))
        .await;
    let district = json!({ "code": "D9", "name": "New", "locationType": "D", "parent": country.id("R1").await });
    let refusal = country.test.refusal(&clerk, "location.create", None, district).await;
    assert_eq!(refusal, "location.region_right_missing");
    let village = json!({ "code": "V9", "name": "New", "locationType": "V", "parent": country.id("M1").await });
    country.test.saved(&clerk, "location.create", None, village).await;
    // nor by a move to the top
    let target = country.id("M1").await;
    let refusal = country
        .test
        .refusal(&clerk, "location.move", Some(&target), json!({}))
        .await;
    assert_eq!(refusal, "location.region_right_missing");
}

#[tokio::test]
async fn rule_61_the_creator_of_a_district_works_in_it() {
    let country = Country::new().await;
    let held = [rights::ADD_LOCATIONS, rights::ADD_REGIONS, core_rights::FIND_USERS];
    let clerk = country.test.user(&country.admin, "clerk", &held, json!({})).await;
    let district = json!({ "code": "D9", "name": "New", "locationType": "D", "parent": country.id("R1").await });
    country.test.saved(&clerk, "location.create", None, district).await;
    let links = format!(
        r#"SELECT place."LocationCode" FROM "tblUsersDistricts" link JOIN "tblLocations" place USING ("LocationId")
           WHERE link."UserID" = {} AND link."ValidityTo" IS NULL"#,
        TestPlatform::person(&clerk)
    );
    assert_eq!(country.test.database.values(&links).await, ["D9"]);
}

#[tokio::test]
async fn rule_62_and_w_40_populations_sent_as_null_are_emptied_and_a_copy_is_kept() {
    let country = Country::new().await;
    let v1 = country.id("V1").await;
    country
        .done(
            "location.change",
            Some(&v1),
            json!({ "malePopulation": 7, "families": 3 }),
        )
        .await;
    country
        .done("location.change", Some(&v1), json!({ "malePopulation": null }))
        .await;
    assert_eq!(country.value("\"MalePopulation\"", "V1").await, "-");
    assert_eq!(country.value("\"Families\"", "V1").await, "3");
    assert_eq!(country.id("V1").await, v1);
    let kept = country
        .test
        .database
        .values(&format!(
            r#"SELECT copy."MalePopulation" FROM "tblLocations" copy JOIN "tblLocations" live
               ON copy."LegacyID" = live."LocationId" WHERE live."LocationUUID" = '{v1}' ORDER BY copy."LocationId""#
        ))
        .await;
    assert_eq!(kept, ["-", "7"]);
}

#[tokio::test]
async fn rule_67_and_w_21_a_parent_is_one_level_above_and_types_are_known() {
    let country = Country::new().await;
    let r1 = country.id("R1").await;
    let cases = [
        (
            json!({ "code": "X", "name": "X", "locationType": "W", "parent": r1 }),
            "location.wrong_level",
        ),
        (
            json!({ "code": "X", "name": "X", "locationType": "Q", "parent": r1 }),
            "location.unknown_type",
        ),
        (
            json!({ "code": "X", "name": "X", "locationType": "D" }),
            "location.wrong_level",
        ),
        (
            json!({ "code": "X", "name": "X", "locationType": "R", "parent": r1 }),
            "location.wrong_level",
        ),
    ];
    for (input, expected) in cases {
        assert_eq!(
            country.refused("location.create", None, input.clone()).await,
            expected,
            "{input}"
        );
    }
    let m1 = country.id("M1").await;
    for (input, expected) in [
        (json!({ "parent": m1 }), "location.wrong_level"),
        (json!({ "parent": r1 }), "location.wrong_level"),
        (json!({ "locationType": "V" }), "location.type_by_move"),
    ] {
        assert_eq!(
            country.refused("location.change", Some(&m1), input.clone()).await,
            expected,
            "{input}"
        );
    }
}

/// W-64: what lies above one's area is shown, so that the tree can be drawn; it is not one's own.
#[tokio::test]
async fn w_64_places_above_and_beside_the_area_are_not_touched() {
    let country = Country::new().await;
    let d1 = country.id("D1").await;
    let held = [
        rights::ADD_LOCATIONS,
        rights::EDIT_LOCATIONS,
        rights::MOVE_LOCATIONS,
        rights::DELETE_LOCATIONS,
        rights::ADD_HEALTH_FACILITIES,
    ];
    let clerk = country
        .test
        .user(&country.admin, "clerk", &held, json!({ "districts": [d1] }))
        .await;
    let (r1, m1, m2, v3) = (
        country.id("R1").await,
        country.id("M1").await,
        country.id("M2").await,
        country.id("V3").await,
    );
    let refusal = |operation, target, input| country.test.refusal(&clerk, operation, target, input);
    assert_eq!(
        refusal("location.delete", Some(&*r1), json!({})).await,
        "location.outside_area"
    );
    assert_eq!(
        refusal("location.move", Some(&*r1), json!({})).await,
        "location.outside_area"
    );
    assert_eq!(
        refusal("location.change", Some(&*v3), json!({ "name": "Mine" })).await,
        "core.not_found"
    );
    let village = json!({ "code": "V9", "name": "New", "locationType": "V", "parent": m2 });
    assert_eq!(
        refusal("location.create", None, village).await,
        "core.no_such_reference"
    );
    let facility = country.facility("F9", "D2").await;
    assert_eq!(
        refusal("health_facility.create", None, facility).await,
        "core.no_such_reference"
    );
    country
        .test
        .perform(&clerk, "location.change", Some(&m1), json!({ "name": "Mine" }))
        .await
        .unwrap();
}
