//! Who asks, and what he may see: access, scope and the visibility of relationships.

use crate::access::{Actor, Denied};
use crate::declare::{Access, Limit, Relationship, ResourceDescription, Visibility};
use crate::error::{Problem, kinds};
use crate::message;
use crate::registry::{RegisteredResource, Registry};

/// An actor in front of a registry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker<'r> {
    pub(super) registry: &'r Registry,
    pub(super) actor: &'r Actor,
}

/// How much of a row may be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sight {
    /// All of it.
    Full,
    /// Its label fields and its ids.
    Label,
}

/// The other end of a relationship.
pub(super) struct Reached<'r> {
    pub(super) resource: &'r RegisteredResource,
    pub(super) sight: Sight,
    /// Which rows at the other end may be seen.
    pub(super) scope: Limit<'static>,
}

/// Why a relationship cannot be followed.
#[derive(Debug)]
pub(super) enum Blocked {
    /// The other end's access says no.
    Denied(Denied),
    /// Only labels are shown here, and a list is no label.
    LabelsOnly,
    /// It leads nowhere: a registry that was not checked.
    Dangling,
}

impl Blocked {
    /// The problem for a relationship that the query names.
    pub(super) fn problem(self, name: &str) -> Problem {
        match self {
            Self::Denied(denied) => denied.into(),
            Self::LabelsOnly => kinds::INVALID_PARAMETER.problem().detail(message::labels_only(name)),
            Self::Dangling => kinds::INVALID_PARAMETER.problem().detail(message::leads_nowhere(name)),
        }
    }
}

impl<'r> Asker<'r> {
    /// The resource with this name.
    pub(super) fn resource(self, name: &str) -> Option<&'r RegisteredResource> {
        self.registry.resource(name)
    }

    /// Whether the resource may be used at all. One that does not say who may is used by nobody.
    pub(super) fn access(self, resource: &ResourceDescription) -> Result<(), Denied> {
        self.allowed(resource.access)
    }

    /// Whether earlier versions may be asked for at all.
    pub(super) fn access_to_history(self, resource: &ResourceDescription) -> Result<(), Denied> {
        self.allowed(resource.access_to_history())
    }

    fn allowed(self, access: Option<Access>) -> Result<(), Denied> {
        match access {
            Some(access) => self.actor.check(access),
            None => Err(Denied::RightMissing(Vec::new())),
        }
    }

    /// Which rows may be seen: those that the resource and all who add to it let through. Of a resource that does not
    /// say, none.
    pub(super) fn scope(self, resource: &RegisteredResource) -> Limit<'static> {
        if resource.description.scope.is_none() {
            return Limit::Nothing;
        }
        if self.actor.is_superuser() {
            return self.scope_of_all(resource);
        }
        let limits = resource.rules.iter().map(|rule| rule.limit(self.actor));
        limits.fold(Limit::All, Limit::and)
    }

    /// Which rows may be seen by who sees everything.
    pub(super) fn scope_of_all(self, resource: &RegisteredResource) -> Limit<'static> {
        let limits = resource.rules.iter().map(|rule| rule.limit_of_all(self.actor));
        limits.fold(Limit::All, Limit::and)
    }

    /// Follows a relationship of a row that is seen so.
    pub(super) fn follow(self, from: Sight, relationship: &'static Relationship) -> Result<Reached<'r>, Blocked> {
        let resource = self.resource(relationship.target).ok_or(Blocked::Dangling)?;
        if from == Sight::Label && !relationship.link.is_to_one() {
            return Err(Blocked::LabelsOnly);
        }
        let scope = match relationship.visibility {
            Visibility::Check => {
                self.access(resource.description).map_err(Blocked::Denied)?;
                self.scope(resource)
            }
            Visibility::Inherit | Visibility::Label => Limit::All,
        };
        let sight = match relationship.visibility {
            Visibility::Label => Sight::Label,
            Visibility::Inherit | Visibility::Check => from,
        };
        Ok(Reached { resource, sight, scope })
    }
}

impl Sight {
    /// Whether a field may be seen.
    pub(super) const fn shows(self, field: &crate::declare::Field) -> bool {
        matches!(self, Self::Full) || field.label
    }
}
