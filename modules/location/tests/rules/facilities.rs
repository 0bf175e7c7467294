//! Health facilities.

use super::country::Country;
use openimis_core::declare::Answer;
use openimis_location::rights;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

async fn with(country: &Country, more: Value) -> Value {
    let mut facility = country.facility("F2", "D2").await;
    facility
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    facility
}

#[tokio::test]
async fn rule_68_a_code_has_at_most_eight_characters() {
    let country = Country::new().await;
    let nine = with(&country, json!({ "code": "123456789" })).await;
    country.refused("health_facility.create", None, nine).await;
    let eight = with(&country, json!({ "code": "12345678" })).await;
    country.done("health_facility.create", None, eight.clone()).await;
    assert_eq!(
        country.refused("health_facility.create", None, eight).await,
        "health_facility.code_taken"
    );
}

#[tokio::test]
async fn rule_69_contract_dates_and_status() {
    let country = Country::new().await;
    let (early, late) = ("2026-01-01", "2026-12-31");
    for (input, expected) in [
        (
            json!({ "contractStartDate": early }),
            "health_facility.single_contract_date",
        ),
        (
            json!({ "contractStartDate": late, "contractEndDate": early }),
            "health_facility.contract_range",
        ),
        (
            json!({ "contractStartDate": early, "contractEndDate": early }),
            "health_facility.contract_range",
        ),
        (json!({ "status": "ZZ" }), "health_facility.incorrect_status"),
        (
            json!({ "location": country.id("V1").await }),
            "health_facility.not_a_district",
        ),
    ] {
        let facility = with(&country, input.clone()).await;
        assert_eq!(
            country.refused("health_facility.create", None, facility).await,
            expected,
            "{input}"
        );
    }
}

#[tokio::test]
async fn rule_70_a_change_keeps_what_is_not_sent_and_writes_a_copy() {
    let country = Country::new().await;
    let f1 = country.facility_id("F1").await;
    country
        .done(
            "health_facility.change",
            Some(&f1),
            json!({ "phone": "123", "status": "IN" }),
        )
        .await;
    country
        .done("health_facility.change", Some(&f1), json!({ "phone": null }))
        .await;
    let live = r#"SELECT coalesce("Phone", '-') || ' ' || status FROM "tblHF" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(country.sql(live).await, "- IN");
    let copies = format!(
        r#"SELECT count(*) FROM "tblHF" copy JOIN "tblHF" live ON copy."LegacyID" = live."HfID"
           WHERE live."HfUUID" = '{f1}' AND copy."HfUUID" <> live."HfUUID" AND copy."ValidityTo" IS NOT NULL"#
    );
    assert_eq!(country.sql(&copies).await, "2");
}

#[tokio::test]
async fn rule_71_and_w_44_catchments_are_kept_ended_and_made() {
    const ROWS: &str = r#"SELECT "LocationCode" || ' ' || "Catchment" || ' ' ||
        CASE WHEN catchment."ValidityTo" IS NULL THEN 'live' ELSE 'ended' END || ' ' ||
        CASE WHEN facility."ValidityTo" IS NULL THEN 'of live' ELSE 'of copy' END
        FROM "tblHFCatchment" catchment JOIN "tblLocations" USING ("LocationId")
        JOIN "tblHF" facility ON facility."HfID" = catchment."HFID" ORDER BY 1"#;
    let country = Country::new().await;
    let (v1, v2, v3) = (country.id("V1").await, country.id("V2").await, country.id("V3").await);
    let two = json!({ "catchments": [{ "location": v1, "catchment": 40 }, { "location": v2 }] });
    let facility = with(&country, two).await;
    country.done("health_facility.create", None, facility).await;
    let f2 = country.facility_id("F2").await;
    let key = r#"SELECT "HFCatchmentId" FROM "tblHFCatchment" WHERE "Catchment" = 40"#;
    let kept: i32 = country.sql(key).await.parse().unwrap();
    let change = json!({ "catchments": [
        { "id": kept, "location": v1, "catchment": 40 }, { "location": v3, "catchment": 5 },
    ] });
    country.done("health_facility.change", Some(&f2), change).await;
    assert_eq!(
        country.test.database.values(ROWS).await,
        ["V1 40 live of live", "V2 100 ended of copy", "V3 5 live of live"]
    );
    assert_eq!(country.sql(key).await, kept.to_string());
    for wrong in [
        json!([{ "location": v1, "catchment": 101 }]),
        json!([{ "location": v1 }, { "location": v1 }]),
        json!([{ "location": country.id("M1").await }]),
        json!([{ "id": 999_999, "location": v1 }]),
    ] {
        let input = json!({ "catchments": wrong });
        assert_eq!(
            country.refused("health_facility.change", Some(&f2), input).await,
            "health_facility.catchment"
        );
    }
    country
        .done("health_facility.change", Some(&f2), json!({ "catchments": [] }))
        .await;
    assert!(
        country
            .test
            .database
            .values(ROWS)
            .await
            .iter()
            .all(|row| row.contains("ended of copy"))
    );
}

