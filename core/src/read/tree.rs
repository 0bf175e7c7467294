//! What comes along, as a tree: made of a door's include paths, or of its selection.

use super::condition::invalid;
use super::{Fieldset, Limits, Query, RelatedSelection, Selection, Sublist};
use crate::declare::Field;
use crate::error::Problem;
use crate::language::Said;
use crate::message;
use crate::registry::{RegisteredResource, Registry};

/// What is selected and included of one resource.
#[derive(Debug, Default)]
pub(super) struct Tree<'q> {
    pub(super) branches: Vec<Branch<'q>>,
    /// The only fields wanted, if every one is named.
    fields: Option<&'q [String]>,
}

/// A relationship whose rows come along.
#[derive(Debug)]
pub(super) struct Branch<'q> {
    pub(super) relationship: &'q str,
    /// Under which name its rows are found.
    pub(super) label: &'q str,
    /// The client's spelling of what leads here first.
    pub(super) parameter: &'q str,
    pub(super) list: Option<&'q Sublist>,
    pub(super) tree: Tree<'q>,
}

impl<'q> Tree<'q> {
    /// Everything that a query wants.
    pub(super) fn of(query: &'q Query, limits: Limits, problems: &mut Vec<Problem>) -> Self {
        match &query.selection {
            Some(selection) => Self::selected(selection, limits.depth, limits, problems),
            None => Self::included(query, limits, problems),
        }
    }

    fn included(query: &'q Query, limits: Limits, problems: &mut Vec<Problem>) -> Self {
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
            root.add(&include.path, &include.parameter);
        }
        root
    }

    /// Adds a path, whose beginning may be there already.
    fn add(&mut self, path: &'q [String], parameter: &'q str) {
        let Some((name, rest)) = path.split_first() else { return };
        if let Some(branch) = self.branches.iter_mut().find(|branch| branch.relationship == name) {
            return branch.tree.add(rest, parameter);
        }
        let mut branch = Branch {
            relationship: name,
            label: name,
            parameter,
            list: None,
            tree: Self::default(),
        };
        branch.tree.add(rest, parameter);
        self.branches.push(branch);
    }

    fn selected(selection: &'q Selection, depth: usize, limits: Limits, problems: &mut Vec<Problem>) -> Self {
        let mut tree = Self {
            branches: Vec::with_capacity(selection.related.len()),
            fields: Some(&selection.fields),
        };
        for related in &selection.related {
            if depth == 0 {
                problems.push(invalid(too_deep(limits)).parameter(related.parameter.clone()));
                break;
            }
            let RelatedSelection {
                relationship,
                label,
                selection,
                list,
                parameter,
            } = related;
            tree.branches.push(Branch {
                relationship,
                label,
                parameter,
                list: Some(list),
                tree: Self::selected(selection, depth - 1, limits, problems),
            });
        }
        tree
    }

    /// Whether every member is named, by a reader that tells apart what it asked for and what it got.
    pub(super) const fn is_selection(&self) -> bool {
        self.fields.is_some()
    }

    /// The branches that follow this relationship.
    pub(super) fn branches_of(&self, relationship: &str) -> impl Iterator<Item = &Branch<'q>> {
        let of = move |branch: &&Branch<'q>| branch.relationship == relationship;
        self.branches.iter().filter(of)
    }

    /// Whether this field is wanted of the resource.
    pub(super) fn wants_field(&self, fieldsets: Fieldsets<'_>, resource: &str, field: &Field) -> bool {
        match self.fields {
            Some(fields) => fields.iter().any(|name| name == field.name),
            None => fieldsets.names(resource, field.name).unwrap_or(!field.asked),
        }
    }

    /// Whether this relationship is a member of the resource that is wanted, included or not.
    pub(super) fn lists(&self, fieldsets: Fieldsets<'_>, resource: &str, name: &str) -> bool {
        match self.fields {
            Some(_) => self.branches.iter().any(|branch| branch.relationship == name),
            None => fieldsets.has(resource, name),
        }
    }

    /// The problem of the first field that is named and not there.
    pub(super) fn unknown_field(&self, resource: &RegisteredResource) -> Option<Problem> {
        let unknown = |name: &&String| resource.field(name).is_none();
        let name = self.fields?.iter().find(unknown)?;
        Some(invalid(no_member(resource, name)))
    }
}

pub(super) fn too_deep(limits: Limits) -> Said {
    message::most_names(limits.depth)
}

fn no_member(resource: &RegisteredResource, name: &str) -> Said {
    message::no_member(resource.description.name, name)
}

/// The field sets of a query.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fieldsets<'q>(pub(super) &'q [Fieldset]);

impl Fieldsets<'_> {
    fn has(self, resource: &str, member: &str) -> bool {
        self.names(resource, member).unwrap_or(true)
    }

    /// Whether the set of the resource names the member, if there is one.
    fn names(self, resource: &str, member: &str) -> Option<bool> {
        let set = self.0.iter().find(|set| set.of == resource)?;
        Some(set.members.iter().any(|name| name == member))
    }

    /// Checks that they name what there is.
    pub(super) fn check(self, registry: &Registry, problems: &mut Vec<Problem>) {
        for set in self.0 {
            problems.extend(match registry.resource(&set.of) {
                None => Some(invalid(message::no_resource(&set.of)).parameter(set.parameter.clone())),
                Some(resource) => set.unknown(resource),
            });
        }
    }
}

impl Fieldset {
    /// The problem with the first member that the resource does not have.
    fn unknown(&self, resource: &RegisteredResource) -> Option<Problem> {
        let unknown = |name: &&String| resource.field(name).is_none() && resource.relationship(name).is_none();
        let name = self.members.iter().find(unknown)?;
        Some(invalid(no_member(resource, name)).parameter(self.parameter.clone()))
    }
}
