//! From what the read engine found to what was selected.

use super::compile::is_plain;
use super::global_id;
use super::paging::{Slice, cursor};
use super::selected::Selected;
use super::shown::Shown;
use crate::model::{Member, Model, TypeModel};
use async_graphql::{Name, Number, Value};
use openimis_core::access::Actor;
use openimis_core::declare::{Field, Kind};
use openimis_core::error::{Problem, kinds};
use openimis_core::read::{Record, ToMany, Value as Found};

/// The model, and who looks.
#[derive(Clone, Copy)]
pub(crate) struct View<'v> {
    pub(crate) models: &'v Model,
    pub(crate) actor: &'v Actor,
}

/// Rows, and where they stand in the whole list.
pub(super) struct Window {
    pub(super) start: u64,
    pub(super) has_next: bool,
    pub(super) total: Option<u64>,
}

/// A connection.
pub(super) fn connection<'f>(
    view: View<'_>,
    model: &TypeModel,
    records: impl ExactSizeIterator<Item = Record<'f>>,
    window: &Window,
    selected: &Selected,
) -> Shown {
    let count = u64::try_from(records.len()).unwrap_or(u64::MAX);
    let records: Vec<_> = records.collect();
    object(selected, |child| match child.name.as_str() {
        "edges" => {
            let edges = (window.start..).zip(&records);
            Shown::List(edges.map(|(at, record)| edge(view, model, record, at, child)).collect())
        }
        "pageInfo" => page_info(window, count, child),
        "totalCount" => window.total.map_or(Shown::NULL, |total| Shown::Value(total.into())),
        "edgeCount" => Shown::Value(count.into()),
        _ => Shown::NULL,
    })
}

fn edge(view: View<'_>, model: &TypeModel, record: &Record<'_>, at: u64, selected: &Selected) -> Shown {
    object(selected, |child| match child.name.as_str() {
        "cursor" => Shown::text(cursor(at)),
        "node" => row(view, model, record, &child.children),
        _ => Shown::NULL,
    })
}

fn page_info(window: &Window, count: u64, selected: &Selected) -> Shown {
    object(selected, |child| match child.name.as_str() {
        "hasNextPage" => Shown::Value(window.has_next.into()),
        "hasPreviousPage" => Shown::Value((window.start > 0).into()),
        "startCursor" if count > 0 => Shown::text(cursor(window.start)),
        "endCursor" if count > 0 => Shown::text(cursor(window.start + count - 1)),
        _ => Shown::NULL,
    })
}

/// An object with what is selected below a field.
fn object(selected: &Selected, show: impl Fn(&Selected) -> Shown) -> Shown {
    let members = selected.children.iter().map(|child| (child.key.clone(), show(child)));
    Shown::Object(members.collect())
}

/// A row; refused as a whole if something may not be seen that the schema promises.
pub(super) fn row(view: View<'_>, model: &TypeModel, record: &Record<'_>, selected: &[Selected]) -> Shown {
    let mut members = Vec::with_capacity(selected.len());
    for child in selected {
        let Some(declared) = model.member(&child.name) else {
            members.push((child.key.clone(), Shown::NULL));
            continue;
        };
        let shown = member(view, model, record, declared, child);
        if matches!(shown, Shown::Refused(_)) && !declared.is_nullable() {
            return shown;
        }
        members.push((child.key.clone(), shown));
    }
    Shown::Object(members)
}

fn member(view: View<'_>, model: &TypeModel, record: &Record<'_>, member: &Member, selected: &Selected) -> Shown {
    match member {
        Member::Id(_) => {
            let key = record.key().text().unwrap_or_default();
            Shown::text(if model.graphql.is_node {
                global_id::encode(model.graphql.name, &key)
            } else {
                key
            })
        }
        Member::Uuid(_) => record.id().text().map_or(Shown::NULL, Shown::text),
        // live rows have none, and earlier versions are shown by `showHistory` without it
        Member::LegacyId => Shown::NULL,
        Member::Computed(computed) => {
            let value = (computed.value)(view.actor, record);
            Shown::Value(Value::from_json(value).unwrap_or_default())
        }
        Member::Field(field) => match record.field(field.name) {
            Some(found) => value(field, &found),
            None => Shown::Refused(hidden()),
        },
        Member::One(relationship) => {
            let Some(one) = record.to_one().find(|one| one.label() == selected.key) else {
                return Shown::Refused(hidden());
            };
            match (one.record(), view.models.of_resource(relationship.target)) {
                (Some(record), Some(target)) => row(view, target, &record, &selected.children),
                _ => Shown::NULL,
            }
        }
        Member::Many(relationship) => {
            let many = record.to_many().find(|many| many.label() == selected.key);
            match (many, view.models.of_resource(relationship.target)) {
                (Some(many), Some(target)) => list(view, (model, target), &many, selected),
                _ => Shown::Refused(hidden()),
            }
        }
    }
}

fn list(view: View<'_>, (owner, target): (&TypeModel, &TypeModel), many: &ToMany<'_>, selected: &Selected) -> Shown {
    let records: Vec<_> = many.records().into_iter().flatten().collect();
    if is_plain(owner, target, &selected.name) {
        let rows = records
            .iter()
            .map(|record| row(view, target, record, &selected.children));
        return Shown::List(rows.filter(|row| !matches!(row, Shown::Refused(_))).collect());
    }
    // the arguments were checked when the list was read
    let slice = Slice::of(selected, u32::MAX).unwrap_or(Slice::From { start: 0, size: None });
    let skipped = match slice {
        Slice::From { .. } => 0,
        Slice::Last(size) => records
            .len()
            .saturating_sub(usize::try_from(size).unwrap_or(usize::MAX)),
    };
    let start = match slice {
        Slice::From { start, .. } => start,
        Slice::Last(_) => u64::try_from(skipped).unwrap_or(u64::MAX),
    };
    let window = Window {
        start,
        has_next: many.has_next(),
        total: many.total(),
    };
    let shown = records.into_iter().skip(skipped).collect::<Vec<_>>().into_iter();
    connection(view, target, shown, &window, selected)
}

/// What is shown in the place of something that the reader may not see.
fn hidden() -> Problem {
    kinds::FORBIDDEN.problem()
}

fn value(field: &Field, found: &Found<'_>) -> Shown {
    if found.is_null() {
        return Shown::NULL;
    }
    if field.graphql_type.is_some() && !field.one_of.is_empty() {
        let name = found.text().unwrap_or_default().to_ascii_uppercase();
        return Shown::Value(Value::Enum(Name::new(name)));
    }
    let value = match field.kind {
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger => found.number().map(Value::from),
        Kind::Boolean => found.boolean().map(Value::from),
        // openIMIS adds some sums up as floats
        Kind::Decimal if field.graphql_type == Some("Float") => {
            let number = found.text().and_then(|text| text.parse::<Number>().ok());
            number.map(Value::Number)
        }
        _ => found.text().map(Value::from),
    };
    Shown::Value(value.unwrap_or_default())
}
