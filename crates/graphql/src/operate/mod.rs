//! Operations: mutations that change something, and questions that are fields of `Query`.

pub(crate) mod ask;
pub(crate) mod given;
pub(crate) mod mutation;
mod queue;

use openimis_core::declare::{InputField, InputKind};
use openimis_core::registry::{RegisteredOperation, Registry};

/// The operations that are mutations, with their names.
pub(crate) fn mutations(registry: &Registry) -> impl Iterator<Item = (&'static str, &RegisteredOperation)> {
    named(registry).filter(|(_, operation)| operation.description.declared.verb.changes())
}

/// The operations that are fields of `Query`, by their place in the registry.
pub(crate) fn questions(registry: &Registry) -> impl Iterator<Item = &RegisteredOperation> {
    let asking = |(_, operation): &(_, &RegisteredOperation)| !operation.description.declared.verb.changes();
    named(registry).filter(asking).map(|(_, operation)| operation)
}

/// The input fields of everything that has a name in the dialect, those inside groups included.
pub(crate) fn inputs(registry: &Registry) -> Vec<&'static InputField> {
    let mut all = Vec::new();
    for input in named(registry).flat_map(|(_, operation)| operation.input()) {
        add(input, &mut all);
    }
    all
}

fn add(input: &'static InputField, all: &mut Vec<&'static InputField>) {
    all.push(input);
    let mut kind = input.kind;
    while let InputKind::List(of) = kind {
        kind = *of;
    }
    if let InputKind::Object(fields) = kind {
        for below in fields {
            add(below, all);
        }
    }
}

fn named(registry: &Registry) -> impl Iterator<Item = (&'static str, &RegisteredOperation)> {
    let operations = registry.operations().iter();
    operations.filter_map(|operation| Some((operation.description.declared.graphql?, operation)))
}

/// The operation whose field has this name.
pub(crate) fn find<'r>(registry: &'r Registry, field: &str) -> Option<&'r RegisteredOperation> {
    named(registry)
        .find(|(name, _)| *name == field)
        .map(|(_, operation)| operation)
}
