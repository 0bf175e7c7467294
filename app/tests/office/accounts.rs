//! Users, roles, and who is logged in.

use super::http::{PASSWORD, password_of, reference};
use super::places::place;
use super::{LOCKOUT_SECONDS, Office, name_of};
use cucumber::{given, when};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::time::Duration;

const WRONG: &str = "Not-the-one-27";

#[given(regex = r#"^(the clerk|the manager|the administrator|"[^"]+") is logged in$"#)]
async fn is_logged_in(office: &mut Office, who: String) {
    let name = name_of(office, &who);
    let answer = office.log_in(&name, &password_of(&name)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    office.actor = Some(name);
}

#[given(regex = r#"^a user "([^"]+)" of the role "([^"]+)"(?: in "([^"]+)")?$"#)]
async fn a_user(office: &mut Office, name: String, role: String, district: String) {
    let mut places = json!({});
    if !district.is_empty() {
        places["districts"] = json!([place(office, &district).await]);
    }
    office.hire(&name, &role, json!(["INTERACTIVE"]), places).await;
}

impl Office {
    /// Enters a user of these types, who works in these places.
    pub async fn hire(&mut self, name: &str, role: &str, types: Value, places: Value) {
        let role = self.find("roles", "name", role).await.expect("the role exists");
        let mut user = json!({
            "type": "users",
            "attributes": {
                "username": name, "lastName": "Example", "otherNames": "Somebody", "userTypes": types,
                "email": format!("{name}@example.org"), "password": PASSWORD,
            },
            "relationships": {
                "roles": { "data": [reference("roles", &role)["data"]] },
                "language": reference("languages", "en"),
            },
        });
        for (relationship, ids) in places.as_object().into_iter().flatten() {
            let ids = ids.as_array().into_iter().flatten().filter_map(Value::as_str);
            let data: Vec<_> = ids.map(|id| reference("locations", id)["data"].clone()).collect();
            user["relationships"][relationship] = json!({ "data": data });
        }
        let answer = self.post("admin", "/api/v1/users", user).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
    }
}

#[given(regex = r#"^the role "([^"]+)" with the rights ([\d, ]+)$"#)]
async fn the_role(office: &mut Office, name: String, rights: String) {
    let answer = office.post("admin", "/api/v1/roles", role(&name, &rights)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
}

#[when(regex = r#"^(he|she) makes the role "([^"]+)" with the rights ([\d, ]+)$"#)]
async fn makes_role(office: &mut Office, who: String, name: String, rights: String) {
    let actor = name_of(office, &who);
    office.last = Some(office.post(&actor, "/api/v1/roles", role(&name, &rights)).await);
}

#[when(regex = r#"^the administrator gives the role "([^"]+)" the rights ([\d, ]+)$"#)]
async fn changes_role(office: &mut Office, name: String, rights: String) {
    let id = office.find("roles", "name", &name).await.expect("the role exists");
    let mut change = role(&name, &rights);
    change["id"] = Value::from(id.as_str());
    let path = format!("/api/v1/roles/{id}");
    let body = json!({ "data": change });
    let answer = office.ask(Some("admin"), Method::PATCH, &path, Some(body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
}

fn role(name: &str, rights: &str) -> Value {
    let number = |text: &str| text.trim().parse::<i32>().expect("the number of a right");
    let rights: Vec<i32> = rights.split(',').map(number).collect();
    json!({ "type": "roles", "attributes": { "name": name, "rights": rights } })
}

#[when(regex = r#"^the administrator deletes the user "([^"]+)"$"#)]
async fn deletes_user(office: &mut Office, name: String) {
    let id = office.find("users", "username", &name).await.expect("the user exists");
    let path = format!("/api/v1/users/{id}");
    let answer = office.ask(Some("admin"), Method::DELETE, &path, None).await;
    assert!(answer.status.is_success(), "{} {}", answer.status, answer.body);
}

#[when(regex = r#"^(he|she) gives the user "([^"]+)" another password$"#)]
async fn gives_password(office: &mut Office, who: String, name: String) {
    let id = office.find("users", "username", &name).await.expect("the user exists");
    let change = json!({ "data": { "type": "users", "id": id, "attributes": { "password": "Zuba-kilo-remo-51" } } });
    let (actor, path) = (name_of(office, &who), format!("/api/v1/users/{id}"));
    office.last = Some(office.ask(Some(&actor), Method::PATCH, &path, Some(change)).await);
}

#[when(regex = r#"^(the clerk|"[^"]+") logs in with (?:her password|the right password)$"#)]
async fn logs_in(office: &mut Office, who: String) {
    let name = name_of(office, &who);
    office.last = Some(office.log_in(&name, &password_of(&name)).await);
    office.actor = Some(name);
}

#[when(regex = r#"^"([^"]+)" logs in with the password "([^"]+)"$"#)]
async fn logs_in_with(office: &mut Office, name: String, password: String) {
    office.last = Some(office.log_in(&name, &password).await);
}

#[when(regex = r#"^somebody tries (\d+) wrong passwords? for "([^"]+)"$"#)]
async fn guesses(office: &mut Office, times: u32, name: String) {
    for _ in 0..times {
        office.last = Some(office.log_in(&name, WRONG).await);
    }
}

#[when("the cool-off time has passed")]
async fn waits(_: &mut Office) {
    tokio::time::sleep(Duration::from_millis(LOCKOUT_SECONDS * 1000 + 200)).await;
}

#[when("he logs out")]
async fn logs_out(office: &mut Office) {
    let actor = office.actor();
    let answer = office
        .ask(Some(&actor), Method::POST, "/api/v1/auth/logout", None)
        .await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.body);
}

#[when(regex = r#"^(he|she|"[^"]+") asks who (?:he|she) is$"#)]
async fn asks_who(office: &mut Office, who: String) {
    let name = name_of(office, &who);
    office.last = Some(office.get(&name, "/api/v1/me").await);
}
