//! Who sees which people (W-62, rule 30).

use super::country::Country;
use openimis_core::access::Actor;
use openimis_core::administration::rights as core_rights;
use openimis_core::declare::Right;
use openimis_core::read::{Lookup, Query, Rows};
use openimis_location::{LocationSettings, RowSecurity};
use openimis_testkit::{TestDatabase, TestPlatform, filtered, including, whole};
use serde_json::{Value, json};

const PERSONNEL: [Right; 10] = [
    core_rights::FIND_USERS,
    core_rights::ADD_USERS,
    core_rights::EDIT_USERS,
    core_rights::DELETE_USERS,
    core_rights::FIND_OFFICERS,
    core_rights::EDIT_OFFICERS,
    core_rights::DELETE_OFFICERS,
    core_rights::FIND_CLAIM_ADMINISTRATORS,
    core_rights::EDIT_CLAIM_ADMINISTRATORS,
    core_rights::DELETE_CLAIM_ADMINISTRATORS,
];

/// The small country with people: in D1 the clerk, `near`, the officer `eo1` (V1) and the claim administrator `ca1` (F1);
/// in D2 `far`, `eo2` (V3) and `ca2` (F2); `both` in both, as the administrator who entered them (rule 61); `nowhere` in
/// none.
struct Office {
    country: Country,
    clerk: Actor,
}

impl Office {
    async fn new() -> Self {
        let country = Country::new().await;
        let (d1, d2) = (country.id("D1").await, country.id("D2").await);
        let facility = country.facility("F2", "D2").await;
        country.done("health_facility.create", None, facility).await;
        let officer = |village: &str| json!({ "userTypes": ["INTERACTIVE", "OFFICER"], "villages": [village] });
        let claims =
            |facility: &str| json!({ "userTypes": ["INTERACTIVE", "CLAIM_ADMIN"], "healthFacility": facility });
        for (name, place) in [
            ("near", json!({ "districts": [d1] })),
            ("far", json!({ "districts": [d2] })),
            ("both", json!({ "districts": [d1, d2] })),
            ("nowhere", json!({})),
            ("eo1", officer(&country.id("V1").await)),
            ("eo2", officer(&country.id("V3").await)),
            ("ca1", claims(&country.facility_id("F1").await)),
            ("ca2", claims(&country.facility_id("F2").await)),
        ] {
            country.test.user(&country.admin, name, &[], place).await;
        }
        let test = &country.test;
        let clerk = test.user(&country.admin, "clerk", &PERSONNEL, json!({ "districts": [d1] }));
        Self {
            clerk: clerk.await,
            country,
        }
    }

    async fn seen(&self, actor: &Actor, query: &Query, field: &str) -> Vec<String> {
        self.country.test.column(actor, query, field).await
    }

    async fn users(&self, actor: &Actor) -> Vec<String> {
        self.seen(actor, &whole("users"), "username").await
    }

    async fn account(&self, username: &str) -> String {
        let query = format!("SELECT id FROM \"core_User\" WHERE username = '{username}'");
        self.country.sql(&query).await
    }

    async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.country.test.refusal(&self.clerk, operation, target, input).await
    }
}

#[tokio::test]
async fn w_62_people_of_the_own_area_are_seen_and_no_others() {
    let office = Office::new().await;
    let (admin, clerk) = (&office.country.admin, &office.clerk);
    let everybody = [
        "admin", "both", "ca1", "ca2", "clerk", "eo1", "eo2", "far", "near", "nowhere",
    ];
    let colleagues = ["admin", "both", "ca1", "clerk", "eo1", "near"];
    assert_eq!(office.users(admin).await, everybody);
    assert_eq!(office.users(clerk).await, colleagues);
    let people = whole("interactive-users");
    assert_eq!(office.seen(clerk, &people, "loginName").await, colleagues);
    assert_eq!(office.seen(admin, &whole("user-roles"), "id").await.len(), 10);
    assert_eq!(office.seen(clerk, &whole("user-roles"), "id").await.len(), 6);
    assert_eq!(office.seen(admin, &whole("officers"), "code").await, ["eo1", "eo2"]);
    assert_eq!(office.seen(clerk, &whole("officers"), "code").await, ["eo1"]);
    // rule 30
    let claims = whole("claim-administrators");
    assert_eq!(office.seen(admin, &claims, "code").await, ["ca1", "ca2"]);
    assert_eq!(office.seen(clerk, &claims, "code").await, ["ca1"]);
    // whoever leaves the area is gone from it
    let target = office.account("both").await;
    let d2 = json!({ "districts": [office.country.id("D2").await] });
    office.country.done("user.change", Some(&target), d2).await;
    assert_eq!(office.users(clerk).await, ["admin", "ca1", "clerk", "eo1", "near"]);
}

