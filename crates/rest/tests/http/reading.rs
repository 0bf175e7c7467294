//! Reading over HTTP.

use crate::fixture::{Answer, Asked, Server};
use serde_json::{Value, json};

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const X9: &str = "00000000-0000-4000-8000-000000000004";
const D3: &str = "00000000-0000-4000-8000-000000000006";

fn codes(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.text);
    let json = answer.json();
    let data = json["data"].as_array().unwrap().iter();
    data.map(|object| object["attributes"]["code"].as_str().unwrap().to_owned())
        .collect()
}

#[actix_rt::test]
async fn an_item_is_a_whole_resource_object() {
    let Some(server) = Server::new() else { return };
    let answer = server.get(&format!("/api/v1/places/{R1}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "application/vnd.api+json");
    assert_eq!(answer.header("vary"), "Accept");
    let address = format!("/api/v1/places/{R1}");
    let relationship = |name: &str| {
        json!({
            "self": format!("{address}/relationships/{name}"), "related": format!("{address}/{name}"),
        })
    };
    let expected = json!({
        "jsonapi": {"version": "1.1"},
        "data": {
            "type": "places", "id": R1,
            "attributes": {"code": "R1", "name": "Region \"One\"", "kind": "R", "families": 10, "area": "12.50"},
            "relationships": {
                "parent": {"links": relationship("parent"), "data": null},
                "children": {"links": relationship("children")},
                "clinics": {"links": relationship("clinics")},
            },
            "links": {"self": address},
        },
        "links": {"self": address},
    });
    assert_eq!(answer.json(), expected);
}

#[actix_rt::test]
async fn a_collection_is_filtered_sorted_and_counted() {
    let Some(server) = Server::new() else { return };
    let cases = [
        ("", vec!["D1", "D2", "D3", "R1"]),
        ("sort=-code", vec!["R1", "D3", "D2", "D1"]),
        ("sort=-families,code", vec!["R1", "D1", "D3", "D2"]),
        ("filter[kind]=D", vec!["D1", "D2", "D3"]),
        ("filter[code.in]=R1,D2", vec!["D2", "R1"]),
        ("filter[name.icontains]=BELOW+an", vec!["D3"]),
        ("filter[parent.code]=R1", vec!["D1", "D2"]),
        ("filter[families.range]=2,5", vec!["D1", "D3"]),
        ("filter[families.isnull]=true", vec!["D2"]),
        ("filter[clinics.code]=C2", vec!["D1"]),
        ("filter[children.code]=X9", vec![]),
        ("filter[code]=X9", vec![]),
        ("filter[code]=R1&filter[kind]=D", vec![]),
    ];
    for (query, expected) in cases {
        let answer = server.get(&format!("/api/v1/places?{query}")).await;
        assert_eq!(codes(&answer), expected, "{query}");
        assert_eq!(answer.json().get("meta"), None);
    }
    let answer = server.get("/api/v1/places?page[total]=exact&page[size]=1").await;
    assert_eq!(answer.json()["meta"], json!({"total": 4}));
}

#[actix_rt::test]
async fn a_total_can_be_estimated() {
    let Some(server) = Server::new() else { return };
    let fill = "INSERT INTO \"tblPlaces\" (\"PlaceUUID\", \"Code\", \"Type\", \"Families\", \"ValidityFrom\") \
                SELECT 'n' || n, 'n' || n, 'D', 7, '2020-01-01Z' FROM generate_series(1, 3000) n; ANALYZE \"tblPlaces\"";
    server.database().query(fill);
    for (filter, least, most) in [
        ("", 2000, 4000),
        ("&filter[families]=7", 2000, 4000),
        ("&filter[code]=n9", 0, 10),
    ] {
        let answer = server
            .get(&format!("/api/v1/places?page[total]=estimated&page[size]=1{filter}"))
            .await;
        let meta = answer.json()["meta"].clone();
        assert_eq!(meta["totalIsEstimate"], true, "{}", answer.text);
        let total = meta["total"].as_u64().unwrap();
        assert!((least..=most).contains(&total), "{filter}: {total}");
    }
}

#[actix_rt::test]
async fn pages_lead_to_each_other() {
    let Some(server) = Server::new() else { return };
    for start in [
        "/api/v1/places?page[size]=3&sort=code",
        "/api/v1/places?page[size]=3&page[number]=1",
    ] {
        let first = server.get(start).await;
        assert_eq!(codes(&first), ["D1", "D2", "D3"]);
        let links = first.json()["links"].clone();
        assert_eq!(links["prev"], Value::Null);
        let second = server.get(links["next"].as_str().unwrap()).await;
        assert_eq!(codes(&second), ["R1"]);
        let links = second.json()["links"].clone();
        assert_eq!(links["next"], Value::Null);
        let back = server.get(links["prev"].as_str().unwrap()).await;
        assert_eq!(codes(&back), ["D1", "D2", "D3"]);
        assert_eq!(
            codes(&server.get(links["first"].as_str().unwrap()).await),
            ["D1", "D2", "D3"]
        );
    }
    let first = server.get("/api/v1/places?page[size]=3").await;
    let last = server.get(first.json()["links"]["last"].as_str().unwrap()).await;
    assert_eq!(codes(&last), ["D2", "D3", "R1"]);
}

#[actix_rt::test]
async fn related_rows_and_identifiers() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .get(&format!("/api/v1/places/{R1}/children?sort=-code&page[total]=exact"))
        .await;
    assert_eq!(codes(&answer), ["D2", "D1"]);
    assert_eq!(answer.json()["meta"]["total"], 2);
    let answer = server.get(&format!("/api/v1/places/{D1}/parent")).await;
    assert_eq!(answer.json()["data"]["id"], R1);
    let answer = server.get(&format!("/api/v1/places/{R1}/parent")).await;
    assert_eq!((answer.status, answer.json()["data"].clone()), (200, Value::Null));

    let path = format!("/api/v1/places/{R1}/relationships/children");
    let json = server.get(&path).await.json();
    assert_eq!(json["data"][0], json!({"type": "places", "id": D1}));
    assert_eq!(json["links"]["self"], path);
    assert_eq!(json["links"]["related"], format!("/api/v1/places/{R1}/children"));
    let json = server
        .get(&format!("/api/v1/places/{D3}/relationships/parent"))
        .await
        .json();
    assert_eq!(json["data"]["meta"], json!({"ended": true}));
    let json = server
        .get(&format!("/api/v1/places/{R1}/relationships/parent"))
        .await
        .json();
    assert_eq!(json["data"], Value::Null);
}

#[actix_rt::test]
async fn history_has_every_version_with_its_time() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .get(&format!("/api/v1/places/{D1}/history?page[total]=exact"))
        .await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let json = answer.json();
    assert_eq!(json["meta"]["total"], 2);
    let names: Vec<_> = json["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["attributes"]["name"].clone())
        .collect();
    assert_eq!(names, ["District é", "Old name"]);
    assert_eq!(json["data"][0]["type"], "places-history");
    assert_ne!(json["data"][0]["id"], json["data"][1]["id"]);
    assert_eq!(json["data"][0]["meta"]["to"], Value::Null);
    assert_eq!(json["data"][1]["meta"]["from"], "2018-01-01T00:00:00");
    assert_eq!(json["data"][1]["meta"]["to"], "2020-01-01T00:00:00");
    // clinics keep none, so there is no such address
    let answer = server.get("/api/v1/clinics/1/history").await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.code(), "rest.no_such_address");
}

