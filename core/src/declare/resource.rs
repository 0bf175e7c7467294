//! Resources: what can be read.

use super::{Criterion, GraphqlType, Right, RowScope};
use crate::read::ResourceRow;
use diesel::internal::table_macro::{Identifier, StaticQueryFragment};

/// A struct whose fields are the readable columns of one table.
///
/// Implemented by `#[derive(Resource)]`; the description is what every door serves, the struct is what an
/// operation gets when it loads a row within its actor's scope.
pub trait Resource: Sized + Send + Sync + 'static {
    /// What doors, exports, documentation and tests read.
    const DESCRIPTION: &'static ResourceDescription;

    /// Decodes the row that the read engine selected for [`Self::DESCRIPTION`]: key, public id (also where it is the
    /// key), the fields in order, then the columns of its to-one relationships in order, then the hidden columns.
    ///
    /// # Errors
    /// When a column does not hold what its type promises.
    fn from_row(row: &ResourceRow<'_>) -> diesel::deserialize::Result<Self>;

    /// The value that other tables join to.
    fn key(&self) -> Key;
}

/// The join key of a row: openIMIS joins by legacy integers, newer tables by UUID, code lists by text.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A serial number.
    Number(i64),
    /// A UUID column.
    Uuid(uuid::Uuid),
    /// A code.
    Text(String),
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Uuid(uuid) => uuid.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

macro_rules! key_from {
    ($($from:ty => $variant:ident as $to:ty),* $(,)?) => {$(
        impl From<$from> for Key {
            fn from(value: $from) -> Self {
                Self::$variant(<$to>::from(value))
            }
        }
    )*};
}
key_from!(i16 => Number as i64, i32 => Number as i64, i64 => Number as i64, uuid::Uuid => Uuid as uuid::Uuid, String => Text as String, &str => Text as String);

/// A resource as data.
#[derive(Debug)]
pub struct ResourceDescription {
    /// Plural, kebab-case: the JSON:API type and the path segment (`health-facilities`).
    pub name: &'static str,
    /// What a row stands for, in one sentence.
    pub doc: &'static str,
    /// How openIMIS's GraphQL dialect shows it.
    pub graphql: GraphqlType,
    /// The table, by its real name.
    pub table: &'static str,
    /// The column that other tables join to.
    pub key: IdColumn,
    /// The column whose value names a row to the outside: UUID, else code, else number.
    pub public_id: IdColumn,
    /// The readable columns.
    pub fields: &'static [Field],
    /// The ways to other resources.
    pub relationships: &'static [Relationship],
    /// Conditions that are no comparison of one field.
    pub criteria: &'static [Criterion],
    /// Columns that only operations get, in the struct; no door shows them.
    pub hidden: &'static [&'static str],
    /// Who may ask. The registry refuses a resource that does not say.
    pub access: Option<Access>,
    /// Which rows the asker may see. The registry refuses a resource that does not say.
    pub scope: Option<Scope>,
    /// Which rows count as existing today.
    pub live: Live,
    /// Where earlier versions of a row are.
    pub history: History,
    /// Who may ask for earlier versions, if not everybody who may ask for the row.
    pub history_access: Option<Access>,
    /// The order of a collection whose reader asks for none; the key is always appended.
    pub sort: &'static [SortBy],
}

impl ResourceDescription {
    /// Who may ask for earlier versions.
    #[must_use]
    pub const fn access_to_history(&self) -> Option<Access> {
        match self.history_access {
            Some(access) => Some(access),
            None => self.access,
        }
    }
}

/// A column that identifies rows, with its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdColumn {
    /// The column's real name.
    pub column: &'static str,
    /// Its type: a number, a UUID or text.
    pub kind: Kind,
}

/// A readable column or expression.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent permissions of a field, each written out where it is declared"
)]
pub struct Field {
    /// camelCase, openIMIS's GraphQL name unless [`Field::graphql`] says otherwise. JSON:API forbids `id` and `type`.
    pub name: &'static str,
    /// openIMIS's GraphQL name, where it differs.
    pub graphql: Option<&'static str>,
    /// Its type in openIMIS's GraphQL dialect, where that does not follow from its kind: a scalar, or an enumeration of
    /// the values that writes accept.
    pub graphql_type: Option<&'static str>,
    /// What it means, with its unit.
    pub doc: &'static str,
    /// Where the value comes from.
    pub source: Source,
    /// Its type.
    pub kind: Kind,
    /// Whether the value may be missing.
    pub nullable: bool,
    /// Whether readers may filter by it.
    pub filter: bool,
    /// Whether readers may sort by it.
    pub sort: bool,
    /// Harmless enough to be shown of rows outside the reader's scope, through a [`Visibility::Label`] relationship.
    pub label: bool,
    /// Shown only to who asks for it by name: it is large, and few want it (the image of a photo).
    pub asked: bool,
    /// The values that writes accept, if it is a coded column; reads pass unknown ones through.
    pub one_of: &'static [&'static str],
}

/// Where a field's value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A column of the resource's table, by its real name.
    Column(&'static str),
    /// An SQL expression in which `{row}` stands for the row's alias.
    Expression(&'static str),
}

/// The type of a value, independent of database and door.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Unicode text.
    Text,
    /// 16 bit integer.
    SmallInteger,
    /// 32 bit integer.
    Integer,
    /// 64 bit integer.
    BigInteger,
    /// True or false.
    Boolean,
    /// Exact decimal number; a string with the column's scale outside.
    Decimal,
    /// A day, Gregorian.
    Date,
    /// An instant, stored with zone; shown in ISO 8601 without offset, in UTC (spec 1.1).
    Instant,
    /// Date and time without zone.
    LocalDateTime,
    /// A UUID column; text outside, lower case.
    Uuid,
    /// A JSON document.
    Json,
}

