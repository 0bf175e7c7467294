//! JSON:API 1.1 to the letter: the statements that no other test proves, over every kind of document.

use crate::fixture::{Answer, Asked, Server};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const JSON_API: &str = "application/vnd.api+json";

/// One address of each kind.
fn addresses() -> Vec<String> {
    [
        "places?page[size]=2&page[total]=exact",
        "places?include=parent.parent,children,clinics.place",
        "places?filter[code]=none",
        // its parent has ended
        "places?filter[code]=D3&include=parent.children,parent.parent",
        "clinics/1?include=place.children",
        &format!("places/{D1}?include=children,clinics,parent.children"),
        &format!("places/{R1}/parent"),
        &format!("places/{D1}/parent"),
        &format!("places/{R1}/children?page[size]=1"),
        &format!("places/{R1}/relationships/children?page[size]=1"),
        &format!("places/{R1}/relationships/clinics"),
        &format!("places/{R1}/relationships/parent"),
        &format!("places/{D1}/relationships/parent"),
        &format!("places/{D1}/history"),
        "places/code-is-free?filter[code]=R1",
    ]
    .iter()
    .map(|path| format!("/api/v1/{path}"))
    .collect()
}

async fn documents(server: &Server) -> Vec<Value> {
    let mut documents = Vec::new();
    for address in addresses() {
        let answer = server.get(&address).await;
        assert_eq!(answer.status, 200, "{address}: {}", answer.text);
        documents.push(answer.json());
    }
    documents
}

/// The resource and identifier objects of a member that holds one, none or several.
fn objects(member: Option<&Value>) -> Vec<&Map<String, Value>> {
    match member {
        Some(Value::Array(list)) => list.iter().map(|one| one.as_object().unwrap()).collect(),
        Some(Value::Object(one)) => vec![one],
        Some(Value::Null) | None => Vec::new(),
        other => panic!("{other:?}"),
    }
}

fn resources(document: &Value) -> Vec<&Map<String, Value>> {
    let mut found = objects(document.get("data"));
    found.extend(objects(document.get("included")));
    found
}

fn relationships(resource: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    resource
        .get("relationships")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
}

fn identity(object: &Map<String, Value>) -> (String, String) {
    let text = |name: &str| object[name].as_str().unwrap().to_owned();
    (text("type"), text("id"))
}

/// No member but these.
fn only(object: &Map<String, Value>, allowed: &[&str]) {
    let foreign: Vec<_> = object.keys().filter(|name| !allowed.contains(&name.as_str())).collect();
    assert!(foreign.is_empty(), "{foreign:?} in {object:?}");
}

fn is_legal(name: &str) -> bool {
    let inner = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_');
    let outer = |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric());
    name.chars().all(inner) && outer(name.chars().next()) && outer(name.chars().last())
}

#[actix_rt::test]
async fn documents_have_the_members_of_the_standard_and_no_others() {
    let Some(server) = Server::new() else { return };
    for document in documents(&server).await {
        let top = document.as_object().unwrap();
        only(top, &["data", "meta", "jsonapi", "links", "included"]);
        assert!(top.contains_key("data") || top.contains_key("meta"), "{document}");
        assert!(top.contains_key("data") || !top.contains_key("included"), "{document}");
        assert_eq!(document["jsonapi"], json!({"version": "1.1"}));
        if let Some(links) = top.get("links") {
            let links = links.as_object().unwrap();
            only(links, &["self", "related", "first", "last", "prev", "next"]);
            assert!(
                links.values().all(|link| link.is_string() || link.is_null()),
                "{links:?}"
            );
        }
        for resource in resources(&document) {
            only(
                resource,
                &["type", "id", "attributes", "relationships", "links", "meta"],
            );
            identity(resource);
            for (_, relationship) in relationships(resource) {
                let relationship = relationship.as_object().unwrap();
                only(relationship, &["links", "data"]);
                assert!(!relationship.is_empty(), "{resource:?}");
                if let Some(links) = relationship.get("links") {
                    let links = links.as_object().unwrap();
                    only(links, &["self", "related"]);
                    assert!(!links.is_empty(), "{resource:?}");
                }
                for identifier in objects(relationship.get("data")) {
                    only(identifier, &["type", "id", "meta"]);
                    identity(identifier);
                }
            }
        }
    }
}

#[actix_rt::test]
async fn fields_have_legal_names_in_one_namespace() {
    let Some(server) = Server::new() else { return };
    for document in documents(&server).await {
        for resource in resources(&document) {
            assert!(is_legal(&identity(resource).0), "{resource:?}");
            let attributes = resource.get("attributes").and_then(Value::as_object);
            let mut names = BTreeSet::from(["type", "id"]);
            let fields = attributes.into_iter().flatten().chain(relationships(resource));
            for (name, _) in fields {
                assert!(is_legal(name), "{name}");
                assert!(names.insert(name), "{name} stands twice in {resource:?}");
            }
        }
    }
}