#[actix_rt::test]
async fn what_is_not_there_or_out_of_sight_is_not_found() {
    let Some(server) = Server::new() else { return };
    for path in [
        "/places/00000000-0000-4000-8000-000000000099".to_owned(),
        "/places/not-a-uuid".to_owned(),
        format!("/places/{X9}"),
        format!("/places/{X9}/parent"),
        format!("/places/{X9}/children"),
        format!("/places/{X9}/relationships/children"),
        format!("/places/{X9}/history"),
        "/places/00000000-0000-4000-8000-000000000005".to_owned(),
        "/clinics/99999999999999999999".to_owned(),
        "/clinics/x".to_owned(),
    ] {
        let answer = server.get(&format!("/api/v1{path}")).await;
        assert_eq!((answer.status, &*answer.code()), (404, "core.not_found"), "{path}");
    }
    let answer = server
        .ask(Asked::get(&format!("/api/v1/places/{X9}")).by("admin"))
        .await;
    assert_eq!(answer.status, 200);
}

#[actix_rt::test]
async fn names_that_do_not_exist_are_refused_with_their_parameter() {
    let Some(server) = Server::new() else { return };
    let cases = [
        ("filter[nothing]=1", "filter[nothing]"),
        ("filter[code.nothing]=1", "filter[code.nothing]"),
        ("filter[families]=many", "filter[families]"),
        ("filter[area]=wide", "filter[area]"),
        ("filter[families.icontains]=1", "filter[families.icontains]"),
        ("sort=nothing", "sort"),
        ("sort=area", "sort"),
        ("sort=children.code", "sort"),
        ("include=nothing", "include"),
        ("include=code", "include"),
        ("fields[nothing]=code", "fields[nothing]"),
        ("fields[places]=nothing", "fields[places]"),
        ("page[after]=garbage", "page[after]"),
        ("page[before]=%F0%9F%92%A9", "page[before]"),
    ];
    for (query, parameter) in cases {
        let answer = server.get(&format!("/api/v1/places?{query}")).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.text);
        assert_eq!(
            answer.json()["errors"][0]["source"],
            json!({"parameter": parameter}),
            "{query}"
        );
    }
}

#[actix_rt::test]
async fn head_answers_like_get() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(Asked::new("HEAD", &format!("/api/v1/places/{R1}")).by("clerk"))
        .await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "application/vnd.api+json")
    );
    let answer = server.ask(Asked::new("HEAD", "/api/v1/places/none").by("clerk")).await;
    assert_eq!(answer.status, 404);
}

#[actix_rt::test]
async fn a_relationship_opens_nothing_that_its_target_keeps_closed() {
    let Some(server) = Server::new() else { return };
    // everybody reads clinics; places need a right
    assert_eq!(server.ask(Asked::get("/api/v1/clinics/1")).await.status, 200);
    for path in [
        "/clinics/1/place",
        "/clinics/1/relationships/place",
        "/clinics?include=place",
        "/clinics?filter[place.code]=D1",
        "/clinics?sort=place.code",
    ] {
        let answer = server.ask(Asked::get(&format!("/api/v1{path}"))).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (401, "core.unauthenticated"),
            "{path}"
        );
        let answer = server.ask(Asked::get(&format!("/api/v1{path}")).by("nobody")).await;
        assert_eq!((answer.status, &*answer.code()), (403, "core.forbidden"), "{path}");
    }
}
