//! Bodies as JSON, and what an operation makes of the document in them.

use super::bounds;
use super::office::REGISTRY;
use openimis_core::declare::{InputField, Verb};
use openimis_rest::document::json;
use openimis_rest::document::request::{self, Expected, IdRule};
use openimis_rest::format::xml;
use serde_json::Value;

/// What must hold of every body.
pub fn document(body: &[u8]) {
    match json::parse(body) {
        Err(problem) => bounds::unreadable(problem, body.len()),
        Ok(document) => {
            bounds::value(&document, body.len());
            same_again(&document);
            as_xml(&document);
            as_input(&document, body.len());
        }
    }
}

/// What is written is read as it was.
fn same_again(document: &Value) {
    let text = document.to_string();
    let again = json::parse(text.as_bytes());
    assert_eq!(again.as_ref(), Ok(document), "{text}");
}

/// What the XML vocabulary holds of it is read as it was written.
fn as_xml(document: &Value) {
    let first = xml::parse(&xml::write(document)).expect("what was written is XML");
    let second = xml::parse(&xml::write(&first)).expect("what was written is XML");
    assert_eq!(first, second);
}

/// Each operation on the type that it names, or some operation, takes it or says where it is wrong.
pub fn as_input(document: &Value, bytes: usize) {
    let named = document.pointer("/data/type").and_then(Value::as_str);
    let named = named
        .filter(|name| REGISTRY.resource(name).is_some())
        .unwrap_or("users");
    for operation in REGISTRY.operations() {
        let declared = operation.description.declared;
        if declared.resource != named {
            continue;
        }
        let fields: Vec<&'static InputField> = operation.input().collect();
        let id = match declared.verb {
            Verb::Create => IdRule::MadeByServer,
            Verb::Update => IdRule::Must("1"),
            _ => IdRule::May(Some("1")),
        };
        let expected = Expected {
            kind: named,
            id,
            fields: &fields,
        };
        match request::input(document, &expected) {
            Ok(input) => {
                let known = |name: &String| fields.iter().any(|field| field.name == name);
                assert!(input.keys().all(known), "{input:?}");
                // identifiers become ids, so that the input is no larger than the document
                bounds::value(&Value::Object(input), bytes);
            }
            Err(problems) => bounds::problems(problems, Some(document.clone()), bytes),
        }
    }
}
