//! Token answers and errors as OAuth 2.0 has them (RFC 6749, 5.1 and 5.2). Its descriptions are ASCII, so they stay in
//! English.

use crate::dispatch::Exchange;
use crate::edge::RequestId;
use crate::errors::{self, Failure};
use crate::identity::{Refusal, Tokens};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, PRAGMA, RETRY_AFTER};
use actix_web::{HttpMessage as _, HttpResponse, HttpResponseBuilder};
use openimis_core::error::Error;
use serde_json::json;

/// The tokens.
pub(super) fn tokens(tokens: &Tokens) -> HttpResponse {
    unstored(HttpResponse::Ok()).json(json!({
        "access_token": tokens.access,
        "token_type": "Bearer",
        "expires_in": tokens.expires_in,
        "refresh_token": tokens.refresh,
        "refresh_expires_in": tokens.refresh_expires_in,
    }))
}

/// One of the standard's errors.
pub(super) fn error(status: StatusCode, code: &str, description: &str) -> HttpResponse {
    unstored(HttpResponse::build(status)).json(json!({ "error": code, "error_description": description }))
}

/// What identity refuses, in the standard's words.
pub(super) fn refused(exchange: &Exchange<'_>, refusal: &Refusal) -> HttpResponse {
    let grant = |description: &str| error(StatusCode::BAD_REQUEST, "invalid_grant", description);
    match refusal {
        Refusal::Missing(name) => invalid_request(&format!("{name} is missing.")),
        Refusal::IncorrectCredentials => grant("Unknown user or wrong password."),
        Refusal::InvalidToken => grant("The refresh token is not valid, or no longer."),
        Refusal::Policy(texts) => {
            let texts: Vec<_> = texts.iter().map(ToString::to_string).collect();
            grant(&texts.join(" "))
        }
        Refusal::Locked(seconds, text) => {
            let mut response = error(StatusCode::TOO_MANY_REQUESTS, "invalid_grant", &text.to_string());
            response.headers_mut().insert(RETRY_AFTER, (*seconds).max(1).into());
            response
        }
        Refusal::Failed(failed) => self::failed(exchange, failed),
    }
}

/// A request that could not even be read; its problems become one sentence.
pub(super) fn unreadable(exchange: &Exchange<'_>, failure: &Failure) -> HttpResponse {
    match &failure.error {
        Error::Refused(problems) => {
            let texts: Vec<_> = problems.iter().map(|problem| problem.text()).collect();
            let status = errors::status(&failure.error);
            // RFC 6749, 5.2 knows 400 and 401; size, speed and media type keep statuses of their own
            let status = if matches!(status, 408 | 413 | 415) { status } else { 400 };
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            error(status, "invalid_request", &texts.join(" "))
        }
        other => failed(exchange, other),
    }
}

pub(super) fn invalid_request(description: &str) -> HttpResponse {
    error(StatusCode::BAD_REQUEST, "invalid_request", description)
}

fn failed(exchange: &Exchange<'_>, failed: &Error) -> HttpResponse {
    let extensions = exchange.request.extensions();
    errors::log_cause(failed, extensions.get::<RequestId>().map_or("", RequestId::as_str));
    let status = errors::status(failed);
    if status == 503 {
        let description = "Try again after the time that Retry-After names.";
        let mut response = error(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", description);
        response.headers_mut().insert(RETRY_AFTER, errors::RETRY_AFTER.into());
        return response;
    }
    let description = "Report the request id to the administrator.";
    error(StatusCode::INTERNAL_SERVER_ERROR, "server_error", description)
}

fn unstored(mut builder: HttpResponseBuilder) -> HttpResponseBuilder {
    builder.insert_header((CACHE_CONTROL, "no-store"));
    builder.insert_header((PRAGMA, "no-cache"));
    builder
}
