//! How the dialect shows a resource.

use super::Shape;
use crate::access::Actor;
use crate::error::Error;
use crate::platform::Platform;
use crate::read::Record;
use futures_util::future::BoxFuture;
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
    /// The scalar in which a type that is no node shows its key, if not `ID` (`Int`: frontend-api, chapter 4).
    pub raw_id: Option<&'static str>,
    /// Whether a public id that is kept as a UUID is shown, and compared, as a `String`.
    pub text_uuid: bool,
    /// Fields that show the key of a to-one relationship beside it: `languageId` that of `language`.
    pub keys: &'static [&'static str],
    /// Fields with a JSON document that has this shape, by their names in the dialect.
    pub shapes: &'static [(&'static str, Shape)],
    /// Fields whose values may be outside the database.
    pub outside: &'static [Outside],
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

/// A field whose value is, where its column is empty, outside the database: the image of a photo in a file.
#[derive(Debug, Clone, Copy)]
pub struct Outside {
    /// The field, by the resource's name of it; a text.
    pub field: &'static str,
    /// The fields of the row that say where the value is.
    pub by: &'static [&'static str],
    /// Fetches the value from where these fields say; none if it is not there.
    pub fetch: fn(&Platform, Vec<Option<String>>) -> Fetched,
}

/// A value on its way from outside the database.
pub type Fetched = BoxFuture<'static, Result<Option<String>, Error>>;

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
            raw_id: None,
            text_uuid: false,
            keys: &[],
            shapes: &[],
            outside: &[],
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

    /// Its public id is a `String`, although it is kept as a UUID.
    #[must_use]
    pub const fn text_uuid(mut self) -> Self {
        self.text_uuid = true;
        self
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

    /// It shows its key as this scalar: `Int` for codes that clients paste unquoted, `UUID`.
    #[must_use]
    pub const fn raw_id(mut self, scalar: &'static str) -> Self {
        self.raw_id = Some(scalar);
        self
    }

    /// These fields, each named by a to-one relationship and `Id`, show the relationship's key.
    #[must_use]
    pub const fn keys(mut self, names: &'static [&'static str]) -> Self {
        self.keys = names;
        self
    }

    /// The values of these fields may be outside the database.
    #[must_use]
    pub const fn outside(mut self, fields: &'static [Outside]) -> Self {
        self.outside = fields;
        self
    }

    /// These fields hold JSON documents of these shapes.
    #[must_use]
    pub const fn shapes(mut self, shapes: &'static [(&'static str, Shape)]) -> Self {
        self.shapes = shapes;
        self
    }
}