#[actix_rt::test]
async fn every_included_row_is_linked_and_stands_once() {
    let Some(server) = Server::new() else { return };
    let mut included = 0;
    for document in documents(&server).await {
        let mut linked = BTreeSet::new();
        for resource in resources(&document) {
            for (_, relationship) in relationships(resource) {
                linked.extend(objects(relationship.get("data")).into_iter().map(identity));
            }
        }
        for row in objects(document.get("included")) {
            included += 1;
            assert!(linked.contains(&identity(row)), "{row:?} in {document}");
        }
        let all: Vec<_> = resources(&document).into_iter().map(identity).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{document}");
    }
    assert!(included > 5, "{included}");
}

fn links(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut take = |links: Option<&Value>| {
        let links = links.and_then(Value::as_object).into_iter().flatten();
        found.extend(links.filter_map(|(_, link)| link.as_str().map(str::to_owned)));
    };
    take(document.get("links"));
    for resource in resources(document) {
        take(resource.get("links"));
        for (_, relationship) in relationships(resource) {
            take(relationship.get("links"));
        }
    }
    found
}

#[actix_rt::test]
async fn every_link_leads_somewhere() {
    let Some(server) = Server::new() else { return };
    let found: BTreeSet<_> = documents(&server).await.iter().flat_map(links).collect();
    assert!(found.len() > 20, "{found:?}");
    for link in found {
        let answer = server.get(&link).await;
        assert_eq!(answer.status, 200, "{link}: {}", answer.text);
        assert!(answer.json().get("data").is_some(), "{link}");
    }
}

#[actix_rt::test]
async fn pages_of_a_relationship_are_pages_of_its_identifiers() {
    let Some(server) = Server::new() else { return };
    let path = format!("/api/v1/places/{R1}/relationships/children");
    let first = server.get(&format!("{path}?page[size]=1")).await.json();
    let next = first["links"]["next"].as_str().unwrap();
    assert!(next.starts_with(&path), "{next}");
    let second = server.get(next).await.json();
    assert_ne!(first["data"][0]["id"], second["data"][0]["id"]);
    assert_eq!(second["data"][0].get("attributes"), None);
    assert_eq!(second["links"]["next"], Value::Null);
}

fn is_json_api(answer: &Answer) {
    assert_eq!(answer.header("content-type"), JSON_API, "{}", answer.text);
    assert!(
        answer.header("vary").split(", ").any(|name| name == "Accept"),
        "{}",
        answer.text
    );
}

#[actix_rt::test]
async fn every_document_has_the_media_type_and_varies_by_accept() {
    let Some(server) = Server::new() else { return };
    for address in addresses() {
        is_json_api(&server.get(&address).await);
    }
    for asked in [
        Asked::get("/api/v1/places"),
        Asked::get("/api/v1/nothing"),
        Asked::new("PUT", "/api/v1/places"),
        Asked::new("POST", "/api/v1/places").by("clerk").body("text/plain", "x"),
        Asked::get("/api/v1/places").header("Accept", "image/png"),
    ] {
        is_json_api(&server.ask(asked).await);
    }
}

#[actix_rt::test]
async fn profiles_are_optional_and_those_unknown_are_ignored() {
    let Some(server) = Server::new() else { return };
    let profiled = "application/vnd.api+json; profile=\"https://example.org/a https://example.org/b\"";
    let answer = server
        .ask(Asked::get("/api/v1/places").by("clerk").header("Accept", profiled))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    is_json_api(&answer);
    assert_eq!(answer.json()["jsonapi"].get("profile"), None);
    assert_eq!(answer.json()["data"].as_array().map(Vec::len), Some(4));
    let document = json!({"jsonapi": {"profile": ["https://example.org/a"]},
        "data": {"type": "places", "attributes": {"code": "N1", "kind": "D"}}});
    let sent = Asked::new("POST", "/api/v1/places")
        .by("clerk")
        .body(profiled, document.to_string());
    assert_eq!(server.ask(sent).await.status, 201);
}

#[actix_rt::test]
async fn links_of_a_relationship_outlive_its_content() {
    let Some(server) = Server::new() else { return };
    let address = format!("/api/v1/places/{D1}");
    let links = async || server.get(&address).await.json()["data"]["relationships"]["parent"].clone();
    let before = links().await;
    let empty = json!({"data": null});
    let asked = Asked::new("PATCH", &format!("{address}/relationships/parent")).by("clerk");
    assert_eq!(server.ask(asked.document(&empty)).await.status, 204);
    let after = links().await;
    assert_eq!((&before["data"]["id"], &after["data"]), (&json!(R1), &Value::Null));
    assert_eq!(before["links"], after["links"]);
    assert!(before["links"]["related"].is_string(), "{before}");
}

