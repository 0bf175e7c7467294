//! The page of one row.

use super::{View, layout, operations, values, words};
use crate::document::own_address;
use maud::{Markup, html};
use openimis_core::declare::{History, Verb};
use openimis_core::read::{Record, ToMany, ToOne};

/// Fields, relationships, history, and what can be done with the row.
pub(super) fn page(view: &View<'_>, record: Record<'_>) -> Markup {
    let resource = record.resource();
    let id = record.id().text().unwrap_or_default();
    let address = own_address(resource.description.name, &id);
    let main = html! {
        p.doc { (words::sentence(resource.description.doc)) @if record.ended() { " " span.ended { "(ended)" } } }
        dl.fields {
            @for (field, value) in record.fields() {
                div { dt title=(field.doc) { (words::title(field.name)) } dd { (values::value(value)) } }
            }
            div { dt { "Id" } dd { code { (id) } } }
        }
        (relationships(record, &address))
        @if resource.description.history != History::None {
            p { a href={ (address) "/history" } { "Earlier versions" } }
        }
        @if !record.ended() {
            (operations::section(view, resource.description.name, Some((record, &address)), |verb| {
                matches!(verb, Verb::Update | Verb::Delete | Verb::Act(_))
            }))
        }
    };
    layout::page(view, &values::name(record), &main)
}

fn relationships(record: Record<'_>, address: &str) -> Markup {
    if record.resource().relationships.is_empty() {
        return html! {};
    }
    html! {
        section aria-labelledby="relationships" {
            h2 id="relationships" { "Related" }
            dl.fields {
                @for to_one in record.to_one().filter(ToOne::is_selected) {
                    div {
                        dt title=(to_one.relationship().doc) { (words::title(to_one.relationship().name)) }
                        dd { (values::to_one(&to_one)) }
                    }
                }
                @for to_many in record.to_many().filter(ToMany::is_selected) {
                    @let name = to_many.relationship().name;
                    div {
                        dt title=(to_many.relationship().doc) { (words::title(name)) }
                        dd { a href={ (address) "/" (name) } { "show" span.hidden { " " (words::title(name)) } } }
                    }
                }
            }
        }
    }
}
