//! Writing and asking over HTTP.

use crate::fixture::{Asked, Server};
use serde_json::{Value, json};

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const X9: &str = "00000000-0000-4000-8000-000000000004";

fn post(path: &str, data: &Value) -> Asked {
    Asked::new("POST", &format!("/api/v1{path}"))
        .by("clerk")
        .document(&json!({ "data": data }))
}

fn new_place(code: &str) -> Value {
    json!({
        "type": "places", "attributes": {"code": code, "kind": "D"},
        "relationships": {"parent": {"data": {"type": "places", "id": R1}}},
    })
}

#[actix_rt::test]
async fn a_created_row_is_answered_with_its_address() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(post(
            "/places?include=parent&fields[places]=code,parent",
            &new_place("N1"),
        ))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let json = answer.json();
    assert_eq!(json["data"]["attributes"], json!({"code": "N1"}));
    assert_eq!(json["included"][0]["id"], R1);
    let location = answer.header("location").to_owned();
    assert_eq!(json["data"]["links"]["self"], location);
    let read = server.get(&location).await;
    assert_eq!(read.json()["data"]["attributes"]["code"], "N1");
    assert_eq!(server.database().query("SELECT status FROM \"core_Mutation_Log\""), "2");
}

#[actix_rt::test]
async fn change_act_and_remove() {
    let Some(server) = Server::new() else { return };
    let path = format!("/api/v1/places/{D1}");
    let change = json!({"data": {"type": "places", "id": D1, "attributes": {"name": "New"}}});
    let answer = server
        .ask(Asked::new("PATCH", &path).by("clerk").document(&change))
        .await;
    assert_eq!(
        (answer.status, answer.json()["data"]["attributes"]["name"].clone()),
        (200, json!("New")),
        "{}",
        answer.text
    );
    let answer = server.get(&format!("{path}/history")).await;
    assert_eq!(answer.json()["data"].as_array().unwrap().len(), 3);

    let created = server.ask(post("/places", &new_place("N2"))).await.json()["data"]["id"].clone();
    let to = json!({"relationships": {"parent": {"data": {"type": "places", "id": created}}}});
    let answer = server.ask(post(&format!("/places/{D1}/move"), &to)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["data"]["relationships"]["parent"]["data"]["id"], created);

    let answer = server.ask(Asked::new("DELETE", &path).by("clerk")).await;
    assert_eq!((answer.status, &*answer.text), (204, ""));
    assert_eq!(server.get(&path).await.status, 404);
}

#[actix_rt::test]
async fn values_are_answered_in_meta() {
    let Some(server) = Server::new() else { return };
    let answer = server.ask(Asked::new("POST", "/api/v1/places/count").by("clerk")).await;
    assert_eq!(
        (answer.status, answer.json()["meta"].clone()),
        (200, json!({"result": {"places": 7}}))
    );
    for (code, free) in [("R1", false), ("ZZ", true)] {
        let answer = server
            .get(&format!("/api/v1/places/code-is-free?filter[code]={code}"))
            .await;
        assert_eq!(answer.json()["meta"]["result"], free, "{}", answer.text);
    }
    assert_eq!(
        server.database().query("SELECT count(*) FROM \"core_Mutation_Log\""),
        "1"
    );
}

#[actix_rt::test]
async fn a_question_is_refused_with_its_parameter() {
    let Some(server) = Server::new() else { return };
    let cases = [
        ("", 422, "filter[code]"),
        ("filter[code]=a&filter[families]=many", 422, "filter[families]"),
        ("filter[code]=a&filter[nothing]=1", 400, "filter[nothing]"),
        ("filter[code]=a&code=1", 400, "code"),
        ("filter[code]=a&include=parent", 400, "include"),
    ];
    for (query, status, parameter) in cases {
        let answer = server.get(&format!("/api/v1/places/code-is-free?{query}")).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.text);
        assert_eq!(
            answer.json()["errors"][0]["source"],
            json!({"parameter": parameter}),
            "{query}"
        );
    }
}

#[actix_rt::test]
async fn input_problems_are_reported_together_with_pointers() {
    let Some(server) = Server::new() else { return };
    let data = json!({
        "type": "places", "attributes": {"code": "TOO LONG", "kind": "Z", "families": 1.5},
        "relationships": {"parent": {"data": {"type": "places", "id": X9}}},
    });
    let answer = server.ask(post("/places", &data)).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
    let json = answer.json();
    let mut pointers: Vec<_> = json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["source"]["pointer"].as_str().unwrap().to_owned())
        .collect();
    pointers.sort();
    assert_eq!(
        pointers,
        [
            "/data/attributes/code",
            "/data/attributes/families",
            "/data/attributes/kind"
        ]
    );

    // out of sight is like not there
    for id in [X9, "nonsense"] {
        let mut data = new_place("N3");
        data["relationships"]["parent"]["data"]["id"] = json!(id);
        let answer = server.ask(post("/places", &data)).await;
        assert_eq!((answer.status, &*answer.code()), (404, "core.no_such_reference"));
        assert_eq!(
            answer.json()["errors"][0]["source"]["pointer"],
            "/data/relationships/parent"
        );
    }
    assert_eq!(
        server
            .database()
            .query("SELECT count(*) FROM \"tblPlaces\" WHERE \"Code\" LIKE 'N%'"),
        "0"
    );
}

