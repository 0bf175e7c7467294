//! Where people work.

use super::country::Country;
use openimis_core::access::Actor;
use openimis_core::administration::{CoreSettings, FieldControl, rights as core_rights};
use openimis_core::read::Query;
use openimis_testkit::{column, including};
use serde_json::{Value, json};

const DISTRICTS: &str = r#"SELECT link."UserDistrictID" || ' ' || place."LocationCode"
    FROM "tblUsersDistricts" link JOIN "tblLocations" place USING ("LocationId")
    JOIN "tblUsers" person ON person.id = link."UserID"
    WHERE person."LoginName" = 'worker' AND link."ValidityTo" IS NULL ORDER BY place."LocationCode""#;

fn account(actor: &Actor) -> String {
    actor.user().unwrap().account.id.to_string()
}

async fn districts(country: &Country) -> Vec<(String, String)> {
    let rows = country.test.database.values(DISTRICTS).await;
    let pair = |row: String| row.split_once(' ').map(|(key, code)| (code.to_owned(), key.to_owned()));
    rows.into_iter().filter_map(pair).collect()
}

#[tokio::test]
async fn rules_50_and_51_districts_are_linked_ended_and_revived() {
    let country = Country::new().await;
    let (a, b, c) = (country.id("D1").await, country.id("D2").await, country.id("D3").await);
    let worker = country
        .test
        .user(&country.admin, "worker", &[], json!({ "districts": [a, b] }))
        .await;
    let first = districts(&country).await;
    let codes = |rows: &[(String, String)]| rows.iter().map(|(code, _)| code.clone()).collect::<Vec<_>>();
    assert_eq!(codes(&first), ["D1", "D2"]);

    let target = account(&worker);
    country
        .done("user.change", Some(&target), json!({ "districts": [b, c] }))
        .await;
    assert_eq!(codes(&districts(&country).await), ["D2", "D3"]);
    country
        .done("user.change", Some(&target), json!({ "districts": [a, b] }))
        .await;
    assert_eq!(districts(&country).await, first);
    country
        .done("user.change", Some(&target), json!({ "phone": "123" }))
        .await;
    assert_eq!(districts(&country).await, first);
}

#[tokio::test]
async fn only_districts_are_given_and_only_those_of_the_own_area() {
    let country = Country::new().await;
    let (d1, d2) = (country.id("D1").await, country.id("D2").await);
    let worker = country
        .test
        .user(&country.admin, "worker", &[], json!({ "districts": [d1] }))
        .await;
    let target = account(&worker);
    let village = json!({ "districts": [country.id("V1").await] });
    assert_eq!(
        country.refused("user.change", Some(&target), village).await,
        "location.wrong_place_of_work"
    );
    let villages = json!({ "villages": [country.id("V1").await] });
    assert_eq!(
        country.refused("user.change", Some(&target), villages).await,
        "location.wrong_place_of_work"
    );

    let held = [core_rights::EDIT_USERS];
    let clerk = country
        .test
        .user(&country.admin, "clerk", &held, json!({ "districts": [d1] }))
        .await;
    let beyond = json!({ "districts": [d1, d2] });
    let refusal = country.test.refusal(&clerk, "user.change", Some(&target), beyond).await;
    assert_eq!(refusal, "core.no_such_reference");
    assert_eq!(districts(&country).await.len(), 1);
}

#[tokio::test]
async fn rule_55_villages_of_an_officer_and_the_districts_of_his_facility() {
    let country = Country::new().await;
    let (v1, v2, v3) = (country.id("V1").await, country.id("V2").await, country.id("V3").await);
    let place = json!({
        "userTypes": ["INTERACTIVE", "OFFICER"], "villages": [v1, v2],
        "healthFacility": country.facility_id("F1").await,
    });
    let officer = country.test.user(&country.admin, "worker", &[], place).await;
    let villages = r#"SELECT "LocationCode" FROM "tblOfficerVillages" link JOIN "tblLocations" USING ("LocationId")
        JOIN "tblOfficer" ON "tblOfficer"."OfficerID" = link."OfficerId"
        WHERE "Code" = 'worker' AND "HasLogin" AND link."ValidityTo" IS NULL ORDER BY 1"#;
    assert_eq!(country.test.database.values(villages).await, ["V1", "V2"]);
    let district = r#"SELECT "LocationCode" FROM "tblOfficer" JOIN "tblLocations" USING ("LocationId")
        WHERE "Code" = 'worker' AND "tblOfficer"."ValidityTo" IS NULL"#;
    assert_eq!(country.sql(district).await, "D1");

    // his next request sees his new area
    country
        .done("user.change", Some(&account(&officer)), json!({ "villages": [v3] }))
        .await;
    let officer = country.test.actor("worker").await;
    let seen = country.test.column(&officer, &Query::of("locations"), "code").await;
    assert_eq!(seen, ["D2", "M2", "R1", "V3"]);
}

