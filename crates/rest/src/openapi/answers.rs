//! What addresses answer with when they succeed: documents, each with its schema and its answer.

use super::schema::{kind, or_null, reference, with};
use super::{headers, media, names, schema};
use openimis_core::declare::{History, Kind, OutputKind, Verb};
use openimis_core::registry::{RegisteredOperation, RegisteredResource};
use serde_json::{Map, Value, json};

/// A document: the name of its schema and of its answer, what it holds, how it is answered.
pub(super) struct Document {
    /// The component's name.
    pub(super) name: String,
    /// The schema.
    pub(super) schema: Value,
    /// The answer.
    pub(super) answer: Value,
}

/// The documents about a resource.
pub(super) fn documents(resource: &RegisteredResource) -> Vec<Document> {
    let name = resource.description.name;
    let (one, many) = (names::singular(name), names::plural(name));
    let (own, identifier) = (reference(&one), reference(&format!("{one}Identifier")));
    let mut documents = vec![
        single(format!("{one}Document"), own.clone(), true),
        single(format!("Optional{one}Document"), or_null(own.clone()), true),
        page(format!("{many}Document"), &own, true),
        single(format!("{one}Linkage"), or_null(identifier.clone()), false),
        page(format!("{many}Linkage"), &identifier, false),
    ];
    if resource.description.history != History::None {
        documents.push(page(
            format!("{one}History"),
            &reference(&format!("{one}Version")),
            false,
        ));
    }
    documents
}

/// The schema of an earlier version of a row.
pub(super) fn version(resource: &RegisteredResource) -> (String, Value) {
    let name = resource.description.name;
    let one = names::singular(name);
    let schema = json!({
        "type": "object", "required": ["type", "id", "attributes", "meta"],
        "properties": {
            "type": { "const": format!("{name}-history") }, "id": { "type": "string" },
            "attributes": reference(&format!("{one}Attributes")), "meta": reference("VersionMeta"),
        },
    });
    (format!("{one}Version"), schema)
}

/// The documents of answers that are no rows.
pub(super) fn results() -> Vec<Document> {
    let kinds = [("Boolean", Kind::Boolean), ("Json", Kind::Json)];
    let documents = kinds.map(|(name, of)| {
        let meta = json!({ "type": "object", "required": ["result"], "properties": { "result": kind(of) } });
        let schema = json!({
            "type": "object", "required": ["jsonapi", "meta"],
            "properties": { "jsonapi": reference("Jsonapi"), "meta": meta },
        });
        document(format!("{name}Result"), "What was asked.", schema, media::answer)
    });
    documents.into()
}

/// The answer that a row was made: its document, and where it is.
pub(super) fn created(resource: &RegisteredResource) -> (String, Value) {
    let one = names::singular(resource.description.name);
    let answer = json!({
        "description": "The new row.", "headers": headers::of(&["ETag", "Location"]),
        "content": media::answer(&reference(&format!("{one}Document"))),
    });
    (format!("Created{one}"), answer)
}

/// Answers without a document.
pub(super) fn empty() -> Map<String, Value> {
    let mut answers = Map::new();
    let mut add = |name: &str, doc: &str, own: &[&str]| {
        answers.insert(
            name.to_owned(),
            json!({ "description": doc, "headers": headers::of(own) }),
        );
    };
    add("Done", "Done; there is nothing to show.", &[]);
    add("Unseen", "Done; the row is outside what you may see.", &[]);
    add("Accepted", "Taken on; whether there is such a user is not told.", &[]);
    add(
        "CookiesSet",
        "Done; the session's cookies are set or removed.",
        &["Set-Cookie"],
    );
    answers
}

/// What an operation answers when it succeeds, by status.
pub(super) fn of_operation(operation: &RegisteredOperation) -> Map<String, Value> {
    let creates = operation.description.declared.verb == Verb::Create;
    let mut answers = Map::new();
    let mut add = |status: &str, name: &str| answers.insert(status.to_owned(), answer(name));
    match operation.description.output {
        OutputKind::Nothing => {
            add("204", "Done");
        }
        OutputKind::Value(Kind::Boolean) => {
            add("200", "BooleanResult");
        }
        OutputKind::Value(_) => {
            add("200", "JsonResult");
        }
        OutputKind::Row(resource) => {
            let one = names::singular(resource);
            if creates {
                add("201", &format!("Created{one}"));
            } else {
                add("200", &format!("{one}Document"));
            }
            add("204", "Unseen");
        }
    }
    answers
}

/// A reference to an answer.
pub(super) fn answer(name: &str) -> Value {
    json!({ "$ref": format!("#/components/responses/{name}") })
}

fn single(name: String, data: Value, compound: bool) -> Document {
    let doc = if compound {
        "The row, and what was included."
    } else {
        "The id of the row."
    };
    document(name, doc, top(data, compound), media::answer)
}

fn page(name: String, item: &Value, compound: bool) -> Document {
    let schema = top(json!({ "type": "array", "items": item }), compound);
    let properties = schema.get("properties").cloned().unwrap_or_default();
    let schema = with(schema, "properties", with(properties, "meta", reference("PageMeta")));
    document(name, "A page.", schema, media::collection)
}

fn top(data: Value, compound: bool) -> Value {
    let mut properties = Map::new();
    properties.insert("jsonapi".to_owned(), reference("Jsonapi"));
    properties.insert("data".to_owned(), data);
    if compound {
        properties.insert("included".to_owned(), reference("Included"));
    }
    properties.insert("links".to_owned(), reference("Links"));
    json!({ "type": "object", "required": ["jsonapi", "data", "links"], "properties": properties })
}

fn document(name: String, doc: &str, schema: Value, content: fn(&Value) -> Value) -> Document {
    let content = content(&schema::reference(&name));
    let answer = json!({ "description": doc, "headers": headers::of(&["ETag"]), "content": content });
    Document { name, schema, answer }
}
