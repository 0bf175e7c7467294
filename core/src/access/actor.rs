//! The actor of a request.

use super::RightSet;
use crate::declare::{Access, Right};
use crate::error::{Problem, kinds};
use crate::identity::Account;
use crate::language::Argument;
use crate::message;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// Who acts: nobody, or a user with the rights that he had when his snapshot was made.
#[derive(Debug, Clone, Default)]
pub enum Actor {
    /// Nobody logged in.
    #[default]
    Anonymous,
    /// A logged-in user.
    User(Arc<User>),
}

/// A user with everything that deciding needs, compiled once and shared until something of it changes.
#[derive(Debug)]
pub struct User {
    /// Who.
    pub account: Account,
    /// Holds every right and sees every row: role `IsSystem` 64, or a technical superuser (spec 3.3).
    pub superuser: bool,
    /// The rights of his valid, unblocked roles (W-07).
    pub rights: RightSet,
    /// Keys of those roles.
    pub roles: Vec<i32>,
    /// What modules know about him.
    pub facts: Facts,
}

/// What modules know about a user, by type.
#[derive(Default)]
pub struct Facts(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl Facts {
    /// Adds what a module loaded.
    pub(crate) fn insert(&mut self, id: TypeId, fact: Box<dyn Any + Send + Sync>) {
        self.0.insert(id, fact);
    }

    /// The fact of this type, if its module is linked.
    #[must_use]
    pub fn get<F: 'static>(&self) -> Option<&F> {
        self.0.get(&TypeId::of::<F>()).and_then(|fact| fact.downcast_ref())
    }
}

impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Facts({})", self.0.len())
    }
}

/// Why an actor may not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is logged in: 401.
    NotLoggedIn,
    /// None of these rights is held: 403.
    RightMissing(Vec<Right>),
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::NotLoggedIn => kinds::UNAUTHENTICATED.problem(),
            Denied::RightMissing(rights) => {
                let rights = Argument::any_of(rights);
                kinds::FORBIDDEN.problem().detail(message::right_needed(rights))
            }
        }
    }
}

impl From<Denied> for crate::error::Error {
    fn from(denied: Denied) -> Self {
        Problem::from(denied).into()
    }
}

impl Actor {
    /// The user, if somebody is logged in.
    #[must_use]
    pub const fn user(&self) -> Option<&Arc<User>> {
        match self {
            Self::Anonymous => None,
            Self::User(user) => Some(user),
        }
    }

    /// Whether the actor holds the right.
    #[must_use]
    pub fn holds(&self, right: Right) -> bool {
        self.user()
            .is_some_and(|user| user.superuser || user.rights.contains(right.number))
    }

    /// Whether the actor has every right and sees every row.
    #[must_use]
    pub fn is_superuser(&self) -> bool {
        self.user().is_some_and(|user| user.superuser)
    }

    /// What a module knows about the actor.
    #[must_use]
    pub fn fact<F: 'static>(&self) -> Option<&F> {
        self.user().and_then(|user| user.facts.get())
    }

    /// The key that openIMIS writes into `AuditUserID`: the interactive user's, −1 for everybody else (spec 2.1).
    #[must_use]
    pub fn audit_user_id(&self) -> i32 {
        self.user()
            .and_then(|user| i32::try_from(user.account.audit_id()).ok())
            .unwrap_or(-1)
    }

    /// Checks an access.
    ///
    /// # Errors
    /// [`Denied`] says whether a login or a right is missing.
    pub fn check(&self, access: Access) -> Result<(), Denied> {
        let rights = match access {
            Access::Anonymous => return Ok(()),
            _ if self.user().is_none() => return Err(Denied::NotLoggedIn),
            Access::Authenticated => return Ok(()),
            Access::Right(right) => vec![right],
            Access::AnyOf(rights) => rights.to_vec(),
        };
        if rights.iter().any(|right| self.holds(*right)) {
            Ok(())
        } else {
            Err(Denied::RightMissing(rights))
        }
    }
}
