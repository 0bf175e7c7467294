//! The arguments by which lists are filtered.

use super::{Member, django_member, naming, scalar_of};
use openimis_core::declare::{Field, Kind, Link};
use openimis_core::read::{KEY, Lookup};
use openimis_core::registry::{RegisteredResource, Registry};

/// How deep `location__*` may lead: types may lead back to themselves.
const DEEPEST: usize = 4;

/// An argument that compares a field, here or at the other end of relationships.
#[derive(Debug, Clone)]
pub(crate) struct LookupArgument {
    /// The argument's name.
    pub(crate) name: String,
    /// The way to the field, as the read engine knows it.
    pub(crate) path: Vec<String>,
    /// How the field is compared.
    pub(crate) lookup: Lookup,
    /// What it is compared with.
    pub(crate) compared: Compared,
}

/// What a field is compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Compared {
    /// A key, global or raw.
    Key,
    /// A value of this scalar.
    Value(&'static str),
    /// A value of this enumeration.
    Enum(&'static str),
}

/// The arguments of lists of a resource. A look-up whose other end is not linked is left out.
pub(super) fn all(registry: &Registry, resource: &RegisteredResource) -> Vec<LookupArgument> {
    expanded(registry, resource, DEEPEST)
        .iter()
        .filter_map(|lookup| of(registry, resource, lookup))
        .collect()
}

/// The declared look-ups, with what `location__*` stands for written out.
fn expanded(registry: &Registry, resource: &RegisteredResource, depth: usize) -> Vec<String> {
    let mut all = Vec::new();
    for lookup in resource.description.graphql.lookups {
        let Some(way) = lookup.strip_suffix("__*") else {
            all.push((*lookup).to_owned());
            continue;
        };
        let target = match django_member(resource, way) {
            Some(Member::One(relationship) | Member::Many(relationship)) => registry.resource(relationship.target),
            _ => None,
        };
        if let (Some(target), true) = (target, depth > 0) {
            let below = expanded(registry, target, depth - 1);
            all.extend(below.iter().map(|lookup| format!("{way}__{lookup}")));
        }
    }
    all
}

fn of(registry: &Registry, root: &RegisteredResource, declared: &str) -> Option<LookupArgument> {
    let segments: Vec<_> = declared.split("__").collect();
    let (lookup, way) = match segments.split_last() {
        Some((last, way)) if !way.is_empty() => match Lookup::named(last) {
            Some(lookup) => (lookup, way),
            None => (Lookup::Exact, segments.as_slice()),
        },
        _ => (Lookup::Exact, segments.as_slice()),
    };
    let mut path = Vec::with_capacity(way.len());
    let mut resource = root;
    let mut compared = Compared::Key;
    for (index, segment) in way.iter().enumerate() {
        let is_last = index + 1 == way.len();
        match django_member(resource, segment)? {
            Member::One(relationship) | Member::Many(relationship) => {
                path.push(relationship.name.to_owned());
                if is_last && matches!(relationship.link, Link::One { .. }) {
                    path.push(KEY.to_owned());
                }
                resource = registry.resource(relationship.target)?;
            }
            Member::KeyOf(relationship) if is_last => path.extend([relationship.name.to_owned(), KEY.to_owned()]),
            Member::Id(_) if is_last => path.push(KEY.to_owned()),
            Member::Uuid(kind) if is_last => {
                path.push("id".to_owned());
                compared = Compared::Value(scalar_of(kind));
            }
            Member::Field(field) if is_last => {
                path.push(field.name.to_owned());
                compared = field_compared(field);
            }
            // a count that openIMIS keeps as a row of a view: `attachments_count__value`
            Member::Field(field) if way.get(index + 1..) == Some(&["value"]) => {
                path.push(field.name.to_owned());
                compared = field_compared(field);
                break;
            }
            Member::Id(_)
            | Member::Uuid(_)
            | Member::Field(_)
            | Member::KeyOf(_)
            | Member::LegacyId
            | Member::Computed(_) => return None,
        }
    }
    if lookup == Lookup::Isnull {
        compared = Compared::Value(scalar_of(Kind::Boolean));
    }
    Some(LookupArgument {
        name: naming::argument(declared),
        path,
        lookup,
        compared,
    })
}

fn field_compared(field: &'static Field) -> Compared {
    match field.graphql_type {
        Some(name) if !field.one_of.is_empty() => Compared::Enum(name),
        Some(name) => Compared::Value(name),
        None => Compared::Value(scalar_of(field.kind)),
    }
}

/// What an argument is compared with that is no look-up, with what it finds and whether it takes several: a criterion, a
/// field, or a field at the end of a way (`policy.id`, `payer.pk`).
pub(crate) fn compared_by(
    registry: &Registry,
    root: &RegisteredResource,
    by: &str,
) -> Option<(&'static str, &'static str, bool)> {
    let mut resource = root;
    let mut rest = by;
    while let Some((relationship, below)) = rest.split_once('.') {
        resource = registry.resource(resource.relationship(relationship)?.target)?;
        rest = below;
    }
    if let Some(criterion) = resource.criterion(rest) {
        let kind = criterion.graphql_type.unwrap_or(scalar_of(criterion.kind));
        return Some((kind, criterion.doc, criterion.is_list));
    }
    match rest {
        KEY => Some(("ID", "", false)),
        "id" => Some((scalar_of(resource.description.public_id.kind), "", false)),
        name => resource
            .field(name)
            .map(|field| (scalar_of(field.kind), field.doc, false)),
    }
}
