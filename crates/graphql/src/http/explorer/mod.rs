//! The page in which people try queries out, at the door's own address. It needs nothing from elsewhere, so that it works
//! in an office without Internet.

use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("explorer.js");

/// Whether a browser asks for the page: no query, and HTML is wanted.
pub(super) fn is_wanted(http: &HttpRequest) -> bool {
    let accepted = http.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    *http.method() == Method::GET
        && http.query_string().is_empty()
        && accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

/// The page. It may run its own script and speak with this server, and nothing else.
pub(super) fn page() -> HttpResponse {
    let script = STANDARD.encode(Sha256::digest(SCRIPT));
    let policy = format!(
        "default-src 'none'; script-src 'sha256-{script}'; style-src 'unsafe-inline'; connect-src 'self'; \
         form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    );
    HttpResponse::Ok()
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(PAGE.replacen("{script}", SCRIPT, 1))
}
