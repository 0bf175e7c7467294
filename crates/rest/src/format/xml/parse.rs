//! From XML to the JSON document that it stands for.

use super::element::{self, Element};
use super::{NAMESPACE, ROOT, value};
use crate::message;
use openimis_core::error::{Problem, ProblemSource, kinds};
use openimis_core::language::Said;
use serde_json::{Map, Value, json};

/// How many objects and lists may stand inside each other, as in JSON.
const DEPTH: usize = 32;

/// Reads the whole body.
///
/// # Errors
/// [`kinds::MALFORMED_BODY`], with a pointer into the JSON document that the body stands for.
pub fn parse(body: &[u8]) -> Result<Value, Problem> {
    let read = element::read(body).and_then(|root| document(&root));
    read.map_err(|fault| Problem {
        source: Some(ProblemSource::Pointer(fault.pointer)),
        ..kinds::MALFORMED_BODY.problem().detail(fault.detail)
    })
}

/// What is wrong, and where in the JSON document.
#[derive(Debug)]
pub(super) struct Fault {
    pointer: String,
    detail: Said,
}

impl Fault {
    /// Wrong with the whole.
    pub(super) fn new(detail: Said) -> Self {
        Self {
            pointer: String::new(),
            detail,
        }
    }
}

/// Where in the JSON document the reader is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'p> {
    above: Option<(&'p Self, &'p str)>,
    depth: usize,
}

impl<'p> Place<'p> {
    const TOP: Place<'static> = Place { above: None, depth: 0 };

    /// The member or position of this name.
    pub(super) const fn below(&'p self, step: &'p str) -> Self {
        Self {
            above: Some((self, step)),
            depth: self.depth + 1,
        }
    }

    pub(super) fn fault(&self, detail: Said) -> Fault {
        let mut steps = Vec::new();
        let mut place = self;
        while let Some((above, step)) = place.above {
            steps.push(step);
            place = above;
        }
        Fault {
            pointer: crate::errors::source::pointer(steps.into_iter().rev()),
            detail,
        }
    }

    /// Refuses a list or object too deep; its depth is the number of steps that lead to it.
    pub(super) fn check_depth(&self) -> Result<(), Fault> {
        if self.depth < DEPTH {
            return Ok(());
        }
        Err(self.fault(message::too_deep(DEPTH)))
    }
}

type Object = Map<String, Value>;

fn document(root: &Element) -> Result<Value, Fault> {
    let place = &Place::TOP;
    if root.name != ROOT {
        return Err(place.fault(message::other_root(ROOT, element::shown(&root.name))));
    }
    if root.attribute("xmlns").is_some_and(|namespace| namespace != NAMESPACE) {
        return Err(place.fault(message::namespace(ROOT, NAMESPACE)));
    }
    // tools write where the schema is
    root.only(&["version", "xmlns", "xmlns:xsi", "xsi:schemaLocation"], place)?;
    let mut document = Object::new();
    if let Some(version) = root.attribute("version") {
        document.insert("jsonapi".to_owned(), json!({ "version": version }));
    }
    parts(root, place, document, |name, child, place| match name {
        "data" => data(child, place),
        "included" => list(child, place),
        "errors" => errors(child, place),
        _ => shared(name, child, place),
    })
}

/// The members of an object, each an element of the member's name.
fn parts(
    element: &Element,
    place: &Place<'_>,
    mut object: Object,
    read: impl Fn(&str, &Element, &Place<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    element.no_text(place)?;
    for child in &element.children {
        let name = child.name.as_str();
        let place = place.below(name);
        let value = read(name, child, &place)?;
        if object.insert(name.to_owned(), value).is_some() {
            return Err(place.fault(message::member_twice()));
        }
    }
    Ok(Value::Object(object))
}

/// Parts that stand in several objects.
fn shared(name: &str, element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    match name {
        "links" => {
            element.only(&[], place)?;
            links(element, place)
        }
        "meta" => {
            element.only(&[], place)?;
            value::members(element, "member", place).map(Value::Object)
        }
        other => Err(place.fault(message::element_not_here(element::shown(other)))),
    }
}

fn data(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    element.only(&["many"], place)?;
    match element.attribute("many") {
        Some("true") => objects(element, place),
        None | Some("false") => match element.children.as_slice() {
            [] => element.no_text(place).map(|()| Value::Null),
            [one] => {
                element.no_text(place)?;
                object(one, place)
            }
            _ => Err(place.fault(message::several_in_list())),
        },
        Some(_) => Err(place.fault(message::many_flag())),
    }
}

fn list(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    element.only(&[], place)?;
    objects(element, place)
}

fn objects(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    element.no_text(place)?;
    let children = element.children.iter().enumerate();
    let objects = children.map(|(index, child)| object(child, &place.below(&index.to_string())));
    objects.collect::<Result<_, _>>().map(Value::Array)
}

/// A resource object or a resource identifier object.
fn object(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    let identifier = match element.name.as_str() {
        "resource" => false,
        "identifier" => true,
        other => {
            return Err(place.fault(message::resource_or_identifier(element::shown(other))));
        }
    };
    element.only(&["type", "id", "lid"], place)?;
    let mut members = Object::new();
    for name in ["type", "id", "lid"] {
        if let Some(text) = element.attribute(name) {
            members.insert(name.to_owned(), text.into());
        }
    }
    parts(element, place, members, |name, child, place| match name {
        "attributes" if !identifier => {
            child.only(&[], place)?;
            value::members(child, "attribute", place).map(Value::Object)
        }
        "relationships" if !identifier => relationships(child, place),
        "links" if identifier => Err(place.fault(message::element_not_here("links"))),
        _ => shared(name, child, place),
    })
}

fn relationships(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    element.only(&[], place)?;
    let mut relationships = Object::new();
    for child in element.children_named("relationship", place)? {
        child.only(&["name"], place)?;
        let name = child.need("name", place)?;
        let place = place.below(name);
        let relationship = parts(child, &place, Object::new(), |name, child, place| match name {
            "data" => data(child, place),
            _ => shared(name, child, place),
        })?;
        if relationships.insert(name.to_owned(), relationship).is_some() {
            return Err(place.fault(message::member_twice()));
        }
    }
    Ok(Value::Object(relationships))
}

fn links(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    let mut links = Object::new();
    for link in element.children_named("link", place)? {
        link.only(&["name", "href"], place)?;
        let name = link.need("name", place)?;
        let address = link.attribute("href").map_or(Value::Null, Value::from);
        if links.insert(name.to_owned(), address).is_some() {
            return Err(place.below(name).fault(message::member_twice()));
        }
    }
    Ok(Value::Object(links))
}

fn errors(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    element.only(&[], place)?;
    let errors = element
        .children_named("error", place)?
        .enumerate()
        .map(|(index, error)| {
            let index = index.to_string();
            let place = place.below(&index);
            error.only(&["id", "status", "code"], &place)?;
            let mut members = Object::new();
            for name in ["id", "status", "code"] {
                if let Some(text) = error.attribute(name) {
                    members.insert(name.to_owned(), text.into());
                }
            }
            parts(error, &place, members, |name, child, place| match name {
                "title" | "detail" => Ok(Value::String(child.text.clone())),
                "source" => source(child, place),
                _ => shared(name, child, place),
            })
        });
    errors.collect::<Result<_, _>>().map(Value::Array)
}

fn source(element: &Element, place: &Place<'_>) -> Result<Value, Fault> {
    let names = ["pointer", "parameter", "header"];
    element.only(&names, place)?;
    let found = names
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), Value::from(element.attribute(name)?))));
    Ok(Value::Object(found.collect()))
}
