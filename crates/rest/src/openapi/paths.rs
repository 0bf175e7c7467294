//! Paths: every route of the registry.

use super::parameters::Sight;
use super::{answers, conditions, errors, examples, input, links, media, names, parameters, schema};
use crate::parameters::Families;
use openimis_core::declare::{Access, History, OutputKind, Relationship, Right, Verb};
use openimis_core::registry::{RegisteredOperation, RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// Errors of an address that reads.
const READING: &[u16] = &[400, 401, 403, 404, 406, 429, 500, 503];
/// Errors of a question, whose input is checked like a document's.
const ASKING: &[u16] = &[400, 401, 403, 404, 406, 422, 429, 500, 503];
/// Errors of an address that writes.
pub(super) const WRITING: &[u16] = &[400, 401, 403, 404, 406, 408, 409, 413, 415, 422, 429, 500, 503];

/// The path items by path.
pub(super) fn all(registry: &Registry) -> Map<String, Value> {
    let mut paths = Paths {
        registry,
        items: Map::new(),
    };
    for resource in registry.resources() {
        paths.resource(resource);
    }
    for operation in registry.operations() {
        paths.operation(operation);
    }
    for (path, method, described, operation) in links::all(registry) {
        let access = operation.description.declared.access;
        paths.add(&path, method, secured(described, access));
    }
    paths.items
}

struct Paths<'r> {
    registry: &'r Registry,
    items: Map<String, Value>,
}

/// An address that reads.
struct Reading<'r> {
    path: String,
    id: String,
    summary: String,
    families: Families,
    answer: String,
    /// What is shown.
    shown: &'r RegisteredResource,
    sight: Sight,
    access: Option<Access>,
}

impl<'r> Paths<'r> {
    fn add(&mut self, path: &str, method: &str, operation: Value) {
        let item = self.items.entry(path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(method.to_owned(), operation);
        }
    }

    fn resource(&mut self, resource: &'r RegisteredResource) {
        let description = resource.description;
        let name = description.name;
        let (one, many) = (names::singular(name), names::plural(name));
        let read = |below: &str, id: String, summary: String, families: Families, answer: String| Reading {
            path: format!("/{name}{below}"),
            id,
            summary,
            families,
            answer,
            shown: resource,
            sight: Sight::Whole,
            access: description.access,
        };
        self.reading(
            resource,
            &read(
                "",
                format!("list{many}"),
                format!("Lists {name}."),
                Families::COLLECTION,
                format!("{many}Document"),
            ),
        );
        self.reading(
            resource,
            &read(
                "/{id}",
                format!("get{one}"),
                format!("One of the {name}."),
                Families::ITEM,
                format!("{one}Document"),
            ),
        );
        if description.history != History::None {
            let history = read(
                "/{id}/history",
                format!("list{one}History"),
                format!("The versions of one of the {name}."),
                Families::HISTORY,
                format!("{one}History"),
            );
            self.reading(
                resource,
                &Reading {
                    access: description.access_to_history(),
                    ..history
                },
            );
        }
        for relationship in &resource.relationships {
            self.relationship(resource, relationship);
        }
    }

    fn relationship(&mut self, resource: &'r RegisteredResource, relationship: &Relationship) {
        let Some(shown) = self.registry.resource(relationship.target) else {
            return;
        };
        let name = resource.description.name;
        let (own, word) = (names::singular(name), names::pascal(relationship.name));
        let (one, many) = (names::singular(relationship.target), names::plural(relationship.target));
        let (verb, families, linked, far, near) = if relationship.link.is_to_one() {
            (
                "get",
                Families::ITEM,
                Families::NONE,
                format!("Optional{one}Document"),
                format!("{one}Linkage"),
            )
        } else {
            (
                "list",
                Families::COLLECTION,
                Families::LINKAGE,
                format!("{many}Document"),
                format!("{many}Linkage"),
            )
        };
        let access = resource.description.access;
        let summary = relationship.doc.to_owned();
        let related = Reading {
            path: format!("/{name}/{{id}}/{}", relationship.name),
            id: format!("{verb}{word}Of{own}"),
            summary: summary.clone(),
            families,
            answer: far,
            shown,
            sight: Sight::through(relationship),
            access,
        };
        self.reading(resource, &related);
        let linkage = Reading {
            path: format!("/{name}/{{id}}/relationships/{}", relationship.name),
            id: format!("{verb}{word}LinkageOf{own}"),
            summary: format!("{summary} Ids only."),
            families: linked,
            answer: near,
            shown,
            sight: Sight::through(relationship),
            access,
        };
        self.reading(resource, &linkage);
    }

