//! The dialect's fields of `Query` that read a resource.

use crate::access::Actor;
use crate::declare::{Access, Kind, Right, SortBy};
use crate::settings::SettingsStore;

/// A field of the dialect's `Query` that reads a resource.
#[derive(Debug, Clone, Copy)]
pub struct RootField {
    /// The field's name.
    pub name: &'static str,
    /// What it lists, in one sentence.
    pub doc: &'static str,
    /// The resource, by name.
    pub resource: &'static str,
    /// What it answers with.
    pub shape: RootShape,
    /// Arguments beyond paging and the resource's look-ups.
    pub arguments: &'static [RootArgument],
    /// Whether the resource's access and row scope are left aside.
    pub unscoped: bool,
    /// Who may ask then.
    pub access: Option<Access>,
    /// The order of a reader who asks for none, if not the resource's own.
    pub sort: &'static [SortBy],
    /// Whether it reads earlier versions and what ended too, for those who may see them.
    pub earlier: bool,
}

/// What a [`RootField`] answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RootShape {
    /// A connection that takes `orderBy`.
    Connection,
    /// A connection in the resource's own order.
    UnorderedConnection,
    /// A plain list without arguments for paging and filters.
    List,
    /// One row, which [`RootArgument::Key`] or [`RootArgument::PublicId`] names; nothing where none is there, or in the
    /// reader's sight.
    One,
    /// The row whose key is that of the actor's account, which everybody may see of himself; nothing without login.
    Own,
}

/// An argument of a [`RootField`] that is no look-up.
#[derive(Debug, Clone, Copy)]
pub enum RootArgument {
    /// Compares a field, or gives a value to a [`Criterion`](super::Criterion).
    Filter {
        /// The argument.
        argument: &'static str,
        /// The name of the field or criterion, or the way to a field with dots between the names. Of a criterion that no
        /// linked module declares there is no argument.
        by: &'static str,
    },
    /// One of several values of a field, compared as [`Self::Filter`] does; an empty list finds nothing.
    Any {
        /// The argument.
        argument: &'static str,
        /// The name of the field, or the way to it.
        by: &'static str,
    },
    /// Gives one value to a criterion that takes several.
    One {
        /// The argument.
        argument: &'static str,
        /// The name of the criterion.
        by: &'static str,
    },
    /// Looks for a text within a field, whatever the case.
    Contains {
        /// The argument.
        argument: &'static str,
        /// The name of the field.
        by: &'static str,
    },
    /// Compares the key of the row that a to-one relationship leads to: its global id, or the bare key.
    Key {
        /// The argument.
        argument: &'static str,
        /// The relationship, or the way to it with dots between the names.
        by: &'static str,
    },
    /// `showHistory: true` shows what ended and earlier versions to those who may see them, and is without effect for
    /// others.
    ShowHistory(&'static str),
    /// A day: the rows that held then.
    Validity,
    /// A flag that leaves the resource's row scope aside.
    Unscoped(&'static str),
    /// The same for holders of a right who name the rows exactly, and without effect for others.
    UnscopedExactly {
        /// The argument.
        argument: &'static str,
        /// The right.
        right: Right,
        /// The arguments of which one must be given.
        by: &'static [&'static str],
    },
    /// `clientMutationId`: the rows that this mutation of the asker touched, by the relationship that leads to the mutation
    /// log, or the way of several with dots between the names (`mutations.mutation`).
    ClientMutationId(&'static str),
    /// The row with this key of its own, global or raw: `id: ID`.
    OwnKey(&'static str),
    /// The row with this public id, as the scalar that is named second: `uuid: UUID`.
    PublicId(&'static str, &'static str),
    /// This argument, which must be there.
    Required(&'static RootArgument),
    /// What the settings make of an argument, given or not, for who asks.
    Contextual {
        /// The argument.
        argument: &'static str,
        /// Its type.
        kind: Kind,
        /// What it does, in one sentence.
        doc: &'static str,
        /// To which field or criterion it gives which value, if to any.
        narrows: Narrowing,
    },
    /// Accepted and without effect; the text says why.
    Ignored {
        /// The argument.
        argument: &'static str,
        /// Its type.
        kind: Kind,
        /// Why.
        reason: &'static str,
    },
}

/// From settings, asker and a given text to a field or criterion and its value.
pub type Narrowing = fn(&SettingsStore, &Actor, Option<&str>) -> Option<(&'static str, String)>;

impl RootField {
    /// A connection that takes `orderBy`.
    #[must_use]
    pub const fn connection(name: &'static str, resource: &'static str, doc: &'static str) -> Self {
        Self {
            name,
            doc,
            resource,
            shape: RootShape::Connection,
            arguments: &[],
            unscoped: false,
            access: None,
            sort: &[],
            earlier: false,
        }
    }

    /// A connection in the resource's own order.
    #[must_use]
    pub const fn unordered(name: &'static str, resource: &'static str, doc: &'static str) -> Self {
        Self {
            shape: RootShape::UnorderedConnection,
            ..Self::connection(name, resource, doc)
        }
    }

    /// A plain list.
    #[must_use]
    pub const fn list(name: &'static str, resource: &'static str, doc: &'static str) -> Self {
        Self {
            shape: RootShape::List,
            ..Self::connection(name, resource, doc)
        }
    }

    /// One row.
    #[must_use]
    pub const fn one(name: &'static str, resource: &'static str, doc: &'static str) -> Self {
        Self {
            shape: RootShape::One,
            ..Self::connection(name, resource, doc)
        }
    }

    /// The row of the actor's own account.
    #[must_use]
    pub const fn own(name: &'static str, resource: &'static str, doc: &'static str) -> Self {
        Self {
            shape: RootShape::Own,
            unscoped: true,
            ..Self::connection(name, resource, doc)
        }
    }

    /// Arguments beyond paging and look-ups.
    #[must_use]
    pub const fn arguments(mut self, arguments: &'static [RootArgument]) -> Self {
        self.arguments = arguments;
        self
    }

    /// Reads earlier versions and what ended too; its arguments say of what.
    #[must_use]
    pub const fn earlier(mut self) -> Self {
        self.earlier = true;
        self
    }

    /// In this order for a reader who asks for none.
    #[must_use]
    pub const fn sorted(mut self, sort: &'static [SortBy]) -> Self {
        self.sort = sort;
        self
    }

    /// Shows every row to those whom this access names, whatever the resource's own access and row scope.
    #[must_use]
    pub const fn unscoped(mut self, access: Access) -> Self {
        self.unscoped = true;
        self.access = Some(access);
        self
    }
}
