//! The page that explains every error: what happened and what to do.

use crate::errors::kinds;
use crate::format::html::words;
use openimis_core::error::{ErrorKind, kinds as core_kinds};
use openimis_core::language::Voice;
use openimis_core::registry::Registry;
use std::fmt::Write as _;

/// Every kind of error that the server can answer with, by code.
#[must_use]
pub fn all(registry: &Registry) -> Vec<&'static ErrorKind> {
    let of_modules = registry
        .modules()
        .iter()
        .flat_map(|module| module.errors.iter().copied());
    let mut kinds: Vec<_> = core_kinds::ALL
        .iter()
        .chain(kinds::ALL)
        .copied()
        .chain(of_modules)
        .collect();
    kinds.sort_by_key(|kind| kind.code);
    kinds.dedup_by_key(|kind| kind.code);
    kinds
}

/// The page, in HTML without script or style.
#[must_use]
pub fn html(registry: &Registry, voice: Voice<'_>) -> String {
    let (heading, introduction) = (voice.say(&words::page_errors()), voice.say(&words::page_codes()));
    let (heading, introduction, language) = (escape(&heading), escape(&introduction), voice.tag());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\"><title>{heading}</title></head>\n\
         <body>\n<h1>{heading}</h1>\n<p>{introduction}</p>\n",
    );
    for kind in all(registry) {
        let _ = write!(
            page,
            "<section id=\"{code}\">\n<h2>{code}</h2>\n<p>{title} ({status}). {advice}</p>\n</section>\n",
            code = escape(kind.code),
            title = escape(&voice.title(kind)),
            status = escape(&voice.say(&words::page_status(i32::from(kind.status)))),
            advice = escape(&voice.advice(kind)),
        );
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
