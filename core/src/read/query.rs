//! What a door asks for, in door-neutral parts.
//!
//! Names and values are texts as the client sent them; the engine checks them against the registry. Every part carries
//! the spelling under which the client knows it (`filter[parent.code]`), for problems.

use super::Lookup;
use crate::declare::Key;
use chrono::{DateTime, Utc};

/// The name of a row's key in filters and orders. Doors that show no keys do not let it through.
pub const KEY: &str = "pk";

/// A read of one resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// The resource's name.
    pub resource: String,
    /// Which of its rows.
    pub rows: Rows,
    /// Conditions, all of which hold.
    pub filters: Vec<Filter>,
    /// The order; empty means the resource's own. The key is always appended.
    pub sort: Vec<Sort>,
    /// Relationships whose rows come along.
    pub include: Vec<Include>,
    /// Members to select; a resource without one is selected completely.
    pub fields: Vec<Fieldset>,
    /// Every member to select, for doors whose clients name them all; goes before `include` and `fields`.
    pub selection: Option<Selection>,
    /// Rows of which day.
    pub era: Era,
    /// Whether the resource's access and row scope are left aside. A declaration may say so ([`RootField`]), or a door that
    /// tells the name of what its caller made, never a client; who may ask is then checked by it.
    ///
    /// [`RootField`]: crate::declare::RootField
    pub unscoped: bool,
    /// Which part of the list.
    pub page: Page,
    /// Whether the number of all matching rows is wanted; it takes a statement of its own.
    pub total: Total,
}

/// The number of all matching rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Total {
    /// Not wanted.
    #[default]
    None,
    /// Counted, which reads them all.
    Exact,
    /// As PostgreSQL's planner expects it, which reads none; it may be far off, and is never less than 1 where any row
    /// might match.
    Estimated,
}

/// Which rows of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// The live ones.
    All,
    /// The live one with this public id; text that cannot be one finds nothing.
    PublicId(String),
    /// The live ones with these keys.
    Keys(Vec<Key>),
    /// Those at the other end of a relationship of a live row. [`Query::resource`] is the relationship's target.
    ///
    /// Nothing is found at a row that exists: an empty list. A row that does not, or that the actor may not see:
    /// [`kinds::NOT_FOUND`](crate::error::kinds::NOT_FOUND).
    Related(Related),
    /// All versions of the live row with this public id, newest first; the order cannot be chosen.
    ///
    /// A copy in the same table has a key and a public id of its own, which name nothing else.
    History(String),
}

/// One end of a relationship.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The resource that has the relationship.
    pub resource: String,
    /// The public id of its row.
    pub id: String,
    /// The relationship's name.
    pub relationship: String,
}

/// A condition on a field, or on a field of a related row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Relationships, then the field or a criterion of the resource; `id` is the public id, also when it stands for the
    /// related row itself, and [`KEY`] the key.
    pub path: Vec<String>,
    /// How the field is compared.
    pub lookup: Lookup,
    /// With what: as many texts as [`Lookup::arity`] says.
    pub values: Vec<String>,
    /// The client's spelling of this condition.
    pub parameter: String,
}

/// A step of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// To-one relationships, then the field; `id` is the public id, [`KEY`] the key.
    pub path: Vec<String>,
    /// Whether large values come first. Rows without a value come last either way.
    pub descending: bool,
    /// The client's spelling of the parameter that holds the order.
    pub parameter: String,
}

/// A way along relationships whose rows come along, those in between included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Include {
    /// Relationships.
    pub path: Vec<String>,
    /// The client's spelling of the parameter that holds the path.
    pub parameter: String,
}

/// The members selected of a resource, wherever it appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fieldset {
    /// The resource.
    pub of: String,
    /// Fields and relationships; a to-one relationship that is not named costs no join.
    pub members: Vec<String>,
    /// The client's spelling of the parameter that holds them.
    pub parameter: String,
}

/// What is selected of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Fields.
    pub fields: Vec<String>,
    /// Relationships whose rows come along.
    pub related: Vec<RelatedSelection>,
}

/// The rows at the other end of a relationship, and what is selected of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RelatedSelection {
    /// The relationship.
    pub relationship: String,
    /// The name under which the reader finds it: the same relationship may come along twice, with other rows.
    pub label: String,
    /// What of them.
    pub selection: Selection,
    /// Which of them; nothing else than all of a to-one relationship.
    pub list: Sublist,
    /// The client's spelling of the place that asks for it.
    pub parameter: String,
}

/// Which rows of an included to-many relationship, for each parent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sublist {
    /// Conditions, all of which hold.
    pub filters: Vec<Filter>,
    /// The order; empty means the resource's own.
    pub sort: Vec<Sort>,
    /// The largest number of rows for each parent; all of them without one.
    pub size: Option<u32>,
    /// How many rows of each parent are passed over.
    pub offset: u64,
    /// Whether the number of all its rows is wanted; it takes a statement of its own.
    pub total: bool,
    /// Rows of which day.
    pub era: Era,
}

/// Rows of which day are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Era {
    /// Those that exist today.
    #[default]
    Today,
    /// Those that existed at this instant, earlier versions among them. It takes access to the history.
    At(DateTime<Utc>),
    /// All that ever were, earlier versions among them. It takes access to the history.
    Ever,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The largest number of rows.
    pub size: u32,
    /// From where.
    pub from: Position,
    /// The client's spelling of the parameter that holds the size.
    pub parameter: String,
}

/// Where a page starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Position {
    /// At the first row.
    First,
    /// After the row at which this cursor stands.
    After(Cursor),
    /// Ends before the row at which this cursor stands.
    Before(Cursor),
    /// Ends with the last row.
    Last,
    /// After this number of rows.
    Offset(u64),
}

/// A place in an ordered list, made by [`Record::cursor`](super::Record::cursor): opaque, safe in URLs, and refused by
/// any other resource or order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// As the client sent it.
    pub text: String,
    /// The client's spelling of the parameter that holds it.
    pub parameter: String,
}

impl Query {
    /// The first rows of a resource, in its own order.
    #[must_use]
    pub fn of(resource: impl Into<String>) -> Self {
        Self {
            resource: resource.into(),
            rows: Rows::All,
            filters: Vec::new(),
            sort: Vec::new(),
            include: Vec::new(),
            fields: Vec::new(),
            selection: None,
            era: Era::Today,
            unscoped: false,
            page: Page::first(20),
            total: Total::None,
        }
    }

    /// These rows of it.
    #[must_use]
    pub fn rows(mut self, rows: Rows) -> Self {
        self.rows = rows;
        self
    }
}

impl Page {
    /// The first rows.
    #[must_use]
    pub const fn first(size: u32) -> Self {
        Self {
            size,
            from: Position::First,
            parameter: String::new(),
        }
    }
}
