//! What surrounds every page.

use super::View;
use super::words;
use crate::BASE;
use crate::auth::cookie;
use crate::format::{Format, PARAMETER, STYLE_PATH};
use actix_web::HttpRequest;
use actix_web::http::header::HOST;
use maud::{DOCTYPE, Markup, html};

/// A page with its way up, its other formats and its request.
pub(super) fn page(view: &View<'_>, title: &str, main: &Markup) -> Markup {
    let request = view.exchange.request;
    let user = view.actor.user().map(|user| user.account.username.as_str());
    let body = html! {
        (main)
        (formats(view))
        (curl(request, view.exchange.door.options().tls))
    };
    outer(request, title, &who(request, user), &body)
}

/// A page without any knowledge of who asks.
pub(super) fn outer(request: &HttpRequest, title: &str, who: &Markup, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · openIMIS" }
                link rel="stylesheet" href={ (BASE) (STYLE_PATH) };
            }
            body {
                a.skip href="#main" { "Skip to content" }
                header {
                    a.home href=(BASE) { "openIMIS" }
                    nav aria-label="Main" {
                        a href=(BASE) { "Resources" }
                        a href={ (BASE) "/docs/" } { "API documentation" }
                        a href={ (BASE) "/docs/errors" } { "Errors" }
                    }
                    (who)
                }
                (crumbs(request))
                main id="main" tabindex="-1" {
                    h1 { (title) }
                    (main)
                }
            }
        }
    }
}

/// Who is logged in, and the way out or in.
fn who(request: &HttpRequest, user: Option<&str>) -> Markup {
    html! {
        div.who {
            @match user {
                Some(name) => {
                    a href={ (BASE) "/me" } { span.hidden { "Logged in as " } (name) }
                    @if let Some(proof) = cookie::form_proof(request) {
                        form method="post" action={ (BASE) "/auth/logout" } {
                            input type="hidden" name="_csrf" value=(proof);
                            button.plain type="submit" title="Ends every session of yours, on every device" { "Log out" }
                        }
                    }
                }
                None => { a href={ (BASE) "/auth/session" } { "Log in" } }
            }
        }
    }
}

/// The way up: each part of the path that is an address.
fn crumbs(request: &HttpRequest) -> Markup {
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
        nav.crumbs aria-label="Way up" {
            ol {
                @for (index, (address, part)) in steps.iter().enumerate() {
                    li { a href=(address) { (if index == 0 { words::title(part) } else { part.clone() }) } }
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
        nav.formats aria-label="Other formats" {
            span { "This page as" }
            @for format in offered {
                @let table = matches!(format, Format::Csv | Format::Xlsx);
                @let sent = view.sent.filtered(|parameter| !(table && matches!(parameter.family.as_str(), "page" | "include")));
                a href={ (path) "?" (sent.with(&[PARAMETER], &[(PARAMETER, format.name())])) } { (label(*format)) }
            }
        }
    }
}

const fn label(format: Format) -> &'static str {
    match format {
        Format::JsonApi => "JSON:API",
        Format::Xml => "XML",
        Format::Html => "HTML",
        Format::Csv => "CSV, all rows",
        Format::Xlsx => "XLSX, all rows",
    }
}

/// The request as a program would send it.
fn curl(request: &HttpRequest, tls: bool) -> Markup {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok());
    let scheme = if tls { "https" } else { "http" };
    let uri = request.uri().path_and_query().map_or(BASE, |uri| uri.as_str());
    let address = format!("{scheme}://{}{uri}", host.unwrap_or("localhost"));
    html! {
        details.curl {
            summary { "The request as curl" }
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
