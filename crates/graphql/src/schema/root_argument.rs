//! Arguments of `Query`'s fields that are no look-ups.

use crate::model::{compared_by, scalar_of};
use async_graphql::dynamic::{InputValue, TypeRef};
use openimis_core::declare::{Kind, RootArgument};
use openimis_core::registry::{RegisteredResource, Registry};

/// An argument; none where no linked module declares what it compares.
pub(super) fn root_argument(
    registry: &Registry,
    resource: &RegisteredResource,
    argument: &RootArgument,
) -> Option<InputValue> {
    let (name, kind, doc) = declared(registry, resource, argument)?;
    let made = InputValue::new(name, kind);
    Some(if doc.is_empty() { made } else { made.description(doc) })
}

type Declared = (&'static str, TypeRef, &'static str);

fn declared(registry: &Registry, resource: &RegisteredResource, argument: &RootArgument) -> Option<Declared> {
    let by = |by| compared_by(registry, resource, by);
    let scalar = |kind| TypeRef::named(scalar_of(kind));
    Some(match *argument {
        RootArgument::Required(argument) => {
            let (name, kind, doc) = declared(registry, resource, argument)?;
            (name, TypeRef::NonNull(Box::new(kind)), doc)
        }
        RootArgument::Filter { argument, by: name } | RootArgument::Contains { argument, by: name } => {
            let (kind, doc, is_list) = by(name)?;
            let kind = if is_list {
                TypeRef::named_list(kind)
            } else {
                TypeRef::named(kind)
            };
            (argument, kind, doc)
        }
        RootArgument::Any { argument, by: name } => {
            let (kind, doc, _) = by(name)?;
            (argument, TypeRef::named_list(kind), doc)
        }
        RootArgument::One { argument, by: name } => {
            let (kind, doc, _) = by(name)?;
            (argument, TypeRef::named(kind), doc)
        }
        RootArgument::Key { argument, by } => {
            // the relationship may belong to a module that is not linked
            let first = by.split('.').next().unwrap_or_default();
            (argument, TypeRef::named(TypeRef::ID), resource.relationship(first)?.doc)
        }
        RootArgument::OwnKey(name) => (
            name,
            TypeRef::named(TypeRef::ID),
            "The key of the row, or its global id.",
        ),
        RootArgument::PublicId(name, kind) => (name, TypeRef::named(kind), "The public id of the row."),
        RootArgument::ShowHistory(name) => {
            let doc = "Shows what ended and earlier versions to those who may see them.";
            (name, scalar(Kind::Boolean), doc)
        }
        RootArgument::Unscoped(name) => (name, scalar(Kind::Boolean), "Shows all rows, whoever asks."),
        RootArgument::UnscopedExactly { argument, .. } => {
            let doc = "Shows the row that is named exactly wherever it is, to those who may look it up.";
            (argument, scalar(Kind::Boolean), doc)
        }
        RootArgument::Validity => {
            let doc = "The day on which the rows held, to those who may see earlier versions.";
            ("validity", scalar(Kind::Date), doc)
        }
        RootArgument::ClientMutationId(_) => {
            let doc = "The client's id of the mutation that touched the rows.";
            ("clientMutationId", scalar(Kind::Text), doc)
        }
        RootArgument::Contextual {
            argument, kind, doc, ..
        } => (argument, scalar(kind), doc),
        RootArgument::Ignored { argument, kind, reason } => (argument, scalar(kind), reason),
    })
}
