//! The types that show resources: the object, and of a node its edge and connection.

use super::{arguments, shapes};
use crate::model::{Member, Model, TypeModel, naming, scalar_of};
use crate::read::is_plain;
use crate::read::shown;
use async_graphql::dynamic::{Field, Interface, InterfaceField, Object, TypeRef};
use openimis_core::declare::{Field as Declared, Kind, Link};

/// The interface of everything that has a global id.
pub(super) fn node() -> Interface {
    Interface::new("Node")
        .description("An object with a global id.")
        .field(InterfaceField::new("id", TypeRef::named_nn(TypeRef::ID)).description("The global id."))
}

/// Where a page of a connection stands.
pub(super) fn page_info() -> Object {
    let field = |name, kind| Field::new(name, kind, shown::resolve);
    Object::new("PageInfo")
        .description("Where a page of a connection stands.")
        .field(field("hasNextPage", TypeRef::named_nn(TypeRef::BOOLEAN)).description("Whether rows follow."))
        .field(field("hasPreviousPage", TypeRef::named_nn(TypeRef::BOOLEAN)).description("Whether rows precede."))
        .field(field("startCursor", TypeRef::named(TypeRef::STRING)).description("The cursor of the first row."))
        .field(field("endCursor", TypeRef::named(TypeRef::STRING)).description("The cursor of the last row."))
}

/// The types of all resources.
pub(super) fn all(models: &Model) -> Vec<Object> {
    let mut objects = Vec::new();
    for model in models.types() {
        objects.push(object(models, model));
        if model.graphql.is_node {
            let name = model.graphql.name;
            objects.push(edge(name, name));
            objects.push(connection(name, model.graphql.has_totals));
        }
    }
    objects
}

/// The name of a node's connection.
pub(super) fn connection_name(model: &TypeModel) -> String {
    naming::connection(model.graphql.name)
}

/// The edge of this name to a node of this type.
pub(super) fn edge(name: &str, node: &str) -> Object {
    Object::new(naming::edge(name))
        .field(Field::new("node", TypeRef::named(node), shown::resolve))
        .field(Field::new("cursor", TypeRef::named_nn(TypeRef::STRING), shown::resolve))
}

/// The connection of this name.
pub(super) fn connection(name: &str, has_totals: bool) -> Object {
    let int = || TypeRef::named(TypeRef::INT);
    let mut object = Object::new(naming::connection(name))
        .field(Field::new("pageInfo", TypeRef::named_nn("PageInfo"), shown::resolve))
        .field(Field::new(
            "edges",
            TypeRef::named_list_nn(naming::edge(name)),
            shown::resolve,
        ));
    if has_totals {
        object = object
            .field(Field::new("totalCount", int(), shown::resolve).description("The number of all rows."))
            .field(Field::new("edgeCount", int(), shown::resolve).description("The number of rows of this page."));
    }
    object
}

fn object(models: &Model, model: &TypeModel) -> Object {
    let mut object = Object::new(model.graphql.name).description(model.doc);
    if model.graphql.is_node {
        object = object.implement("Node");
    }
    for (name, member) in &model.members {
        object = match field(models, model, name, member) {
            Some(field) => object.field(field),
            None => object,
        };
    }
    object
}

/// The field that shows a member; none where the other end is not linked.
fn field(models: &Model, model: &TypeModel, name: &str, member: &Member) -> Option<Field> {
    let made = match member {
        Member::Id(Kind::Uuid) if !model.graphql.is_node => Field::new(name, TypeRef::named_nn("UUID"), shown::resolve),
        Member::Id(_) if model.graphql.is_node => Field::new(name, TypeRef::named_nn(TypeRef::ID), shown::resolve),
        Member::Id(_) => {
            let kind = model.graphql.raw_id.unwrap_or(TypeRef::ID);
            Field::new(name, TypeRef::named_nn(kind), shown::resolve)
        }
        Member::KeyOf(relationship) => {
            let key = scalar_of(models.of_resource(relationship.target)?.key);
            let kind = if member.is_nullable() {
                TypeRef::named(key)
            } else {
                TypeRef::named_nn(key)
            };
            Field::new(name, kind, shown::resolve).description(relationship.doc)
        }
        Member::Uuid(kind) => Field::new(name, TypeRef::named_nn(scalar_of(*kind)), shown::resolve),
        Member::LegacyId => Field::new(name, TypeRef::named(TypeRef::INT), shown::resolve)
            .description("The key of the row whose earlier version this is."),
        Member::Computed(computed) => Field::new(name, parsed(computed.kind), shown::resolve).description(computed.doc),
        Member::Field(declared) => {
            let kind = match model.shape(name) {
                Some(shape) => shapes::type_of(models, shape),
                None => type_of(declared),
            };
            Field::new(name, kind, shown::resolve).description(declared.doc)
        }
        Member::One(relationship) => {
            let target = models.of_resource(relationship.target)?.graphql.name;
            let kind = match relationship.link {
                Link::One { nullable: false, .. } => TypeRef::named_nn(target),
                _ => TypeRef::named(target),
            };
            Field::new(name, kind, shown::resolve).description(relationship.doc)
        }
        Member::Many(relationship) => {
            let target = models.of_resource(relationship.target)?;
            let kind = if !is_plain(model, target, name) {
                TypeRef::named_nn(connection_name(target))
            } else if target.graphql.is_node {
                TypeRef::named_list(target.graphql.name)
            } else {
                TypeRef::named_nn_list_nn(target.graphql.name)
            };
            let field = Field::new(name, kind, shown::resolve).description(relationship.doc);
            if is_plain(model, target, name) {
                field
            } else {
                arguments::of_connection(field, target)
            }
        }
    };
    Some(made)
}

fn type_of(field: &Declared) -> TypeRef {
    let name = field.graphql_type.unwrap_or(scalar_of(field.kind));
    if field.nullable {
        TypeRef::named(name)
    } else {
        TypeRef::named_nn(name)
    }
}

/// A type in GraphQL's own language.
fn parsed(kind: &str) -> TypeRef {
    if let Some(kind) = kind.strip_suffix('!') {
        return TypeRef::NonNull(Box::new(parsed(kind)));
    }
    match kind.strip_prefix('[').and_then(|kind| kind.strip_suffix(']')) {
        Some(of) => TypeRef::List(Box::new(parsed(of))),
        None => TypeRef::named(kind),
    }
}
