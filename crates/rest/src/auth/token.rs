//! The token endpoint (RFC 6749, 4.3 and 6).

use super::fields::Fields;
use super::{client, cookie, oauth};
use crate::dispatch::Exchange;
use crate::identity::{Refusal, Tokens};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Payload;

/// `POST /auth/token`
pub(super) async fn token(exchange: &Exchange<'_>, payload: Payload) -> HttpResponse {
    let fields = match Fields::read(exchange, payload).await {
        Ok(fields) => fields,
        Err(failure) => return oauth::unreadable(exchange, &failure),
    };
    let tokens = match fields.get("grant_type") {
        Some("password") => by_password(exchange, &fields).await,
        Some("refresh_token") => by_refresh_token(exchange, fields.get("refresh_token")).await,
        Some(_) => {
            let description = "Use \"password\" or \"refresh_token\".";
            return oauth::error(StatusCode::BAD_REQUEST, "unsupported_grant_type", description);
        }
        None => return oauth::invalid_request("grant_type is missing."),
    };
    match tokens {
        Ok(tokens) => oauth::tokens(&tokens),
        Err(refusal) => oauth::refused(exchange, &refusal),
    }
}

/// `POST /auth/refresh`: by the token in the body, or by the browser's cookie, which is then replaced.
pub(super) async fn refresh(exchange: &Exchange<'_>, payload: Payload) -> HttpResponse {
    let fields = match Fields::read(exchange, payload).await {
        Ok(fields) => fields,
        Err(failure) => return oauth::unreadable(exchange, &failure),
    };
    if let Some(token) = fields.get("refresh_token") {
        return match by_refresh_token(exchange, Some(token)).await {
            Ok(tokens) => oauth::tokens(&tokens),
            Err(refusal) => oauth::refused(exchange, &refusal),
        };
    }
    by_cookie(exchange).await
}

async fn by_cookie(exchange: &Exchange<'_>) -> HttpResponse {
    let request = exchange.request;
    let (access, refresh) = (cookie::access_token(request), cookie::refresh_token(request));
    let proven = cookie::check_cross_site(request, access.as_deref().unwrap_or_default());
    if refresh.is_some()
        && let Err(problem) = proven
    {
        return oauth::error(StatusCode::FORBIDDEN, "invalid_request", &problem.text());
    }
    match by_refresh_token(exchange, refresh.as_deref()).await {
        Ok(tokens) => super::session::opened(exchange, &tokens),
        Err(refusal) => oauth::refused(exchange, &refusal),
    }
}

/// Logs in with what was sent.
pub(super) async fn by_password(exchange: &Exchange<'_>, fields: &Fields) -> Result<Tokens, Refusal> {
    let need = |name| {
        fields
            .get(name)
            .filter(|text| !text.is_empty())
            .ok_or(Refusal::Missing(name))
    };
    let (username, password) = (need("username")?, need("password")?);
    let identity = exchange.door.identity();
    identity
        .log_in(exchange.connections, username, password, &client(exchange))
        .await
}

async fn by_refresh_token(exchange: &Exchange<'_>, token: Option<&str>) -> Result<Tokens, Refusal> {
    let token = token
        .filter(|token| !token.is_empty())
        .ok_or(Refusal::Missing("refresh_token"))?;
    exchange.door.identity().refresh(exchange.connections, token).await
}