#[actix_rt::test]
async fn identifiers_are_texts() {
    let Some(server) = Server::new() else { return };
    for identifier in [
        json!({"type": "places", "id": 1}),
        json!({"type": 1, "id": R1}),
        json!({"type": "places", "lid": 1}),
        json!({"type": "places", "id": null}),
    ] {
        let asked = Asked::new("PATCH", &format!("/api/v1/places/{D1}/relationships/parent")).by("clerk");
        let answer = server.ask(asked.document(&json!({ "data": identifier }))).await;
        assert_eq!(answer.status, 400, "{identifier}: {}", answer.text);
        let pointer = answer.json()["errors"][0]["source"]["pointer"].to_string();
        assert!(pointer.starts_with("\"/data"), "{identifier}: {pointer}");
    }
}

#[actix_rt::test]
async fn what_a_document_says_of_itself_negotiates_nothing() {
    let Some(server) = Server::new() else { return };
    for (code, about) in [
        ("N1", json!({"version": "9.9", "ext": ["https://example.org/unknown"]})),
        (
            "N2",
            json!({"ext": ["https://jsonapi.org/ext/atomic"], "profile": ["https://example.org/a"]}),
        ),
    ] {
        let document = json!({"jsonapi": about, "data": {"type": "places", "attributes": {"code": code, "kind": "D"}}});
        let sent = Asked::new("POST", "/api/v1/places").by("clerk").document(&document);
        let answer = server.ask(sent).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        is_json_api(&answer);
    }
    // nor do its members make it one of an extension
    let inside = json!({"jsonapi": {"ext": ["https://jsonapi.org/ext/atomic"]}, "atomic:operations": []});
    let sent = Asked::new("POST", "/api/v1/operations").by("clerk").document(&inside);
    assert_eq!(server.ask(sent).await.status, 415);
}

#[actix_rt::test]
async fn an_error_says_where_or_nothing_of_it() {
    let Some(server) = Server::new() else { return };
    let missing = json!({"data": {"type": "places", "attributes": {}}});
    for asked in [
        Asked::get("/api/v1/nothing"),
        Asked::get("/api/v1/places?sort=none"),
        Asked::get("/api/v1/places").header("Accept", "image/png"),
        Asked::new("POST", "/api/v1/places").document(&missing),
    ] {
        let document = server.ask(asked.by("clerk")).await.json();
        for error in objects(document.get("errors")) {
            let Some(source) = error.get("source") else { continue };
            let source = source.as_object().unwrap();
            only(source, &["pointer", "parameter", "header"]);
            assert_eq!(source.len(), 1, "{error:?}");
        }
    }
}

#[actix_rt::test]
async fn what_a_change_does_not_send_stays() {
    let Some(server) = Server::new() else { return };
    let address = format!("/api/v1/places/{D1}");
    let before = server.get(&address).await.json()["data"].clone();
    let change = json!({"data": {"type": "places", "id": D1, "attributes": {"name": "Other"}}});
    let answer = server
        .ask(Asked::new("PATCH", &address).by("clerk").document(&change))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let mut expected = before;
    expected["attributes"]["name"] = json!("Other");
    assert_eq!(answer.json()["data"], expected);
    // the answer is what a GET of the same address says
    assert_eq!(server.get(&address).await.json()["data"], expected);
}

#[actix_rt::test]
async fn names_are_case_sensitive() {
    let Some(server) = Server::new() else { return };
    let data = json!({"type": "places", "attributes": {"Code": "N1", "code": "N1", "kind": "D"}});
    let sent = Asked::new("POST", "/api/v1/places")
        .by("clerk")
        .document(&json!({ "data": data }));
    let answer = server.ask(sent).await;
    assert_eq!((answer.status, answer.code()), (422, "core.unknown_field".to_owned()));
    assert_eq!(answer.json()["errors"][0]["source"]["pointer"], "/data/attributes/Code");
}