    fn reading(&mut self, of: &RegisteredResource, reading: &Reading<'_>) {
        let mut parameters = path_parameters(of, &reading.path);
        parameters.extend(parameters::of(
            reading.families,
            reading.shown,
            reading.sight,
            self.registry,
        ));
        parameters.extend(conditions::of("get", false));
        let has_id = reading.path.contains("{id}");
        let statuses: Vec<_> = READING
            .iter()
            .copied()
            .filter(|status| has_id || *status != 404)
            .collect();
        let mut responses = errors::shared(&statuses);
        responses.insert("200".to_owned(), answers::answer(&reading.answer));
        responses.insert("304".to_owned(), answers::answer("NotModified"));
        let mut operation = json!({
            "operationId": reading.id, "tags": [of.module], "summary": reading.summary, "responses": responses,
        });
        insert_some(&mut operation, "parameters", parameters);
        self.add(&reading.path, "get", secured(operation, reading.access));
    }

    fn operation(&mut self, operation: &RegisteredOperation) {
        let declared = operation.description.declared;
        let (method, path) = address(operation);
        let mut parameters = self
            .registry
            .resource(declared.resource)
            .map_or_else(Vec::new, |of| path_parameters(of, &path));
        if let OutputKind::Row(name) = operation.description.output
            && let Some(shown) = self.registry.resource(name)
        {
            parameters.extend(parameters::of(Families::ITEM, shown, Sight::Whole, self.registry));
        } else {
            parameters.push(parameters::of_value());
        }
        let changes = declared.verb.changes();
        if !changes {
            let fields: Vec<_> = operation.input().collect();
            parameters.extend(super::filter::question(self.registry, &fields));
        }
        let has_id = path.contains("{id}");
        parameters.extend(conditions::of(method, has_id));
        let statuses = if changes { WRITING } else { ASKING };
        let statuses: Vec<_> = statuses
            .iter()
            .chain(conditions::statuses(method, has_id))
            .copied()
            .collect();
        let mut responses = errors::of_operation(&statuses, self.registry, operation);
        responses.extend(answers::of_operation(operation));
        if !changes {
            responses.insert("304".to_owned(), answers::answer("NotModified"));
        }
        let mut described = json!({
            "operationId": names::operation(operation), "tags": [operation.module], "summary": declared.doc,
            "responses": responses,
        });
        insert_some(&mut described, "parameters", parameters);
        if input::document(self.registry, operation).is_some()
            && let Some(described) = described.as_object_mut()
        {
            let schema = schema::reference(&names::input(operation));
            let example = examples::document(self.registry, operation);
            let body = json!({ "required": input::is_required(operation), "content": media::body(&schema, &example) });
            described.insert("requestBody".to_owned(), body);
        }
        self.add(&path, method, secured(described, declared.access));
    }
}

fn insert_some(operation: &mut Value, name: &str, values: Vec<Value>) {
    if let (Some(operation), false) = (operation.as_object_mut(), values.is_empty()) {
        operation.insert(name.to_owned(), values.into());
    }
}

fn address(operation: &RegisteredOperation) -> (&'static str, String) {
    let declared = operation.description.declared;
    let name = declared.resource;
    match declared.verb {
        Verb::Create => ("post", format!("/{name}")),
        Verb::Update => ("patch", format!("/{name}/{{id}}")),
        Verb::Delete => ("delete", format!("/{name}/{{id}}")),
        Verb::Act(word) => ("post", format!("/{name}/{{id}}/{word}")),
        Verb::ActOnAll(word) => ("post", format!("/{name}/{word}")),
        Verb::Ask(word) => ("get", format!("/{name}/{word}")),
    }
}

pub(super) fn path_parameters(resource: &RegisteredResource, path: &str) -> Vec<Value> {
    let kind = resource.description.public_id.kind;
    path.contains("{id}")
        .then(|| parameters::of_path(kind))
        .into_iter()
        .collect()
}

/// Says who may, for people and for tools; where nothing is said, whoever is logged in.
fn secured(mut operation: Value, access: Option<Access>) -> Value {
    let right = |right: &Right| json!({ "number": right.number, "name": right.name });
    let (name, value) = match access {
        Some(Access::Anonymous) => ("security", json!([])),
        Some(Access::Right(one)) => ("x-openimis-right", json!([right(&one)])),
        Some(Access::AnyOf(any)) => ("x-openimis-right", any.iter().map(right).collect()),
        Some(Access::Authenticated) | None => return operation,
    };
    if let Some(operation) = operation.as_object_mut() {
        operation.insert(name.to_owned(), value);
    }
    operation
}
