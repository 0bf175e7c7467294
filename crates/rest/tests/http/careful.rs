//! Writing twice and writing late: entity tags and idempotency keys.

use crate::fixture::{Answer, Asked, Server};
use futures_util::future::join_all;
use openimis_rest::Options;
use serde_json::{Value, json};

const D1: &str = "00000000-0000-4000-8000-000000000002";
const D2: &str = "00000000-0000-4000-8000-000000000003";
const ATOMIC: &str = "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"";

fn address(id: &str) -> String {
    format!("/api/v1/places/{id}")
}

fn change(id: &str, name: &str) -> Asked {
    let document = json!({"data": {"type": "places", "id": id, "attributes": {"name": name}}});
    Asked::new("PATCH", &address(id)).by("clerk").document(&document)
}

fn create(code: &str) -> Asked {
    let document = json!({"data": {"type": "places", "attributes": {"code": code, "kind": "D"}}});
    Asked::new("POST", "/api/v1/places").by("clerk").document(&document)
}

fn count(server: &Server) -> String {
    server
        .database()
        .query("SELECT count(*) FROM \"tblPlaces\" WHERE \"ValidityTo\" IS NULL")
}

#[actix_rt::test]
async fn what_the_client_has_is_not_sent_again() {
    let Some(server) = Server::new() else { return };
    let filtered = "/api/v1/places?filter[kind]=D".to_owned();
    for path in [
        address(D1),
        filtered,
        "/api/v1/places".to_owned(),
        address(D1) + "/history",
    ] {
        let first = server.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(first.status == 200 && tag.starts_with('"'), "{path}: {tag}");
        let again = server
            .ask(Asked::get(&path).by("clerk").header("If-None-Match", &tag))
            .await;
        assert_eq!(
            (again.status, &*again.text, again.header("etag")),
            (304, "", &*tag),
            "{path}"
        );
    }
    let before = server.get(&address(D1)).await.header("etag").to_owned();
    let changed = server.ask(change(D1, "New")).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    let after = server
        .ask(Asked::get(&address(D1)).by("clerk").header("If-None-Match", &before))
        .await;
    assert_eq!((after.status, after.header("etag")), (200, changed.header("etag")));
}

#[actix_rt::test]
async fn a_change_of_what_changed_meanwhile_is_refused() {
    let Some(server) = Server::new() else { return };
    // whatever members were shown
    let seen = server.get(&(address(D1) + "?fields[places]=code&include=parent")).await;
    let tag = seen.header("etag").to_owned();
    let first = server.ask(change(D1, "First").header("If-Match", &tag)).await;
    assert_eq!(first.status, 200, "{}", first.text);
    let second = server.ask(change(D1, "Second").header("If-Match", &tag)).await;
    assert_eq!((second.status, second.code()), (412, "core.stale".to_owned()));
    let removed = server
        .ask(Asked::new("DELETE", &address(D1)).by("clerk").header("If-Match", &tag))
        .await;
    assert_eq!(removed.status, 412, "{}", removed.text);
    assert_eq!(
        server.get(&address(D1)).await.json()["data"]["attributes"]["name"],
        "First"
    );

    // the answer to a change has the next tag
    let third = server
        .ask(change(D1, "Third").header("If-Match", first.header("etag")))
        .await;
    assert_eq!(third.status, 200, "{}", third.text);
    let any = server.ask(change(D1, "Fourth").header("If-Match", "*")).await;
    assert_eq!(any.status, 200, "{}", any.text);
    let malformed = server.ask(change(D1, "Fifth").header("If-Match", "abc")).await;
    assert_eq!(
        (malformed.status, malformed.code()),
        (400, "rest.invalid_header".to_owned())
    );
    assert_eq!(malformed.json()["errors"][0]["source"]["header"], "if-match");
    let unseen = server
        .ask(change("00000000-0000-4000-8000-000000000004", "Hidden").header("If-Match", &tag))
        .await;
    assert_eq!(unseen.status, 404, "{}", unseen.text);
}

#[actix_rt::test]
async fn an_installation_may_want_to_know_what_a_change_is_based_on() {
    let Some(server) = Server::new() else { return };
    let options = Options {
        require_if_match: true,
        ..Options::default()
    };
    let strict = Server::over(server.database.clone().unwrap(), options);
    let refused = strict.ask(change(D1, "New")).await;
    assert_eq!(
        (refused.status, refused.code()),
        (428, "rest.precondition_required".to_owned())
    );
    let tag = strict.get(&address(D1)).await.header("etag").to_owned();
    assert_eq!(strict.ask(change(D1, "New").header("If-Match", &tag)).await.status, 200);
    assert_eq!(strict.ask(create("N1")).await.status, 201);
}

