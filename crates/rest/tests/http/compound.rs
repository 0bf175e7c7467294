//! Compound documents and sparse fieldsets over HTTP.

use crate::fixture::Server;
use serde_json::json;

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const D3: &str = "00000000-0000-4000-8000-000000000006";

#[actix_rt::test]
async fn included_rows_come_once_and_are_linked() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .get("/api/v1/places?include=parent,clinics&filter[code.in]=D1,D2")
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let json = answer.json();
    let included: Vec<_> = json["included"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["type"].clone(), row["id"].clone()))
        .collect();
    assert_eq!(
        included,
        [
            (json!("places"), json!(R1)),
            (json!("clinics"), json!("1")),
            (json!("clinics"), json!("2"))
        ]
    );
    let relationships = &json["data"][0]["relationships"];
    assert_eq!(relationships["parent"]["data"], json!({"type": "places", "id": R1}));
    assert_eq!(
        relationships["clinics"]["data"],
        json!([{"type": "clinics", "id": "1"}, {"type": "clinics", "id": "2"}])
    );
    assert_eq!(json["data"][1]["relationships"]["clinics"]["data"], json!([]));
}

#[actix_rt::test]
async fn a_row_reached_on_two_ways_stands_once_with_all_it_knows() {
    let Some(server) = Server::new() else { return };
    // R1 is asked for, and is the parent of its included children
    let answer = server
        .get(&format!(
            "/api/v1/places/{R1}?include=children.parent.clinics,children.clinics"
        ))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let json = answer.json();
    let mut names: Vec<_> = json["included"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{}/{}", row["type"], row["id"]))
        .collect();
    names.push(format!("{}/{}", json["data"]["type"], json["data"]["id"]));
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
    assert_eq!(
        json["data"]["relationships"]["children"]["data"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    assert_eq!(json["data"]["relationships"]["clinics"]["data"], json!([]));
}

#[actix_rt::test]
async fn an_empty_include_is_a_compound_document() {
    let Some(server) = Server::new() else { return };
    for query in ["include=", "include=parent"] {
        let answer = server.get(&format!("/api/v1/places/{R1}?{query}")).await;
        assert_eq!(answer.json()["included"], json!([]), "{query}");
    }
    assert_eq!(
        server.get(&format!("/api/v1/places/{R1}")).await.json().get("included"),
        None
    );
}

#[actix_rt::test]
async fn fieldsets_choose_members() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .get(&format!("/api/v1/places/{D1}?fields[places]=code,parent"))
        .await;
    let data = &answer.json()["data"];
    assert_eq!(data["attributes"], json!({"code": "D1"}));
    let relationships: Vec<_> = data["relationships"].as_object().unwrap().keys().cloned().collect();
    assert_eq!(relationships, ["parent"]);
    let data = server.get(&format!("/api/v1/places/{D1}?fields[places]=")).await.json()["data"].clone();
    assert_eq!((&data["attributes"], data.get("relationships")), (&json!({}), None));
}

#[actix_rt::test]
async fn ended_rows_are_marked() {
    let Some(server) = Server::new() else { return };
    let answer = server.get(&format!("/api/v1/places/{D3}?include=parent")).await;
    let json = answer.json();
    assert_eq!(
        json["data"]["relationships"]["parent"]["data"]["meta"],
        json!({"ended": true})
    );
    assert_eq!(json["included"][0]["meta"], json!({"ended": true}));
}

#[actix_rt::test]
async fn an_included_row_may_lack_the_relationship_that_was_not_chosen() {
    let Some(server) = Server::new() else { return };
    let json = server
        .get(&format!("/api/v1/places/{D1}?fields[places]=code&include=parent"))
        .await
        .json();
    assert_eq!(json["data"].get("relationships"), None, "{json}");
    assert_eq!(json["included"][0]["id"], R1);
}