#[actix_rt::test]
async fn a_missing_member_is_named_at_the_object_that_lacks_it() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(post("/places", &json!({"type": "places", "attributes": {"kind": "D"}})))
        .await;
    assert_eq!((answer.status, &*answer.code()), (422, "core.required"));
    let error = answer.json()["errors"][0].clone();
    assert_eq!(error["source"], json!({"pointer": "/data/attributes"}));
    assert_eq!(error["meta"], json!({"missing": "/data/attributes/code"}));
    let answer = server
        .ask(Asked::new("POST", &format!("/api/v1/places/{D1}/move")).by("clerk"))
        .await;
    let error = answer.json()["errors"][0].clone();
    assert_eq!(error["source"], json!({"pointer": ""}), "{}", answer.text);
    assert_eq!(error["meta"], json!({"missing": "/data/relationships/parent"}));
}

#[actix_rt::test]
async fn a_taken_value_is_a_conflict() {
    let Some(server) = Server::new() else { return };
    let answer = server.ask(post("/places", &new_place("D1"))).await;
    assert_eq!((answer.status, &*answer.code()), (409, "core.taken"), "{}", answer.text);
}

#[actix_rt::test]
async fn rights_come_before_the_body() {
    let Some(server) = Server::new() else { return };
    let broken = |name: &str| {
        let asked = Asked::new("POST", "/api/v1/places").body("application/vnd.api+json", "{");
        if name.is_empty() { asked } else { asked.by(name) }
    };
    assert_eq!(server.ask(broken("")).await.code(), "core.unauthenticated");
    assert_eq!(server.ask(broken("reader")).await.code(), "core.forbidden");
    assert_eq!(server.ask(broken("clerk")).await.code(), "core.malformed_body");
    // who tried what without the right stands in the log, without what he sent
    assert_eq!(
        server
            .database()
            .query("SELECT status, json_content FROM \"core_Mutation_Log\""),
        "1|{\"operation\":\"country.create_place\"}"
    );
}

#[actix_rt::test]
async fn whoever_may_write_and_not_read_is_told_the_name_of_what_he_made() {
    let Some(server) = Server::new() else { return };
    let asked = |code: &str, query: &str| {
        let data = json!({"type": "places", "attributes": {"code": code, "kind": "R"}});
        let uri = format!("/api/v1/places{query}");
        Asked::new("POST", &uri).by("writer").document(&json!({ "data": data }))
    };
    for (code, query, key) in [
        ("N4", "", ""),
        ("N5", "?include=parent", ""),
        ("N6", "", "key-of-the-writer"),
    ] {
        let asked = if key.is_empty() {
            asked(code, query)
        } else {
            asked(code, query).header("Idempotency-Key", key)
        };
        let answer = server.ask(asked).await;
        assert_eq!(answer.status, 201, "{code}: {}", answer.text);
        let row = format!("SELECT \"PlaceUUID\" FROM \"tblPlaces\" WHERE \"Code\" = '{code}'");
        let id = server.database().query(&row);
        let own = format!("/api/v1/places/{id}");
        let data = json!({"type": "places", "id": id, "attributes": {}, "links": {"self": own}});
        assert_eq!(answer.json()["data"], data);
        assert_eq!(answer.header("location"), own);
    }
    let data = json!({"type": "places", "lid": "a", "attributes": {"code": "N7", "kind": "R"}});
    let operations = json!({"atomic:operations": [{"op": "add", "data": data}]});
    let answer = server
        .ask(
            Asked::new("POST", "/api/v1/operations")
                .by("writer")
                .body(openimis_rest::negotiate::ATOMIC_CONTENT_TYPE, operations.to_string()),
        )
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let made = &answer.json()["atomic:results"][0]["data"];
    assert_eq!((&made["type"], &made["attributes"]), (&json!("places"), &json!({})));
}

#[actix_rt::test]
async fn a_wrong_parameter_stops_a_write_before_it_is_done() {
    let Some(server) = Server::new() else { return };
    for query in [
        "include=nothing",
        "fields[places]=nothing",
        "sort=code",
        "filter[code]=1",
        "other=1",
    ] {
        let answer = server.ask(post(&format!("/places?{query}"), &new_place("N5"))).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.text);
    }
    let answer = server
        .ask(Asked::new("DELETE", &format!("/api/v1/places/{D1}?include=parent")).by("clerk"))
        .await;
    assert_eq!(answer.status, 400);
    assert_eq!(
        server.database().query("SELECT count(*) FROM \"core_Mutation_Log\""),
        "0"
    );
}

#[actix_rt::test]
async fn targets_out_of_sight_are_not_found() {
    let Some(server) = Server::new() else { return };
    for id in [X9, "nonsense", "00000000-0000-4000-8000-000000000005"] {
        let path = format!("/api/v1/places/{id}");
        let answer = server.ask(Asked::new("DELETE", &path).by("clerk")).await;
        assert_eq!((answer.status, &*answer.code()), (404, "core.not_found"), "{id}");
    }
}
