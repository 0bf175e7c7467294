//! Who is logged in, and what he may do.

use super::identify;
use crate::BASE;
use crate::dispatch::Exchange;
use crate::errors::Failure;
use crate::format::html::{View, words};
use crate::format::{self, Format};
use crate::parameters::Parameters;
use actix_web::HttpResponse;
use openimis_core::access::{AccountKind, Actor, User};
use serde_json::{Map, Value, json};

/// `GET /me`
pub(super) async fn me(exchange: &Exchange<'_>) -> Result<HttpResponse, Failure> {
    let exchange = &exchange.answering(Format::DOCUMENT)?;
    let user = identify::user(exchange).await?;
    let document = json!({
        "jsonapi": { "version": "1.1" },
        "data": {
            "type": "me",
            "id": user.account.id.to_string(),
            "attributes": attributes(exchange, &user),
            "links": { "self": format!("{BASE}/me") },
        },
        "links": { "self": format!("{BASE}/me") },
    });
    let actor = Actor::User(user);
    let sent = Parameters::parse(exchange.request.query_string())?;
    let view = View::new(exchange, &actor, &sent);
    Ok(format::tree(
        &view,
        HttpResponse::Ok(),
        || view.say(&words::page_who_you_are()),
        &document,
    ))
}

fn attributes(exchange: &Exchange<'_>, user: &User) -> Map<String, Value> {
    let (kind, key) = match &user.account.kind {
        AccountKind::Interactive(person) => ("interactive", Some(person.id)),
        AccountKind::Technical(_) => ("technical", None),
    };
    let mut attributes = Map::new();
    let mut add = |name: &str, value: Value| attributes.insert(name.to_owned(), value);
    add("username", json!(user.account.username));
    add("kind", json!(kind));
    add("interactiveUserId", json!(key));
    add("language", json!(user.account.language()));
    add("superuser", json!(user.superuser));
    add("roles", json!(user.roles));
    add("rights", json!(rights(exchange, user)));
    for fact in exchange.door.facts() {
        if let Some((name, value)) = fact(user) {
            add(name, value);
        }
    }
    attributes
}

/// The numbers that a front end asks for; a superuser has all that the linked modules know (spec 3.2).
fn rights(exchange: &Exchange<'_>, user: &User) -> Vec<i32> {
    if user.superuser {
        let rights = exchange.door.platform().registry.rights();
        let mut numbers: Vec<_> = rights.map(|right| right.number).chain(user.rights.iter()).collect();
        numbers.sort_unstable();
        numbers.dedup();
        return numbers;
    }
    user.rights.iter().collect()
}
