//! JSON values as XML: text as it stands, everything else with `is`, lists of `item`, objects of `member`.

use super::element::Element;
use super::markup::Markup;
use super::parse::{Fault, Place};
use crate::message;
use serde_json::{Map, Value};

/// The attribute that says what a value is; without it it is a text.
pub(super) const IS: &str = "is";

/// Appends a value as element; `name` is left out in lists.
pub(super) fn write(out: &mut Markup, element: &str, name: Option<&str>, value: &Value) {
    let mut attributes = Vec::with_capacity(2);
    attributes.extend(name.map(|name| ("name", name)));
    match value {
        Value::String(text) => out.leaf(element, &attributes, text),
        Value::Null => leaf(out, element, attributes, "null", ""),
        Value::Bool(flag) => leaf(
            out,
            element,
            attributes,
            "boolean",
            if *flag { "true" } else { "false" },
        ),
        Value::Number(number) => leaf(out, element, attributes, "number", &number.to_string()),
        Value::Array(values) => {
            attributes.push((IS, "list"));
            out.open(element, &attributes);
            for value in values {
                write(out, "item", None, value);
            }
            out.close(element);
        }
        Value::Object(members) => {
            attributes.push((IS, "object"));
            out.open(element, &attributes);
            for (name, value) in members {
                write(out, "member", Some(name), value);
            }
            out.close(element);
        }
    }
}

/// Appends a value that is neither text nor group.
pub(super) fn leaf<'a>(
    out: &mut Markup,
    element: &str,
    mut attributes: Vec<(&'a str, &'a str)>,
    is: &'a str,
    text: &str,
) {
    attributes.push((IS, is));
    out.leaf(element, &attributes, text);
}

/// Reads the value of an element.
pub(super) fn read(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    match element.attribute(IS).unwrap_or("text") {
        "list" => {
            place.check_depth()?;
            let items = element.children_named("item", place)?;
            let values = items.enumerate().map(|(index, item)| {
                item.only(&[IS], place)?;
                read(item, &place.below(&index.to_string()))
            });
            values.collect::<Result<_, _>>().map(Value::Array)
        }
        "object" => {
            place.check_depth()?;
            members(element, "member", place).map(Value::Object)
        }
        is => scalar(is, element, place),
    }
}

fn scalar(is: &str, element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    if !element.children.is_empty() {
        return Err(place.fault(message::elements_inside()));
    }
    let text = element.text.as_str();
    let value = match (is, text) {
        ("text", _) => Some(Value::String(element.text.clone())),
        ("null", "") => Some(Value::Null),
        ("boolean", "true") => Some(Value::Bool(true)),
        ("boolean", "false") => Some(Value::Bool(false)),
        ("number", _) => crate::document::json::parse(text.as_bytes())
            .ok()
            .filter(Value::is_number),
        _ => None,
    };
    value.ok_or_else(|| place.fault(message::other_value()))
}

/// The named values in an element.
pub(super) fn members(element: &Element, child: &str, place: &Place<'_>) -> Result<Map<String, Value>, Fault> {
    let mut members = Map::new();
    for member in element.children_named(child, place)? {
        member.only(&["name", IS], place)?;
        let name = member.need("name", place)?;
        let place = place.below(name);
        if members.contains_key(name) {
            return Err(place.fault(message::member_twice()));
        }
        members.insert(name.to_owned(), read(member, &place)?);
    }
    Ok(members)
}
