//! The media types of documents: the one place to add a format to.

use super::schema;
use crate::format::Format;
use serde_json::{Map, Value, json};

/// Of bodies with documents.
const BODIES: &[Format] = &[Format::JsonApi, Format::Xml];

/// The content of an answer with this document.
pub(super) fn answer(schema: &Value) -> Value {
    content(Format::DOCUMENT, schema, None)
}

/// The content of an answer with a page of rows, which also is a table.
pub(super) fn collection(schema: &Value) -> Value {
    content(Format::COLLECTION, schema, None)
}

/// The content of a body with this document, which might look like the example.
pub(super) fn body(schema: &Value, example: &Value) -> Value {
    content(BODIES, schema, Some(example))
}

fn content(formats: &[Format], schema: &Value, example: Option<&Value>) -> Value {
    let media = formats.iter().map(|format| {
        let media = match (format, example) {
            (Format::JsonApi, Some(example)) => json!({ "schema": schema, "example": example }),
            (Format::JsonApi, None) => json!({ "schema": schema }),
            _ => json!({ "schema": schema::reference("Formatted") }),
        };
        (format.media_type().to_owned(), media)
    });
    Value::Object(media.collect::<Map<_, _>>())
}
