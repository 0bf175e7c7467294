//! What the registry's declarations are called in openIMIS's dialect: made once, used to build the schema and to read
//! what a client selects.

mod enumeration;
mod lookup;
mod member;
pub(crate) mod naming;

pub(crate) use enumeration::Values;
pub(crate) use lookup::{Compared, LookupArgument, compared_by};
pub(crate) use member::{Member, scalar_of};

use openimis_core::declare::{GraphqlType, Kind, Outside, Shape};
use openimis_core::registry::{RegisteredResource, Registry};
use std::collections::{BTreeMap, BTreeSet};

/// Every type of the dialect that shows a resource.
#[derive(Debug, Default)]
pub(crate) struct Model {
    types: BTreeMap<&'static str, TypeModel>,
    enumerations: BTreeMap<&'static str, Values>,
}

/// A resource in the dialect.
#[derive(Debug)]
pub(crate) struct TypeModel {
    pub(crate) resource: &'static str,
    pub(crate) doc: &'static str,
    pub(crate) graphql: GraphqlType,
    /// The type of its key.
    pub(crate) key: Kind,
    /// Its fields, by their names in the dialect.
    pub(crate) members: Vec<(String, Member)>,
    /// By what lists of it are filtered.
    pub(crate) lookups: Vec<LookupArgument>,
}

impl Model {
    /// The model of everything that is linked.
    pub(crate) fn of(registry: &Registry) -> Self {
        let types = registry.resources().map(|resource| {
            let model = TypeModel {
                resource: resource.description.name,
                doc: resource.description.doc,
                graphql: resource.description.graphql,
                key: resource.description.key.kind,
                members: member::all(resource),
                lookups: lookup::all(registry, resource),
            };
            (model.resource, model)
        });
        Self {
            types: types.collect(),
            enumerations: enumeration::all(registry),
        }
    }

    /// The enumeration with this name.
    pub(crate) fn enumeration(&self, name: &str) -> Option<&Values> {
        self.enumerations.get(name)
    }

    /// All enumerations, with their names.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = (&'static str, &Values)> {
        self.enumerations.iter().map(|(name, values)| (*name, values))
    }

    /// The type of a resource.
    pub(crate) fn of_resource(&self, name: &str) -> Option<&TypeModel> {
        self.types.get(name)
    }

    /// The type with this name.
    pub(crate) fn named(&self, name: &str) -> Option<&TypeModel> {
        self.types().find(|model| model.graphql.name == name)
    }

    /// The scalars that fields and look-ups name.
    pub(crate) fn scalars(&self) -> BTreeSet<&'static str> {
        let members = self.types().flat_map(|model| &model.members);
        let of_members = members.filter_map(|(_, member)| match member {
            Member::Field(field) if field.one_of.is_empty() => field.graphql_type,
            _ => None,
        });
        of_members.collect()
    }

    /// All of them.
    pub(crate) fn types(&self) -> impl Iterator<Item = &TypeModel> {
        self.types.values()
    }
}

impl TypeModel {
    /// The field with this name.
    pub(crate) fn member(&self, name: &str) -> Option<&Member> {
        self.members
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, member)| member)
    }

    /// The shape of the JSON document in the field of this name, if one is declared.
    pub(crate) fn shape(&self, field: &str) -> Option<Shape> {
        let mut shapes = self.graphql.shapes.iter();
        shapes.find(|(known, _)| *known == field).map(|(_, shape)| *shape)
    }

    /// Where the value of the field of this name may be, if not in the database.
    pub(crate) fn outside(&self, field: &str) -> Option<&'static Outside> {
        self.graphql.outside.iter().find(|known| known.field == field)
    }

    /// The look-up that an argument of this name stands for.
    pub(crate) fn lookup(&self, argument: &str) -> Option<&LookupArgument> {
        self.lookups.iter().find(|lookup| lookup.name == argument)
    }
}

/// The member of a resource that a name in Django's spelling stands for (`health_facility`, `location_id`).
fn django_member(resource: &RegisteredResource, segment: &str) -> Option<Member> {
    let name = naming::camel_case(segment);
    let members = member::all(resource);
    let named = |name: &str| {
        members
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, member)| *member)
    };
    named(&name).or_else(|| match named(&naming::camel_case(segment.strip_suffix("_id")?)) {
        Some(one @ Member::One(_)) => Some(one),
        _ => None,
    })
}
