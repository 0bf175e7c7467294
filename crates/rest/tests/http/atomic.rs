//! Several operations, all or none.

use crate::fixture::{Answer, Asked, Server};
use serde_json::{Value, json};

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const D2: &str = "00000000-0000-4000-8000-000000000003";
const ATOMIC: &str = "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"";

fn operations(listed: &Value) -> Asked {
    let document = json!({ "atomic:operations": listed });
    Asked::new("POST", "/api/v1/operations")
        .by("clerk")
        .body(ATOMIC, document.to_string())
}

fn add(lid: &str, code: &str, parent: &Value) -> Value {
    json!({"op": "add", "data": {
        "type": "places", "lid": lid, "attributes": {"code": code, "kind": "D"},
        "relationships": {"parent": {"data": parent}},
    }})
}

fn pointers(answer: &Answer) -> Vec<Value> {
    let json = answer.json();
    let errors = json["errors"].as_array().unwrap();
    errors.iter().map(|error| error["source"]["pointer"].clone()).collect()
}

#[actix_rt::test]
async fn rows_made_together_refer_to_each_other() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(operations(&json!([
            add("a", "A1", &json!({"type": "places", "id": R1})),
            add("b", "B1", &json!({"type": "places", "lid": "a"})),
            {"op": "update", "data": {"type": "places", "lid": "a", "attributes": {"name": "Named"}}},
            {"op": "update", "ref": {"type": "places", "lid": "b", "relationship": "parent"},
             "data": {"type": "places", "id": D1}},
            {"op": "add", "ref": {"type": "places", "lid": "a", "relationship": "children"},
             "data": [{"type": "places", "lid": "b"}]},
            {"op": "add", "href": format!("/api/v1/places/{D2}/move"),
             "data": {"relationships": {"parent": {"data": {"type": "places", "lid": "a"}}}}},
            {"op": "remove", "ref": {"type": "places", "id": D1}},
        ])))
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, ATOMIC),
        "{}",
        answer.text
    );
    let json = answer.json();
    let results = json["atomic:results"].as_array().unwrap();
    assert_eq!(json["jsonapi"]["ext"], json!(["https://jsonapi.org/ext/atomic"]));
    assert_eq!(results.len(), 7);
    let (a, b) = (&results[0]["data"]["id"], &results[1]["data"]["id"]);
    assert_eq!(results[1]["data"]["relationships"]["parent"]["data"]["id"], *a);
    assert_eq!(results[2]["data"]["attributes"]["name"], "Named");
    assert_eq!(results[6], json!({}));
    for (row, parent) in [(b, a), (&json!(D2), a)] {
        let read = server.get(&format!("/api/v1/places/{}", row.as_str().unwrap())).await;
        assert_eq!(read.json()["data"]["relationships"]["parent"]["data"]["id"], *parent);
    }
    assert_eq!(server.get(&format!("/api/v1/places/{D1}")).await.status, 404);
    assert_eq!(
        server
            .database()
            .query("SELECT count(*) FROM \"core_Mutation_Log\" WHERE status = 2"),
        "7"
    );
}

#[actix_rt::test]
async fn one_refusal_undoes_all() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(operations(&json!([
            add("a", "A1", &json!({"type": "places", "id": R1})),
            add("b", "MUCH TOO LONG", &json!({"type": "places", "lid": "a"})),
        ])))
        .await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    assert_eq!(pointers(&answer), ["/atomic:operations/1/data/attributes/code"]);
    let rows = server
        .database()
        .query("SELECT count(*) FROM \"tblPlaces\" WHERE \"Code\" = 'A1'");
    assert_eq!(rows, "0");
    // what was refused is noted, and nothing else
    assert_eq!(server.database().query("SELECT status FROM \"core_Mutation_Log\""), "1");
}

