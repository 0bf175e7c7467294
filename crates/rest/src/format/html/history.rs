//! The page of a row's versions.

use super::{View, collection, layout, values, words};
use crate::document::response::Frame;
use maud::{Markup, html};
use openimis_core::language::{Voice, names};
use openimis_core::read::{Found, Record, Value};

/// A page of versions, newest first.
pub(super) fn page(view: &View<'_>, found: &Found<'_>, frame: &Frame) -> Markup {
    let resource = view.voice.resource(found.resource().description.name);
    let title = view.say(&words::page_versions_of(resource.into_owned()));
    let main = html! {
        div.scroll tabindex="0" role="region" aria-label=(view.say(&words::page_versions())) {
            table {
                caption { (view.say(&words::page_newest_first())) }
                thead {
                    tr {
                        th scope="col" { (view.say(&words::page_from())) }
                        th scope="col" { (view.say(&words::page_to())) }
                        th scope="col" { (view.say(&words::page_by())) }
                        @for field in found.fields() {
                            th scope="col" class=(values::class(field.kind)) { (names::title(field.name)) }
                        }
                    }
                }
                tbody { @for record in found.records() { (row(view.voice, record)) } }
            }
        }
        (collection::paging(view, found, frame.pages.as_ref()))
    };
    layout::page(view, &title, &main)
}

fn row(voice: Voice<'_>, record: Record<'_>) -> Markup {
    let version = record.version();
    let shown =
        |value: Option<Value<'_>>| value.map_or_else(|| values::nothing(voice), |value| values::value(voice, value));
    html! {
        tr {
            th scope="row" { (shown(version.map(|version| version.from))) }
            td.time { (shown(version.and_then(|version| version.to))) }
            td { (shown(version.and_then(|version| version.by))) }
            @for (field, value) in record.fields() { td class=(values::class(field.kind)) { (values::value(voice, value)) } }
        }
    }
}
