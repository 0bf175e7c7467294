//! The shape of a JSON:API 1.1 document ("Document Structure").

use serde_json::{Map, Value};
use std::collections::BTreeSet;

type Id = (String, String);

/// What is wrong with a document.
pub fn problems(document: &Value) -> Vec<String> {
    let mut found = Found::default();
    let Some(top) = document.as_object() else {
        return vec!["no object at the top".to_owned()];
    };
    found.members(
        top,
        &["jsonapi", "data", "errors", "included", "links", "meta"],
        "the top",
    );
    if top.contains_key("data") == top.contains_key("errors") {
        found.say("one of data and errors is needed");
    }
    if top.contains_key("included") && !top.contains_key("data") {
        found.say("included without data");
    }
    if let Some(errors) = top.get("errors") {
        found.errors(errors);
    }
    found.link_object(top, "the top");
    match top.get("data") {
        Some(Value::Array(rows)) => rows.iter().for_each(|row| found.resource_or_identifier(row)),
        Some(Value::Null) | None => {}
        Some(row) => found.resource_or_identifier(row),
    }
    found.unique("data");
    found.included(top.get("included"));
    found.problems
}

/// Every address in a document's links.
pub fn links(document: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(document, &mut found);
    found
}

fn collect(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::Object(links) if name == "links" => {
                        let address = |link: &Value| link.get("href").unwrap_or(link).as_str().map(str::to_owned);
                        found.extend(links.values().filter_map(address));
                    }
                    // what a module keeps in an attribute is none of our links
                    _ if name == "attributes" => {}
                    _ => collect(member, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

#[derive(Default)]
struct Found {
    problems: Vec<String>,
    rows: Vec<Id>,
    linked: BTreeSet<Id>,
}

impl Found {
    fn say(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    fn members(&mut self, object: &Map<String, Value>, allowed: &[&str], place: &str) {
        for name in object.keys().filter(|name| !allowed.contains(&name.as_str())) {
            self.say(format!("{place} may not have the member {name}"));
        }
    }

    fn resource_or_identifier(&mut self, row: &Value) {
        let (Some(object), Some(kind), Some(id)) = (row.as_object(), row["type"].as_str(), row["id"].as_str()) else {
            self.say(format!("no resource object: {row}"));
            return;
        };
        self.rows.push((kind.to_owned(), id.to_owned()));
        self.members(
            object,
            &["type", "id", "attributes", "relationships", "links", "meta"],
            kind,
        );
        self.link_object(object, kind);
        let empty = Map::new();
        let part = |name| row.get(name).map_or(Some(&empty), Value::as_object);
        let (Some(attributes), Some(relationships)) = (part("attributes"), part("relationships")) else {
            self.say(format!("{kind}: attributes and relationships are objects"));
            return;
        };
        for name in attributes.keys().chain(relationships.keys()) {
            if name == "id" || name == "type" || !name.chars().all(|char| char.is_ascii_alphanumeric()) {
                self.say(format!("{kind}: {name} is no name of a field"));
            }
        }
        for (name, relationship) in relationships {
            if attributes.contains_key(name) {
                self.say(format!("{kind}: {name} is attribute and relationship"));
            }
            self.relationship(relationship, &format!("{kind}.{name}"));
        }
    }

    fn relationship(&mut self, relationship: &Value, place: &str) {
        let Some(object) = relationship.as_object() else {
            return self.say(format!("{place} is no object"));
        };
        self.members(object, &["links", "data", "meta"], place);
        self.link_object(object, place);
        if object.is_empty() {
            self.say(format!("{place} says nothing"));
        }
        match object.get("data") {
            Some(Value::Array(identifiers)) => identifiers.iter().for_each(|one| self.identifier(one, place)),
            Some(Value::Null) | None => {}
            Some(one) => self.identifier(one, place),
        }
    }

    fn identifier(&mut self, identifier: &Value, place: &str) {
        let (Some(kind), Some(id)) = (identifier["type"].as_str(), identifier["id"].as_str()) else {
            return self.say(format!("{place}: no identifier: {identifier}"));
        };
        self.linked.insert((kind.to_owned(), id.to_owned()));
        let object = identifier.as_object().cloned().unwrap_or_default();
        self.members(&object, &["type", "id", "meta"], place);
    }

    fn link_object(&mut self, owner: &Map<String, Value>, place: &str) {
        let Some(links) = owner.get("links") else { return };
        let is_link = |link: &Value| link.is_string() || link.is_null() || link["href"].is_string();
        if !links.as_object().is_some_and(|links| links.values().all(is_link)) {
            self.say(format!("{place}: links are addresses: {links}"));
        }
    }

    /// Each row once, and each named by another one ("full linkage").
    fn included(&mut self, included: Option<&Value>) {
        let Some(included) = included else { return };
        let primary: BTreeSet<_> = std::mem::take(&mut self.rows).into_iter().collect();
        let Some(rows) = included.as_array() else {
            return self.say("included is a list");
        };
        for row in rows {
            self.resource_or_identifier(row);
        }
        self.unique("included");
        for row in std::mem::take(&mut self.rows) {
            if primary.contains(&row) {
                self.say(format!("{row:?} is in data and in included"));
            }
            if !self.linked.contains(&row) {
                self.say(format!("{row:?} is included and linked by nothing"));
            }
        }
    }

    fn unique(&mut self, place: &str) {
        let distinct: BTreeSet<_> = self.rows.iter().collect();
        if distinct.len() != self.rows.len() {
            self.say(format!("a row is in {place} twice"));
        }
    }

    fn errors(&mut self, errors: &Value) {
        let Some(errors) = errors.as_array().filter(|errors| !errors.is_empty()) else {
            return self.say("errors is a list that is not empty");
        };
        for error in errors {
            let object = error.as_object().cloned().unwrap_or_default();
            self.members(
                &object,
                &["id", "links", "status", "code", "title", "detail", "source", "meta"],
                "an error",
            );
            let texts = ["status", "code", "title", "detail"];
            for name in texts.iter().filter(|name| !error[**name].is_string()) {
                self.say(format!("an error without {name}: {error}"));
            }
        }
    }
}
