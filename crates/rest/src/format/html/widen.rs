//! What a page shows that its reader did not ask for: the names of the rows that a row leads to.

use openimis_core::read::{Include, Query, Reader};
use openimis_core::registry::{RegisteredResource, Registry};

/// Includes the to-one relationships of what is read, unless the reader chose himself, or may not see them all. They
/// come with the same statement.
pub(crate) fn widen(reader: &Reader<'_>, registry: &Registry, query: &mut Query) {
    let Some(resource) = registry.resource(&query.resource) else {
        return;
    };
    if !query.include.is_empty() {
        return;
    }
    let allowed = to_one(resource).filter(|include| {
        let wider = Query {
            include: vec![include.clone()],
            ..query.clone()
        };
        reader.check(&wider).is_ok()
    });
    query.include = allowed.collect();
    if reader.check(query).is_err() {
        query.include.clear();
    }
}

fn to_one(resource: &RegisteredResource) -> impl Iterator<Item = Include> {
    let relationships = resource.relationships.iter().filter(|found| found.link.is_to_one());
    relationships.map(|found| Include {
        path: vec![found.name.to_owned()],
        parameter: "include".to_owned(),
    })
}
