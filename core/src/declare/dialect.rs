//! openIMIS's GraphQL dialect, where it does not follow from what is declared anyway.

use super::{Access, Kind};
use crate::access::Actor;
use crate::read::Record;
use serde_json::Value;

/// How the dialect shows a resource.
#[derive(Debug, Clone, Copy)]
pub struct GraphqlType {
    /// The type's name: clients write it in fragments and global ids (`HealthFacilityGQLType`).
    pub name: &'static str,
    /// Whether it is a Relay node: its `id` is global, and lists of it are connections. Others have their raw key as
    /// `id`, and lists of them are plain.
    pub is_node: bool,
    /// Whether its connections tell `totalCount` and `edgeCount`.
    pub has_totals: bool,
    /// By what lists of it are filtered, in Django's spelling, from which the arguments' names follow (spec 5.2):
    /// `code__icontains`, `location__parent__uuid__in`; `location__*` stands for everything that the other end has.
    pub lookups: &'static [&'static str],
    /// To-many relationships, by their names in the dialect, that are plain lists although they lead to nodes.
    pub plain_lists: &'static [&'static str],
    /// Fields that no column holds.
    pub computed: &'static [Computed],
}

/// A field of the dialect that no column holds.
#[derive(Debug, Clone, Copy)]
pub struct Computed {
    /// The field's name.
    pub name: &'static str,
    /// What it shows, in one sentence.
    pub doc: &'static str,
    /// Its type, in GraphQL's own language: `[String]`.
    pub kind: &'static str,
    /// What it shows of a row to an actor.
    pub value: fn(&Actor, &Record<'_>) -> Value,
}

impl Computed {
    /// openIMIS's mark of a row that a mutation is still at work on: never, since the work is done before the answer.
    pub const CLIENT_MUTATION_ID: Self = Self {
        name: "clientMutationId",
        doc: "The mutation that is still at work on the row: none, since the work is done before a mutation is answered.",
        kind: "String",
        value: |_, _| Value::Null,
    };
}

impl GraphqlType {
    /// A Relay node.
    #[must_use]
    pub const fn node(name: &'static str) -> Self {
        Self {
            name,
            is_node: true,
            has_totals: true,
            lookups: &[],
            plain_lists: &[],
            computed: &[],
        }
    }

    /// A type that is no node.
    #[must_use]
    pub const fn plain(name: &'static str) -> Self {
        Self {
            is_node: false,
            ..Self::node(name)
        }
    }

    /// Its connections tell no totals.
    #[must_use]
    pub const fn without_totals(mut self) -> Self {
        self.has_totals = false;
        self
    }

    /// These fields are computed.
    #[must_use]
    pub const fn computed(mut self, fields: &'static [Computed]) -> Self {
        self.computed = fields;
        self
    }

    /// These to-many relationships are plain lists.
    #[must_use]
    pub const fn plain_lists(mut self, names: &'static [&'static str]) -> Self {
        self.plain_lists = names;
        self
    }

    /// By what lists of it are filtered.
    #[must_use]
    pub const fn lookups(mut self, lookups: &'static [&'static str]) -> Self {
        self.lookups = lookups;
        self
    }
}

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
    /// `clientMutationId`: the rows that this mutation of the asker touched, by the relationship that leads to the mutation
    /// log, or the way of several with dots between the names.
    ClientMutationId(&'static str),
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

    /// Shows every row to those whom this access names, whatever the resource's own access and row scope.
    #[must_use]
    pub const fn unscoped(mut self, access: Access) -> Self {
        self.unscoped = true;
        self.access = Some(access);
        self
    }
}

/// What distinguishes an operation in the dialect.
#[derive(Debug, Clone, Copy)]
pub struct OperationDialect {
    /// Whether it takes the rows to act on as `uuids`, several at once.
    pub takes_many: bool,
    /// Arguments that clients send and that have no effect, with their types.
    pub ignored: &'static [(&'static str, Kind)],
    /// What a question answers, where its kind does not tell.
    pub answer: Option<&'static Shape>,
}

/// The shape of an answer.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A value of this scalar (`Int`, `JSONString`, `GenericScalar`).
    Scalar(&'static str),
    /// An object of the type of this name.
    Object(&'static str, &'static [(&'static str, Shape)]),
    /// A list.
    List(&'static Shape),
}

impl OperationDialect {
    /// Nothing.
    pub const NONE: Self = Self {
        takes_many: false,
        ignored: &[],
        answer: None,
    };

    /// It takes the rows to act on as `uuids`.
    pub const MANY: Self = Self {
        takes_many: true,
        ..Self::NONE
    };

    /// These arguments have no effect.
    #[must_use]
    pub const fn ignoring(arguments: &'static [(&'static str, Kind)]) -> Self {
        Self {
            ignored: arguments,
            ..Self::NONE
        }
    }

    /// It answers so.
    #[must_use]
    pub const fn answering(shape: &'static Shape) -> Self {
        Self {
            answer: Some(shape),
            ..Self::NONE
        }
    }
}
