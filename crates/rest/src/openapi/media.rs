//! The media types of documents: the one place to add a format to.

use crate::format::Format;
use crate::negotiate::JSON_API;
use serde_json::{Map, Value, json};

/// What describes a document in a media type: the document's own schema, or another one.
type Described = fn(&Value) -> Value;

/// Of answers with documents.
const ANSWERS: &[(&str, Described)] = &[
    (JSON_API, Value::clone),
    (Format::Xml.media_type(), text),
    (Format::Html.media_type(), text),
];
/// Of answers with collections, beyond those of every document.
const COLLECTIONS: &[(&str, Described)] = &[(Format::Csv.media_type(), text), (Format::Xlsx.media_type(), text)];
/// Of bodies with documents.
const BODIES: &[(&str, Described)] = &[(JSON_API, Value::clone), (Format::Xml.media_type(), text)];

/// What is no JSON; docs/formats.md says how it follows from the document.
fn text(_: &Value) -> Value {
    json!({ "type": "string" })
}

/// The content of an answer with this document.
pub(super) fn answer(schema: &Value) -> Value {
    content(ANSWERS.iter(), schema, None)
}

/// The content of an answer with a page of rows.
pub(super) fn collection(schema: &Value) -> Value {
    content(ANSWERS.iter().chain(COLLECTIONS), schema, None)
}

/// The content of a body with this document, which might look like the example.
pub(super) fn body(schema: &Value, example: &Value) -> Value {
    content(BODIES.iter(), schema, Some(example))
}

fn content<'a>(
    kinds: impl Iterator<Item = &'a (&'static str, Described)>,
    schema: &Value,
    example: Option<&Value>,
) -> Value {
    let mut content = Map::new();
    for (name, described) in kinds {
        let mut media = json!({ "schema": described(schema) });
        if let (Some(example), Some(media), JSON_API) = (example, media.as_object_mut(), *name) {
            media.insert("example".to_owned(), example.clone());
        }
        content.insert((*name).to_owned(), media);
    }
    Value::Object(content)
}