#[actix_rt::test]
async fn errors_are_a_list_and_their_links_explain_them() {
    let Some(server) = Server::new() else { return };
    let mut titles = BTreeSet::new();
    for path in [
        "nothing",
        "places/none",
        "places?sort=none",
        "clinics/none",
        "places?page[size]=0",
    ] {
        let answer = server.get(&format!("/api/v1/{path}")).await;
        let document = answer.json();
        only(document.as_object().unwrap(), &["jsonapi", "errors"]);
        for error in objects(document.get("errors")) {
            only(
                error,
                &["id", "links", "status", "code", "title", "detail", "source", "meta"],
            );
            assert_eq!(error["status"], answer.status.to_string());
            titles.insert((error["code"].to_string(), error["title"].to_string()));
            let kind = error["links"]["type"].as_str().unwrap();
            let (page, place) = kind.split_once('#').unwrap();
            let page = server.get(page).await;
            assert_eq!(page.status, 200, "{kind}");
            assert!(page.text.contains(&format!("id=\"{place}\"")), "{kind}");
        }
    }
    let codes: BTreeSet<_> = titles.iter().map(|(code, _)| code).collect();
    assert_eq!(codes.len(), titles.len(), "a title changes: {titles:?}");
}

#[actix_rt::test]
async fn relationships_of_a_row_that_is_not_there_are_not_found() {
    let Some(server) = Server::new() else { return };
    let path = "/api/v1/places/00000000-0000-4000-8000-00000000ffff/relationships";
    for (method, name, data) in [
        ("PATCH", "parent", json!(null)),
        ("PATCH", "children", json!([])),
        ("POST", "children", json!([])),
        ("DELETE", "children", json!([])),
    ] {
        let asked = Asked::new(method, &format!("{path}/{name}")).by("clerk");
        let answer = server.ask(asked.document(&json!({ "data": data }))).await;
        assert_eq!(answer.status, 404, "{method} {name}: {}", answer.text);
    }
}

#[actix_rt::test]
async fn results_of_atomic_operations_stand_alone_in_their_order() {
    let Some(server) = Server::new() else { return };
    let atomic = "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"";
    let send = |operations: Value| {
        let document = json!({ "atomic:operations": operations, "meta": {}, "unknown": 1 });
        let asked = Asked::new("POST", "/api/v1/operations")
            .by("clerk")
            .header("Accept", atomic);
        asked.body(atomic, document.to_string())
    };
    let add = |code: &str| json!({"op": "add", "data": {"type": "places", "attributes": {"code": code, "kind": "D"}}});
    let answer = server
        .ask(send(
            json!([add("N1"), {"op": "remove", "ref": {"type": "places", "id": D1}}, add("N2")]),
        ))
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, atomic),
        "{}",
        answer.text
    );
    assert_eq!(answer.header("vary"), "Accept");
    let document = answer.json();
    only(document.as_object().unwrap(), &["jsonapi", "atomic:results"]);
    let codes: Vec<_> = document["atomic:results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["data"]["attributes"]["code"].clone())
        .collect();
    assert_eq!(codes, [json!("N1"), Value::Null, json!("N2")]);
    let refused = server.ask(send(json!([add("N3"), add("N3")]))).await.json();
    only(refused.as_object().unwrap(), &["jsonapi", "errors"]);
}

#[actix_rt::test]
async fn relationships_change_in_atomic_operations_too() {
    let Some(server) = Server::new() else { return };
    let atomic = "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"";
    let place = |id: &str| json!({"type": "places", "id": id});
    let (d2, d3) = (
        "00000000-0000-4000-8000-000000000003",
        "00000000-0000-4000-8000-000000000006",
    );
    let change = |op: &str, id: &str, relationship: &str, data: Value| json!({"op": op, "ref": {"type": "places", "id": id, "relationship": relationship}, "data": data});
    for (operation, status, parents) in [
        (change("add", R1, "children", json!([place(d3)])), 200, [R1, R1, R1]),
        (change("remove", R1, "children", json!([place(d2)])), 200, [R1, "", R1]),
        (change("update", R1, "children", json!([place(d2)])), 200, ["", R1, ""]),
        (change("update", d2, "parent", Value::Null), 200, ["", "", ""]),
        (change("update", d2, "parent", json!([])), 400, ["", "", ""]),
        (
            json!({"op": "update", "data": {"type": "places", "id": "none", "attributes": {"name": "x"}}}),
            404,
            ["", "", ""],
        ),
    ] {
        let document = json!({ "atomic:operations": [operation] });
        let asked = Asked::new("POST", "/api/v1/operations").by("clerk");
        let answer = server.ask(asked.body(atomic, document.to_string())).await;
        assert_eq!(answer.status, status, "{operation}: {}", answer.text);
        for (id, parent) in [D1, d2, d3].into_iter().zip(parents) {
            let read = server.get(&format!("/api/v1/places/{id}/relationships/parent")).await;
            let found = read.json()["data"]["id"].as_str().unwrap_or_default().to_owned();
            assert_eq!(found, parent, "{operation}: {id}");
        }
    }
}
