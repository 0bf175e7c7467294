//! The register of people and families.

use super::http::{Answer, reference};
use super::places::place;
use super::{Office, name_of};
use chrono::{Months, NaiveDate, Utc};
use cucumber::{given, then, when};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const FAMILIES: &str = "/api/v1/families";
const PEOPLE: &str = "/api/v1/insurees";

#[given(regex = r#"^the enrolment officer "([^"]+)" of "([^"]+)" is logged in$"#)]
async fn the_officer(office: &mut Office, name: String, village: String) {
    if office.find("users", "username", &name).await.is_none() {
        let village = place(office, &village).await;
        office
            .hire(
                &name,
                "Enrolment Officer",
                json!(["INTERACTIVE", "OFFICER"]),
                json!({ "villages": [village] }),
            )
            .await;
    }
    office.actor = Some(name);
}

#[given(regex = r#"^the family of "([^" ]+) ([^"]+)" with the number "([^"]+)" in "([^"]+)"$"#)]
async fn the_family(office: &mut Office, first: String, last: String, number: String, village: String) {
    let head = someone(&first, &last, &number, "1980-01-01");
    let answer = enrol(office, "admin", head, &village).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}

#[when(
    regex = r#"^(he|she) enrols the family of "([^" ]+) ([^"]+)", born on (\S+), with the number "([^"]+)" in "([^"]+)"$"#
)]
async fn enrols(
    office: &mut Office,
    who: String,
    first: String,
    last: String,
    born: String,
    number: String,
    village: String,
) {
    let actor = name_of(office, &who);
    let head = someone(&first, &last, &number, &born);
    office.last = Some(enrol(office, &actor, head, &village).await);
}

async fn enrol(office: &mut Office, actor: &str, head: Value, village: &str) -> Answer {
    let village = place(office, village).await;
    let family = json!({
        "type": "families",
        "attributes": { "headInsuree": head },
        "relationships": { "location": reference("locations", &village) },
    });
    office.post(actor, FAMILIES, family).await
}

#[when(
    regex = r#"^(he|she) adds "([^" ]+) ([^"]+)", born on (\S+), with the number "([^"]+)" to the family of "([^"]+)"$"#
)]
async fn adds(office: &mut Office, who: String, first: String, last: String, born: String, number: String, to: String) {
    let actor = name_of(office, &who);
    add(office, &actor, someone(&first, &last, &number, &born), &to).await;
}

#[when(
    regex = r#"^(he|she) adds "([^" ]+) ([^"]+)", who turn(?:s|ed) 18 (tomorrow|yesterday), with the number "([^"]+)" to the family of "([^"]+)"$"#
)]
async fn adds_aged(
    office: &mut Office,
    who: String,
    first: String,
    last: String,
    when: String,
    number: String,
    to: String,
) {
    let actor = name_of(office, &who);
    let born = born_to_turn_18(if when == "tomorrow" { 1 } else { -1 });
    add(office, &actor, someone(&first, &last, &number, &born.to_string()), &to).await;
}

async fn add(office: &mut Office, actor: &str, attributes: Value, to: &str) {
    let family = family_of(office, to).await;
    let mut person = json!({ "type": "insurees", "attributes": attributes, "relationships": {
        "gender": { "data": { "type": "genders", "id": "F" } },
        "family": reference("families", &family),
    }});
    if let Some(attributes) = person["attributes"].as_object_mut() {
        attributes.remove("gender");
    }
    let answer = office.post(actor, PEOPLE, person).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}

/// A person as the form has her.
fn someone(first: &str, last: &str, number: &str, born: &str) -> Value {
    json!({ "chfId": number, "lastName": last, "otherNames": first, "dob": born, "gender": "F" })
}

#[when(regex = r#"^the administrator moves the family of "([^"]+)" to "([^"]+)"$"#)]
async fn moves(office: &mut Office, number: String, village: String) {
    let (family, village) = (family_of(office, &number).await, place(office, &village).await);
    let change = json!({ "data": {
        "type": "families", "id": family,
        "relationships": { "location": reference("locations", &village) },
    }});
    let path = format!("{FAMILIES}/{family}");
    let answer = office.ask(Some("admin"), Method::PATCH, &path, Some(change)).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.body);
}

#[then(regex = r#"^the family of "([^"]+)" has (\d+) members$"#)]
async fn has_members(office: &mut Office, number: String, expected: usize) {
    let family = family_of(office, &number).await;
    let members = office.get("admin", &format!("{FAMILIES}/{family}/members")).await;
    assert_eq!(
        members.body["data"].as_array().map(Vec::len),
        Some(expected),
        "{}",
        members.body
    );
}

#[then(regex = r#"^"([^"]+)" (finds|does not find) the family of "([^"]+)"$"#)]
async fn finds_family(office: &mut Office, actor: String, how: String, number: String) {
    let family = family_of(office, &number).await;
    let answer = office.get(&actor, &format!("{FAMILIES}/{family}")).await;
    let expected = if how == "finds" {
        StatusCode::OK
    } else {
        StatusCode::NOT_FOUND
    };
    assert_eq!(answer.status, expected, "{}", answer.body);
}

/// A person by her number, as the administrator sees her.
pub async fn person(office: &mut Office, number: &str) -> Value {
    let found = office.find_all("insurees", "chfId", number).await;
    let person = found.body["data"][0].clone();
    assert!(person.is_object(), "{number} is in the register");
    person
}

/// The id of a person's family.
pub async fn family_of(office: &mut Office, number: &str) -> String {
    let person = person(office, number).await;
    let family = &person["relationships"]["family"]["data"]["id"];
    family.as_str().expect("a person of a family").to_owned()
}

pub fn today() -> NaiveDate {
    Utc::now().date_naive()
}

/// The day on which somebody was born who turns 18 so many days from today.
fn born_to_turn_18(days: i64) -> NaiveDate {
    let birthday = today() + chrono::Duration::days(days);
    birthday - Months::new(18 * 12)
}
