//! Answers and JSON documents whose shape is declared.

use super::global_id;
use super::paging::Slice;
use super::selected::Selected;
use super::show::{self, Window};
use super::shown::Shown;
use crate::model::{Member, Model};
use async_graphql::{Name, Value};
use openimis_core::declare::{Nodes, Shape};
use serde_json::Value as Json;

/// A value in the shape that is declared for it.
pub(crate) fn shown(models: &Model, value: &Json, shape: Shape, selected: &Selected) -> Shown {
    match (shape, value) {
        (Shape::Some(of), value) => shown(models, value, *of, selected),
        (_, Json::Null) => Shown::NULL,
        (Shape::Scalar(name), value) => scalar(models, name, value),
        (Shape::Object(name, members), value) => object(models, value, (name, members), &selected.children),
        (Shape::Draft(resource), value) => draft(models, resource, value, selected),
        (Shape::List(of), Json::Array(values)) => {
            let items = values.iter().map(|value| shown(models, value, *of, selected));
            Shown::List(items.collect())
        }
        (Shape::List(of), single) => Shown::List(vec![shown(models, single, *of, selected)]),
        (Shape::Connection(nodes), Json::Array(values)) => connection(models, values, nodes, selected),
        (Shape::Connection(_), _) => Shown::NULL,
    }
}

fn scalar(models: &Model, name: &str, value: &Json) -> Shown {
    if let (Some(values), Json::String(stored)) = (models.enumeration(name), value) {
        let name = values.name_of(stored);
        return name.map_or(Shown::NULL, |name| Shown::Value(Value::Enum(Name::new(name))));
    }
    match (name, value) {
        ("JSONString", value) => Shown::text(value.to_string()),
        // documents of the database have amounts as numbers, and clients read them as texts
        ("Decimal", Json::Number(number)) => Shown::text(number.to_string()),
        (_, value) => Shown::Value(Value::from_json(value.clone()).unwrap_or_default()),
    }
}

fn object(models: &Model, value: &Json, (name, members): (&str, &[(&str, Shape)]), selected: &[Selected]) -> Shown {
    let member = |child: &Selected| {
        if child.name == "__typename" {
            return Shown::text(name);
        }
        let shape = members.iter().find(|(name, _)| *name == child.name);
        match (shape, value.get(&child.name)) {
            (Some((_, shape)), Some(member)) => shown(models, member, *shape, child),
            _ => Shown::NULL,
        }
    };
    let members = selected.iter().map(|child| (child.key.clone(), member(child)));
    Shown::Object(members.collect())
}

/// A row that is not there yet, in the type of its resource.
fn draft(models: &Model, resource: &str, value: &Json, selected: &Selected) -> Shown {
    let model = models.of_resource(resource);
    let member = |child: &Selected| {
        let member = model.and_then(|model| model.member(&child.name));
        match (member, value.get(&child.name)) {
            _ if child.name == "__typename" => model.map_or(Shown::NULL, |model| Shown::text(model.graphql.name)),
            (_, None | Some(Json::Null)) => Shown::NULL,
            (Some(Member::One(relationship)), Some(value)) => draft(models, relationship.target, value, child),
            (Some(Member::Field(field)), Some(value)) => scalar(models, field.graphql_type.unwrap_or_default(), value),
            (_, Some(value)) => scalar(models, "", value),
        }
    };
    let members = selected.children.iter().map(|child| (child.key.clone(), member(child)));
    Shown::Object(members.collect())
}

/// A part of a list that was answered whole.
fn connection(models: &Model, values: &[Json], nodes: &Nodes, selected: &Selected) -> Shown {
    let at = |position: u64| usize::try_from(position).unwrap_or(usize::MAX).min(values.len());
    // the arguments were checked when the question was asked
    let slice = Slice::of(selected, u32::MAX).unwrap_or(Slice::From { start: 0, size: None });
    let (start, end) = match slice {
        Slice::From { start, size: None } => (at(start), values.len()),
        Slice::From {
            start,
            size: Some(size),
        } => (at(start), at(start.saturating_add(size.into()))),
        Slice::Last(size) => (values.len() - at(size.into()), values.len()),
    };
    let page: Vec<_> = values.iter().take(end).skip(start).collect();
    let window = Window {
        start: u64::try_from(start).unwrap_or(u64::MAX),
        has_next: end < values.len(),
        total: u64::try_from(values.len()).ok(),
    };
    let shown = page.into_iter();
    show::connection(nodes.name, shown, &window, selected, |value, below| {
        node(models, value, nodes, below)
    })
}

fn node(models: &Model, value: &Json, nodes: &Nodes, selected: &[Selected]) -> Shown {
    let id = || {
        let key = value.get("id").map(|key| match key {
            Json::String(text) => text.clone(),
            number => number.to_string(),
        });
        key.map_or(Shown::NULL, |key| Shown::text(global_id::encode(nodes.of, &key)))
    };
    let mut shown = object(models, value, (nodes.of, nodes.members), selected);
    if let Shown::Object(members) = &mut shown {
        for (child, (_, member)) in selected.iter().zip(members) {
            if child.name == "id" {
                *member = id();
            }
        }
    }
    shown
}
