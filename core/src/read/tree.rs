//! The include paths of a query, as a tree, and its field sets.

use super::condition::invalid;
use super::{Fieldset, FieldsetOf, Limits, Query};
use crate::error::Problem;
use crate::language::Said;
use crate::message;
use crate::registry::{RegisteredResource, Registry};
use std::collections::BTreeMap;

/// What is included below one resource, by relationship.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) branches: BTreeMap<String, Tree>,
    /// The spelling of the first path that leads here.
    pub(super) parameter: String,
}

impl Tree {
    /// All include paths of a query.
    pub(super) fn of(query: &Query, limits: Limits, problems: &mut Vec<Problem>) -> Self {
        let mut root = Self::default();
        for (index, include) in query.include.iter().enumerate() {
            let problem = if index == limits.include {
                Some(message::most_paths(limits.include))
            } else if include.path.len() > limits.depth {
                Some(too_deep(limits))
            } else {
                None
            };
            if let Some(problem) = problem {
                problems.push(invalid(problem).parameter(include.parameter.clone()));
            }
            if index >= limits.include || include.path.len() > limits.depth {
                continue;
            }
            let mut tree = &mut root;
            for name in &include.path {
                tree = tree.branches.entry(name.clone()).or_insert_with(|| Self {
                    parameter: include.parameter.clone(),
                    ..Self::default()
                });
            }
        }
        root
    }
}

pub(super) fn too_deep(limits: Limits) -> Said {
    message::most_names(limits.depth)
}

/// The field sets of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fieldsets<'q>(pub(super) &'q [Fieldset]);

impl<'q> Fieldsets<'q> {
    /// Whether this member is selected of a resource at the end of a path.
    pub(super) fn has(self, path: &[&str], resource: &str, member: &str) -> bool {
        let set = self.at_path(path).or_else(|| self.of_resource(resource));
        set.is_none_or(|set| set.members.iter().any(|name| name == member))
    }

    fn at_path(self, path: &[&str]) -> Option<&'q Fieldset> {
        self.0
            .iter()
            .find(|set| matches!(&set.of, FieldsetOf::Path(of) if of == path))
    }

    fn of_resource(self, resource: &str) -> Option<&'q Fieldset> {
        self.0
            .iter()
            .find(|set| matches!(&set.of, FieldsetOf::Resource(of) if of == resource))
    }

    /// Checks the field sets of resources; those of paths are checked where their path leads.
    pub(super) fn check(self, registry: &Registry, problems: &mut Vec<Problem>) {
        for set in self.0 {
            let FieldsetOf::Resource(name) = &set.of else { continue };
            problems.extend(match registry.resource(name) {
                None => Some(invalid(message::no_resource(name)).parameter(set.parameter.clone())),
                Some(resource) => set.unknown(resource),
            });
        }
    }

    /// The problem of the field set of this path, if it has one.
    pub(super) fn unknown_at(self, path: &[&str], resource: &RegisteredResource) -> Option<Problem> {
        self.at_path(path)?.unknown(resource)
    }
}

impl Fieldset {
    /// The problem with the first member that the resource does not have.
    fn unknown(&self, resource: &RegisteredResource) -> Option<Problem> {
        let unknown = |name: &&String| resource.field(name).is_none() && resource.relationship(name).is_none();
        let name = self.members.iter().find(unknown)?;
        let detail = message::no_member(resource.description.name, name);
        Some(invalid(detail).parameter(self.parameter.clone()))
    }
}
