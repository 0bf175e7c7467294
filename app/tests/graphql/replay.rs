//! Recorded requests of the modules, sent to a server on the adopted demonstration database: status and body are
//! those of the reference. Times and tokens differ by nature; other differences stand in [`samples`](crate::samples) with their reasons.

use crate::browser::{Answer, Browser};
use crate::compared::{in_order, normal, shared};
use crate::reference::{self, Adopted};
use crate::samples::{ALL, Identity};
use crate::support::Login;
use serde_json::{Value, json};

/// Who sends a request, and how.
#[derive(Clone, Copy, PartialEq)]
pub enum Sender {
    /// Nobody.
    Stranger,
    /// Logged in by cookie, with the proof.
    Cookie(&'static str),
    /// The same without the proof.
    Unproven(&'static str),
    /// With a proof that is wrong.
    WronglyProven(&'static str),
    /// With the token in a header.
    Bearer(&'static str),
}

use Sender::{Bearer, Cookie, Stranger, Unproven, WronglyProven};

fn login(name: &str) -> Login {
    let password = if name == "Admin" { "admin123" } else { name };
    Login {
        username: name.to_owned(),
        password: password.to_owned(),
    }
}

async fn sender(address: &str, sender: Sender) -> (Browser, Option<String>) {
    match sender {
        Stranger => (Browser::open(address), None),
        Cookie(name) => (Browser::log_in(address, &login(name)).await, None),
        Unproven(name) | WronglyProven(name) => {
            let mut browser = Browser::log_in(address, &login(name)).await;
            browser.proof = (sender == WronglyProven(name)).then(|| "wrong".to_owned());
            (browser, None)
        }
        Bearer(name) => {
            let browser = Browser::open(address);
            let login = login(name);
            let query = "mutation ($name: String!, $password: String!) { tokenAuth(username: $name, password: $password) { token } }";
            let variables = json!({ "name": login.username, "password": login.password });
            let token = browser.post(&[], query, variables).await.data("/tokenAuth/token");
            (
                Browser::open(address),
                Some(format!("Bearer {}", token.as_str().unwrap())),
            )
        }
    }
}

async fn replay(address: &str, request: &Value, from: Sender) -> Answer {
    let (browser, bearer) = sender(address, from).await;
    let mut headers: Vec<(&str, &str)> = Vec::new();
    let sent = request["headers"].as_object().unwrap();
    if let Some(kind) = sent.get("Content-Type") {
        headers.push(("content-type", kind.as_str().unwrap()));
    }
    let recorded = sent
        .get("Authorization")
        .and_then(Value::as_str)
        .filter(|header| !header.contains('<'));
    headers.extend(bearer.as_deref().or(recorded).map(|token| ("authorization", token)));
    headers.extend(browser.proof.as_deref().map(|proof| ("x-csrftoken", proof)));
    let mut body = request["body"].clone();
    if body["variables"]["t"] == "<JWT>" {
        // the token of the cookie is the one to verify
        let query = "mutation ($name: String!, $password: String!) { tokenAuth(username: $name, password: $password) { token } }";
        let variables = json!({ "name": "Admin", "password": "admin123" });
        body["variables"]["t"] = browser.post(&[], query, variables).await.data("/tokenAuth/token");
    }
    let body = match body {
        Value::Null => None,
        Value::String(text) => Some(text),
        document => Some(document.to_string()),
    };
    let (method, path) = (request["method"].as_str().unwrap(), request["path"].as_str().unwrap());
    browser.send(method, path, &headers, body).await
}

/// What gives the row the UUID of the recorded session.
fn named_as_recorded(identity: &Identity) -> String {
    let (request, _) = reference::sample(identity.named_in).unwrap();
    let query = request["body"]["query"].as_str().unwrap();
    let (_, behind) = query.split_once(identity.behind).unwrap();
    identity.update.replace("{uuid}", behind.split('"').next().unwrap())
}

#[tokio::test]
async fn recorded_requests_are_answered_as_recorded() {
    let Some(adopted) = Adopted::start() else { return };
    let mut wrong = Vec::new();
    let requests = ALL
        .iter()
        .flat_map(|samples| samples.requests.iter().map(move |request| (samples, request)));
    for (samples, (name, from)) in requests {
        let (request, recorded) = reference::sample(name).unwrap();
        let answer = replay(adopted.server.address(), &request, *from).await;
        for identity in samples.identities.iter().filter(|identity| identity.made_by == *name) {
            adopted.run(&named_as_recorded(identity));
        }
        let mut given = normal(&answer.body, "", false);
        let mut expected = normal(&recorded["body"], "", false);
        if samples.unordered.contains(name) {
            (given, expected) = shared(in_order(&given), in_order(&expected));
        }
        let given = (u64::from(answer.status), given);
        let expected = (recorded["status"].as_u64().unwrap(), expected);
        let accepted = samples.accepted.iter().find(|(accepted, _)| accepted == name);
        match accepted {
            None if given != expected => {
                wrong.push(format!(
                    "{name}\n  recorded {} {}\n  given    {} {}",
                    expected.0, expected.1, given.0, given.1
                ));
            }
            Some((_, reason)) if given == expected => {
                wrong.push(format!("{name} is as recorded; accepted was: {reason}"));
            }
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{} answers differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
