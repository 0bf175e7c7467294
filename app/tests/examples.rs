//! The examples of the API's description, each sent to a running server: whether a rule of the office then refuses it
//! depends on the rows that there are, but its shape must be right.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test says by panicking what is wrong"
)]

mod support;

use openimis_rest::parameters::encode;
use serde_json::{Value, json};
use support::{Answer, Api, Distribution};

/// Codes of errors that say that a request is not well-formed for its address.
const OF_SHAPE: &[&str] = &[
    "core.invalid_parameter",
    "core.invalid_value",
    "core.malformed_body",
    "core.required",
    "core.too_long",
    "core.unknown_field",
    "rest.id_conflict",
    "rest.invalid_document",
    "rest.misplaced_field",
    "rest.no_such_address",
    "rest.type_conflict",
    "rest.unsupported_media_type",
    // of the token endpoint
    "invalid_request",
    "unsupported_grant_type",
];

#[tokio::test]
async fn every_example_has_the_shape_that_its_address_takes() {
    let server = Distribution::start(&[]);
    let anonymous = Api::anonymous(&server.address);
    let document = anonymous.get("/openapi.json").await.good();
    let examples = Examples { document: &document };
    let administrator = anonymous.log_in(server.login("admin")).await;
    let mut bodies = 0;
    let mut wrong = Vec::new();
    for (path, method, operation) in examples.operations() {
        // a session that an example ends is not the one of the others
        let identity = path.starts_with("/auth/");
        let api = if identity {
            anonymous.log_in(server.login("clerk")).await
        } else {
            administrator.clone()
        };
        let id = some_row(&administrator, path).await;
        let address = format!("{}{}", path.replace("{id}", &encode(&id)), examples.query(operation));
        let address = if document["paths"][path]["servers"].is_array() {
            address
        } else {
            format!("/api/v1{address}")
        };
        let contents = operation["requestBody"]["content"].as_object();
        if contents.is_none() {
            let answer = api.send_as(&method, &address, None, "").await;
            wrong.extend(complaint(&method, &address, &answer));
        }
        for (kind, media) in contents.into_iter().flatten() {
            let mut body = media["example"].clone();
            // XML is described by its schema, and a workbook is no text
            if kind == "application/xml" || media["schema"]["format"] == "binary" {
                continue;
            }
            assert!(!body.is_null(), "{method} {path} has no example as {kind}");
            if body["data"]["id"].is_string() {
                body["data"]["id"] = json!(id);
            }
            bodies += 1;
            let answer = send(&api, &method, &address, &body, kind).await;
            wrong.extend(complaint(&method, &address, &answer));
        }
    }
    assert!(bodies > 20, "{bodies} bodies");
    assert!(
        wrong.is_empty(),
        "{} examples are not well-formed:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

async fn send(api: &Api, method: &str, address: &str, body: &Value, kind: &str) -> Answer {
    if let Value::String(text) = body {
        return api.send_text(method, address, text, kind).await;
    }
    if kind != "application/x-www-form-urlencoded" {
        return api.send_as(method, address, Some(body), kind).await;
    }
    let fields = body.as_object().unwrap().iter();
    let pairs: Vec<_> = fields
        .map(|(name, value)| format!("{name}={}", encode(value.as_str().unwrap())))
        .collect();
    api.send_text(method, address, &pairs.join("&"), kind).await
}

/// What is wrong with the shape, if anything.
fn complaint(method: &str, address: &str, answer: &Answer) -> Option<String> {
    let problem = format!("{method} {address}: {} {}", answer.status, answer.text);
    if matches!(answer.status, 405 | 406 | 413 | 415) || answer.status >= 500 {
        return Some(problem);
    }
    if answer.status < 400 {
        return None;
    }
    let document = answer.json();
    let errors = document["errors"].as_array().into_iter().flatten();
    let codes = errors.map(|error| &error["code"]).chain([&document["error"]]);
    let mut codes = codes.filter_map(Value::as_str);
    codes.any(|code| OF_SHAPE.contains(&code)).then_some(problem)
}

/// The id of a row of the resource whose path this is.
async fn some_row(administrator: &Api, path: &str) -> String {
    let resource = path.split('/').nth(1).unwrap();
    if !path.contains("{id}") {
        return String::new();
    }
    let rows = administrator.get(&format!("/{resource}?page%5Bsize%5D=1")).await.good();
    let id = rows["data"][0]["id"].as_str();
    id.unwrap_or("00000000-0000-4000-8000-000000000000").to_owned()
}

struct Examples<'d> {
    document: &'d Value,
}

impl<'d> Examples<'d> {
    /// Path, method and description; those that end rows come last.
    fn operations(&self) -> Vec<(&'d str, String, &'d Value)> {
        let mut operations = Vec::new();
        for (path, item) in self.document["paths"].as_object().unwrap() {
            for method in ["get", "post", "patch", "delete"] {
                if item[method].is_object() {
                    operations.push((path.as_str(), method.to_uppercase(), &item[method]));
                }
            }
        }
        assert!(operations.len() > 100, "{} operations", operations.len());
        operations.sort_by_key(|(_, method, _)| method == "DELETE");
        operations
    }

    /// The examples of all query parameters together.
    fn query(&self, operation: &Value) -> String {
        let mut pairs = Vec::new();
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            let reference = parameter["$ref"].as_str();
            let parameter = reference.map_or(parameter, |found| self.document.pointer(&found[1..]).unwrap());
            if parameter["in"] == "query" {
                pairs.extend(sent(parameter));
            }
        }
        if pairs.is_empty() {
            String::new()
        } else {
            format!("?{}", pairs.join("&"))
        }
    }
}

/// The example of one parameter, as its style has it: an exploded object, or a list with commas.
fn sent(parameter: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let name = parameter["name"].as_str().unwrap();
    match &parameter["example"] {
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(&text(value))))
            .collect(),
        Value::Array(values) if !values.is_empty() => {
            let values: Vec<_> = values.iter().map(text).collect();
            vec![format!("{}={}", encode(name), encode(&values.join(",")))]
        }
        Value::String(text) => vec![format!("{}={}", encode(name), encode(text))],
        other => panic!("{name} has no example: {other}"),
    }
}