#[tokio::test]
async fn rule_72_and_w_45_an_ended_facility_is_not_changed_and_its_catchments_end() {
    let country = Country::new().await;
    let f1 = country.facility_id("F1").await;
    let village = json!({ "catchments": [{ "location": country.id("V1").await }] });
    country.done("health_facility.change", Some(&f1), village).await;
    country.done("health_facility.delete", Some(&f1), json!({})).await;
    let copy = r#"SELECT max("HfUUID") FROM "tblHF" WHERE "LegacyID" IS NOT NULL"#;
    let elsewhere = json!({ "districts": [country.id("D2").await] });
    let held = [rights::EDIT_HEALTH_FACILITIES];
    let stranger = country.test.user(&country.admin, "stranger", &held, elsewhere).await;
    for (id, expected) in [
        (f1, "health_facility.historical"),
        (country.sql(copy).await, "health_facility.historical"),
        ("00000000-0000-4000-8000-000000000000".to_owned(), "core.not_found"),
    ] {
        let change = json!({ "name": "New" });
        let refusal = country
            .refused("health_facility.change", Some(&id), change.clone())
            .await;
        assert_eq!(refusal, expected, "{id}");
        // whoever may not see the facility is not told that it was there
        let operation = "health_facility.change";
        let refusal = country.test.refusal(&stranger, operation, Some(&id), change).await;
        assert_eq!(refusal, "core.not_found", "{id}");
        let deleted = country.refused("health_facility.delete", Some(&id), json!({})).await;
        assert_eq!(deleted, "core.not_found", "{id}");
    }
    let live = r#"SELECT count(*) FROM "tblHFCatchment" WHERE "ValidityTo" IS NULL"#;
    assert_eq!(country.sql(live).await, "0");
    let copies = r#"SELECT count(*) FROM "tblHF" WHERE "LegacyID" IS NOT NULL"#;
    assert_eq!(country.sql(copies).await, "2");
}

#[tokio::test]
async fn w_45_a_facility_where_somebody_works_is_not_ended() {
    let country = Country::new().await;
    let f1 = country.facility_id("F1").await;
    let place = json!({ "userTypes": ["INTERACTIVE", "CLAIM_ADMIN"], "healthFacility": f1 });
    country.test.user(&country.admin, "claims", &[], place).await;
    assert_eq!(
        country.refused("health_facility.delete", Some(&f1), json!({})).await,
        "health_facility.in_use"
    );
}

#[tokio::test]
async fn rule_73_whether_a_code_is_free() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    let admin = test.actor("Admin").await;
    for (code, free) in [("JMHOS001", false), ("ZZ000001", true)] {
        let question = json!({ "healthFacilityCode": code });
        let answer = test
            .perform(&admin, "health_facility.check_code", None, question)
            .await
            .unwrap();
        assert_eq!(answer, Answer::Value(json!(free)), "{code}");
    }
    let officer = test.actor("E00001").await;
    assert!(!officer.holds(rights::FIND_HEALTH_FACILITIES));
    let question = json!({ "healthFacilityCode": "ZZ000001" });
    assert_eq!(
        test.refusal(&officer, "health_facility.check_code", None, question)
            .await,
        "core.forbidden"
    );
}
