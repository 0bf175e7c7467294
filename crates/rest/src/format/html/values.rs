//! Values of rows, and rows themselves, in a page.

use super::words;
use crate::document::own_address;
use maud::{Markup, html};
use openimis_core::declare::Kind;
use openimis_core::language::{Voice, names};
use openimis_core::read::{Record, ToOne, Value};
use serde_json::Value as Json;

/// A value.
pub(super) fn value(voice: Voice<'_>, value: Value<'_>) -> Markup {
    let Some(text) = value.text() else {
        return nothing(voice);
    };
    match value.kind() {
        Kind::Boolean => html! { (yes_or_no(voice, text == "true")) },
        Kind::Json => html! { code { (text) } },
        Kind::Date | Kind::Instant | Kind::LocalDateTime => html! { time datetime=(text) { (text.replace('T', " ")) } },
        _ => html! { (text) },
    }
}

fn yes_or_no(voice: Voice<'_>, yes: bool) -> String {
    voice.say(&if yes { words::page_yes() } else { words::page_no() })
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
pub(super) fn nothing(voice: Voice<'_>) -> Markup {
    html! { span.none title=(voice.say(&words::page_no_value())) { "–" } }
}

/// A row by what people call it, leading to it.
pub(super) fn link(record: Record<'_>) -> Markup {
    let id = record.id().text().unwrap_or_default();
    let address = own_address(record.resource().description.name, &id);
    html! { a href=(address) { (name(record)) } }
}

/// The row at the other end of a relationship.
pub(super) fn to_one(voice: Voice<'_>, to_one: &ToOne<'_>) -> Markup {
    match (to_one.record(), to_one.id()) {
        (Some(record), Some(_)) => {
            html! { (link(record)) @if to_one.ended() { " " span.ended { (voice.say(&words::page_ended())) } } }
        }
        (None, Some(id)) => {
            let id = id.text().unwrap_or_default();
            html! { a href=(own_address(to_one.resource().description.name, &id)) { (id) } }
        }
        (_, None) => nothing(voice),
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
pub(super) fn tree(voice: Voice<'_>, value: &Json) -> Markup {
    match value {
        Json::Null => nothing(voice),
        Json::Bool(flag) => html! { (yes_or_no(voice, *flag)) },
        Json::Number(number) => html! { (number.to_string()) },
        Json::String(text) => html! { (text) },
        Json::Array(values) if values.iter().all(|value| !value.is_object() && !value.is_array()) => {
            let texts: Vec<_> = values
                .iter()
                .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
                .collect();
            html! { (texts.join(", ")) }
        }
        Json::Array(values) => html! { ol { @for value in values { li { (tree(voice, value)) } } } },
        Json::Object(members) => html! {
            dl { @for (name, value) in members { div { dt { (names::title(name)) } dd { (tree(voice, value)) } } } }
        },
    }
}
