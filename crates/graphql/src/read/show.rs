//! From what the read engine found to what was selected.

use super::compile::is_plain;
use super::global_id;
use super::paging::{Slice, cursor};
use super::selected::Selected;
use super::shaped;
use super::shown::Shown;
use crate::model::{Member, Model, TypeModel, naming, scalar_of};
use async_graphql::{Name, Value};
use openimis_core::access::Actor;
use openimis_core::declare::{Field, Kind, Shape};
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

/// A connection, by the name of its types, of these nodes, each shown with what is selected of it.
pub(super) fn connection<N>(
    name: &str,
    nodes: impl ExactSizeIterator<Item = N>,
    window: &Window,
    selected: &Selected,
    node: impl Fn(&N, &[Selected]) -> Shown,
) -> Shown {
    let count = u64::try_from(nodes.len()).unwrap_or(u64::MAX);
    let nodes: Vec<_> = nodes.collect();
    object(selected, |child| match child.name.as_str() {
        "__typename" => Shown::text(naming::connection(name)),
        "edges" => {
            let edges = (window.start..).zip(&nodes);
            Shown::List(
                edges
                    .map(|(at, of)| edge(name, at, child, |below| node(of, below)))
                    .collect(),
            )
        }
        "pageInfo" => page_info(window, count, child),
        "totalCount" => window.total.map_or(Shown::NULL, |total| Shown::Value(total.into())),
        "edgeCount" => Shown::Value(count.into()),
        _ => Shown::NULL,
    })
}

fn edge(name: &str, at: u64, selected: &Selected, node: impl Fn(&[Selected]) -> Shown) -> Shown {
    object(selected, |child| match child.name.as_str() {
        "__typename" => Shown::text(naming::edge(name)),
        "cursor" => Shown::text(cursor(at)),
        "node" => node(&child.children),
        _ => Shown::NULL,
    })
}

fn page_info(window: &Window, count: u64, selected: &Selected) -> Shown {
    object(selected, |child| match child.name.as_str() {
        "__typename" => Shown::text("PageInfo"),
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
            let type_name = child.name == "__typename";
            let shown = if type_name {
                Shown::text(model.graphql.name)
            } else {
                Shown::NULL
            };
            members.push((child.key.clone(), shown));
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
            if model.graphql.is_node {
                let key = record.key().text().unwrap_or_default();
                Shown::text(global_id::encode(model.graphql.name, &key))
            } else {
                raw_key(record, model.graphql.raw_id == Some("Int"))
            }
        }
        Member::KeyOf(relationship) => {
            let Some(one) = record.to_one().find(|one| one.label() == selected.key) else {
                return Shown::Refused(hidden());
            };
            let target = view.models.of_resource(relationship.target);
            let is_number = target.is_some_and(|target| scalar_of(target.key) == "Int");
            one.record().map_or(Shown::NULL, |record| raw_key(&record, is_number))
        }
        Member::Uuid(_) => record.id().text().map_or(Shown::NULL, Shown::text),
        // live rows have none, and earlier versions are shown by `showHistory` without it
        Member::LegacyId => Shown::NULL,
        Member::Computed(computed) => {
            let value = (computed.value)(view.actor, record);
            Shown::Value(Value::from_json(value).unwrap_or_default())
        }
        Member::Field(field) => match record.field(field.name) {
            Some(found) => match model.shape(&selected.name) {
                Some(shape) => shaped(view.models, shape, &found, selected),
                None if found.is_null() => elsewhere(model, record, field),
                None => value(view.models, field, &found),
            },
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
    connection(target.graphql.name, shown, &window, selected, |record, below| {
        row(view, target, record, below)
    })
}

/// What is shown in the place of something that the reader may not see.
fn hidden() -> Problem {
    kinds::FORBIDDEN.problem()
}

fn raw_key(record: &Record<'_>, is_number: bool) -> Shown {
    let key = record.key();
    match key.number() {
        Some(number) if is_number => Shown::Value(number.into()),
        _ => Shown::text(key.text().unwrap_or_default()),
    }
}

/// What an empty column stands for: nothing, or something outside the database.
fn elsewhere(model: &TypeModel, record: &Record<'_>, field: &Field) -> Shown {
    let Some(outside) = model.outside(field.name) else {
        return Shown::NULL;
    };
    let text = |name: &&str| record.field(name).and_then(|found| found.text());
    Shown::Outside(outside, outside.by.iter().map(text).collect())
}

/// A JSON document whose shape is declared.
fn shaped(models: &Model, shape: Shape, found: &Found<'_>, selected: &Selected) -> Shown {
    let document = found.text().and_then(|text| serde_json::from_str(&text).ok());
    shaped::shown(models, &document.unwrap_or_default(), shape, selected)
}

fn value(models: &Model, field: &Field, found: &Found<'_>) -> Shown {
    if let (Some(kind), false) = (field.graphql_type, field.one_of.is_empty()) {
        let stored = found.text().unwrap_or_default();
        let name = models.enumeration(kind).and_then(|values| values.name_of(&stored));
        return name.map_or(Shown::NULL, |name| Shown::Value(Value::Enum(Name::new(name))));
    }
    let text = || found.text().unwrap_or_default();
    let value = match (field.graphql_type, field.kind) {
        (_, Kind::SmallInteger | Kind::Integer | Kind::BigInteger) => found.number().map(Value::from),
        (_, Kind::Boolean) => found.boolean().map(Value::from),
        // clients that expect a float read amounts as numbers (frontend-api, trap 12)
        (Some("Float"), Kind::Decimal) => text().parse().map(Value::Number).ok(),
        (Some("DateTime"), Kind::Date) => Some(Value::from(text() + "T00:00:00")),
        (Some("Date"), Kind::Instant | Kind::LocalDateTime) => text().get(..10).map(Value::from),
        _ => found.text().map(Value::from),
    };
    Shown::Value(value.unwrap_or_default())
}
