//! Who sees which people and families, and who may write where: spec 7.8.

use super::office::{C1, H1, H2, Office, person};
use openimis_core::access::Actor;
use openimis_core::error::Error;
use openimis_core::read::{Lookup, Query};
use openimis_insuree::{InsureeSettings, rights};
use openimis_location::{LocationSettings, RowSecurity};
use openimis_testkit::{filtered, including, whole};
use serde_json::json;

async fn numbers(office: &Office, actor: &Actor) -> Vec<String> {
    let mut numbers = office.test.column(actor, &whole("insurees"), "chfId").await;
    numbers.sort();
    numbers
}

#[tokio::test]
async fn rule_104_an_office_sees_the_people_of_its_district() {
    let office = Office::new().await;
    let clerk = office.clerk("clerk1", "D1").await;
    assert_eq!(numbers(&office, &clerk).await, [H1, C1]);
    // BUG-29: the current village goes before the family's
    let child = office.uuid(C1).await;
    let moved = json!({ "currentVillage": office.place("V2").await });
    office.done("insuree.change", &child, moved).await;
    assert_eq!(numbers(&office, &clerk).await, [H1]);
    let other = office.clerk("clerk2", "D2").await;
    assert_eq!(numbers(&office, &other).await, [C1, H2]);
    let families = office.test.column(&clerk, &whole("families"), "id").await;
    assert_eq!(families, [office.f1.as_str()]);
    // rule 103
    assert_eq!(numbers(&office, &office.admin).await, [H1, C1, H2]);
}

#[tokio::test]
async fn who_lives_nowhere_yet_is_seen_by_every_office() {
    let office = Office::new().await;
    office
        .saved("insuree.create", None, person("1", "Joe", "M", "1990-01-31"))
        .await;
    let clerk = office.clerk("clerk1", "D1").await;
    assert_eq!(
        numbers(&office, &clerk).await,
        [H1, C1, "1"].map(str::to_owned).to_vec()
    );
}

/// The gap of the existing backend, for who wants it: everybody sees whoever has no current village.
#[tokio::test]
async fn bug_29_is_reproduced_on_demand() {
    let office = Office::new().await;
    office.clerk("clerk1", "D1").await;
    office.test.set(LocationSettings {
        row_security: RowSecurity::Legacy,
        ..LocationSettings::default()
    });
    let clerk = office.test.actor("clerk1").await;
    assert_eq!(numbers(&office, &clerk).await, [H1, C1, H2]);
}

/// BUG-30.
#[tokio::test]
async fn rule_104_an_office_registers_families_in_its_district_only() {
    let office = Office::new().await;
    let clerk = office.clerk("clerk1", "D1").await;
    let head = person("1", "Joe", "M", "1990-01-31");
    let there = json!({ "headInsuree": head, "location": office.place("V2").await });
    let refused = office.test.refusal(&clerk, "family.create", None, there).await;
    assert!(
        refused == "location.outside_area" || refused == "core.no_such_reference",
        "{refused}"
    );
    let nowhere = json!({ "headInsuree": head });
    let refused = office.test.refusal(&clerk, "family.create", None, nowhere).await;
    assert_eq!(refused, "family.village_missing");
    let here = json!({ "headInsuree": head, "location": office.place("V1").await });
    office.test.saved(&clerk, "family.create", None, here).await;
    // and changes no people elsewhere
    let stranger = office.uuid(H2).await;
    let refused = office
        .test
        .refusal(&clerk, "insuree.change", Some(&stranger), json!({ "phone": "1" }))
        .await;
    assert_eq!(refused, "core.not_found");
    let child = office.uuid(C1).await;
    let there = json!({ "family": office.f2 });
    let refused = office
        .test
        .refusal(&clerk, "insuree.change_family", Some(&child), there)
        .await;
    assert_eq!(refused, "core.no_such_reference");
}

#[tokio::test]
async fn rule_102_each_verb_needs_its_right() {
    let office = Office::new().await;
    let reader = office.clerk_with("reader", "D1", &[rights::FIND_INSUREES]).await;
    let child = office.uuid(C1).await;
    for (operation, target, input) in [
        ("insuree.create", None, person("1", "Joe", "M", "1990-01-31")),
        ("insuree.change", Some(&child), json!({})),
        ("insuree.remove", Some(&child), json!({})),
        ("insuree.leave_family", Some(&child), json!({})),
        ("family.remove", Some(&office.f1), json!({})),
    ] {
        let refused = office
            .test
            .refusal(&reader, operation, target.map(String::as_str), input)
            .await;
        assert_eq!(refused, "core.forbidden", "{operation}");
    }
    assert!(office.test.read(&reader, &whole("families")).await.is_err());
    // BUG-31: the right to change is its own
    let adder = office.clerk_with("adder", "D1", &[rights::ADD_INSUREES]).await;
    let refused = office
        .test
        .refusal(&adder, "insuree.change", Some(&child), json!({}))
        .await;
    assert_eq!(refused, "core.forbidden");
    // another family needs both rights
    let editor = office.clerk_with("editor", "D1", &[rights::EDIT_INSUREES]).await;
    let to = json!({ "family": office.f1 });
    let refused = office
        .test
        .refusal(&editor, "insuree.change_family", Some(&child), to)
        .await;
    assert_eq!(refused, "core.forbidden");
}