#[tokio::test]
async fn everybody_sees_himself() {
    let office = Office::new().await;
    let test = &office.country.test;
    let idle = test.user(&office.country.admin, "idle", &PERSONNEL, json!({})).await;
    assert_eq!(office.users(&idle).await, ["idle"]);
    assert_eq!(
        office.seen(&idle, &whole("interactive-users"), "loginName").await,
        ["idle"]
    );
    assert_eq!(office.seen(&idle, &whole("user-roles"), "id").await.len(), 1);
    let place = json!({ "userTypes": ["INTERACTIVE", "OFFICER", "CLAIM_ADMIN"] });
    let many = test.user(&office.country.admin, "many", &PERSONNEL, place).await;
    assert_eq!(office.seen(&many, &whole("officers"), "code").await, ["many"]);
    assert_eq!(
        office.seen(&many, &whole("claim-administrators"), "code").await,
        ["many"]
    );
}

#[tokio::test]
async fn settings_open_what_they_open_elsewhere() {
    let office = Office::new().await;
    for settings in [
        LocationSettings {
            row_security: RowSecurity::Legacy,
            ..LocationSettings::default()
        },
        LocationSettings {
            no_location_check: true,
            ..LocationSettings::default()
        },
    ] {
        office.country.test.set(settings);
        let clerk = office.country.test.actor("clerk").await;
        assert_eq!(office.users(&clerk).await.len(), 10);
        assert_eq!(office.seen(&clerk, &whole("officers"), "code").await.len(), 2);
        assert_eq!(
            office.seen(&clerk, &whole("claim-administrators"), "code").await.len(),
            2
        );
    }
}

#[tokio::test]
async fn nothing_is_found_out_about_people_elsewhere() {
    let office = Office::new().await;
    let clerk = &office.clerk;
    let far = office.account("far").await;
    let single = Query::of("users").rows(Rows::PublicId(far.clone()));
    assert!(office.seen(clerk, &single, "username").await.is_empty());
    let history = Query::of("users").rows(Rows::History(far));
    assert!(office.country.test.read(clerk, &history).await.is_err());
    for (resource, path, value) in [
        ("languages", "interactiveUsers.loginName", "far"),
        ("user-roles", "user.loginName", "far"),
        ("officers", "users.username", "eo2"),
        ("mutation-logs", "users.username", "far"),
    ] {
        let query = filtered(whole(resource), path, Lookup::Exact, &[value]);
        assert!(office.seen(clerk, &query, "id").await.is_empty(), "{resource} {path}");
    }
    let query = including(whole("languages"), "interactiveUsers");
    let found = office.country.test.read(clerk, &query).await.unwrap();
    let people = found
        .records()
        .flat_map(|language| language.to_many().collect::<Vec<_>>());
    let people: usize = people.filter_map(|many| many.records().map(Iterator::count)).sum();
    assert_eq!(people, 6);
}