#[actix_rt::test]
async fn each_of_several_changes_says_what_it_is_based_on() {
    let Some(server) = Server::new() else { return };
    let options = Options {
        require_if_match: true,
        ..Options::default()
    };
    let strict = Server::over(server.database.clone().unwrap(), options);
    let told = async |meta: Value| {
        let change = json!({ "op": "update", "meta": meta,
            "data": { "type": "places", "id": D1, "attributes": { "name": "New" } } });
        let asked = Asked::new("POST", "/api/v1/operations")
            .by("clerk")
            .body(ATOMIC, json!({ "atomic:operations": [change] }).to_string());
        let answer = strict.ask(asked).await;
        let pointer = answer.json()["errors"][0]["source"]["pointer"].clone();
        (answer.status, pointer)
    };
    let first = "/atomic:operations/0";
    assert_eq!(told(json!({})).await, (428, json!(first)));
    let malformed = told(json!({ "ifMatch": 7 })).await;
    assert_eq!(malformed, (400, json!(format!("{first}/meta/ifMatch"))));
    let tag = strict.get(&address(D1)).await.header("etag").to_owned();
    assert_eq!(told(json!({ "ifMatch": tag })).await, (200, Value::Null));
    assert_eq!(told(json!({ "ifMatch": tag })).await, (412, json!(first)));
}

#[actix_rt::test]
async fn of_64_who_change_what_they_saw_one_succeeds() {
    let Some(server) = Server::new() else { return };
    let tag = server.get(&address(D2)).await.header("etag").to_owned();
    let asked = (0..64).map(|number| server.ask(change(D2, &format!("Name {number}")).header("If-Match", &tag)));
    let statuses: Vec<_> = join_all(asked).await.iter().map(|answer| answer.status).collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        1,
        "{statuses:?}"
    );
    assert!(
        statuses.iter().all(|status| matches!(status, 200 | 412)),
        "{statuses:?}"
    );
    // the row and its earlier version
    assert_eq!(
        server.get(&(address(D2) + "/history")).await.json()["data"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
}

#[actix_rt::test]
async fn a_repeated_request_is_done_once() {
    let Some(server) = Server::new() else { return };
    let first = server.ask(create("K1").header("Idempotency-Key", "key-1")).await;
    assert_eq!(first.status, 201, "{}", first.text);
    let again = server.ask(create("K1").header("Idempotency-Key", "key-1")).await;
    assert_eq!((again.status, &again.text), (201, &first.text));
    for header in ["location", "etag", "content-type"] {
        assert_eq!(again.header(header), first.header(header), "{header}");
    }
    assert_eq!(again.header("idempotency-replayed"), "true");

    let other = server.ask(create("K2").header("Idempotency-Key", "key-1")).await;
    assert_eq!((other.status, other.code()), (422, "core.key_reused".to_owned()));
    for malformed in ["", "with space", &"k".repeat(256)] {
        let answer = server.ask(create("K4").header("Idempotency-Key", malformed)).await;
        assert_eq!(
            (answer.status, answer.code()),
            (400, "rest.invalid_header".to_owned()),
            "{malformed}"
        );
    }
}

#[actix_rt::test]
async fn a_refused_request_may_be_corrected_under_its_key() {
    let Some(server) = Server::new() else { return };
    let refused = server.ask(create("TOO LONG").header("Idempotency-Key", "key-2")).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    let corrected = server.ask(create("OK").header("Idempotency-Key", "key-2")).await;
    assert_eq!(corrected.status, 201, "{}", corrected.text);
}

#[actix_rt::test]
async fn an_answer_is_kept_for_a_day() {
    let Some(server) = Server::new() else { return };
    server.ask(create("O1").header("Idempotency-Key", "key-3")).await;
    server
        .database()
        .query("UPDATE openimis_kept_answer SET kept_at = kept_at - interval '25 hours'");
    let answer = server.ask(create("O2").header("Idempotency-Key", "key-3")).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
}

#[actix_rt::test]
async fn of_64_who_send_the_same_one_is_done() {
    let Some(server) = Server::new() else { return };
    let before: u32 = count(&server).parse().unwrap();
    let answers = join_all((0..64).map(|_| server.ask(create("P1").header("Idempotency-Key", "key-4")))).await;
    let ids: Vec<Value> = answers
        .iter()
        .filter(|answer| answer.status == 201)
        .map(|answer| answer.json()["data"]["id"].clone())
        .collect();
    assert!(!ids.is_empty() && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let others = answers.iter().filter(|answer| answer.status != 201);
    for answer in others {
        assert_eq!(
            (answer.status, Answer::code(answer)),
            (409, "core.in_flight".to_owned())
        );
    }
    assert_eq!(count(&server), (before + 1).to_string());
}
