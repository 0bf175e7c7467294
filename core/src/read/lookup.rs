//! Lookups: how a filter compares.

use crate::declare::Kind;

/// How a field is compared with given values. The names are Django's, which openIMIS's clients know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lookup {
    /// Equal.
    Exact,
    /// Not equal; a row without a value is neither (openIMIS's `ne`).
    Ne,
    /// Equal, whatever the case.
    Iexact,
    /// Contains, whatever the case.
    Icontains,
    /// Starts with, whatever the case.
    Istartswith,
    /// Equal to one of several.
    In,
    /// Greater.
    Gt,
    /// Greater or equal.
    Gte,
    /// Less.
    Lt,
    /// Less or equal.
    Lte,
    /// Between two values, both included.
    Range,
    /// Has no value (`true`), or has one (`false`).
    Isnull,
}

/// How many values a lookup takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// Exactly one.
    One,
    /// Exactly two.
    Two,
    /// Any number up to [`Limits::values`](super::Limits::values).
    Many,
}

impl Lookup {
    /// All of them, in the order of documentation.
    pub const ALL: &'static [Self] = &[
        Self::Exact,
        Self::Ne,
        Self::Iexact,
        Self::Icontains,
        Self::Istartswith,
        Self::In,
        Self::Gt,
        Self::Gte,
        Self::Lt,
        Self::Lte,
        Self::Range,
        Self::Isnull,
    ];

    /// Its name in filters.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Ne => "ne",
            Self::Iexact => "iexact",
            Self::Icontains => "icontains",
            Self::Istartswith => "istartswith",
            Self::In => "in",
            Self::Gt => "gt",
            Self::Gte => "gte",
            Self::Lt => "lt",
            Self::Lte => "lte",
            Self::Range => "range",
            Self::Isnull => "isnull",
        }
    }

    /// The lookup with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lookup| lookup.name() == name)
    }

    /// How many values it takes.
    #[must_use]
    pub const fn arity(self) -> Arity {
        match self {
            Self::In => Arity::Many,
            Self::Range => Arity::Two,
            _ => Arity::One,
        }
    }

    /// Whether fields of this kind can be compared so.
    #[must_use]
    pub const fn suits(self, kind: Kind) -> bool {
        match (self, kind) {
            (Self::Isnull, _) => true,
            (_, Kind::Json) => false,
            (Self::Exact | Self::Ne, _) => true,
            (Self::Iexact | Self::Icontains | Self::Istartswith, kind) => matches!(kind, Kind::Text),
            (Self::In, kind) => !matches!(kind, Kind::Boolean),
            (_, kind) => !matches!(kind, Kind::Boolean | Kind::Uuid),
        }
    }
}
