//! Object types of answers and JSON documents whose shape is declared.

use super::{questions, types};
use crate::model::{Model, naming};
use crate::operate;
use crate::read::shown;
use async_graphql::dynamic::{Field, Object, TypeRef};
use openimis_core::declare::{Nodes, Shape};
use openimis_core::registry::Registry;

/// All of them.
pub(super) fn objects(registry: &Registry, models: &Model) -> Vec<Object> {
    let mut objects = Vec::new();
    for operation in operate::questions(registry) {
        add(models, questions::shape(operation), &mut objects);
    }
    for (_, shape) in models.types().flat_map(|model| model.graphql.shapes) {
        add(models, *shape, &mut objects);
    }
    objects
}

/// The type of what has this shape.
pub(super) fn type_of(models: &Model, shape: Shape) -> TypeRef {
    match shape {
        Shape::Scalar(name) | Shape::Object(name, _) => TypeRef::named(name),
        Shape::Draft(resource) => {
            let model = models.of_resource(resource);
            TypeRef::named(model.map_or(resource, |model| model.graphql.name))
        }
        Shape::List(of) => TypeRef::List(Box::new(type_of(models, *of))),
        Shape::Some(of) => TypeRef::NonNull(Box::new(type_of(models, *of))),
        Shape::Connection(nodes) => TypeRef::named(naming::connection(nodes.name)),
    }
}

fn add(models: &Model, shape: Shape, objects: &mut Vec<Object>) {
    match shape {
        Shape::Scalar(_) | Shape::Draft(_) => {}
        Shape::List(of) | Shape::Some(of) => add(models, *of, objects),
        Shape::Object(name, members) => {
            if !is_known(name, objects) {
                objects.push(object(models, Object::new(name), members));
                add_below(models, members, objects);
            }
        }
        Shape::Connection(nodes) => add_connection(models, nodes, objects),
    }
}

fn add_connection(models: &Model, nodes: &Nodes, objects: &mut Vec<Object>) {
    if is_known(&naming::edge(nodes.name), objects) {
        return;
    }
    objects.push(types::edge(nodes.name, nodes.of));
    objects.push(types::connection(nodes.name, true));
    let node = Object::new(nodes.of).implement("Node");
    let node = node.field(Field::new("id", TypeRef::named_nn(TypeRef::ID), shown::resolve));
    objects.push(object(models, node, nodes.members));
    add_below(models, nodes.members, objects);
}

fn add_below(models: &Model, members: &[(&str, Shape)], objects: &mut Vec<Object>) {
    for (_, shape) in members {
        add(models, *shape, objects);
    }
}

fn object(models: &Model, object: Object, members: &[(&'static str, Shape)]) -> Object {
    members.iter().fold(object, |object, (name, shape)| {
        object.field(Field::new(*name, type_of(models, *shape), shown::resolve))
    })
}

fn is_known(name: &str, objects: &[Object]) -> bool {
    objects.iter().any(|object| object.type_name() == name)
}
