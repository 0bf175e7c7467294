//! The page of a request that failed.

use super::layout;
use crate::BASE;
use actix_web::HttpRequest;
use maud::{Markup, html};
use serde_json::Value;

/// What is wrong and what to do, as the error document says it.
pub(crate) fn page(request: &HttpRequest, document: &Value) -> Markup {
    let errors: Vec<_> = document
        .get("errors")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .collect();
    let title = errors.first().map_or("Error", |error| text(error, "title"));
    let main = html! {
        @for error in &errors {
            section.problems role="alert" {
                @if errors.len() > 1 { h2 { (text(error, "title")) } }
                p { (text(error, "detail")) }
                @for name in ["parameter", "pointer", "header"] {
                    @if let Some(place) = error.pointer(&format!("/source/{name}")).and_then(Value::as_str) {
                        p { (super::words::title(name)) ": " code { (place) } }
                    }
                }
                p.hint {
                    "Status " (text(error, "status")) ", "
                    a href={ (BASE) "/docs/errors#" (text(error, "code")) } { (text(error, "code")) }
                    @let id = text(error, "id");
                    @if !id.is_empty() { ", request " code { (id) } }
                }
            }
        }
        p { a href=(BASE) { "All resources" } }
    };
    layout::outer(request, title, &html! {}, &main)
}

fn text<'v>(error: &'v Value, name: &str) -> &'v str {
    error.get(name).and_then(Value::as_str).unwrap_or_default()
}