#[actix_rt::test]
async fn deferred_constraints_hold_between_operations() {
    let Some(server) = Server::new() else { return };
    let twice = add("b", "A1", &Value::Null);
    let answer = server
        .ask(operations(&json!([add("a", "A1", &Value::Null), twice])))
        .await;
    assert_eq!(
        (answer.status, answer.code()),
        (409, "core.taken".to_owned()),
        "{}",
        answer.text
    );
    assert_eq!(pointers(&answer), ["/atomic:operations/1"]);
}

#[actix_rt::test]
async fn what_is_no_operation_is_refused_with_its_place() {
    let Some(server) = Server::new() else { return };
    let place = "/atomic:operations/0";
    for (operation, status, pointer) in [
        (json!(1), 400, place.to_owned()),
        (json!({"op": "replace"}), 400, format!("{place}/op")),
        (json!({"op": "add"}), 400, place.to_owned()),
        (json!({"op": "add", "data": {"lid": "a"}}), 400, format!("{place}/data")),
        (json!({"op": "add", "data": {"type": "nothing"}}), 404, place.to_owned()),
        (json!({"op": "add", "data": {"type": "clinics"}}), 405, place.to_owned()),
        (
            json!({"op": "update", "data": {"type": "clinics", "id": "1"}}),
            403,
            place.to_owned(),
        ),
        (json!({"op": "remove"}), 400, place.to_owned()),
        (
            json!({"op": "remove", "ref": {"type": "places"}}),
            400,
            format!("{place}/ref"),
        ),
        (
            json!({"op": "remove", "ref": {"type": "places", "lid": "x"}}),
            404,
            format!("{place}/ref"),
        ),
        (
            json!({"op": "remove", "href": "https://example.org"}),
            400,
            format!("{place}/href"),
        ),
        (
            json!({"op": "remove", "href": "/api/v1/places/1", "ref": {}}),
            400,
            place.to_owned(),
        ),
        (
            json!({"op": "remove", "ref": {"type": "places", "id": "00000000-0000-4000-8000-000000000004"}}),
            404,
            place.to_owned(),
        ),
        (
            add("a", "A1", &json!({"type": "places", "lid": "later"})),
            404,
            format!("{place}/data/relationships/parent/data/lid"),
        ),
    ] {
        let answer = server.ask(operations(&json!([operation]))).await;
        assert_eq!(answer.status, status, "{operation}: {}", answer.text);
        assert_eq!(pointers(&answer), [pointer], "{operation}");
    }
    let many: Vec<_> = (0..101).map(|_| json!({"op": "remove"})).collect();
    assert_eq!(server.ask(operations(&json!(many))).await.status, 400);
    let nothing = server.ask(operations(&json!([]))).await;
    assert_eq!((nothing.status, &*nothing.text), (204, ""));
}

#[actix_rt::test]
async fn the_extension_is_named_in_the_media_type() {
    let Some(server) = Server::new() else { return };
    let document = json!({"atomic:operations": []}).to_string();
    for (kind, status) in [
        ("application/vnd.api+json", 415),
        ("application/vnd.api+json; ext=\"https://example.org\"", 415),
        ("application/json", 415),
        (ATOMIC, 204),
    ] {
        let asked = Asked::new("POST", "/api/v1/operations")
            .by("clerk")
            .body(kind, document.clone());
        assert_eq!(server.ask(asked).await.status, status, "{kind}");
    }
    let accepted = operations(&json!([])).header("Accept", ATOMIC);
    assert_eq!(server.ask(accepted).await.status, 204);
    let get = server.get("/api/v1/operations").await;
    assert_eq!((get.status, get.header("allow")), (405, "POST, OPTIONS"));
}

#[actix_rt::test]
async fn a_repeated_list_is_done_once() {
    let Some(server) = Server::new() else { return };
    let asked = || operations(&json!([add("a", "A1", &Value::Null)])).header("Idempotency-Key", "several");
    let (first, again) = (server.ask(asked()).await, server.ask(asked()).await);
    assert_eq!((first.status, again.status), (200, 200), "{}", again.text);
    assert_eq!(
        (first.text, again.headers.contains_key("idempotency-replayed")),
        (again.text.clone(), true)
    );
}
