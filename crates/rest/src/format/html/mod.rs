//! Pages for people: the same addresses, rows and operations, in a browser, without script.
//!
//! A page is made of what JSON:API would have answered. Forms come from declarations: filters from a resource's fields,
//! forms from an operation's input. They are posted to the address that the operation has anyway; `form` turns them
//! into the document that a program would have sent.

mod choices;
mod collection;
mod controls;
mod error;
mod filter;
pub(crate) mod form;
mod history;
mod item;
mod layout;
mod login;
mod operations;
mod posted;
mod root;
mod values;
mod widen;
pub(crate) mod words;

pub(crate) use choices::Choices;
pub(crate) use collection::is_offered as offered_at_collection;
pub(crate) use error::page as error;
pub(crate) use item::is_offered as offered_at_item;
pub(crate) use login::{page as login, proof_of_login};
pub(crate) use operations::again;
pub(crate) use posted::document as posted;
pub(crate) use root::{document as root_document, page as root};
pub(crate) use widen::widen;

use super::Format;
use super::answer::Content;
use crate::dispatch::Exchange;
use crate::document::response::Frame;
use crate::language;
use crate::parameters::Parameters;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::{HttpResponse, HttpResponseBuilder};
use maud::{Markup, html};
use openimis_core::access::Actor;
use openimis_core::language::{Said, Voice};
use serde_json::Value;

/// The style of every page.
pub(crate) const STYLE: &str = include_str!("style.css");

/// Pages run nothing, load nothing but their style, and send forms home.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// Who looks at what.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) exchange: &'a Exchange<'a>,
    pub(crate) actor: &'a Actor,
    pub(crate) sent: &'a Parameters,
    /// Says what is on a page; other formats have no words, and nobody asks in which language.
    pub(crate) voice: Voice<'a>,
    /// Rows to choose from in the forms of the page.
    pub(crate) choices: Option<&'a Choices>,
}

impl<'a> View<'a> {
    pub(crate) fn new(exchange: &'a Exchange<'a>, actor: &'a Actor, sent: &'a Parameters) -> Self {
        let voice = match exchange.format {
            Format::Html => language::voice(exchange.door, exchange.request),
            _ => exchange.door.spoken().choose(None),
        };
        Self {
            exchange,
            actor,
            sent,
            voice,
            choices: None,
        }
    }

    /// The same with rows to choose from.
    pub(crate) const fn choosing(self, choices: &'a Choices) -> Self {
        Self {
            choices: Some(choices),
            ..self
        }
    }

    /// Says it in the reader's language.
    pub(crate) fn say(&self, said: &Said) -> String {
        self.voice.say(said)
    }
}

/// A page as answer. It holds a proof that belongs to one session, so nobody keeps it.
pub(crate) fn respond(mut builder: HttpResponseBuilder, voice: Voice<'_>, page: Markup) -> HttpResponse {
    language::name(&mut builder, voice, "Accept, Cookie")
        .content_type(Format::Html.content_type())
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .body(page.into_string())
}

/// The page of what was found.
pub(crate) fn content(view: &View<'_>, content: Content<'_>, frame: &Frame) -> Markup {
    match content {
        Content::Collection(found) => collection::page(view, found, frame),
        Content::Item(Some(record)) => item::page(view, record),
        Content::History(found) => history::page(view, found, frame),
        Content::Identifiers(found) => collection::identifiers(view, found, frame),
        Content::Identifier(Some(record)) => layout::page(
            view,
            &view.say(&words::page_relationship()),
            &html! { p { (values::link(record)) } },
        ),
        Content::Item(None) | Content::Identifier(None) => layout::page(
            view,
            &view.say(&words::page_nothing()),
            &html! { p { (view.say(&words::page_leads_to_no_row())) } },
        ),
    }
}

/// The page of a document that is no row.
pub(crate) fn tree(view: &View<'_>, title: &str, document: &Value) -> Markup {
    let shown = document
        .pointer("/data/attributes")
        .or_else(|| document.pointer("/meta/result"));
    layout::page(view, title, &values::tree(view.voice, shown.unwrap_or(document)))
}
