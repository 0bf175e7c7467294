//! From a list's arguments to filters and orders of the read engine.

use super::global_id;
use super::selected::Selected;
use crate::model::{Compared, LookupArgument, Member, Model, TypeModel, naming};
use async_graphql::Value;
use openimis_core::error::{Problem, kinds};
use openimis_core::language::Text;
use openimis_core::read::{Filter, KEY, Lookup, Sort};

/// The arguments that every connection takes, with their types.
pub(crate) const PAGING: [(&str, &str); 5] = [
    ("offset", "Int"),
    ("before", "String"),
    ("after", "String"),
    ("first", "Int"),
    ("last", "Int"),
];

/// The filters that a list's arguments ask for. What is empty asks for nothing, as openIMIS has it: front ends send empty
/// texts and `[null]` for fields that nobody filled in (frontend-api, trap 2).
pub(crate) fn filters(models: &Model, model: &TypeModel, selected: &Selected) -> Vec<Filter> {
    let given = selected.arguments().filter_map(|(name, value)| {
        let lookup = model.lookup(name)?;
        let values = texts(models, value, lookup);
        (!values.is_empty()).then(|| filter(lookup.path.clone(), lookup.lookup, values, name))
    });
    given.collect()
}

/// A filter by a field or criterion of the resource.
pub(crate) fn criterion(name: &str, argument: &str, value: &Value) -> Option<Filter> {
    given(name, Lookup::Exact, argument, value)
}

/// A filter by a part of a field's text.
pub(crate) fn containing(name: &str, argument: &str, value: &Value) -> Option<Filter> {
    given(name, Lookup::Icontains, argument, value)
}

/// A filter by the key of the row that a to-one relationship leads to.
pub(crate) fn key(relationship: &str, argument: &str, value: &Value) -> Option<Filter> {
    given(&format!("{relationship}.{KEY}"), Lookup::Exact, argument, value)
}

fn given(name: &str, lookup: Lookup, argument: &str, value: &Value) -> Option<Filter> {
    let values = values_of(name, value);
    (!values.is_empty()).then(|| filter(way_of(name), lookup, values, argument))
}

/// A filter by one of several values; none finds nothing.
pub(crate) fn any(name: &str, argument: &str, value: &Value) -> Filter {
    filter(way_of(name), Lookup::In, values_of(name, value), argument)
}

/// The values of an argument; keys are global or raw.
fn values_of(name: &str, value: &Value) -> Vec<String> {
    let is_key = name.rsplit('.').next() == Some(KEY);
    let values = each(value).filter_map(text);
    values
        .map(|text| if is_key { global_id::key(&text) } else { text })
        .collect()
}

fn way_of(name: &str) -> Vec<String> {
    name.split('.').map(str::to_owned).collect()
}

/// A filter as the engine takes it.
pub(crate) fn filter(path: Vec<String>, lookup: Lookup, values: Vec<String>, argument: &str) -> Filter {
    Filter {
        path,
        lookup,
        values,
        parameter: argument.to_owned(),
    }
}

fn texts(models: &Model, value: &Value, lookup: &LookupArgument) -> Vec<String> {
    let stored = |text: String| match lookup.compared {
        Compared::Key => global_id::key(&text),
        Compared::Enum(name) => {
            let stored = models.enumeration(name).and_then(|values| values.stored(&text));
            stored.map_or(text, str::to_owned)
        }
        Compared::Value(_) => text,
    };
    each(value).filter_map(text).map(stored).collect()
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::List(values) => values.as_slice(),
        single => std::slice::from_ref(single),
    }
    .iter()
}

/// A value as text; an empty one is none.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Boolean(flag) => Some(flag.to_string()),
        Value::Enum(name) => Some(name.to_string()),
        _ => None,
    }
}

/// The order that `orderBy` asks for: names in camel or snake case, `-` in front for descending, `__` or `.` between the
/// names of a way (spec 5.4). Other characters are removed, as openIMIS does.
pub(crate) fn order(models: &Model, model: &TypeModel, selected: &Selected) -> Result<Vec<Sort>, Problem> {
    let Some(value) = selected.argument("orderBy") else {
        return Ok(Vec::new());
    };
    let mut steps = Vec::new();
    for value in each(value) {
        let Value::String(text) = value else { continue };
        for step in text.split(',') {
            let name: String = step
                .chars()
                .filter(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.'))
                .collect();
            let bare = name.trim_start_matches('-');
            if !bare.is_empty() {
                steps.push(Sort {
                    path: way(models, model, bare)?,
                    descending: name.starts_with('-'),
                    parameter: "orderBy".to_owned(),
                });
            }
        }
    }
    Ok(steps)
}

fn way(models: &Model, root: &TypeModel, text: &str) -> Result<Vec<String>, Problem> {
    let mut model = root;
    let mut path = Vec::new();
    let dotted = text.replace("__", ".");
    let segments: Vec<_> = dotted.split('.').collect();
    for (index, segment) in segments.iter().enumerate() {
        let is_last = index + 1 == segments.len();
        let unknown = || {
            let detail = format!("{} cannot be ordered by {segment}.", model.graphql.name);
            kinds::INVALID_PARAMETER.problem().detail(Text::plain(detail))
        };
        match model.member(&naming::camel_case(segment)).ok_or_else(unknown)? {
            Member::One(relationship) => {
                path.push(relationship.name.to_owned());
                if is_last {
                    path.push(KEY.to_owned());
                }
                model = models.of_resource(relationship.target).ok_or_else(unknown)?;
            }
            Member::KeyOf(relationship) if is_last => path.extend([relationship.name.to_owned(), KEY.to_owned()]),
            Member::Id(_) if is_last => path.push(KEY.to_owned()),
            Member::Uuid(_) if is_last => path.push("id".to_owned()),
            Member::Field(field) if is_last => path.push(field.name.to_owned()),
            _ => return Err(unknown()),
        }
    }
    Ok(path)
}
