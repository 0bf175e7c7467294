//! Tiny resources with every kind of column, relationship, scope and history.

use openimis_core::access::Actor;
use openimis_core::declare::{
    Access, Criterion, Field, GraphqlType, History, IdColumn, Kind, Limit, Link, Live, Module, Relationship,
    ResourceAddition, ResourceDescription, Right, RowScope, Scope, SortBy, Source, Visibility,
};
use openimis_core::read::sql::{Bind, Row, Sql};
use openimis_core::registry::Registry;

pub const SEE_OWNERS: Right = Right::new("office.owners", 900_001, "See owners");

const fn field(name: &'static str, column: &'static str, kind: Kind) -> Field {
    Field {
        name,
        graphql: None,
        graphql_type: None,
        doc: "A value.",
        source: Source::Column(column),
        kind,
        nullable: true,
        filter: true,
        sort: true,
        label: false,
        asked: false,
        one_of: &[],
    }
}

const fn required(field: &Field) -> Field {
    Field {
        nullable: false,
        ..*field
    }
}

const fn label(field: &Field) -> Field {
    Field { label: true, ..*field }
}

const fn shown_only(field: &Field) -> Field {
    Field {
        filter: false,
        sort: false,
        ..*field
    }
}

const fn relationship(name: &'static str, target: &'static str, link: Link, visibility: Visibility) -> Relationship {
    Relationship {
        name,
        graphql: None,
        doc: "Other rows.",
        target,
        link,
        visibility,
    }
}

const fn one(column: &'static str) -> Link {
    Link::One {
        column: Source::Column(column),
        nullable: true,
    }
}

/// Rows whose code starts with the actor's name.
#[derive(Debug)]
struct OwnCodes;

impl RowScope for OwnCodes {
    fn describe(&self) -> &'static str {
        "rows whose code starts with the actor's name"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        let Some(user) = actor.user() else {
            return Limit::Nothing;
        };
        let name = user.account.username.clone();
        Limit::rows(move |sql: &mut Sql, row: Row| {
            sql.text("starts_with(")
                .column(row, "Code")
                .text(", ")
                .bind(Bind::Text(name.clone()))
                .text(")");
        })
    }
}

/// Owners who are not hidden.
#[derive(Debug)]
struct NotHidden;

impl RowScope for NotHidden {
    fn describe(&self) -> &'static str {
        "owners who are not hidden"
    }

    fn limit(&self, _: &Actor) -> Limit<'_> {
        Limit::rows(|sql: &mut Sql, row: Row| {
            sql.text("NOT ").column(row, "hidden");
        })
    }
}

pub static PLACES: ResourceDescription = ResourceDescription {
    name: "places",
    doc: "A place.",
    graphql: GraphqlType::node("PlaceGQLType"),
    table: "tblPlace",
    key: IdColumn {
        column: "PlaceId",
        kind: Kind::Integer,
    },
    public_id: IdColumn {
        column: "PlaceUUID",
        kind: Kind::Text,
    },
    fields: &[
        required(&label(&field("code", "Code", Kind::Text))),
        field("name", "Name", Kind::Text),
        field("size", "Size", Kind::Integer),
        shown_only(&field("secret", "Secret", Kind::Text)),
        Field {
            source: Source::Expression("{row}.\"Code\" || ' ' || coalesce({row}.\"Name\", '')"),
            ..field("title", "", Kind::Text)
        },
        shown_only(&field("auditUserId", "AuditUserId", Kind::Integer)),
    ],
    relationships: &[
        relationship("parent", "places", one("ParentId"), Visibility::Inherit),
        relationship("seat", "places", one("SeatId"), Visibility::Label),
        relationship("twin", "places", one("TwinId"), Visibility::Check),
        relationship("owner", "owners", one("OwnerId"), Visibility::Check),
        relationship("tag", "tags", one("TagCode"), Visibility::Inherit),
        relationship(
            "children",
            "places",
            Link::Many { column: "ParentId" },
            Visibility::Check,
        ),
        relationship(
            "tags",
            "tags",
            Link::Through {
                table: "tblPlaceTag",
                here: "PlaceId",
                there: "TagCode",
                live: Live::WhileNull("ValidityTo"),
            },
            Visibility::Inherit,
        ),
    ],
    criteria: &[Criterion::new(
        "sizes",
        Kind::Integer,
        "Places of one of these sizes.",
        |sql, row, sizes| {
            sql.column(row, "Size").text(" = ANY (").bind(sizes.clone()).text(")");
        },
    )
    .list()],
    hidden: &["RowId"],
    access: Some(Access::Authenticated),
    scope: Some(Scope::Rows(&OwnCodes)),
    live: Live::WhileNull("ValidityTo"),
    history: History::SameTable {
        from: "ValidityFrom",
        to: "ValidityTo",
        legacy_id: "LegacyID",
    },
    history_access: None,
    sort: &[SortBy {
        field: "code",
        descending: false,
    }],
};

