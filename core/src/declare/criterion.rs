//! Conditions on rows that are more than a comparison of one field.

use super::Kind;
use crate::read::sql::{Bind, Row, Sql};

/// A condition under a name of its own, which readers use like a field in filters: `filter[search]=…` in REST, an
/// argument in GraphQL. It is given a value, and asked for within the reader's scope like any other.
#[derive(Debug, Clone, Copy)]
pub struct Criterion {
    /// camelCase; shares one name space with fields and relationships.
    pub name: &'static str,
    /// Which rows it finds, in one sentence.
    pub doc: &'static str,
    /// What it is given.
    pub kind: Kind,
    /// Whether it is given several values.
    pub is_list: bool,
    /// Its type in openIMIS's GraphQL dialect, where that does not follow from its kind.
    pub graphql_type: Option<&'static str>,
    /// Writes the condition on the row with this alias; a list arrives as one array.
    pub write: fn(&mut Sql, Row, &Bind),
}

impl Criterion {
    /// A condition on one value.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind, doc: &'static str, write: fn(&mut Sql, Row, &Bind)) -> Self {
        Self {
            name,
            doc,
            kind,
            is_list: false,
            graphql_type: None,
            write,
        }
    }

    /// Its type in openIMIS's GraphQL dialect.
    #[must_use]
    pub const fn graphql_type(mut self, name: &'static str) -> Self {
        self.graphql_type = Some(name);
        self
    }

    /// It is given several values.
    #[must_use]
    pub const fn list(mut self) -> Self {
        self.is_list = true;
        self
    }
}
