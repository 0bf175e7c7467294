//! Cookies of browsers, and the proof against requests that other sites' pages send.
//!
//! The token is in a cookie that scripts cannot read. A second cookie, which only our own page can read, holds a value
//! derived from the token; unsafe methods must send it in a header. It cannot be planted by a neighbouring site: it
//! must fit the token.

use crate::errors::kinds;
use crate::identity::Tokens;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::Method;
use actix_web::{HttpMessage as _, HttpRequest};
use openimis_core::error::{Problem, ProblemSource};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use subtle::ConstantTimeEq as _;

const ACCESS: &str = "openimis_session";
const REFRESH: &str = "openimis_refresh";
const PROOF: &str = "openimis_csrf";
/// The header that carries the proof.
const HEADER: &str = "X-CSRF-Token";

/// The proof that a form brought in its body, put into the request's extensions by whoever read it.
pub(crate) struct FormProof(pub(crate) String);

/// The proof that a form of this request's session must bring.
pub(crate) fn form_proof(request: &HttpRequest) -> Option<String> {
    access_token(request).map(|token| proof(&token))
}

/// The access token in the cookie.
pub(super) fn access_token(request: &HttpRequest) -> Option<String> {
    read(request, ACCESS)
}

/// The refresh token in the cookie.
pub(super) fn refresh_token(request: &HttpRequest) -> Option<String> {
    read(request, REFRESH)
}

fn read(request: &HttpRequest, name: &str) -> Option<String> {
    let cookie = request.cookie(name)?;
    Some(cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// Refuses a request by cookie that changes something and brings no proof.
pub(super) fn check_cross_site(request: &HttpRequest, token: &str) -> Result<(), Problem> {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let of_form = || {
        request
            .extensions()
            .get::<FormProof>()
            .map(|sent| sent.0.clone().into_bytes())
    };
    let sent = request
        .headers()
        .get(HEADER)
        .map(|value| value.as_bytes().to_vec())
        .or_else(of_form);
    let expected = proof(token);
    let proven = sent.is_some_and(|sent| sent.ct_eq(expected.as_bytes()).into());
    proven.then_some(()).ok_or_else(|| Problem {
        source: Some(ProblemSource::Header(HEADER)),
        ..kinds::CSRF.problem()
    })
}

/// The value that belongs to a token; the token cannot be found from it.
fn proof(token: &str) -> String {
    let digest = Sha256::new_with_prefix(b"openimis csrf 1:")
        .chain_update(token)
        .finalize();
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The cookies of a session.
pub(super) fn of(tokens: &Tokens, tls: bool) -> [Cookie<'static>; 3] {
    let whole = Duration::seconds(tokens.refresh_expires_in);
    [
        cookie(ACCESS, tokens.access.clone(), "/", whole, tls, true),
        cookie(REFRESH, tokens.refresh.clone(), AUTH_PATH, whole, tls, true),
        cookie(PROOF, proof(&tokens.access), "/", whole, tls, false),
    ]
}

/// Cookies that make a browser forget the session.
pub(super) fn gone(tls: bool) -> [Cookie<'static>; 3] {
    [
        cookie(ACCESS, String::new(), "/", Duration::ZERO, tls, true),
        cookie(REFRESH, String::new(), AUTH_PATH, Duration::ZERO, tls, true),
        cookie(PROOF, String::new(), "/", Duration::ZERO, tls, false),
    ]
}

/// Only identity sees refresh tokens.
const AUTH_PATH: &str = "/api/v1/auth";

fn cookie(
    name: &'static str,
    value: String,
    path: &'static str,
    life: Duration,
    tls: bool,
    http_only: bool,
) -> Cookie<'static> {
    Cookie::build(name, value)
        .path(path)
        .max_age(life)
        .secure(tls)
        .http_only(http_only)
        .same_site(SameSite::Lax)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::proof;

    #[test]
    fn the_proof_belongs_to_one_token() {
        assert_eq!(proof("a").len(), 64);
        assert_ne!(proof("a"), proof("b"));
        assert!(!proof("secret").contains("secret"));
    }
}
