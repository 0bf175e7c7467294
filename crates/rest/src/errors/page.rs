//! The page that explains every error: what happened and what to do.

use crate::errors::kinds;
use openimis_core::error::{ErrorKind, kinds as core_kinds};
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
pub fn html(registry: &Registry) -> String {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Errors</title></head>\n<body>\n\
         <h1>Errors</h1>\n<p>Every error has a code that never changes. Branch on the code, not on the text.</p>\n",
    );
    for kind in all(registry) {
        // the texts are constants of the modules, but a module may still write an ampersand
        let _ = write!(
            page,
            "<section id=\"{code}\">\n<h2>{code}</h2>\n<p>{title} (status {status}). {advice}</p>\n</section>\n",
            code = escape(kind.code),
            title = escape(kind.title),
            status = kind.status,
            advice = escape(kind.advice),
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
