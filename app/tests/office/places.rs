//! Locations and health facilities.

use super::http::{Answer, reference};
use super::{Office, name_of};
use cucumber::{given, then, when};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const LOCATIONS: &str = "/api/v1/locations";
const FACILITIES: &str = "/api/v1/health-facilities";
const USERS: &str = "/api/v1/users";

#[given(regex = r#"^the (region|district|municipality|village) "([^"]+)" called "([^"]+)"(?: below "([^"]+)")?$"#)]
async fn the_location(office: &mut Office, kind: String, code: String, name: String, parent: String) {
    if office.find("locations", "code", &code).await.is_none() {
        let answer = enter(office, "admin", &kind, &code, &name, &parent).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
}

#[when(
    regex = r#"^(he|she|"[^"]+") enters the (region|district|municipality|village) "([^"]+)" called "([^"]+)"(?: below "([^"]+)")?$"#
)]
async fn enters(office: &mut Office, who: String, kind: String, code: String, name: String, parent: String) {
    let actor = name_of(office, &who);
    office.last = Some(enter(office, &actor, &kind, &code, &name, &parent).await);
}

async fn enter(office: &mut Office, actor: &str, kind: &str, code: &str, name: &str, parent: &str) -> Answer {
    let mut location = json!({
        "type": "locations",
        "attributes": { "code": code, "name": name, "locationType": type_of(kind) },
    });
    if !parent.is_empty() {
        location["relationships"] = json!({ "parent": reference("locations", &place(office, parent).await) });
    }
    office.post(actor, LOCATIONS, location).await
}

fn type_of(kind: &str) -> &'static str {
    match kind {
        "region" => "R",
        "district" => "D",
        "municipality" => "W",
        _ => "V",
    }
}

pub async fn place(office: &mut Office, code: &str) -> String {
    office
        .find("locations", "code", code)
        .await
        .expect("the location exists")
}

#[when(regex = r#"^he moves "([^"]+)" below "([^"]+)"$"#)]
async fn moves(office: &mut Office, code: String, parent: String) {
    let (id, parent) = (place(office, &code).await, place(office, &parent).await);
    let path = format!("{LOCATIONS}/{id}/move");
    let to = json!({
        "type": "locations", "id": id,
        "relationships": { "newParent": reference("locations", &parent) },
    });
    let actor = office.actor();
    let answer = office.post(&actor, &path, to).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.body);
    office.last = Some(answer);
}

#[when(regex = r#"^he deletes "([^"]+)"$"#)]
async fn deletes(office: &mut Office, code: String) {
    let path = format!("{LOCATIONS}/{}", place(office, &code).await);
    let actor = office.actor();
    office.last = Some(office.ask(Some(&actor), Method::DELETE, &path, None).await);
}

#[given(regex = r#"^the dispensary "([^"]+)" called "([^"]+)" in "([^"]+)"$"#)]
async fn the_dispensary(office: &mut Office, code: String, name: String, district: String) {
    let answer = register(office, "admin", &code, &name, &district).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}

#[when(regex = r#"^(he|she|the administrator) registers the dispensary "([^"]+)" called "([^"]+)" in "([^"]+)"$"#)]
async fn registers(office: &mut Office, who: String, code: String, name: String, district: String) {
    let actor = name_of(office, &who);
    office.last = Some(register(office, &actor, &code, &name, &district).await);
}

async fn register(office: &mut Office, actor: &str, code: &str, name: &str, district: &str) -> Answer {
    let form = office.find_all("legal-forms", "code", "G").await.body["data"][0].clone();
    let district = place(office, district).await;
    let facility = json!({
        "type": "health-facilities",
        "attributes": { "code": code, "name": name, "level": "D", "careType": "O" },
        "relationships": {
            "location": reference("locations", &district),
            "legalForm": { "data": { "type": "legal-forms", "id": form["id"] } },
        },
    });
    office.post(actor, FACILITIES, facility).await
}

#[when(regex = r#"^(he|she|"[^"]+") looks through the (locations|health facilities|users)$"#)]
async fn looks_through(office: &mut Office, who: String, what: String) {
    let actor = name_of(office, &who);
    let path = match what.as_str() {
        "locations" => LOCATIONS,
        "users" => USERS,
        _ => FACILITIES,
    };
    let answer = office.get(&actor, &format!("{path}?page%5Bsize%5D=100")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    office.last = Some(answer);
}

#[then(regex = r#"^(?:he|she) sees "([^"]+)"(?: and "([^"]+)")?$"#)]
fn sees(office: &mut Office, first: String, second: String) {
    let seen = office.last().names();
    for code in [first, second].iter().filter(|code| !code.is_empty()) {
        assert!(seen.contains(&code.as_str()), "{code} is not among {seen:?}");
    }
}

#[then(regex = r#"^(?:he|she) does not see "([^"]+)"$"#)]
async fn does_not_see(office: &mut Office, code: String) {
    let exists = [
        ("locations", "code"),
        ("health-facilities", "code"),
        ("users", "username"),
    ];
    let mut found = false;
    for (kind, name) in exists {
        found |= office.find(kind, name, &code).await.is_some();
    }
    assert!(found, "{code} does not exist: it would be seen by nobody");
    let seen = office.last().names();
    assert!(!seen.contains(&code.as_str()), "{code} is among {seen:?}");
}

#[then(regex = r#"^"([^"]+)" hangs below "([^"]+)"$"#)]
async fn hangs_below(office: &mut Office, code: String, parent: String) {
    let expected = Value::from(place(office, &parent).await);
    let found = office.find_all("locations", "code", &code).await.body;
    assert_eq!(found["data"][0]["relationships"]["parent"]["data"]["id"], expected);
}

#[then(regex = r#"^"([^"]+)" is a (region|district|municipality|village)$"#)]
async fn is_a(office: &mut Office, code: String, kind: String) {
    let found = office.find_all("locations", "code", &code).await.body;
    assert_eq!(found["data"][0]["attributes"]["locationType"], type_of(&kind));
}

#[then(regex = r#"^"([^"]+)" is (still there|gone)$"#)]
async fn is_there(office: &mut Office, code: String, state: String) {
    let found = office.find("locations", "code", &code).await.is_some();
    assert_eq!(found, state == "still there");
}
