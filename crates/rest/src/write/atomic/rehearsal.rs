//! Reading a list of operations without doing any of them.

use super::lids::Lids;
use super::{below, sent};
use crate::document::request::{self, Expected, IdRule};
use crate::routes::{Endpoint, Table};
use openimis_core::declare::Verb;
use openimis_core::error::{Error, Problem};
use openimis_core::registry::Registry;
use serde_json::{Value, json};

/// How many operations the document lists, once each of them was read as it would be before it is done; rows that it
/// makes get made-up ids.
///
/// # Errors
/// The problems of the list, or of the first operation that has some, with pointers into the document.
pub fn rehearse(document: &Value, table: &Table, registry: &Registry) -> Result<usize, Vec<Problem>> {
    let steps = sent::steps(document, table)?;
    let mut lids = Lids::default();
    for (index, step) in steps.iter().enumerate() {
        let read = one(step, registry, &mut lids, &index.to_string());
        read.map_err(|error| match below(error, &step.pointer) {
            Error::Refused(problems) => problems,
            _ => Vec::new(),
        })?;
    }
    Ok(steps.len())
}

fn one(step: &sent::Step, registry: &Registry, lids: &mut Lids, made: &str) -> Result<(), Error> {
    if let Some((kind, lid)) = &step.lid {
        lids.id(kind, lid, "/ref")?;
    }
    let mut data = step.data.clone();
    let own = lids.replace(&mut data)?;
    let Endpoint::Operation(place, id) = &step.endpoint else {
        return Ok(());
    };
    let Some(operation) = registry.operations().get(*place) else {
        return Err(Error::internal("no such operation"));
    };
    let declared = operation.description.declared;
    let fields: Vec<_> = operation.input().collect();
    let id = match (declared.verb, id) {
        (Verb::Create, _) => IdRule::MadeByServer,
        (Verb::Update, Some(id)) => IdRule::Must(id),
        (_, id) => IdRule::May(id.as_deref()),
    };
    let expected = Expected {
        kind: declared.resource,
        id,
        fields: &fields,
    };
    if let Some(data) = data {
        request::input(&json!({ "data": data }), &expected)?;
    }
    if let Some(lid) = own {
        lids.know(declared.resource, lid, made.to_owned());
    }
    Ok(())
}
