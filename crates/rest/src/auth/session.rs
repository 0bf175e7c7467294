//! Sessions of browsers, and the end of all sessions.

use super::fields::Fields;
use super::{cookie, identify, refusal, token};
use crate::dispatch::Exchange;
use crate::errors::Failure;
use crate::identity::Tokens;
use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Payload;

/// `POST /auth/session`: logs a browser in. Another site's page cannot send it: forms cannot send JSON, and a cookie
/// that is set by a form of another site would only log the browser into an account that is not its user's, so forms
/// are not read here.
pub(super) async fn log_in(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let fields = Fields::read_json(exchange, payload).await?;
    let tokens = token::by_password(exchange, &fields).await;
    tokens.map(|tokens| opened(exchange, &tokens)).map_err(refusal::failure)
}

/// The answer that gives a browser its cookies.
pub(super) fn opened(exchange: &Exchange<'_>, tokens: &Tokens) -> HttpResponse {
    let mut builder = HttpResponse::NoContent();
    for cookie in cookie::of(tokens, exchange.door.options().tls) {
        builder.cookie(cookie);
    }
    builder.insert_header((CACHE_CONTROL, "no-store")).finish()
}

/// `POST /auth/logout`, `DELETE /auth/session`: ends every session of the user, on every device.
pub(super) async fn log_out(exchange: &Exchange<'_>) -> Result<HttpResponse, Failure> {
    let user = identify::user(exchange).await?;
    let ended = exchange.door.identity().log_out(exchange.connections, &user).await;
    ended.map_err(refusal::failure)?;
    let mut builder = HttpResponse::NoContent();
    for cookie in cookie::gone(exchange.door.options().tls) {
        builder.cookie(cookie);
    }
    Ok(builder.insert_header((CACHE_CONTROL, "no-store")).finish())
}
