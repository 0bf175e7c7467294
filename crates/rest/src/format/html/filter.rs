//! The filter form of a collection, made from its resource's fields.

use super::{View, words};
use maud::{Markup, html};
use openimis_core::declare::{Field, Kind};
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
    let filters = filters(resource);
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
            summary { "Filter" }
            form method="get" action=(path) role="search" {
                @for parameter in kept.iter() {
                    input type="hidden" name=(parameter.name) value=(parameter.value);
                }
                div.controls { @for (index, filter) in filters.iter().enumerate() { (control(view, index, filter)) } }
                div.buttons {
                    button type="submit" { "Filter" }
                    @if used { a href=(path) { "Show all" } }
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
                        option value="" { "any" }
                        @for choice in choices { option value=(choice) selected[*choice == sent] { (choice) } }
                    }
                }
                None => input id=(id) type=(filter.input) name=(filter.parameter) value=(sent);,
            }
        }
    }
}

fn filters(resource: &RegisteredResource) -> Vec<Filter> {
    let fields = resource
        .fields
        .iter()
        .filter(|field| field.filter)
        .flat_map(|field| of_field(field));
    let to_one = resource.relationships.iter().filter(|found| found.link.is_to_one());
    let to_one = to_one.map(|found| Filter {
        parameter: format!("filter[{}.id]", found.name),
        label: format!("{} (id)", words::title(found.name)),
        choices: None,
        input: "text",
    });
    fields.chain(to_one).collect()
}

/// How people look for such values: texts by a part, dates by a range, everything else as it is.
fn of_field(field: &Field) -> Vec<Filter> {
    let label = words::title(field.name);
    let one = |lookup: &str, words: &str, input| Filter {
        parameter: format!("filter[{}{lookup}]", field.name),
        label: format!("{label}{words}"),
        choices: None,
        input,
    };
    if !field.one_of.is_empty() {
        return vec![Filter {
            choices: Some(field.one_of.to_vec()),
            ..one("", "", "text")
        }];
    }
    match field.kind {
        Kind::Text => vec![one(".icontains", " contains", "text")],
        Kind::Boolean => vec![Filter {
            choices: Some(vec!["true", "false"]),
            ..one("", "", "text")
        }],
        Kind::Date => vec![one(".gte", ": not before", "date"), one(".lte", ": not after", "date")],
        Kind::Instant | Kind::LocalDateTime => {
            vec![one(".gte", ": not before", "text"), one(".lte", ": not after", "text")]
        }
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger | Kind::Decimal | Kind::Uuid => vec![one("", "", "text")],
        Kind::Json => Vec::new(),
    }
}