#[tokio::test]
async fn people_elsewhere_can_be_neither_changed_nor_ended() {
    let office = Office::new().await;
    let key = |table: &str, column: &str, code: &str| {
        format!(r#"SELECT "{table}UUID" FROM "tbl{table}" WHERE "{column}" = '{code}'"#)
    };
    let officer = office.country.sql(&key("Officer", "Code", "eo2")).await;
    let claims = office.country.sql(&key("ClaimAdmin", "ClaimAdminCode", "ca2")).await;
    let change = json!({ "lastName": "Changed" });
    for name in ["far", "eo2", "ca2", "nowhere"] {
        let target = office.account(name).await;
        for (operation, input) in [
            ("user.change", change.clone()),
            ("user.change", json!({ "password": "Nuevo-gime-lora-27" })),
            ("user.delete", json!({})),
        ] {
            assert_eq!(
                office.refused(operation, Some(&target), input).await,
                "core.not_found",
                "{name}"
            );
        }
    }
    for (operation, target, input) in [
        ("officer.change", &officer, change.clone()),
        ("officer.delete", &officer, json!({})),
        ("claim_administrator.change", &claims, change.clone()),
        ("claim_administrator.delete", &claims, json!({})),
    ] {
        assert_eq!(
            office.refused(operation, Some(target), input).await,
            "core.not_found",
            "{operation}"
        );
    }
    let target = office.account("near").await;
    office
        .country
        .test
        .saved(&office.clerk, "user.change", Some(&target), change)
        .await;
}

#[tokio::test]
async fn whoever_is_created_is_seen_by_his_creator() {
    let office = Office::new().await;
    let (d1, v1) = (office.country.id("D1").await, office.country.id("V1").await);
    let new = |name: &str, more: Value| {
        let mut user = json!({
            "username": name, "lastName": "Okafor", "otherNames": "Amara", "userTypes": ["INTERACTIVE"],
            "email": format!("{name}@example.org"), "language": "en", "roles": [],
        });
        user.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        user
    };
    assert_eq!(
        office.refused("user.create", None, new("lost", json!({}))).await,
        "location.outside_area"
    );
    let here = new("here", json!({ "districts": [d1] }));
    office
        .country
        .test
        .saved(&office.clerk, "user.create", None, here)
        .await;
    assert_eq!(
        office.users(&office.clerk).await,
        ["admin", "both", "ca1", "clerk", "eo1", "here", "near"]
    );

    // an officer of another district without an account is not taken over by giving him one
    let officer = json!({ "code": "eo3", "lastName": "Okafor", "otherNames": "Amara",
        "villages": [office.country.id("V3").await] });
    office.country.done("officer.create", None, officer).await;
    let taken = new("eo3", json!({ "userTypes": ["OFFICER"], "villages": [v1] }));
    assert_eq!(office.refused("user.create", None, taken).await, "officer.code_taken");
}

/// The people of R1D2 in the reference's demonstration data, seen by its claim administrator and by its officer, who
/// get the rights to look.
#[tokio::test]
async fn rule_30_people_of_the_demo_logins() {
    let Some(database) = TestDatabase::demo() else {
        return;
    };
    let test = TestPlatform::linked(database);
    test.database
        .run(
            r#"INSERT INTO "tblRoleRight" ("RoleID", "RightID", "ValidityFrom")
            SELECT "RoleID", right_id, now() FROM "tblRole", unnest(ARRAY[121501, 121601, 121701]) AS right_id
            WHERE "IsSystem" IN (1, 256) AND "ValidityTo" IS NULL"#,
        )
        .await;
    let people = [
        "Admin", "Admin_Fr", "E00001", "E00002", "E00003", "E00004", "E00013", "JHOS0011", "JMDP0011", "JMHC0011",
    ];
    for login in ["JHOS0011", "E00001"] {
        let actor = test.actor(login).await;
        let mut seen = test.column(&actor, &whole("interactive-users"), "loginName").await;
        seen.sort();
        assert_eq!(seen, people, "{login}");
        // one of them has no account: he never logged in (W-11)
        let accounts = test.column(&actor, &whole("users"), "username").await;
        assert_eq!(accounts.len(), 9, "{login}: {accounts:?}");
        let claims = test.column(&actor, &whole("claim-administrators"), "code").await;
        assert_eq!(claims, ["JHOS0011", "JMDP0011", "JMHC0011"], "{login}");
        let officers = test.column(&actor, &whole("officers"), "code").await;
        assert_eq!(officers, ["E00001", "E00002", "E00003", "E00004", "E00013"], "{login}");
    }
    let admin = test.actor("Admin").await;
    assert_eq!(
        test.column(&admin, &whole("interactive-users"), "loginName")
            .await
            .len(),
        31
    );
}