/// An officer's row gets a copy when only his district changes.
#[tokio::test]
async fn rule_55_a_changed_district_leaves_a_copy() {
    let country = Country::new().await;
    let officer = json!({ "code": "E1", "lastName": "Okafor", "otherNames": "Amara" });
    country.done("officer.create", None, officer).await;
    let id = country
        .sql(r#"SELECT "OfficerUUID" FROM "tblOfficer" WHERE "Code" = 'E1'"#)
        .await;
    for district in ["D1", "D2"] {
        let change = json!({ "location": country.id(district).await });
        country.done("officer.change", Some(&id), change).await;
    }
    let copies = r#"SELECT count(*) FROM "tblOfficer" copy JOIN "tblOfficer" live
        ON copy."LegacyID" = live."OfficerID" WHERE live."Code" = 'E1'"#;
    assert_eq!(country.sql(copies).await, "2");
    // one change of name and district leaves one copy more, and each version begins where the one before it ends
    let both = json!({ "lastName": "Adeyemi", "location": country.id("D1").await });
    country.done("officer.change", Some(&id), both).await;
    assert_eq!(country.sql(copies).await, "3");
    let versions =
        r#"SELECT count(*) FROM "tblOfficer" one JOIN "tblOfficer" next ON next."ValidityFrom" = one."ValidityTo""#;
    assert_eq!(country.sql(versions).await, "3");
}

/// W-46: the setting of core speaks of the places too, and an optional one ends nothing.
#[tokio::test]
async fn w_46_obligatory_and_hidden_places() {
    let country = Country::new().await;
    let controls = [
        ("address", FieldControl::Optional),
        ("districts", FieldControl::Mandatory),
        ("health_facility_id", FieldControl::Hidden),
        ("village_ids", FieldControl::Mandatory),
    ];
    country.test.set(CoreSettings {
        fields_controls_user: controls.map(|(field, control)| (field.to_owned(), control)).into(),
        ..CoreSettings::default()
    });
    let user = |name: &str, kinds: &[&str]| {
        json!({
            "username": name, "lastName": "Okafor", "otherNames": "Amara", "userTypes": kinds,
            "email": format!("{name}@example.org"), "language": "en", "roles": [],
        })
    };
    let with = |mut user: Value, place: Value| {
        user.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
        user
    };
    let (d1, v1) = (country.id("D1").await, country.id("V1").await);
    let facility = country.facility_id("F1").await;
    let person = user("person", &["INTERACTIVE"]);
    for (input, expected) in [
        (person.clone(), "user.obligatory_field"),
        (
            with(person.clone(), json!({ "districts": [] })),
            "user.obligatory_field",
        ),
        (
            with(person.clone(), json!({ "districts": [d1], "healthFacility": facility })),
            "user.hidden_field",
        ),
        (
            with(user("officer", &["OFFICER"]), json!({ "location": d1 })),
            "user.obligatory_field",
        ),
    ] {
        assert_eq!(
            country.refused("user.create", None, input.clone()).await,
            expected,
            "{input}"
        );
    }
    // villages are not asked of a person, districts not of an officer who does not log in
    country
        .done("user.create", None, with(person, json!({ "districts": [d1] })))
        .await;
    let officer = with(user("officer", &["OFFICER"]), json!({ "villages": [v1] }));
    country.done("user.create", None, officer).await;
    let id = country
        .sql(r#"SELECT id FROM "core_User" WHERE username = 'person'"#)
        .await;
    // what is there already may be left out, and not be taken away
    country.done("user.change", Some(&id), json!({ "phone": "123" })).await;
    let none = json!({ "districts": [] });
    assert_eq!(
        country.refused("user.change", Some(&id), none).await,
        "user.obligatory_field"
    );
}

#[tokio::test]
async fn what_is_added_to_people_can_be_read() {
    let country = Country::new().await;
    let place = json!({
        "userTypes": ["INTERACTIVE", "OFFICER", "CLAIM_ADMIN"], "villages": [country.id("V1").await],
        "districts": [country.id("D1").await], "healthFacility": country.facility_id("F1").await,
    });
    country.test.user(&country.admin, "worker", &[], place).await;
    for (resource, path, field, expected) in [
        (
            "interactive-users",
            "userDistricts.location",
            "loginName",
            vec!["admin", "worker"],
        ),
        (
            "interactive-users",
            "healthFacility",
            "loginName",
            vec!["admin", "worker"],
        ),
        ("officers", "officerVillages.location", "code", vec!["worker"]),
        ("officers", "location", "code", vec!["worker"]),
        ("claim-administrators", "healthFacility", "code", vec!["worker"]),
    ] {
        let found = country
            .test
            .read(&country.admin, &including(Query::of(resource), path))
            .await;
        assert_eq!(column(&found.unwrap(), field), expected, "{resource} {path}");
    }
}
