//! Logging in and out, passwords, and who one is.
//!
//! These addresses speak plain JSON and forms, as OAuth 2.0 has it (RFC 6749), not JSON:API: what they carry is no
//! resource. Programs send the token in `Authorization: Bearer`; browsers may have it in a cookie that scripts cannot
//! read, and then prove with a header that our own page sends the request (`cookie`).

pub(crate) mod cookie;
mod fields;
mod form;
pub(crate) mod identify;
mod me;
mod oauth;
mod password;
mod refusal;
mod session;
mod token;

use crate::dispatch::Exchange;
use crate::door::Door;
use crate::edge::ClientAddress;
use crate::errors::Failure;
use crate::format::html::form::is_form;
use crate::identity::Client;
use actix_web::http::header::USER_AGENT;
use actix_web::web::{Data, Payload};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use openimis_core::language::Voice;
use openimis_core::registry::Method;

/// An address of identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// `POST /auth/token`: tokens for a password, or for a refresh token.
    Token,
    /// `POST /auth/refresh`: the next pair of tokens.
    Refresh,
    /// `POST /auth/logout`: ends all sessions.
    Logout,
    /// `POST /auth/session`: logs a browser in; `DELETE` logs it out; `GET` is the page to do so.
    Session,
    /// `POST /auth/password`: the owner changes his password.
    Password,
    /// `POST /auth/password-reset`: mails a token.
    Reset,
    /// `POST /auth/password-reset/confirm`: sets a password by a mailed token.
    ResetConfirm,
    /// `GET /me`: who is logged in.
    Me,
}

impl Endpoint {
    /// All of them, for documentation.
    pub const ALL: &'static [Self] = &[
        Self::Token,
        Self::Refresh,
        Self::Logout,
        Self::Session,
        Self::Password,
        Self::Reset,
        Self::ResetConfirm,
        Self::Me,
    ];

    /// Its path below the base.
    #[must_use]
    pub const fn pattern(self) -> &'static str {
        match self {
            Self::Token => "/auth/token",
            Self::Refresh => "/auth/refresh",
            Self::Logout => "/auth/logout",
            Self::Session => "/auth/session",
            Self::Password => "/auth/password",
            Self::Reset => "/auth/password-reset",
            Self::ResetConfirm => "/auth/password-reset/confirm",
            Self::Me => "/me",
        }
    }

    /// The methods that it has.
    #[must_use]
    pub const fn methods(self) -> &'static [Method] {
        match self {
            Self::Me => &[Method::Get],
            Self::Session => &[Method::Get, Method::Post, Method::Delete],
            _ => &[Method::Post],
        }
    }
}

/// The address at these segments.
#[must_use]
pub fn find(segments: &[String]) -> Option<Endpoint> {
    let is_at = |endpoint: &Endpoint| endpoint.pattern().split('/').skip(1).eq(segments);
    Endpoint::ALL.iter().copied().find(is_at)
}

pub(crate) async fn serve(
    exchange: &Exchange<'_>,
    endpoint: Endpoint,
    method: Method,
    payload: Payload,
) -> Result<HttpResponse, Failure> {
    match endpoint {
        Endpoint::Session if method == Method::Get => form::page(exchange),
        Endpoint::Session if is_form(exchange.request) => form::log_in(exchange, payload).await,
        Endpoint::Logout if is_form(exchange.request) => form::log_out(exchange, payload).await,
        Endpoint::Token => Ok(token::token(exchange, payload).await),
        Endpoint::Refresh => Ok(token::refresh(exchange, payload).await),
        Endpoint::Logout => session::log_out(exchange).await,
        Endpoint::Session if method == Method::Delete => session::log_out(exchange).await,
        Endpoint::Session => session::log_in(exchange, payload).await,
        Endpoint::Password => password::change(exchange, payload).await,
        Endpoint::Reset => password::request_reset(exchange, payload).await,
        Endpoint::ResetConfirm => password::confirm_reset(exchange, payload).await,
        Endpoint::Me => me::me(exchange).await,
    }
}

/// The page to log in, for somebody who must.
pub(crate) fn asked_to(request: &HttpRequest, voice: Voice<'_>) -> HttpResponse {
    let tls = request.app_data::<Data<Door>>().is_some_and(|door| door.options().tls);
    form::asked_to(request, tls, voice)
}

/// Where the request comes from.
fn client(exchange: &Exchange<'_>) -> Client {
    let extensions = exchange.request.extensions();
    Client {
        address: extensions.get::<ClientAddress>().and_then(|address| address.0),
        agent: crate::body::header(exchange.request, &USER_AGENT),
    }
}

#[cfg(test)]
mod tests {
    use super::{Endpoint, find};

    #[test]
    fn addresses_are_found_by_their_segments() {
        for endpoint in Endpoint::ALL {
            let segments = crate::routes::segments(endpoint.pattern()).unwrap();
            assert_eq!(find(&segments), Some(*endpoint));
        }
        assert_eq!(find(&["auth".to_owned()]), None);
        assert_eq!(find(&["auth/token".to_owned()]), None);
    }
}
