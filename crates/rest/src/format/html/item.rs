//! The page of one row.

use super::{View, layout, operations, values, words};
use crate::document::own_address;
use maud::{Markup, html};
use openimis_core::declare::{History, Verb};
use openimis_core::language::{Voice, names};
use openimis_core::read::{Record, ToMany, ToOne};

/// Fields, relationships, history, and what can be done with the row.
pub(super) fn page(view: &View<'_>, record: Record<'_>) -> Markup {
    let resource = record.resource();
    let id = record.id().text().unwrap_or_default();
    let address = own_address(resource.description.name, &id);
    let main = html! {
        p.doc { (view.voice.about(resource.description)) @if record.ended() { " " span.ended { (view.say(&words::page_ended())) } } }
        dl.fields {
            @for (field, value) in record.fields() {
                div { dt title=(field.doc) { (names::title(field.name)) } dd { (values::value(view.voice, value)) } }
            }
            div { dt { (view.say(&words::page_id())) } dd { code { (id) } } }
        }
        (relationships(view.voice, record, &address))
        @if resource.description.history != History::None {
            p { a href={ (address) "/history" } { (view.say(&words::page_earlier_versions())) } }
        }
        @if !record.ended() { (actions(view, record, &address)) }
    };
    layout::page(view, &values::name(record), &main)
}

/// What can be done with the row. Where its version is not known, as at the end of a relationship, the way to its own
/// page.
fn actions(view: &View<'_>, record: Record<'_>, address: &str) -> Markup {
    let resource = record.resource().description.name;
    if record.row_version().is_some() {
        return operations::section(view, resource, Some((record, address)), is_offered);
    }
    let is_changed_elsewhere = !operations::offered(view, resource, is_offered).is_empty();
    html! { @if is_changed_elsewhere { p { a href=(address) { (view.say(&words::page_open_to_change())) } } } }
}

/// Whether the page of a row has a form for it.
pub(crate) const fn is_offered(verb: Verb) -> bool {
    matches!(verb, Verb::Update | Verb::Delete | Verb::Act(_))
}

fn relationships(voice: Voice<'_>, record: Record<'_>, address: &str) -> Markup {
    if record.resource().relationships.is_empty() {
        return html! {};
    }
    html! {
        section aria-labelledby="relationships" {
            h2 id="relationships" { (voice.say(&words::page_related())) }
            dl.fields {
                @for to_one in record.to_one().filter(ToOne::is_selected) {
                    div {
                        dt title=(to_one.relationship().doc) { (names::title(to_one.relationship().name)) }
                        dd { (values::to_one(voice, &to_one)) }
                    }
                }
                @for to_many in record.to_many().filter(ToMany::is_selected) {
                    @let name = to_many.relationship().name;
                    div {
                        dt title=(to_many.relationship().doc) { (names::title(name)) }
                        dd { a href={ (address) "/" (name) } { (voice.say(&words::page_show())) span.hidden { " " (names::title(name)) } } }
                    }
                }
            }
        }
    }
}
