//! Paths: every route of the registry.

use super::answers::{ASKING, READING, WRITING, answered, many, nullable, one, responses};
use super::{parameters, schema};
use crate::format::Format;
use crate::parameters::{Families, PageRules};
use openimis_core::declare::{Access, History, OutputKind, Right, Verb};
use openimis_core::registry::{RegisteredOperation, RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// The path items by path.
pub(super) fn all(registry: &Registry, rules: PageRules) -> Map<String, Value> {
    let mut paths = Paths {
        registry,
        rules,
        items: Map::new(),
    };
    for resource in registry.resources() {
        paths.resource(resource);
    }
    for operation in registry.operations() {
        paths.operation(operation);
    }
    paths.items
}

struct Paths<'r> {
    registry: &'r Registry,
    rules: PageRules,
    items: Map<String, Value>,
}

impl Paths<'_> {
    fn add(&mut self, path: &str, method: &str, operation: Value) {
        let item = self.items.entry(path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(method.to_owned(), operation);
        }
    }

    fn resource(&mut self, resource: &RegisteredResource) {
        let name = resource.description.name;
        let own = schema::reference(name);
        let read = |path: &str, id: String, families, schema: Value| (path.to_owned(), id, families, schema, resource);
        let mut reads = vec![
            read(
                &format!("/{name}"),
                format!("list {name}"),
                Families::COLLECTION,
                many(&own),
            ),
            read(
                &format!("/{name}/{{id}}"),
                format!("read {name}"),
                Families::ITEM,
                one(&own),
            ),
        ];
        if resource.description.history != History::None {
            reads.push(read(
                &format!("/{name}/{{id}}/history"),
                format!("history of {name}"),
                Families::HISTORY,
                many(&json!({ "type": "object" })),
            ));
        }
        let identifier = schema::reference("identifier");
        for relationship in &resource.relationships {
            let Some(target) = self.registry.resource(relationship.target) else {
                continue;
            };
            let word = relationship.name;
            let far = schema::reference(relationship.target);
            let (families, linked, far, near) = if relationship.link.is_to_one() {
                (
                    Families::ITEM,
                    Families::NONE,
                    one(&nullable(&far)),
                    one(&nullable(&identifier)),
                )
            } else {
                (Families::COLLECTION, Families::LINKAGE, many(&far), many(&identifier))
            };
            let path = format!("/{name}/{{id}}/{word}");
            reads.push((path, format!("{word} of {name}"), families, far, target));
            let path = format!("/{name}/{{id}}/relationships/{word}");
            reads.push((path, format!("ids of {word} of {name}"), linked, near, target));
        }
        for (path, id, families, schema, target) in reads {
            let mut parameters = path_parameters(&path);
            parameters.extend(parameters::of(families, target, self.registry, self.rules));
            let is_table = families == Families::COLLECTION;
            parameters.push(parameters::format(if is_table {
                Format::COLLECTION
            } else {
                Format::DOCUMENT
            }));
            let mut operation = json!({
                "operationId": id, "tags": [resource.module], "summary": resource.description.doc,
                "parameters": parameters,
                "responses": responses(&[("200", Some(&schema))], &READING),
            });
            if is_table && let Some(content) = operation.pointer_mut("/responses/200/content") {
                *content = schema::collection(&schema);
            }
            let access = if path.ends_with("/history") {
                resource.description.access_to_history()
            } else {
                resource.description.access
            };
            self.add(&path, "get", secured(operation, access));
        }
    }

    fn operation(&mut self, operation: &RegisteredOperation) {
        let declared = operation.description.declared;
        let (method, path) = address(operation);
        let mut parameters = path_parameters(&path);
        let shown = match operation.description.output {
            OutputKind::Row(name) => self.registry.resource(name),
            OutputKind::Nothing | OutputKind::Value(_) => None,
        };
        if let Some(shown) = shown {
            parameters.extend(parameters::of(Families::ITEM, shown, self.registry, self.rules));
        }
        if !declared.verb.changes() {
            parameters.extend(parameters::question(operation.input()));
        }
        let answered = answered(operation);
        let answered: Vec<_> = answered
            .iter()
            .map(|(status, schema)| (*status, schema.as_ref()))
            .collect();
        parameters.push(parameters::format(Format::DOCUMENT));
        let mut described = json!({
            "operationId": declared.name, "tags": [operation.module], "summary": declared.doc,
            "parameters": parameters,
            "responses": responses(&answered, if declared.verb.changes() { &WRITING[..] } else { &ASKING[..] }),
        });
        if schema::input(operation).is_some()
            && let Some(described) = described.as_object_mut()
        {
            let schema = schema::reference(&schema::input_name(operation));
            let required =
                operation.input().any(|field| field.required) || matches!(declared.verb, Verb::Create | Verb::Update);
            let body = json!({ "required": required, "content": schema::content(&schema) });
            described.insert("requestBody".to_owned(), body);
        }
        self.add(&path, method, secured(described, declared.access));
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

fn path_parameters(path: &str) -> Vec<Value> {
    path.contains("{id}").then(parameters::id).into_iter().collect()
}

/// Says who may, for people and for tools.
fn secured(mut operation: Value, access: Option<Access>) -> Value {
    let right = |right: &Right| json!({ "number": right.number, "name": right.name, "title": right.title });
    let (rights, open) = match access {
        Some(Access::Anonymous) => (Vec::new(), true),
        Some(Access::Right(one)) => (vec![right(&one)], false),
        Some(Access::AnyOf(any)) => (any.iter().map(right).collect(), false),
        Some(Access::Authenticated) | None => (Vec::new(), false),
    };
    let security = if open {
        json!([])
    } else {
        json!([{ "bearer": [] }, { "cookie": [] }])
    };
    if let Some(operation) = operation.as_object_mut() {
        operation.insert("security".to_owned(), security);
        if !rights.is_empty() {
            operation.insert("x-openimis-right".to_owned(), json!(rights));
        }
    }
    operation
}
