//! Enumerations: what their values are called, and what is stored.

use crate::operate;
use openimis_core::declare::InputField;
use openimis_core::registry::Registry;
use std::collections::BTreeMap;

/// The values of an enumeration: names, each with what is stored.
#[derive(Debug)]
pub(crate) struct Values(Vec<(String, &'static str)>);

impl Values {
    /// The names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// What is stored for a name.
    pub(crate) fn stored(&self, name: &str) -> Option<&'static str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, stored)| *stored)
    }

    /// The name of what is stored; nothing for a value that writes do not accept, which no client could read.
    pub(crate) fn name_of(&self, stored: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(_, known)| *known == stored)
            .map(|(name, _)| name.as_str())
    }
}

/// All enumerations: those that modules declare, then those of coded fields and inputs, whose values are named by what is
/// stored, in upper case.
pub(super) fn all(registry: &Registry) -> BTreeMap<&'static str, Values> {
    let declared = registry.modules().iter().flat_map(|module| module.enumerations);
    let mut all: BTreeMap<_, _> = declared
        .map(|declared| {
            let values = declared.values.iter();
            (
                declared.name,
                Values(values.map(|(name, stored)| ((*name).to_owned(), *stored)).collect()),
            )
        })
        .collect();
    let fields = registry.resources().flat_map(|resource| &resource.fields);
    let of_fields = fields.filter_map(|field| coded(field.graphql_type, field.one_of));
    let inputs = operate::inputs(registry);
    let of_inputs = inputs
        .into_iter()
        .filter_map(|input: &InputField| coded(input.graphql_type, input.one_of));
    for (name, stored) in of_fields.chain(of_inputs) {
        let values = || {
            Values(
                stored
                    .iter()
                    .map(|stored| (stored.to_ascii_uppercase(), *stored))
                    .collect(),
            )
        };
        all.entry(name).or_insert_with(values);
    }
    all
}

fn coded(
    name: Option<&'static str>,
    one_of: &'static [&'static str],
) -> Option<(&'static str, &'static [&'static str])> {
    name.filter(|_| !one_of.is_empty()).map(|name| (name, one_of))
}
