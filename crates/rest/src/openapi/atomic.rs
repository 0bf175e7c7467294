//! `POST /operations`: several operations, all or none (JSON:API extension "Atomic Operations").

use super::{answers, conditions, errors, headers, schema};
use crate::negotiate::{ATOMIC, ATOMIC_CONTENT_TYPE};
use serde_json::{Map, Value, json};

/// The path item.
pub(super) fn path() -> (String, Value) {
    // 405: an operation that its resource does not have
    let statuses = [super::paths::WRITING, &[405, 412, 428]].concat();
    let mut responses = errors::shared(&statuses);
    responses.insert("200".to_owned(), answers::answer("AtomicResults"));
    responses.insert("204".to_owned(), answers::answer("Done"));
    let content = content("AtomicOperations", Some(json!({ "atomic:operations": [] })));
    let described = json!({
        "operationId": "performOperations", "tags": ["operations"],
        "summary": "Does several things, all or none. Each is what a request to its own address would be; rows made before \
                    are named by their local ids (lid).",
        "parameters": conditions::of("post", false), "responses": responses,
        "requestBody": { "required": true, "content": content },
    });
    ("/operations".to_owned(), json!({ "post": described }))
}

/// The answer with results.
pub(super) fn answer() -> (String, Value) {
    let answer = json!({
        "description": "What came of each, in order.", "headers": headers::of(&[]),
        "content": content("AtomicResultDocument", None),
    });
    ("AtomicResults".to_owned(), answer)
}

/// The schemas of both documents.
pub(super) fn schemas() -> Vec<(String, Value)> {
    let text = || json!({ "type": "string" });
    let reference = json!({
        "type": "object", "required": ["type"],
        "properties": { "type": text(), "id": text(), "lid": text(), "relationship": text() },
    });
    let if_match = json!({
        "type": "string", "pattern": conditions::TAGS,
        "description": "ETags of what the change is based on: 412 where the row changed meanwhile.",
    });
    let operation = json!({
        "type": "object", "required": ["op"],
        "properties": {
            "op": { "enum": ["add", "update", "remove"] }, "ref": reference,
            "href": { "type": "string", "format": "uri-reference" },
            "data": { "type": ["object", "array", "null"] },
            "meta": { "type": "object", "properties": { "ifMatch": if_match } },
        },
    });
    let sent = json!({
        "type": "object", "required": ["atomic:operations"],
        "properties": { "atomic:operations": { "type": "array", "maxItems": 100, "items": operation } },
    });
    let result =
        json!({ "type": "object", "properties": { "data": { "type": "object" }, "meta": { "type": "object" } } });
    let extensions = json!({ "type": "array", "items": { "const": ATOMIC }, "minItems": 1, "maxItems": 1 });
    let jsonapi = json!({
        "type": "object", "required": ["version", "ext"],
        "properties": { "version": { "const": "1.1" }, "ext": extensions },
    });
    let answered = json!({
        "type": "object", "required": ["jsonapi", "atomic:results"],
        "properties": { "jsonapi": jsonapi, "atomic:results": { "type": "array", "items": result } },
    });
    vec![
        ("AtomicOperations".to_owned(), sent),
        ("AtomicResultDocument".to_owned(), answered),
    ]
}

fn content(name: &str, example: Option<Value>) -> Value {
    let mut media = json!({ "schema": schema::reference(name) });
    if let (Some(media), Some(example)) = (media.as_object_mut(), example) {
        media.insert("example".to_owned(), example);
    }
    let mut content = Map::new();
    content.insert(ATOMIC_CONTENT_TYPE.to_owned(), media);
    Value::Object(content)
}