#[tokio::test]
async fn rule_30_excluded_numbers_are_shown_to_nobody() {
    let office = Office::new().await;
    office
        .family("V1", person("999999999", "Nobody", "M", "1990-01-31"))
        .await;
    let clerk = office.clerk("clerk1", "D1").await;
    for actor in [&clerk, &office.admin] {
        assert!(!numbers(&office, actor).await.contains(&"999999999".to_owned()));
        assert!(!office.test.column(actor, &whole("families"), "id").await.is_empty());
        let by_head = filtered(whole("families"), "headInsuree.chfId", Lookup::Exact, &["999999999"]);
        assert!(office.test.column(actor, &by_head, "id").await.is_empty());
    }
    let mut anywhere = Query::of("insurees");
    anywhere.unscoped = true;
    let anywhere = filtered(anywhere, "chfId", Lookup::Exact, &["999999999"]);
    assert!(office.test.column(&clerk, &anywhere, "chfId").await.is_empty());
    office.test.set(InsureeSettings {
        excluded_insuree_chfids: Vec::new(),
        ..InsureeSettings::default()
    });
    let admin = office.test.actor("admin").await;
    assert!(numbers(&office, &admin).await.contains(&"999999999".to_owned()));
}

#[tokio::test]
async fn rule_45_unknown_poverty_counts_as_none() {
    let office = Office::new().await;
    office
        .done("family.change", &office.f2, json!({ "poverty": true }))
        .await;
    let none = filtered(whole("families"), "nullAsFalsePoverty", Lookup::Exact, &["false"]);
    assert_eq!(
        office.test.column(&office.admin, &none, "id").await,
        [office.f1.as_str()]
    );
    let poor = filtered(whole("families"), "nullAsFalsePoverty", Lookup::Exact, &["true"]);
    assert_eq!(
        office.test.column(&office.admin, &poor, "id").await,
        [office.f2.as_str()]
    );
}

#[tokio::test]
async fn people_are_found_within_a_place_and_by_what_is_typed() {
    let office = Office::new().await;
    let district = office.place("D1").await;
    let cases = [
        ("within", district.as_str(), vec![H1, C1]),
        ("search", "0707070", vec![H1, C1, H2]),
        ("search", "head", vec![H1]),
        ("search", "7070", vec![]),
        ("search", "%", vec![]),
        ("search", "______", vec![]),
        ("familyUuid", office.f2.as_str(), vec![H2]),
    ];
    for (criterion, value, expected) in cases {
        let query = filtered(whole("insurees"), criterion, Lookup::Exact, &[value]);
        let mut found = office.test.column(&office.admin, &query, "chfId").await;
        found.sort();
        assert_eq!(found, expected, "{criterion} {value}");
    }
}

#[tokio::test]
async fn the_number_of_statements_does_not_grow_with_the_rows() {
    let office = Office::new().await;
    let query = including(
        including(including(whole("families"), "members"), "headInsuree"),
        "location",
    );
    let few = office.test.read(&office.admin, &query).await.unwrap().statements;
    for number in 10..30 {
        let mut input = person(&number.to_string(), "Joe", "M", "1990-01-31");
        input["family"] = json!(office.f1);
        office.saved("insuree.create", None, input).await;
    }
    assert_eq!(office.test.read(&office.admin, &query).await.unwrap().statements, few);
    assert!(few <= 2, "{few}");
}

/// Nothing that a client sends is an error of the server.
#[tokio::test]
async fn odd_input_is_refused() {
    let office = Office::new().await;
    let child = office.uuid(C1).await;
    for change in [
        json!({ "dob": "2026-13-40" }),
        json!({ "family": "no such family" }),
        json!({ "family": 999_999 }),
        json!({ "currentVillage": office.place("D1").await }),
        json!({ "marital": "too long" }),
        json!({ "relationship": 70_000 }),
        json!({ "typeOfId": "ZZ" }),
        json!({ "photo": { "photo": "%%%" } }),
        json!({ "statusDate": "2026-01-01", "status": "IN", "statusReason": "nope" }),
        json!({ "noSuchField": 1 }),
    ] {
        let answer = office
            .test
            .perform(&office.admin, "insuree.change", Some(&child), change.clone())
            .await;
        assert!(matches!(answer, Err(Error::Refused(_))), "{change}: {answer:?}");
    }
    assert_eq!(office.copies(C1).await, "0");
}
