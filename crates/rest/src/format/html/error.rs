//! The page of a request that failed.

use super::{layout, words};
use crate::BASE;
use actix_web::HttpRequest;
use maud::{Markup, html};
use openimis_core::language::Voice;
use serde_json::Value;

/// What is wrong and what to do, as the error document says it.
pub(crate) fn page(request: &HttpRequest, voice: Voice<'_>, document: &Value) -> Markup {
    let errors: Vec<_> = document
        .get("errors")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    let unknown = voice.say(&words::page_error());
    let title = errors.first().map_or(unknown.as_str(), |error| text(error, "title"));
    let places = [
        ("parameter", words::page_parameter()),
        ("pointer", words::page_pointer()),
        ("header", words::page_header()),
    ];
    let main = html! {
        @for error in &errors {
            section.problems role="alert" {
                @if errors.len() > 1 { h2 { (text(error, "title")) } }
                p { (text(error, "detail")) }
                @for (name, label) in &places {
                    @if let Some(place) = error.pointer(&format!("/source/{name}")).and_then(Value::as_str) {
                        p { (voice.say(label)) ": " code { (place) } }
                    }
                }
                p.hint {
                    (voice.say(&words::page_status(text(error, "status")))) ", "
                    a href={ (BASE) "/docs/errors#" (text(error, "code")) } { (text(error, "code")) }
                    @let id = text(error, "id");
                    @if !id.is_empty() { ", " (voice.say(&words::page_request())) " " code { (id) } }
                }
            }
        }
        p { a href=(BASE) { (voice.say(&words::page_all_resources())) } }
    };
    layout::outer(request, voice, title, &html! {}, &main)
}

fn text<'v>(error: &'v Value, name: &str) -> &'v str {
    error.get(name).and_then(Value::as_str).unwrap_or_default()
}
