//! Relationships at their own addresses.

use crate::fixture::{Asked, Server};
use serde_json::{Value, json};

const R1: &str = "00000000-0000-4000-8000-000000000001";
const D1: &str = "00000000-0000-4000-8000-000000000002";
const D2: &str = "00000000-0000-4000-8000-000000000003";
const D3: &str = "00000000-0000-4000-8000-000000000006";

fn place(id: &str) -> Value {
    json!({"type": "places", "id": id})
}

fn asked(method: &str, path: &str, data: &Value) -> Asked {
    Asked::new(method, &format!("/api/v1/places/{path}"))
        .by("clerk")
        .document(&json!({ "data": data }))
}

async fn ids(server: &Server, path: &str) -> Vec<String> {
    let answer = server.get(&format!("/api/v1/places/{path}")).await;
    let json = answer.json();
    let data = json["data"].as_array().unwrap_or_else(|| panic!("{}", answer.text));
    let mut ids: Vec<_> = data.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[actix_rt::test]
async fn a_relationship_to_one_row_is_replaced_and_removed() {
    let Some(server) = Server::new() else { return };
    let path = format!("{D3}/relationships/parent");
    let answer = server.ask(asked("PATCH", &path, &place(R1))).await;
    assert_eq!((answer.status, &*answer.text), (204, ""));
    let linked = server.get(&format!("/api/v1/places/{path}")).await;
    assert_eq!(linked.json()["data"], place(R1));
    assert_eq!(server.ask(asked("PATCH", &path, &Value::Null)).await.status, 204);
    assert_eq!(
        server.get(&format!("/api/v1/places/{path}")).await.json()["data"],
        Value::Null
    );
}

#[actix_rt::test]
async fn a_list_is_replaced_added_to_and_taken_from() {
    let Some(server) = Server::new() else { return };
    let path = format!("{R1}/relationships/children");
    assert_eq!(ids(&server, &path).await, [D1, D2]);
    for (method, data, expected) in [
        ("POST", json!([place(D3), place(D1)]), vec![D1, D2, D3]),
        ("DELETE", json!([place(D2), place(D2)]), vec![D1, D3]),
        ("DELETE", json!([place(D2)]), vec![D1, D3]),
        ("PATCH", json!([place(D2)]), vec![D2]),
        ("PATCH", json!([]), vec![]),
    ] {
        let answer = server.ask(asked(method, &path, &data)).await;
        assert_eq!(answer.status, 204, "{method} {data}: {}", answer.text);
        assert_eq!(ids(&server, &path).await, expected, "{method} {data}");
    }
}

#[actix_rt::test]
async fn what_does_not_fit_is_refused_with_its_place() {
    let Some(server) = Server::new() else { return };
    let clinic = json!({"type": "clinics", "id": "1"});
    let unknown = place("00000000-0000-4000-8000-00000000ffff");
    for (method, path, data, status, pointer) in [
        ("PATCH", "parent", json!([place(R1)]), 400, "/data"),
        ("PATCH", "parent", clinic.clone(), 409, "/data/type"),
        ("PATCH", "parent", unknown, 404, "/data"),
        ("PATCH", "children", place(D1), 400, "/data"),
        ("POST", "children", json!([place(D3), clinic]), 409, "/data/1/type"),
    ] {
        let answer = server
            .ask(asked(method, &format!("{D1}/relationships/{path}"), &data))
            .await;
        assert_eq!(answer.status, status, "{method} {path} {data}: {}", answer.text);
        assert_eq!(
            answer.json()["errors"][0]["source"]["pointer"],
            pointer,
            "{method} {path} {data}"
        );
    }
}

#[actix_rt::test]
async fn a_relationship_that_no_operation_takes_stays() {
    let Some(server) = Server::new() else { return };
    for (method, path) in [("PATCH", "clinics"), ("POST", "parent"), ("DELETE", "clinics")] {
        let answer = server
            .ask(asked(method, &format!("{D1}/relationships/{path}"), &json!([])))
            .await;
        assert_eq!(
            (answer.status, answer.code()),
            (403, "rest.relationship_fixed".to_owned()),
            "{method} {path}"
        );
    }
    let options = server
        .ask(Asked::new("OPTIONS", &format!("/api/v1/places/{D1}/relationships/children")).by("clerk"))
        .await;
    assert_eq!(options.header("allow"), "GET, POST, PATCH, DELETE, HEAD, OPTIONS");
    let nobody = Asked::new("PATCH", &format!("/api/v1/places/{D1}/relationships/parent"));
    let answer = server.ask(nobody.document(&json!({"data": place(R1)}))).await;
    assert_eq!(answer.status, 401, "{}", answer.text);
}
