//! Documentation that the server gives of itself.

use crate::fixture::{Asked, Server, country};
use openimis_rest::errors::page;
use serde_json::Value;

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("$ref", Value::String(target)) => found.push(target.clone()),
                    _ => references(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[actix_rt::test]
async fn every_route_is_documented_with_its_right() {
    let server = Server::away();
    let answer = server.ask(Asked::get("/api/v1/openapi.json")).await;
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (200, "application/json")
    );
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    for route in country::registry().routes() {
        let operation = &document["paths"][&route.path][route.method.to_string().to_lowercase()];
        assert!(operation.is_object(), "{} {}", route.method, route.path);
        let mut parameters = Vec::new();
        references(&operation["parameters"], &mut parameters);
        let has_id = parameters.iter().any(|name| name.contains("/parameters/id."));
        assert_eq!(has_id, route.path.contains("{id}"), "{}", route.path);
    }
    let places = &document["paths"]["/places"];
    assert_eq!(places["get"]["x-openimis-right"][0]["number"], 990_001);
    assert_eq!(places["post"]["x-openimis-right"][0]["number"], 990_002);
    assert_eq!(document["paths"]["/clinics"]["get"]["security"], serde_json::json!([]));
    assert!(document["paths"]["/auth/token"]["post"].is_object());
}

#[actix_rt::test]
async fn every_reference_leads_somewhere_and_names_are_unique() {
    let server = Server::away();
    let document: Value = serde_json::from_str(server.door.openapi()).unwrap();
    let mut found = Vec::new();
    references(&document, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    let mut names = Vec::new();
    for item in document["paths"].as_object().unwrap().values() {
        let operations = item.as_object().unwrap().values();
        names.extend(operations.filter_map(|operation| operation["operationId"].as_str()));
    }
    for name in [
        "listPlaces",
        "getPlace",
        "createPlace",
        "getParentLinkageOfPlace",
        "createToken",
        "getLiveness",
    ] {
        assert!(names.contains(&name), "{name}");
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

#[actix_rt::test]
async fn inputs_are_documented_where_they_stand() {
    let server = Server::away();
    let document: Value = serde_json::from_str(server.door.openapi()).unwrap();
    let components = &document["components"];
    let data = &components["schemas"]["CreatePlace"]["properties"]["data"];
    assert_eq!(data["required"], serde_json::json!(["type", "attributes"]));
    let attributes = &data["properties"]["attributes"];
    assert_eq!(attributes["required"], serde_json::json!(["code", "kind"]));
    assert_eq!(attributes["properties"]["code"]["maxLength"], 4);
    assert_eq!(attributes["properties"]["kind"]["enum"], serde_json::json!(["R", "D"]));
    assert!(data["properties"]["relationships"]["properties"]["parent"].is_object());
    let filter = &components["parameters"]["places.filter"];
    assert_eq!((&filter["style"], &filter["explode"]), (&"form".into(), &true.into()));
    let filters = &components["schemas"]["PlaceFilter"]["properties"];
    assert!(filters["filter[name.icontains]"].is_object() && filters["filter[parent.name]"].is_object());
    assert!(filters["filter[families.icontains]"].is_null());
    let sorts = &components["schemas"]["PlaceSort"]["enum"];
    assert!(sorts.as_array().unwrap().contains(&"-name".into()));
}

#[actix_rt::test]
async fn answers_name_their_codes_and_headers() {
    let server = Server::away();
    let document: Value = serde_json::from_str(server.door.openapi()).unwrap();
    let answers = &document["components"]["responses"];
    let codes = answers["NotFound"]["x-openimis-codes"].as_array().unwrap();
    for code in ["core.not_found", "core.no_such_reference"] {
        assert!(codes.contains(&code.into()), "{codes:?}");
    }
    for (name, header) in [
        ("Unavailable", "Retry-After"),
        ("CreatedPlace", "Location"),
        ("NotFound", "X-Request-Id"),
    ] {
        assert!(answers[name]["headers"][header].is_object(), "{name}: {header}");
    }
    let created = &document["paths"]["/places"]["post"]["responses"];
    assert!(created["404"].is_object() && created["201"].is_object() && created["415"].is_object());
}

#[actix_rt::test]
async fn pages_are_served_from_here() {
    let server = Server::away();
    let answer = server.ask(Asked::get("/api/v1/docs")).await;
    assert_eq!((answer.status, answer.header("location")), (301, "/api/v1/docs/"));
    let answer = server.ask(Asked::get("/api/v1/docs/")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(answer.text.contains("swagger-ui"));
    assert!(
        answer
            .header("content-security-policy")
            .starts_with("default-src 'self'")
    );
    let answer = server.ask(Asked::get("/api/v1/docs/swagger-initializer.js")).await;
    assert!(answer.text.contains("/api/v1/openapi.json"), "{}", answer.text);
    let answer = server.ask(Asked::get("/api/v1/docs/errors")).await;
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    for kind in page::all(&country::registry()) {
        assert!(answer.text.contains(&format!("id=\"{}\"", kind.code)), "{}", kind.code);
    }
}
