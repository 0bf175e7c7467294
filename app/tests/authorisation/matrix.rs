//! Every route for everybody.

use crate::country::{Country, User, bare};
use crate::expected::{Line, Rows, Who, routes};
use crate::support::{Answer, Api, to_one};
use chrono::{TimeDelta, Utc};
use openimis_core::identity::signing_keys::{MissingKey, SigningKeys};
use openimis_core::registry::Registry;
use serde_json::{Value, json};

/// Asks everything that leaves everybody logged in, and tells what was answered wrongly.
pub async fn ask(country: &Country) -> Vec<String> {
    let strangers = strangers(country).await;
    let mut wrong = Vec::new();
    for line in routes() {
        for (name, api) in &strangers {
            stranger(country, &line, name, api, &mut wrong).await;
        }
        if matches!(line.who, Who::Open | Who::Ends) {
            continue;
        }
        for user in &country.users {
            inside(country, &line, user, &mut wrong).await;
            outside(country, &line, user, &mut wrong).await;
            if line.rows == Rows::AreaOwn {
                of_others(country, &line, user, &mut wrong).await;
            }
        }
    }
    wrong
}

/// Asks what ends sessions; the token that was used is refused afterwards (rule 14).
pub async fn end_sessions(country: &Country) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in routes().into_iter().filter(|line| line.who == Who::Ends) {
        for user in &country.users {
            let login = country.login(&user.role.login);
            let api = country.anonymous.log_in(&login).await;
            let ended = api.send(&line.method, &line.path, None).await;
            expect(&line, &login.username, "session", &ended, &[204], &mut wrong);
            let afterwards = api.get("/me").await;
            expect(
                &line,
                &login.username,
                "token afterwards",
                &afterwards,
                &[401],
                &mut wrong,
            );
        }
    }
    wrong
}

/// Those who are nobody: without token, and with each kind of bad one.
async fn strangers(country: &Country) -> Vec<(&'static str, Api)> {
    let anonymous = &country.anonymous;
    // a user of whom the matrix asks nothing: logging out ends all his sessions
    let login = country.login("far");
    let revoked = anonymous.log_in(&login).await;
    let valid = country.user_called("admin").api.token.clone().unwrap();
    let keys = SigningKeys::load(&[], &country.server.data_folder(), MissingKey::Refuse).unwrap();
    let mut claims = keys.verify(&valid, Utc::now()).unwrap();
    claims.exp = (Utc::now() - TimeDelta::seconds(1)).timestamp();
    let expired = keys.sign(&claims).unwrap();
    let ended = revoked.send("POST", "/auth/logout", None).await;
    assert_eq!(ended.status, 204, "{}", ended.text);
    vec![
        ("anonymous", anonymous.clone()),
        ("garbage token", anonymous.with_token("garbage")),
        ("expired token", anonymous.with_token(&expired)),
        ("revoked token", revoked),
    ]
}

async fn stranger(country: &Country, line: &Line, name: &str, api: &Api, wrong: &mut Vec<String>) {
    let id = || country.inside(line.resource(), None);
    let path = if line.rows == Rows::None {
        line.path.clone()
    } else {
        line.path.replace("{id}", &id())
    };
    let answer = api.send(&line.method, &path, None).await;
    match line.who {
        Who::Open if line.reads() => expect(line, name, "open", &answer, &[200], wrong),
        Who::Open => expect(line, name, "open", &answer, &[400, 415, 422], wrong),
        Who::Anonymous if name == "anonymous" => expect(line, name, "inside", &answer, &[200], wrong),
        _ => expect(line, name, "inside", &answer, &[401], wrong),
    }
    if line.rows == Rows::Exposed {
        let path = line
            .path
            .replace("{id}", &country.outside(line.resource(), line.rows, None));
        let status = if name == "anonymous" { 404 } else { 401 };
        expect(line, name, "outside", &api.get(&path).await, &[status], wrong);
    }
}

