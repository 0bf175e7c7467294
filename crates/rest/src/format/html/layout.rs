//! What surrounds every page.

use super::View;
use super::words;
use crate::BASE;
use crate::auth::cookie;
use crate::format::{Format, PARAMETER, STYLE_PATH};
use actix_web::HttpRequest;
use actix_web::http::header::HOST;
use maud::{DOCTYPE, Markup, html};
use openimis_core::language::Voice;

/// A page with its way up, its other formats and its request.
pub(super) fn page(view: &View<'_>, title: &str, main: &Markup) -> Markup {
    let request = view.exchange.request;
    let user = view.actor.user().map(|user| user.account.username.as_str());
    let body = html! {
        (main)
        (formats(view))
        (curl(view))
    };
    outer(request, view.voice, title, &who(request, view.voice, user), &body)
}

/// A page without any knowledge of who asks.
pub(super) fn outer(request: &HttpRequest, voice: Voice<'_>, title: &str, who: &Markup, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(voice.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · openIMIS" }
                link rel="stylesheet" href={ (BASE) (STYLE_PATH) };
            }
            body {
                a.skip href="#main" { (voice.say(&words::page_skip())) }
                header {
                    a.home href=(BASE) { "openIMIS" }
                    nav aria-label=(voice.say(&words::page_main())) {
                        a href=(BASE) { (voice.say(&words::page_resources())) }
                        a href={ (BASE) "/docs/" } { (voice.say(&words::page_documentation())) }
                        a href={ (BASE) "/docs/errors" } { (voice.say(&words::page_errors())) }
                    }
                    (who)
                }
                (crumbs(request, voice))
                main id="main" tabindex="-1" {
                    h1 { (title) }
                    (main)
                }
            }
        }
    }
}

/// Who is logged in, and the way out or in.
fn who(request: &HttpRequest, voice: Voice<'_>, user: Option<&str>) -> Markup {
    html! {
        div.who {
            @match user {
                Some(name) => {
                    a href={ (BASE) "/me" } { span.hidden { (voice.say(&words::page_logged_in_as())) " " } (name) }
                    @if let Some(proof) = cookie::form_proof(request) {
                        form method="post" action={ (BASE) "/auth/logout" } {
                            input type="hidden" name="_csrf" value=(proof);
                            button.plain type="submit" title=(voice.say(&words::page_log_out_hint())) {
                                (voice.say(&words::page_log_out()))
                            }
                        }
                    }
                }
                None => { a href={ (BASE) "/auth/session" } { (voice.say(&words::page_log_in())) } }
            }
        }
    }
}

/// The way up: each part of the path that is an address.
fn crumbs(request: &HttpRequest, voice: Voice<'_>) -> Markup {
    let below = request.path().strip_prefix(BASE).unwrap_or_default();
    let parts: Vec<_> = below.split('/').filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || parts.first() == Some(&"auth") {
        return html! {};
    }
    let mut address = BASE.to_owned();
    let steps = parts.iter().take(parts.len() - 1).map(|part| {
        address.push('/');
        address.push_str(part);
        (
            address.clone(),
            percent_encoding::percent_decode_str(part)
                .decode_utf8_lossy()
                .into_owned(),
        )
    });
    let steps: Vec<_> = steps.filter(|(_, part)| part != "relationships").collect();
    html! {
        nav.crumbs aria-label=(voice.say(&words::page_way_up())) {
            ol {
                @for (index, (address, part)) in steps.iter().enumerate() {
                    li { a href=(address) { (if index == 0 { voice.resource(part).into_owned() } else { part.clone() }) } }
                }
            }
        }
    }
}

/// The same in other formats.
fn formats(view: &View<'_>) -> Markup {
    let offered = view.exchange.offered.iter().filter(|format| **format != Format::Html);
    let path = view.exchange.request.path();
    html! {
        nav.formats aria-label=(view.say(&words::page_other_formats())) {
            span { (view.say(&words::page_this_as())) }
            @for format in offered {
                @let table = matches!(format, Format::Csv | Format::Xlsx);
                @let sent = view.sent.filtered(|parameter| !(table && matches!(parameter.family.as_str(), "page" | "include")));
                a href={ (path) "?" (sent.with(&[PARAMETER], &[(PARAMETER, format.name())])) } { (label(view.voice, *format)) }
            }
        }
    }
}

fn label(voice: Voice<'_>, format: Format) -> String {
    match format {
        Format::JsonApi => "JSON:API".to_owned(),
        Format::Xml => "XML".to_owned(),
        Format::Html => "HTML".to_owned(),
        Format::Csv => voice.say(&words::page_all_rows("CSV")),
        Format::Xlsx => voice.say(&words::page_all_rows("XLSX")),
    }
}

/// The request as a program would send it.
fn curl(view: &View<'_>) -> Markup {
    let request = view.exchange.request;
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let scheme = if view.exchange.door.options().tls {
        "https"
    } else {
        "http"
    };
    let uri = request.uri().path_and_query().map_or(BASE, |uri| uri.as_str());
    let address = format!("{scheme}://{}{uri}", host.unwrap_or("localhost"));
    html! {
        details.curl {
            summary { (view.say(&words::page_curl())) }
            pre { code {
                "curl -H \"Authorization: Bearer $TOKEN\" -H 'Accept: application/vnd.api+json' " (quoted(&address))
            } }
        }
    }
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
