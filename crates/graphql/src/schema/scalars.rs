//! Scalars and enumerations of the dialect (spec 5.5).

use crate::model::{Compared, Model};
use crate::operate;
use async_graphql::Value;
use async_graphql::dynamic::{Enum, Scalar};
use openimis_core::declare::InputKind;
use openimis_core::registry::Registry;
use std::collections::BTreeMap;

/// What every distribution has.
const COMMON: &[(&str, &str)] = &[
    ("Date", "A day as YYYY-MM-DD, Gregorian."),
    (
        "DateTime",
        "Date and time as YYYY-MM-DDThh:mm:ss without offset, in UTC, with microseconds if there are any.",
    ),
    ("Decimal", "An exact decimal number, as text with its scale."),
    ("GenericScalar", "Any JSON value."),
    ("JSONString", "A text that holds JSON."),
    ("ParsedJSONString", "A text that holds JSON."),
    ("UUID", "A UUID in its canonical form."),
];

/// Scalars that only narrow a common kind, if a declaration names them.
const NARROW: &[(&str, &str)] = &[
    ("SmallInt", "A whole number from -32768 to 32767."),
    ("TinyInt", "A whole number from 0 to 255."),
];

/// All scalars that the schema names.
pub(super) fn all(registry: &Registry, model: &Model) -> Vec<Scalar> {
    let mut scalars: BTreeMap<&str, &str> = COMMON.iter().copied().collect();
    let of_inputs = operate::inputs(registry);
    let of_inputs = of_inputs.into_iter().filter_map(|field| match of_what(&field.kind) {
        InputKind::Value(_) if field.one_of.is_empty() => field.graphql_type,
        _ => None,
    });
    let narrow: BTreeMap<_, _> = NARROW.iter().copied().collect();
    for named in model.scalars().into_iter().chain(of_inputs) {
        if !matches!(named, "String" | "Int" | "Float" | "Boolean" | "ID") {
            scalars
                .entry(named)
                .or_insert_with(|| narrow.get(named).copied().unwrap_or("A text."));
        }
    }
    let made = scalars.into_iter().map(|(name, doc)| {
        let scalar = Scalar::new(name).description(doc);
        match name {
            "Decimal" => scalar.validator(|value| matches!(value, Value::String(_) | Value::Number(_))),
            "SmallInt" | "TinyInt" => scalar.validator(|value| matches!(value, Value::Number(_))),
            "GenericScalar" => scalar,
            _ => scalar.validator(|value| matches!(value, Value::String(_))),
        }
    });
    made.collect()
}

/// What a list is a list of.
fn of_what(kind: &InputKind) -> &InputKind {
    match kind {
        InputKind::List(of) => of_what(of),
        kind => kind,
    }
}

/// All enumerations.
pub(super) fn enumerations(model: &Model) -> Vec<Enum> {
    let all = model.enumerations();
    all.map(|(name, values)| Enum::new(name).items(values.names()))
        .collect()
}

/// The type of a look-up's argument.
pub(super) const fn compared(compared: &Compared) -> &'static str {
    match compared {
        Compared::Key => "ID",
        Compared::Value(scalar) => scalar,
        Compared::Enum(name) => name,
    }
}
