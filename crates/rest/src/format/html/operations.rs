//! Forms of what can be done.

use super::controls::{self, Filled};
use super::form::{Form, VERSION};
use super::{View, layout, posted, words};
use crate::BASE;
use crate::auth::cookie;
use crate::errors::{self, Failure};
use crate::etag;
use maud::{Markup, html};
use openimis_core::declare::{InputField, Verb};
use openimis_core::error::{Error, Problem};
use openimis_core::language::{ENGLISH, names};
use openimis_core::read::Record;
use openimis_core::registry::RegisteredOperation;

/// The operations of a resource that the actor may use here, each with its form.
pub(super) fn section(
    view: &View<'_>,
    resource: &str,
    row: Option<(Record<'_>, &str)>,
    wanted: fn(Verb) -> bool,
) -> Markup {
    let offered = offered(view, resource, wanted);
    let Some(proof) = cookie::form_proof(view.exchange.request).filter(|_| !offered.is_empty()) else {
        return html! {};
    };
    let address = row.map_or_else(|| format!("{BASE}/{resource}"), |(_, address)| address.to_owned());
    html! {
        section.operations aria-labelledby="operations" {
            h2 id="operations" { (view.say(&words::page_what_can_be_done())) }
            @for operation in offered {
                details {
                    summary { (view.voice.operation(operation.description)) }
                    (empty(view, operation, (&address, &proof), row.map(|(record, _)| record)))
                }
            }
        }
    }
}

/// What the actor may do here by forms.
pub(super) fn offered<'v>(view: &View<'v>, resource: &str, wanted: fn(Verb) -> bool) -> Vec<&'v RegisteredOperation> {
    // only somebody whom a cookie names can post a form
    if cookie::form_proof(view.exchange.request).is_none() {
        return Vec::new();
    }
    let all = view.exchange.door.platform().registry.operations().iter();
    all.filter(|operation| {
        let declared = operation.description.declared;
        let allowed = declared.access.is_some_and(|access| view.actor.check(access).is_ok());
        declared.resource == resource && wanted(declared.verb) && allowed
    })
    .collect()
}

/// The form as it is first shown: a change shows what stands in the row.
fn empty(
    view: &View<'_>,
    operation: &RegisteredOperation,
    (address, proof): (&str, &str),
    record: Option<Record<'_>>,
) -> Markup {
    let declared = operation.description.declared;
    let version = record.and_then(|record| record.row_version()).map(etag::in_form);
    let record = record.filter(|_| declared.verb == Verb::Update);
    let current = |name: &str| record.and_then(|record| current(record, name));
    let filled = Filled {
        value: &current,
        before: &|name| record.and_then(|_| current(name)),
        problems: &|_| Vec::new(),
        voice: view.voice,
        choices: view.choices,
        form: declared.name,
    };
    form(operation, address, (proof, version.as_deref()), &filled)
}

/// What the row has in the field or to-one relationship of this name.
fn current(record: Record<'_>, name: &str) -> Option<String> {
    let to_one = || {
        let found = record.to_one().find(|found| found.relationship().name == name)?;
        found.id()?.text()
    };
    record.field(name).map_or_else(to_one, |value| value.text())
}

/// The form, with the proof of the session and the version of the row that it was made from.
fn form(
    operation: &RegisteredOperation,
    address: &str,
    (proof, version): (&str, Option<&str>),
    filled: &Filled<'_>,
) -> Markup {
    let declared = operation.description.declared;
    let (action, method) = match declared.verb {
        Verb::Create => (address.to_owned(), None),
        Verb::Update => (address.to_owned(), Some("PATCH")),
        Verb::Delete => (address.to_owned(), Some("DELETE")),
        Verb::Act(word) | Verb::ActOnAll(word) | Verb::Ask(word) => (format!("{address}/{word}"), None),
    };
    let fields: Vec<&InputField> = operation.input().collect();
    if !declared.verb.changes() {
        return question(&action, &fields, filled);
    }
    html! {
        form method="post" action=(action) {
            input type="hidden" name="_csrf" value=(proof);
            @if let Some(method) = method { input type="hidden" name="_method" value=(method); }
            @if let Some(version) = version { input type="hidden" name=(VERSION) value=(version); }
            (controls::all(&fields, "", filled))
            @if fields.iter().any(|field| field.required) { p.hint { (filled.voice.say(&words::page_must_be_filled_in())) } }
            div.buttons {
                button.danger[declared.verb == Verb::Delete] type="submit" { (filled.voice.operation(operation.description)) }
            }
        }
    }
}

/// A question is asked by address, as everybody asks it.
fn question(action: &str, fields: &[&'static InputField], filled: &Filled<'_>) -> Markup {
    html! {
        form method="get" action=(action) {
            @for field in fields {
                @let id = controls::id(filled.form, field.name);
                div.control {
                    label for=(id) { (names::title(field.name)) }
                    input id=(id) type="text" name={ "filter[" (field.name) "]" } required[field.required];
                    p.hint lang=(ENGLISH) { (names::sentence(field.doc)) }
                }
            }
            div.buttons { button type="submit" { (filled.voice.say(&words::page_ask())) } }
        }
    }
}

/// The form again, as it was filled in, with what is wrong.
pub(crate) fn again(
    view: &View<'_>,
    operation: &RegisteredOperation,
    id: Option<&str>,
    sent: &Form,
    failure: &Failure,
) -> Markup {
    let declared = operation.description.declared;
    let fields: Vec<&InputField> = operation.input().collect();
    let problems: &[Problem] = match &failure.error {
        Error::Refused(problems) => problems,
        _ => &[],
    };
    let placed: Vec<_> = problems
        .iter()
        .map(|problem| (posted::control(problem, &fields), problem))
        .collect();
    let address = match id {
        Some(id) => crate::document::own_address(declared.resource, id),
        None => format!("{BASE}/{}", declared.resource),
    };
    let filled = Filled {
        value: &|name| sent.get(name).map(str::to_owned),
        before: &|name| sent.get(&format!("_was.{name}")).map(str::to_owned),
        problems: &|name| {
            let here = placed.iter().filter(|(control, _)| control.as_deref() == Some(name));
            here.map(|(_, problem)| view.voice.problem(problem).into_owned())
                .collect()
        },
        voice: view.voice,
        choices: view.choices,
        form: declared.name,
    };
    // whoever is late has to see what changed
    let status = errors::status(&failure.error);
    let is_stale = matches!(status, 412 | 428);
    let proof = cookie::form_proof(view.exchange.request).unwrap_or_default();
    let main = html! {
        div.problems role="alert" aria-labelledby="problems" {
            h2 id="problems" { (view.say(&words::page_not_done())) }
            ul {
                @for (control, problem) in &placed {
                    li {
                        @match control {
                            Some(name) => a href={ "#" (controls::id(declared.name, name)) } {
                                (names::title(name)) ": " (view.voice.problem(problem))
                            },
                            None => (view.voice.problem(problem)),
                        }
                    }
                }
            }
        }
        @if status == 412 { p { (view.say(&words::page_changed_meanwhile())) } }
        @if is_stale { p { a href=(address) { (view.say(&words::page_load_again())) } } }
        (form(operation, &address, (&proof, sent.get(VERSION)), &filled))
        @if !is_stale { p { a href=(address) { (view.say(&words::page_back())) } } }
    };
    layout::page(view, &view.voice.operation(operation.description), &main)
}
