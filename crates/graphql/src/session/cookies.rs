//! Cookies of browsers. The access token is in the cookie of the name that openIMIS gives it.

use actix_web::HttpRequest;
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use openimis_rest::identity::Tokens;

const ACCESS: &str = "JWT";
const REFRESH: &str = "JWT-refresh-token";

/// The access token in the cookie.
pub(crate) fn access_token(http: &HttpRequest) -> Option<String> {
    read(http, ACCESS)
}

/// The refresh token in the cookie.
pub(crate) fn refresh_token(http: &HttpRequest) -> Option<String> {
    read(http, REFRESH)
}

/// What gives a browser its session.
pub(super) fn of(tokens: &Tokens, tls: bool) -> [String; 2] {
    let (access, whole) = (
        Duration::seconds(tokens.expires_in),
        Duration::seconds(tokens.refresh_expires_in),
    );
    [
        cookie(ACCESS, &tokens.access, "/", access, tls),
        cookie(REFRESH, &tokens.refresh, crate::PATH, whole, tls),
    ]
}

/// What makes a browser forget its access token.
pub(super) fn no_access(tls: bool) -> String {
    cookie(ACCESS, "", "/", Duration::ZERO, tls)
}

/// What makes a browser forget its refresh token.
pub(super) fn no_refresh(tls: bool) -> String {
    cookie(REFRESH, "", crate::PATH, Duration::ZERO, tls)
}

fn read(http: &HttpRequest, name: &str) -> Option<String> {
    let cookie = http.cookie(name)?;
    Some(cookie.value().to_owned()).filter(|value| !value.is_empty())
}

fn cookie(name: &'static str, value: &str, path: &'static str, life: Duration, tls: bool) -> String {
    Cookie::build(name, value)
        .path(path)
        .max_age(life)
        .secure(tls)
        .http_only(true)
        .same_site(SameSite::Lax)
        .finish()
        .to_string()
}
