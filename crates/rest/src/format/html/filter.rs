//! The filter form of a collection, made from its resource's fields.

use super::{View, words};
use maud::{Markup, html};
use openimis_core::declare::{Field, Kind};
use openimis_core::language::{Voice, names};
use openimis_core::registry::RegisteredResource;

/// One input of the form.
struct Filter {
    /// `filter[name.icontains]`
    parameter: String,
    label: String,
    choices: Option<Vec<&'static str>>,
    input: &'static str,
}

/// The form. An input that stays empty filters nothing; whatever else is in the address stays, but the page.
pub(super) fn form(view: &View<'_>, resource: &RegisteredResource) -> Markup {
    let filters = filters(view.voice, resource);
    if filters.is_empty() {
        return html! {};
    }
    let is_own = |name: &str| filters.iter().any(|filter| filter.parameter == name);
    let kept = view
        .sent
        .filtered(|parameter| parameter.family != "page" && !is_own(&parameter.name));
    let used = view.sent.iter().any(|parameter| parameter.family == "filter");
    let path = view.exchange.request.path();
    html! {
        details.filter open[used] {
            summary { (view.say(&words::page_filter())) }
            form method="get" action=(path) role="search" {
                @for parameter in kept.iter() {
                    input type="hidden" name=(parameter.name) value=(parameter.value);
                }
                div.controls { @for (index, filter) in filters.iter().enumerate() { (control(view, index, filter)) } }
                div.buttons {
                    button type="submit" { (view.say(&words::page_filter())) }
                    @if used { a href=(path) { (view.say(&words::page_show_all())) } }
                }
            }
        }
    }
}

fn control(view: &View<'_>, index: usize, filter: &Filter) -> Markup {
    let id = format!("filter-{index}");
    let sent = view.sent.iter().find(|parameter| parameter.name == filter.parameter);
    let sent = sent.map_or("", |parameter| parameter.value.as_str());
    html! {
        div.control {
            label for=(id) { (filter.label) }
            @match &filter.choices {
                Some(choices) => {
                    select id=(id) name=(filter.parameter) {
                        option value="" { (view.say(&words::page_any())) }
                        @for choice in choices { option value=(choice) selected[*choice == sent] { (choice) } }
                    }
                }
                None => input id=(id) type=(filter.input) name=(filter.parameter) value=(sent);,
            }
        }
    }
}

fn filters(voice: Voice<'_>, resource: &RegisteredResource) -> Vec<Filter> {
    let fields = resource
        .fields
        .iter()
        .filter(|field| field.filter)
        .flat_map(|field| of_field(voice, field));
    let criteria = resource.criteria.iter().map(|criterion| Filter {
        parameter: format!("filter[{}]", criterion.name),
        label: names::title(criterion.name),
        choices: None,
        input: "text",
    });
    let to_one = resource.relationships.iter().filter(|found| found.link.is_to_one());
    let to_one = to_one.map(|found| Filter {
        parameter: format!("filter[{}.id]", found.name),
        label: voice.say(&words::page_id_of(names::title(found.name))),
        choices: None,
        input: "text",
    });
    criteria.chain(fields).chain(to_one).collect()
}

/// How people look for such values: texts by a part, dates by a range, everything else as it is.
fn of_field(voice: Voice<'_>, field: &Field) -> Vec<Filter> {
    let title = || names::title(field.name);
    let one = |lookup: &str, label: String, input| Filter {
        parameter: format!("filter[{}{lookup}]", field.name),
        label,
        choices: None,
        input,
    };
    let range = |input| {
        vec![
            one(".gte", voice.say(&words::page_not_before(title())), input),
            one(".lte", voice.say(&words::page_not_after(title())), input),
        ]
    };
    if !field.one_of.is_empty() {
        return vec![Filter {
            choices: Some(field.one_of.to_vec()),
            ..one("", title(), "text")
        }];
    }
    match field.kind {
        Kind::Text => vec![one(".icontains", voice.say(&words::page_contains(title())), "text")],
        Kind::Boolean => vec![Filter {
            choices: Some(vec!["true", "false"]),
            ..one("", title(), "text")
        }],
        Kind::Date => range("date"),
        Kind::Instant | Kind::LocalDateTime => range("text"),
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger | Kind::Decimal | Kind::Uuid => {
            vec![one("", title(), "text")]
        }
        Kind::Json => Vec::new(),
    }
}
