//! Documents that are trees already: errors, and answers that are no rows.

use super::markup::Markup;
use super::{NAMESPACE, ROOT, value};
use serde_json::{Map, Value};

/// Writes a JSON:API document as XML. What the vocabulary has no place for is left out; the door writes no such thing.
#[must_use]
pub fn write(document: &Value) -> Vec<u8> {
    let mut out = Markup::default();
    let mut attributes = vec![("xmlns", NAMESPACE)];
    let version = document.pointer("/jsonapi/version").and_then(Value::as_str);
    attributes.extend(version.map(|version| ("version", version)));
    out.open(ROOT, &attributes);
    if let Some(members) = document.as_object() {
        for (name, member) in members {
            match name.as_str() {
                "data" => data(&mut out, member),
                "included" => objects(&mut out, "included", &[], member),
                "errors" => errors(&mut out, member),
                _ => shared(&mut out, name, member),
            }
        }
    }
    out.close(ROOT);
    out.finish()
}

fn shared(out: &mut Markup, name: &str, member: &Value) {
    let Some(members) = member.as_object() else {
        return;
    };
    match name {
        "links" => {
            out.open("links", &[]);
            for (name, address) in members {
                link(out, name, address.as_str());
            }
            out.close("links");
        }
        "meta" => group(out, "meta", "member", members),
        _ => {}
    }
}

/// Appends one link.
pub(super) fn link(out: &mut Markup, name: &str, address: Option<&str>) {
    let mut attributes = vec![("name", name)];
    attributes.extend(address.map(|address| ("href", address)));
    out.leaf("link", &attributes, "");
}

fn group(out: &mut Markup, element: &str, child: &str, members: &Map<String, Value>) {
    out.open(element, &[]);
    for (name, member) in members {
        value::write(out, child, Some(name), member);
    }
    out.close(element);
}

fn data(out: &mut Markup, data: &Value) {
    if data.is_array() {
        return objects(out, "data", &[("many", "true")], data);
    }
    out.open("data", &[]);
    object(out, data);
    out.close("data");
}

fn objects(out: &mut Markup, element: &str, attributes: &[(&str, &str)], list: &Value) {
    out.open(element, attributes);
    for member in list.as_array().into_iter().flatten() {
        object(out, member);
    }
    out.close(element);
}

fn object(out: &mut Markup, object: &Value) {
    let Some(members) = object.as_object() else {
        return;
    };
    let names = ["type", "id", "lid"];
    let attributes: Vec<_> = names
        .iter()
        .filter_map(|name| Some((*name, members.get(*name)?.as_str()?)))
        .collect();
    let bare = !members
        .keys()
        .any(|name| matches!(name.as_str(), "attributes" | "relationships" | "links"));
    let element = if bare { "identifier" } else { "resource" };
    out.open(element, &attributes);
    for (name, member) in members {
        match (name.as_str(), member.as_object()) {
            ("attributes", Some(members)) => group(out, "attributes", "attribute", members),
            ("relationships", Some(members)) => relationships(out, members),
            _ => shared(out, name, member),
        }
    }
    out.close(element);
}

fn relationships(out: &mut Markup, relationships: &Map<String, Value>) {
    out.open("relationships", &[]);
    for (name, relationship) in relationships {
        out.open("relationship", &[("name", name)]);
        for (name, member) in relationship.as_object().into_iter().flatten() {
            match name.as_str() {
                "data" => data(out, member),
                _ => shared(out, name, member),
            }
        }
        out.close("relationship");
    }
    out.close("relationships");
}

fn errors(out: &mut Markup, errors: &Value) {
    out.open("errors", &[]);
    for error in errors.as_array().into_iter().flatten() {
        let text = |name: &str| error.get(name).and_then(Value::as_str);
        let names = ["id", "status", "code"];
        let attributes: Vec<_> = names.iter().filter_map(|name| Some((*name, text(name)?))).collect();
        out.open("error", &attributes);
        for name in ["title", "detail"] {
            if let Some(text) = text(name) {
                out.leaf(name, &[], text);
            }
        }
        for name in ["links", "meta"] {
            shared(out, name, error.get(name).unwrap_or(&Value::Null));
        }
        if let Some(source) = error.get("source").and_then(Value::as_object) {
            // names of attributes are written as they are
            let attributes: Vec<_> = ["pointer", "parameter", "header"]
                .iter()
                .filter_map(|name| Some((*name, source.get(*name)?.as_str()?)))
                .collect();
            out.leaf("source", &attributes, "");
        }
        out.close("error");
    }
    out.close("errors");
}
