//! What was answered, in the words of the office.

use super::{Office, name_of};
use cucumber::{then, when};
use reqwest::{Method, StatusCode};

const DESCRIPTION: &str = "/api/v1/openapi.json";

#[when("a stranger asks for the locations")]
async fn stranger(office: &mut Office) {
    office.last = Some(office.ask(None, Method::GET, "/api/v1/locations", None).await);
}

#[when(regex = r#"^(he) asks for "([^"]+)"$"#)]
async fn asks_for(office: &mut Office, who: String, path: String) {
    let actor = name_of(office, &who);
    office.last = Some(office.get(&actor, &path).await);
}

#[when("somebody reads the description of the API")]
async fn reads_description(office: &mut Office) {
    office.last = Some(office.ask(None, Method::GET, DESCRIPTION, None).await);
}

#[then(regex = r#"^it (names|does not name) "([^"]+)"$"#)]
fn names(office: &mut Office, how: String, path: String) {
    let paths = office.last().body["paths"]
        .as_object()
        .expect("the description's paths");
    assert_eq!(paths.contains_key(&path), how == "names", "{path}");
}

#[then(regex = "^(?:he|she) is let in$")]
fn is_let_in(office: &mut Office) {
    expect(office, StatusCode::OK);
}

#[then(regex = r#"^the register greets (?:him|her) as "([^"]+)"$"#)]
async fn greets(office: &mut Office, name: String) {
    let actor = office.actor();
    let me = office.get(&actor, "/api/v1/me").await;
    assert_eq!(me.body["data"]["attributes"]["username"], name.as_str());
}

#[then(regex = "^(?:he|she) is refused$")]
fn is_refused(office: &mut Office) {
    expect(office, StatusCode::BAD_REQUEST);
    assert_eq!(office.last().body["error"], "invalid_grant");
}

#[then(regex = r#"^"([^"]+)" with the password "([^"]+)" is refused in the same words$"#)]
async fn refused_alike(office: &mut Office, name: String, password: String) {
    let other = office.log_in(&name, &password).await;
    let last = office.last();
    assert_eq!((other.status, &other.body), (last.status, &last.body));
}

#[then("the account is locked")]
fn is_locked(office: &mut Office) {
    expect(office, StatusCode::TOO_MANY_REQUESTS);
}

#[then(regex = "^(?:he|she) is told to log in first$")]
fn log_in_first(office: &mut Office) {
    expect(office, StatusCode::UNAUTHORIZED);
}

#[then("it is forbidden")]
fn is_forbidden(office: &mut Office) {
    expect(office, StatusCode::FORBIDDEN);
}

#[then("it is not found")]
fn is_not_found(office: &mut Office) {
    expect(office, StatusCode::NOT_FOUND);
}

#[then("it is done")]
fn is_done(office: &mut Office) {
    let last = office.last();
    assert!(last.status.is_success(), "{} {}", last.status, last.body);
}

#[then(regex = r#"^it is refused(?: as "([^"]+)")?$"#)]
fn is_refused_as(office: &mut Office, code: String) {
    let last = office.last();
    assert!(last.status.is_client_error(), "{} {}", last.status, last.body);
    if !code.is_empty() {
        assert_eq!(last.code(), code, "{}", last.body);
    }
}

#[track_caller]
fn expect(office: &Office, status: StatusCode) {
    let last = office.last();
    assert_eq!(last.status, status, "{}", last.body);
}