/// A row that the user may see, or no row at all.
async fn inside(country: &Country, line: &Line, user: &User, wrong: &mut Vec<String>) {
    let mut path = line.path.clone();
    if line.rows != Rows::None {
        path = path.replace("{id}", &country.inside(line.resource(), Some(user)));
    }
    if !line.reads() {
        // a permitted write ends here, before anything is done: rights are asked before parameters
        path.push_str("?nonsense=1");
    }
    let allowed: &[u16] = match line {
        _ if !user.role.may(&line.who) => &[403],
        line if line.path == "/auth/password" => &[400, 422],
        line if !line.reads() => &[400],
        line if line.is_question() => &[200, 400, 422],
        _ => &[200],
    };
    let answer = user.api.send(&line.method, &path, None).await;
    expect(line, &user.role.login, "inside", &answer, allowed, wrong);
}

/// A row that the user may not see, and one that does not exist: no difference, unless the right is missing.
async fn outside(country: &Country, line: &Line, user: &User, wrong: &mut Vec<String>) {
    if line.rows == Rows::None {
        return;
    }
    let may = user.role.may(&line.who);
    let resource = line.resource();
    let sees_all = user.role.everything || line.rows == Rows::All;
    let mut ids = vec![("unknown", "00000000-0000-4000-8000-000000000000".to_owned())];
    if !sees_all {
        ids.push(("outside", country.outside(resource, line.rows, Some(user))));
    }
    for (place, id) in ids {
        let path = line.path.replace("{id}", &id);
        let document = match (line.method.as_str(), line.path.as_str()) {
            ("PATCH", path) => Some(bare(linked(path, resource).unwrap_or(resource), &id)),
            ("POST", "/roles/{id}/duplication") => {
                Some(json!({ "data": { "type": "roles", "attributes": { "name": "Copy" } } }))
            }
            // what is sent is read before the row is looked for
            ("POST", "/insurees/{id}/change-family") => Some(act(country, "insurees", "family", "families")),
            ("POST", "/families/{id}/set-head") => Some(act(country, "families", "insuree", "insurees")),
            ("POST", "/products/{id}/duplicate") => {
                let attributes = json!({
                    "code": "XCOPY", "name": "Copy", "dateFrom": "2026-01-01", "dateTo": "2026-12-31", "insurancePeriod": 12,
                });
                Some(json!({ "data": { "type": "products", "attributes": attributes } }))
            }
            ("POST", "/claims/{id}/feedback") => {
                Some(json!({ "data": { "type": "claims", "attributes": { "feedback": { "careRendered": true } } } }))
            }
            _ => None,
        };
        let answer = user.api.send(&line.method, &path, document.as_ref()).await;
        expect(
            line,
            &user.role.login,
            place,
            &answer,
            &[if may { 404 } else { 403 }],
            wrong,
        );
    }
}

/// A row that the user may see, and what it is related to: that is told if it is his own, and to who sees all.
async fn of_others(country: &Country, line: &Line, user: &User, wrong: &mut Vec<String>) {
    let login = &user.role.login;
    if !user.role.may(&line.who) {
        return;
    }
    let own = country.inside(line.resource(), Some(user));
    let others = country.outside(line.resource(), Rows::Own, Some(user));
    for (id, told) in [(own, true), (others, user.role.everything)] {
        let answer = user.api.get(&line.path.replace("{id}", &id)).await;
        expect(line, login, "related", &answer, &[200], wrong);
        if answer.status == 200 && answer.json()["data"].is_null() == told {
            wrong.push(format!("GET {} by {login}: told {}: {}", line.path, !told, answer.text));
        }
    }
}

/// What acts on a row of a resource with one that the user may see.
fn act(country: &Country, resource: &str, name: &str, target: &str) -> Value {
    let linked = to_one(target, &country.inside(target, None));
    json!({ "data": { "type": resource, "relationships": { name: linked } } })
}

/// What a relationship leads to that is changed at its own address.
fn linked(path: &str, resource: &str) -> Option<&'static str> {
    let (_, name) = path.split_once("/relationships/")?;
    let registry = Registry::linked().unwrap();
    Some(registry.resource(resource)?.relationship(name)?.target)
}

fn expect(line: &Line, who: &str, place: &str, answer: &Answer, allowed: &[u16], wrong: &mut Vec<String>) {
    if !allowed.contains(&answer.status) {
        let text: String = answer.text.chars().take(160).collect();
        let (method, path, status) = (&line.method, &line.path, answer.status);
        wrong.push(format!(
            "{method} {path} by {who}, {place}: {status} instead of {allowed:?}: {text}"
        ));
    }
}
