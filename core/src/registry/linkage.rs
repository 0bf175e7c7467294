//! Relationships that can be changed on their own, because an operation that changes the row takes them.

use super::{Method, RegisteredOperation, RegisteredResource};
use crate::declare::{InputKind, Verb};

/// A relationship that the operation which changes a row takes under the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkageChange {
    /// The resource.
    pub resource: &'static str,
    /// The relationship.
    pub relationship: &'static str,
    /// The operation's place in the registry.
    pub operation: usize,
    /// Whether it leads to several rows, which can also be added and taken away.
    pub is_list: bool,
}

impl LinkageChange {
    /// The methods that change it: to-one relationships are replaced, lists also added to and taken from.
    #[must_use]
    pub const fn methods(&self) -> &'static [Method] {
        if self.is_list {
            &[Method::Post, Method::Patch, Method::Delete]
        } else {
            &[Method::Patch]
        }
    }
}

pub(super) fn all<'a>(
    resources: impl Iterator<Item = &'a RegisteredResource>,
    operations: &[RegisteredOperation],
) -> Vec<LinkageChange> {
    resources
        .flat_map(|resource| of_resource(resource, operations))
        .collect()
}

fn of_resource(resource: &RegisteredResource, operations: &[RegisteredOperation]) -> Vec<LinkageChange> {
    let name = resource.description.name;
    let update = operations.iter().enumerate().find(|(_, operation)| {
        let declared = operation.description.declared;
        declared.resource == name && declared.verb == Verb::Update
    });
    let Some((place, operation)) = update else {
        return Vec::new();
    };
    let changes = operation.input().filter_map(|field| {
        let relationship = resource.relationship(field.name)?;
        let (target, is_list) = match field.kind {
            InputKind::Reference(target) => (target, false),
            InputKind::List(InputKind::Reference(target)) => (*target, true),
            InputKind::Value(_) | InputKind::List(_) | InputKind::Object(_) => return None,
        };
        let same = target == relationship.target && is_list != relationship.link.is_to_one();
        same.then_some(LinkageChange {
            resource: name,
            relationship: relationship.name,
            operation: place,
            is_list,
        })
    });
    changes.collect()
}
