//! Pages of rows.

use super::{View, filter, layout, operations, values, words};
use crate::BASE;
use crate::document::own_address;
use crate::document::response::{Frame, PageAddresses};
use maud::{Markup, html};
use openimis_core::declare::{Field, Kind, Verb};
use openimis_core::language::{Voice, names};
use openimis_core::read::{Found, Record, ToOne};

/// A page of a collection.
pub(super) fn page(view: &View<'_>, found: &Found<'_>, frame: &Frame) -> Markup {
    let resource = found.resource();
    let main = html! {
        p.doc { (view.voice.about(resource.description)) }
        (filter::form(view, resource))
        (table(view, found))
        (paging(view, found, frame.pages.as_ref()))
        // below another row they would make rows that do not belong to it
        @if view.exchange.request.path() == format!("{BASE}/{}", resource.description.name) {
            (operations::section(view, resource.description.name, None, is_offered))
        }
    };
    layout::page(view, &view.voice.resource(resource.description.name), &main)
}

/// Whether the page of a collection has a form for it.
pub(crate) const fn is_offered(verb: Verb) -> bool {
    matches!(verb, Verb::Create | Verb::ActOnAll(_) | Verb::Ask(_))
}

fn table(view: &View<'_>, found: &Found<'_>) -> Markup {
    if found.records().len() == 0 {
        return html! { p.empty { (view.say(&words::page_no_rows())) } };
    }
    html! {
        div.scroll tabindex="0" role="region" aria-label=(view.say(&words::page_rows())) {
            table {
                caption { (view.voice.resource(found.resource().description.name)) }
                thead {
                    tr {
                        @if found.fields().next().is_none() { th scope="col" { (view.say(&words::page_id())) } }
                        @for field in found.fields() { (heading(view, field)) }
                        @for relationship in found.to_one() {
                            th scope="col" { (names::title(relationship.name)) }
                        }
                    }
                }
                tbody { @for record in found.records() { (row(view.voice, record)) } }
            }
        }
    }
}

/// A row; what people call it leads to it.
fn row(voice: Voice<'_>, record: Record<'_>) -> Markup {
    let id = record.id().text().unwrap_or_default();
    let address = own_address(record.resource().description.name, &id);
    let link = |text: Option<String>| {
        let text = text.filter(|text| !text.trim().is_empty());
        html! { th scope="row" { a href=(address) { (text.as_ref().unwrap_or(&id)) } } }
    };
    let leading = leading(record);
    html! {
        tr {
            @if leading.is_none() { (link(None)) }
            @for (field, value) in record.fields() {
                @if leading == Some(field.name) {
                    (link(value.text()))
                } @else {
                    td class=(values::class(field.kind)) { (values::value(voice, value)) }
                }
            }
            @for to_one in record.to_one().filter(ToOne::is_selected) { td { (values::to_one(voice, &to_one)) } }
        }
    }
}

/// The field by which people know rows from each other: the first of their texts that anybody may see, else the first
/// text, else the first field.
fn leading(record: Record<'_>) -> Option<&'static str> {
    let fields = || record.fields().map(|(field, _)| field);
    let is_text = |field: &&Field| field.kind == Kind::Text;
    let label = fields().filter(is_text).find(|field| field.label);
    let found = label.or_else(|| fields().find(is_text)).or_else(|| fields().next());
    found.map(|field| field.name)
}

/// The heading of a column; where rows can be sorted by it, a link that does so, or turns the order.
fn heading(view: &View<'_>, field: &'static Field) -> Markup {
    let sorted = view.sent.iter().find(|parameter| parameter.name == "sort");
    let sorted = sorted.map(|parameter| parameter.value.as_str());
    let ascending = sorted == Some(field.name);
    let descending = sorted.and_then(|sort| sort.strip_prefix('-')) == Some(field.name);
    let order = if ascending {
        Some("ascending")
    } else if descending {
        Some("descending")
    } else {
        None
    };
    let title = names::title(field.name);
    let class = values::class(field.kind);
    if !field.sort {
        return html! { th.(class) scope="col" title=(field.doc) { (title) } };
    }
    let wanted = if ascending {
        format!("-{}", field.name)
    } else {
        field.name.to_owned()
    };
    let query = view.sent.with(
        &["sort", "page[after]", "page[before]", "page[number]"],
        &[("sort", &wanted)],
    );
    html! {
        th.(class) scope="col" title=(field.doc) aria-sort=[order] {
            a href={ "?" (query) } {
                (title)
                @if ascending { span aria-hidden="true" { " ↑" } }
                @if descending { span aria-hidden="true" { " ↓" } }
            }
        }
    }
}

/// The pages around this one.
pub(super) fn paging(view: &View<'_>, found: &Found<'_>, pages: Option<&PageAddresses>) -> Markup {
    let Some(pages) = pages else {
        return html! {};
    };
    let steps = [
        (words::page_first(), "first", Some(&pages.first)),
        (words::page_previous(), "prev", pages.previous.as_ref()),
        (words::page_next(), "next", pages.next.as_ref()),
        (words::page_last(), "last", pages.last.as_ref()),
    ];
    html! {
        nav.paging aria-label=(view.say(&words::page_pages())) {
            @for (title, rel, address) in steps {
                @match address {
                    Some(address) => a rel=(rel) href=(address) { (view.say(&title)) },
                    None => span.off { (view.say(&title)) },
                }
            }
            @match found.total {
                Some(total) if found.total_is_estimate => span.total { (view.say(&words::page_about_rows_in_all(total))) },
                Some(total) => span.total { (view.say(&words::page_rows_in_all(total))) },
                None => a.total href={ "?" (view.sent.with(&["page[total]"], &[("page[total]", "exact")])) } { (view.say(&words::page_count())) },
            }
        }
    }
}

/// A page of resource identifiers.
pub(super) fn identifiers(view: &View<'_>, found: &Found<'_>, frame: &Frame) -> Markup {
    let main = html! {
        ul { @for record in found.records() { li { (values::link(record)) } } }
        (paging(view, found, frame.pages.as_ref()))
    };
    layout::page(view, &view.voice.resource(found.resource().description.name), &main)
}