static OWNERS: ResourceDescription = ResourceDescription {
    name: "owners",
    doc: "An owner.",
    graphql: GraphqlType::node("OwnerGQLType"),
    table: "owner",
    key: IdColumn {
        column: "id",
        kind: Kind::Uuid,
    },
    public_id: IdColumn {
        column: "id",
        kind: Kind::Uuid,
    },
    fields: &[field("name", "name", Kind::Text)],
    relationships: &[relationship(
        "places",
        "places",
        Link::Many { column: "OwnerId" },
        Visibility::Check,
    )],
    criteria: &[],
    hidden: &[],
    access: Some(Access::Right(SEE_OWNERS)),
    scope: Some(Scope::Rows(&NotHidden)),
    live: Live::While("NOT {row}.\"gone\""),
    history: History::Shadow { table: "owner_history" },
    history_access: None,
    sort: &[],
};

static TAGS: ResourceDescription = ResourceDescription {
    name: "tags",
    doc: "A word for places.",
    graphql: GraphqlType::node("TagGQLType"),
    table: "tblTag",
    key: IdColumn {
        column: "Code",
        kind: Kind::Text,
    },
    public_id: IdColumn {
        column: "Code",
        kind: Kind::Text,
    },
    fields: &[required(&field("word", "Word", Kind::Text))],
    relationships: &[],
    criteria: &[],
    hidden: &[],
    access: Some(Access::Anonymous),
    scope: Some(Scope::All),
    live: Live::Always,
    history: History::None,
    history_access: None,
    sort: &[SortBy {
        field: "word",
        descending: true,
    }],
};

static SAMPLES: ResourceDescription = ResourceDescription {
    name: "samples",
    doc: "One value of every kind.",
    graphql: GraphqlType::node("SampleGQLType"),
    table: "sample",
    key: IdColumn {
        column: "id",
        kind: Kind::BigInteger,
    },
    public_id: IdColumn {
        column: "id",
        kind: Kind::BigInteger,
    },
    fields: &[
        field("text", "text", Kind::Text),
        field("letter", "letter", Kind::Text),
        field("small", "small", Kind::SmallInteger),
        field("whole", "whole", Kind::Integer),
        field("big", "big", Kind::BigInteger),
        field("flag", "flag", Kind::Boolean),
        field("amount", "amount", Kind::Decimal),
        field("free", "free", Kind::Decimal),
        field("day", "day", Kind::Date),
        field("instant", "instant", Kind::Instant),
        field("local", "local", Kind::LocalDateTime),
        field("uuid", "uuid", Kind::Uuid),
        field("document", "document", Kind::Json),
    ],
    relationships: &[],
    criteria: &[],
    hidden: &[],
    access: Some(Access::Authenticated),
    scope: Some(Scope::All),
    live: Live::Always,
    history: History::None,
    history_access: None,
    sort: &[],
};

static OFFICE: Module = Module::new("office", "1.0.0")
    .rights(&[SEE_OWNERS])
    .resources(&[&PLACES, &OWNERS, &TAGS]);

/// Another module, which adds to the first one's resource.
static SURVEY: Module = Module::new("survey", "1.0.0")
    .requires(&["office"])
    .resources(&[&SAMPLES])
    .additions(&[ResourceAddition {
        resource: "places",
        scope: Scope::All,
        criteria: &[],
        fields: &[field("note", "Note", Kind::Text)],
        relationships: &[relationship(
            "samples",
            "samples",
            Link::Many { column: "place" },
            Visibility::Inherit,
        )],
    }]);

/// Small places; all of them for those who may see owners.
#[derive(Debug)]
struct Small;

impl RowScope for Small {
    fn describe(&self) -> &'static str {
        "places with a size below 20, unless the actor may see owners"
    }

    fn limit(&self, actor: &Actor) -> Limit<'_> {
        if actor.holds(SEE_OWNERS) {
            return Limit::All;
        }
        Limit::rows(|sql: &mut Sql, row: Row| {
            // an alternative that would swallow the other rules if they were not kept apart
            sql.text("FALSE OR ")
                .column(row, "Size")
                .text(" < ")
                .bind(Bind::Number(20));
        })
    }
}

/// A third module, which narrows the first one's resource.
static CENSUS: Module = Module::new("census", "1.0.0")
    .requires(&["office"])
    .additions(&[ResourceAddition {
        resource: "places",
        scope: Scope::Rows(&Small),
        criteria: &[],
        fields: &[],
        relationships: &[],
    }]);

/// With the module that narrows places.
pub fn narrowed() -> Registry {
    Registry::assemble([&OFFICE, &SURVEY, &CENSUS]).expect("a sound registry")
}

pub fn registry() -> Registry {
    Registry::assemble([&OFFICE, &SURVEY]).expect("a sound registry")
}
