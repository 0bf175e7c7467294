//! The fields of a type.

use openimis_core::declare::{Computed, Field, History, Kind, Link, Live, Relationship};
use openimis_core::registry::RegisteredResource;

/// What a field of a type shows.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Member {
    /// The key: global of a node, raw of others.
    Id(Kind),
    /// The public id, as it is shown.
    Uuid(Kind),
    /// The key of the live row, in an earlier version of it.
    LegacyId,
    /// What no column holds.
    Computed(&'static Computed),
    /// The key of the row at the other end.
    KeyOf(&'static Relationship),
    /// A value of the row.
    Field(&'static Field),
    /// The row at the other end.
    One(&'static Relationship),
    /// The rows at the other end.
    Many(&'static Relationship),
}

impl Member {
    /// Whether it may be null.
    pub(crate) fn is_nullable(&self) -> bool {
        match self {
            Self::Id(_) | Self::Uuid(_) | Self::Many(_) => false,
            Self::LegacyId => true,
            Self::Computed(computed) => !computed.kind.ends_with('!'),
            Self::Field(field) => field.nullable,
            Self::One(relationship) | Self::KeyOf(relationship) => {
                !matches!(relationship.link, Link::One { nullable: false, .. })
            }
        }
    }
}

/// The fields of a resource's type, by name, in order of declaration.
pub(super) fn all(resource: &RegisteredResource) -> Vec<(String, Member)> {
    let description = resource.description;
    let (key, public_id) = (description.key, description.public_id);
    let mut members: Vec<(String, Member)> = Vec::new();
    if description.graphql.is_node || key.kind != Kind::Text {
        members.push(("id".to_owned(), Member::Id(key.kind)));
    }
    if public_id.column != key.column {
        let shown = if description.graphql.text_uuid {
            Kind::Text
        } else {
            public_id.kind
        };
        members.push(("uuid".to_owned(), Member::Uuid(shown)));
    }
    for field in &resource.fields {
        members.push((field.graphql.unwrap_or(field.name).to_owned(), Member::Field(field)));
    }
    for relationship in &resource.relationships {
        let name = relationship.graphql.unwrap_or(relationship.name).to_owned();
        let member = if relationship.link.is_to_one() {
            Member::One(relationship)
        } else {
            Member::Many(relationship)
        };
        members.push((name, member));
    }
    let keys = description.graphql.keys.iter();
    members.extend(keys.filter_map(|name| Some(((*name).to_owned(), key_of(resource, name)?))));
    let computed = description.graphql.computed.iter();
    members.extend(computed.map(|computed| (computed.name.to_owned(), Member::Computed(computed))));
    // copies in the same table (spec 1.2), also where this program makes none
    let has_copies = matches!(description.history, History::SameTable { .. });
    if has_copies || matches!(description.live, Live::WhileNull(_)) {
        members.push(("legacyId".to_owned(), Member::LegacyId));
    }
    members
}

/// The key of the relationship that `languageId` is named by.
fn key_of(resource: &RegisteredResource, name: &str) -> Option<Member> {
    let owner = name.strip_suffix("Id")?;
    let mut relationships = resource.relationships.iter();
    let found = relationships.find(|known| known.link.is_to_one() && known.graphql.unwrap_or(known.name) == owner);
    found.map(|relationship| Member::KeyOf(relationship))
}

/// The scalar that shows values of this kind (spec 5.5).
pub(crate) const fn scalar_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "String",
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => "Int",
        Kind::Boolean => "Boolean",
        Kind::Decimal => "Decimal",
        Kind::Date => "Date",
        Kind::Instant | Kind::LocalDateTime => "DateTime",
        Kind::Uuid => "UUID",
        Kind::Json => "JSONString",
    }
}