/// The SQL type of a diesel column, as [`Kind`].
pub trait SqlKind {
    /// The kind of the value.
    const KIND: Kind;
    /// Whether it may be NULL.
    const NULLABLE: bool = false;
}

macro_rules! sql_kind {
    ($($sql:ident => $kind:ident),* $(,)?) => {$(
        impl SqlKind for diesel::sql_types::$sql {
            const KIND: Kind = Kind::$kind;
        }
    )*};
}
sql_kind!(Text => Text, SmallInt => SmallInteger, Integer => Integer, BigInt => BigInteger, Bool => Boolean,
    Numeric => Decimal, Date => Date, Timestamptz => Instant, Timestamp => LocalDateTime, Uuid => Uuid, Jsonb => Json);

impl<T: SqlKind + diesel::sql_types::SqlType> SqlKind for diesel::sql_types::Nullable<T> {
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
}

/// The real name of a diesel table, so that legacy names stand in `schema.rs` only.
///
/// diesel keeps the name in a trait that its `table!` macro implements but its documentation hides.
#[must_use]
pub const fn table_name<T: StaticQueryFragment<Component = Identifier<'static>>>() -> &'static str {
    T::STATIC_COMPONENT.0
}

/// A way from one resource to another.
#[derive(Debug)]
pub struct Relationship {
    /// camelCase, openIMIS's GraphQL name unless [`Relationship::graphql`] says otherwise.
    pub name: &'static str,
    /// openIMIS's GraphQL name, where it differs.
    pub graphql: Option<&'static str>,
    /// What the other end is to this one.
    pub doc: &'static str,
    /// The [`ResourceDescription::name`] at the other end; resolved when the registry is assembled, so that it may
    /// belong to a module that this one does not depend on.
    pub target: &'static str,
    /// How rows are joined.
    pub link: Link,
    /// What of the other end a reader of this one may see.
    pub visibility: Visibility,
}

/// What a module adds to another module's resource: `medical_pricelist` gives facilities their price lists, `location`
/// limits core's people to those who work in the actor's area.
#[derive(Debug)]
pub struct ResourceAddition {
    /// The resource's name.
    pub resource: &'static str,
    /// Which of its rows an actor may see as far as this module knows. It narrows: a row must be within the resource's
    /// own scope and within that of every addition. [`Scope::All`] leaves it as it is.
    pub scope: Scope,
    /// Fields, read from the resource's own table.
    pub fields: &'static [Field],
    /// Relationships.
    pub relationships: &'static [Relationship],
    /// Conditions on its rows.
    pub criteria: &'static [Criterion],
}

/// How two tables are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// To one: this column holds the other row's key. Followed even to an ended row.
    One {
        /// The column of this table, or an expression over it.
        column: Source,
        /// Whether it may be empty.
        nullable: bool,
    },
    /// To many: that column of the other table holds this row's key. Live rows only.
    Many {
        /// The column of the other table.
        column: &'static str,
    },
    /// To many, through a table of pairs. Live pairs and live rows only.
    Through {
        /// The table of pairs.
        table: &'static str,
        /// Its column with this row's key.
        here: &'static str,
        /// Its column with the other row's key.
        there: &'static str,
        /// Which pairs count today.
        live: Live,
    },
}

impl Link {
    /// Whether at most one row is at the other end.
    #[must_use]
    pub const fn is_to_one(&self) -> bool {
        matches!(self, Self::One { .. })
    }
}

/// What a reader of one end of a relationship may see of the other; obeyed by include, filter and sort alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Whoever sees this row sees the other one.
    Inherit,
    /// The other resource's own access and scope are asked.
    Check,
    /// Everybody who sees this row sees the other one's label fields, and nothing else of it.
    Label,
}

/// Who may use a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody, without login. Written out where it is meant; nothing is public by omission (W-08).
    Anonymous,
    /// Everybody who is logged in.
    Authenticated,
    /// Holders of this right.
    Right(Right),
    /// Holders of at least one of these rights.
    AnyOf(&'static [Right]),
}

/// Which rows of a resource an actor may see: an SQL condition for lists and, the same one, a check for single rows.
#[derive(Debug, Clone, Copy)]
pub enum Scope {
    /// All of them.
    All,
    /// Those that the rule lets through.
    Rows(&'static dyn RowScope),
}

/// Which rows count as existing today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// Every row.
    Always,
    /// Rows in which this column is NULL (`"ValidityTo"`).
    WhileNull(&'static str),
    /// Rows for which this SQL condition holds; `{row}` stands for the row's alias.
    While(&'static str),
}

/// Where earlier versions of a row are (spec 1.2 and 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// Nowhere: a change is lost.
    None,
    /// Family A: copies in the same table with `LegacyID` = key of the live row.
    SameTable {
        /// Column with the instant from which the row holds.
        from: &'static str,
        /// Column with the instant at which it ended, NULL for the live row.
        to: &'static str,
        /// Column with the key of the live row.
        legacy_id: &'static str,
    },
    /// Family B: a shadow table written by every effective change.
    Shadow {
        /// The shadow table.
        table: &'static str,
    },
}

/// One step of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortBy {
    /// The field's name.
    pub field: &'static str,
    /// Whether large values come first.
    pub descending: bool,
}

impl ResourceDescription {
    /// The field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The relationship that the resource declares under this name.
    #[must_use]
    pub fn relationship(&self, name: &str) -> Option<&'static Relationship> {
        self.relationships.iter().find(|relationship| relationship.name == name)
    }
}
