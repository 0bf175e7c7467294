//! How the dialect shows an operation, and what it answers.

use crate::declare::Kind;

/// What distinguishes an operation in the dialect.
#[derive(Debug, Clone, Copy)]
pub struct OperationDialect {
    /// Whether it takes the rows to act on as `uuids`, several at once.
    pub takes_many: bool,
    /// The scalar by which rows to act on are named: `String`, unless said.
    pub named_by: &'static str,
    /// Arguments that clients send and that have no effect, with their types.
    pub ignored: &'static [(&'static str, Kind)],
    /// What the names of its input and payload types begin with, if not with that of its field (`DeletePremiums`).
    pub types: Option<&'static str>,
    /// What a question answers, where its kind does not tell.
    pub answer: Option<&'static Shape>,
    /// The argument that names the row to act on, if not `uuid`.
    pub row: &'static str,
    /// Input fields, by their own names, that a client empties by leaving them out: openIMIS replaces the whole row where
    /// others change a part of it. `head.phone` is a field of a group, emptied if the group is there.
    pub emptied: &'static [&'static str],
    /// Whether it may take so long that a server may be told to answer before it is done.
    pub may_take_long: bool,
}

/// The shape of an answer, or of a JSON document.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// A value of this scalar or enumeration (`Int`, `JSONString`, `GenericScalar`).
    Scalar(&'static str),
    /// An object of the type of this name.
    Object(&'static str, &'static [(&'static str, Shape)]),
    /// An object of the type that shows the resource of this name, of a row that is not there yet: it has the members that
    /// are given, by the dialect's names.
    Draft(&'static str),
    /// A list.
    List(&'static Shape),
    /// What is never null.
    Some(&'static Shape),
    /// A connection of the list that is answered, with `before`, `after`, `first` and `last`.
    Connection(&'static Nodes),
}

/// What a [`Shape::Connection`] lists.
#[derive(Debug, Clone, Copy)]
pub struct Nodes {
    /// The name of the types `…Connection` and `…Edge`.
    pub name: &'static str,
    /// The type of the nodes; a member `id` holds the raw key and is shown as a global id.
    pub of: &'static str,
    /// What the nodes have besides their `id`.
    pub members: &'static [(&'static str, Shape)],
}

impl OperationDialect {
    /// Nothing.
    pub const NONE: Self = Self {
        takes_many: false,
        named_by: "String",
        ignored: &[],
        types: None,
        answer: None,
        row: "uuid",
        emptied: &[],
        may_take_long: false,
    };

    /// It takes the rows to act on as `uuids`.
    pub const MANY: Self = Self {
        takes_many: true,
        ..Self::NONE
    };

    /// Rows to act on are named by this scalar (`UUID`).
    #[must_use]
    pub const fn named_by(mut self, scalar: &'static str) -> Self {
        self.named_by = scalar;
        self
    }

    /// Its input and payload types are named by this.
    #[must_use]
    pub const fn with_types(mut self, begin: &'static str) -> Self {
        self.types = Some(begin);
        self
    }

    /// These arguments have no effect.
    #[must_use]
    pub const fn ignoring(arguments: &'static [(&'static str, Kind)]) -> Self {
        Self {
            ignored: arguments,
            ..Self::NONE
        }
    }

    /// This argument names the row to act on.
    #[must_use]
    pub const fn on_row(argument: &'static str) -> Self {
        Self {
            row: argument,
            ..Self::NONE
        }
    }

    /// What a client leaves out of these input fields is emptied.
    #[must_use]
    pub const fn emptying(fields: &'static [&'static str]) -> Self {
        Self {
            emptied: fields,
            ..Self::NONE
        }
    }

    /// It may take long: a server may be told to answer before it is done (`graphql.queue_long_operations`).
    #[must_use]
    pub const fn may_take_long(mut self) -> Self {
        self.may_take_long = true;
        self
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
