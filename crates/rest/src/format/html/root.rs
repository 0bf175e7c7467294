//! The root of the API: every resource, by module.

use super::{View, layout, words};
use crate::BASE;
use maud::{Markup, html};
use openimis_core::registry::{RegisteredResource, Registry};
use serde_json::{Map, Value, json};

/// The page.
pub(crate) fn page(view: &View<'_>) -> Markup {
    let registry = &view.exchange.door.platform().registry;
    let main = html! {
        @for module in registry.modules() {
            @let resources: Vec<_> = of_module(registry, module.name).collect();
            @if !resources.is_empty() {
                section aria-labelledby={ "module-" (module.name) } {
                    h2 id={ "module-" (module.name) } { (view.voice.module(module)) }
                    ul.resources {
                        @for resource in resources {
                            @let allowed = resource.description.access.is_some_and(|access| view.actor.check(access).is_ok());
                            li {
                                a href={ (BASE) "/" (resource.description.name) } { (view.voice.resource(resource.description.name)) }
                                " " span.hint { (view.voice.about(resource.description)) @if !allowed { " " (view.say(&words::page_right_missing())) } }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(view, &view.say(&words::page_resources()), &main)
}

fn of_module<'r>(registry: &'r Registry, module: &str) -> impl Iterator<Item = &'r RegisteredResource> {
    registry.resources().filter(move |resource| resource.module == module)
}

/// The same as document: a link for each resource.
pub(crate) fn document(registry: &Registry) -> Value {
    let links: Map<_, _> = std::iter::once(("self".to_owned(), json!(BASE)))
        .chain(registry.resources().map(|resource| {
            let name = resource.description.name;
            (name.to_owned(), json!(format!("{BASE}/{name}")))
        }))
        .collect();
    json!({ "jsonapi": { "version": "1.1" }, "meta": { "resources": links.len() - 1 }, "links": links })
}
