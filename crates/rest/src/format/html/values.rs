//! Values of rows, and rows themselves, in a page.

use crate::document::own_address;
use maud::{Markup, html};
use openimis_core::declare::Kind;
use openimis_core::read::{Record, ToOne, Value};
use serde_json::Value as Json;

/// A value.
pub(super) fn value(value: Value<'_>) -> Markup {
    let Some(text) = value.text() else {
        return nothing();
    };
    match value.kind() {
        Kind::Boolean => html! { (if text == "true" { "yes" } else { "no" }) },
        Kind::Json => html! { code { (text) } },
        Kind::Date | Kind::Instant | Kind::LocalDateTime => html! { time datetime=(text) { (text.replace('T', " ")) } },
        _ => html! { (text) },
    }
}

/// The class of cells that hold such values.
pub(super) const fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger | Kind::Decimal => "number",
        Kind::Date | Kind::Instant | Kind::LocalDateTime => "time",
        _ => "text",
    }
}

/// No value, also for who cannot see a dash.
pub(super) fn nothing() -> Markup {
    html! { span.none title="no value" { "–" } }
}

/// A row by what people call it, leading to it.
pub(super) fn link(record: Record<'_>) -> Markup {
    let id = record.id().text().unwrap_or_default();
    let address = own_address(record.resource().description.name, &id);
    html! { a href=(address) { (name(record)) } }
}

/// The row at the other end of a relationship.
pub(super) fn to_one(to_one: &ToOne<'_>) -> Markup {
    match (to_one.record(), to_one.id()) {
        (Some(record), Some(_)) => html! { (link(record)) @if to_one.ended() { " " span.ended { "(ended)" } } },
        (None, Some(id)) => {
            let id = id.text().unwrap_or_default();
            html! { a href=(own_address(to_one.resource().description.name, &id)) { (id) } }
        }
        (_, None) => nothing(),
    }
}

/// What people call a row: its harmless texts, else its first one, else its id.
pub(super) fn name(record: Record<'_>) -> String {
    let texts = |label: bool| {
        let fields = record
            .fields()
            .filter(move |(field, _)| field.kind == Kind::Text && (field.label || !label));
        fields
            .filter_map(|(_, value)| value.text())
            .filter(|text| !text.trim().is_empty())
    };
    let labels: Vec<_> = texts(true).take(2).collect();
    if !labels.is_empty() {
        return labels.join(" · ");
    }
    let id = || record.id().text().unwrap_or_default();
    texts(false).next().unwrap_or_else(id)
}

/// A tree of values.
pub(super) fn tree(value: &Json) -> Markup {
    match value {
        Json::Null => nothing(),
        Json::Bool(flag) => html! { (if *flag { "yes" } else { "no" }) },
        Json::Number(number) => html! { (number.to_string()) },
        Json::String(text) => html! { (text) },
        Json::Array(values) if values.iter().all(|value| !value.is_object() && !value.is_array()) => {
            let texts: Vec<_> = values
                .iter()
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                .collect();
            html! { (texts.join(", ")) }
        }
        Json::Array(values) => html! { ol { @for value in values { li { (tree(value)) } } } },
        Json::Object(members) => html! {
            dl { @for (name, value) in members { div { dt { (super::words::title(name)) } dd { (tree(value)) } } } }
        },
    }
}
