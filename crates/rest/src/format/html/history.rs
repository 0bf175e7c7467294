//! The page of a row's versions.

use super::{View, collection, layout, values, words};
use crate::document::response::Frame;
use maud::{Markup, html};
use openimis_core::read::{Found, Record, Value};

/// A page of versions, newest first.
pub(super) fn page(view: &View<'_>, found: &Found<'_>, frame: &Frame) -> Markup {
    let title = format!("{}: earlier versions", words::title(found.resource().description.name));
    let main = html! {
        div.scroll tabindex="0" role="region" aria-label="Versions" {
            table {
                caption { "Versions, newest first" }
                thead {
                    tr {
                        th scope="col" { "From" }
                        th scope="col" { "To" }
                        th scope="col" { "By" }
                        @for field in found.fields() {
                            th scope="col" class=(values::class(field.kind)) { (words::title(field.name)) }
                        }
                    }
                }
                tbody { @for record in found.records() { (row(record)) } }
            }
        }
        (collection::paging(view, found, frame.pages.as_ref()))
    };
    layout::page(view, &title, &main)
}

fn row(record: Record<'_>) -> Markup {
    let version = record.version();
    let shown = |value: Option<Value<'_>>| value.map_or_else(values::nothing, values::value);
    html! {
        tr {
            th scope="row" { (shown(version.map(|version| version.from))) }
            td.time { (shown(version.and_then(|version| version.to))) }
            td { (shown(version.and_then(|version| version.by))) }
            @for (field, value) in record.fields() { td class=(values::class(field.kind)) { (values::value(value)) } }
        }
    }
}
