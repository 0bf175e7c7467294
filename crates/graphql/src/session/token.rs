//! Tokens: made by a password, refreshed, verified, forgotten.

use super::{cookies, proof};
use crate::request::RequestContext;
use async_graphql::Error as GraphqlError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openimis_rest::identity::{Refusal, Tokens};
use serde_json::{Map, Value, json};

/// The claims that the payload of a verified token shows.
const SHOWN: [&str; 5] = ["username", "exp", "origIat", "jti", "nbf"];

/// `tokenAuth`.
pub(super) async fn log_in(request: &RequestContext, given: &Map<String, Value>) -> Result<Value, GraphqlError> {
    let text = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    let identity = request.identity();
    let tokens = identity.log_in(
        request.connections(),
        text("username"),
        text("password"),
        request.client(),
    );
    Ok(opened(
        request,
        &tokens.await.map_err(|refusal| refused(refusal, request))?,
    ))
}

/// `refreshToken`: spends the refresh token of the cookie.
pub(super) async fn refresh(request: &RequestContext) -> Result<Value, GraphqlError> {
    let Some(token) = &request.session.refresh else {
        return Err(GraphqlError::new("Token is required"));
    };
    let tokens = request.identity().refresh(request.connections(), token);
    Ok(opened(
        request,
        &tokens.await.map_err(|refusal| refused(refusal, request))?,
    ))
}

/// `verifyToken`.
pub(super) async fn verify(request: &RequestContext, given: &Map<String, Value>) -> Result<Value, GraphqlError> {
    let sent = given.get("token").and_then(Value::as_str).map(str::to_owned);
    let Some(token) = sent.or_else(|| request.session.access.clone()) else {
        return Err(GraphqlError::new("Token is required"));
    };
    let known = request.identity().actor(request.connections(), &token).await;
    match known.map_err(|error| crate::error::of(&error, &request.id))? {
        Some(_) => Ok(json!({ "payload": shown(&token) })),
        None => Err(GraphqlError::new("Invalid token")),
    }
}

/// `revokeToken` and logging out: ends all sessions of whoever asks.
pub(super) async fn end(request: &RequestContext) -> Result<(), GraphqlError> {
    let Some(user) = request.actor().user() else {
        return Ok(());
    };
    let ended = request.identity().log_out(request.connections(), user).await;
    ended.map_err(|refusal| refused(refusal, request))
}

/// `deleteTokenCookie`.
pub(super) async fn forget_access(request: &RequestContext) -> Result<Value, GraphqlError> {
    end(request).await?;
    request.set_cookie(cookies::no_access(request.tls()));
    Ok(json!({ "deleted": request.session.access.is_some() }))
}

/// `deleteRefreshTokenCookie`.
pub(super) fn forget_refresh(request: &RequestContext) -> Value {
    request.set_cookie(cookies::no_refresh(request.tls()));
    json!({ "deleted": request.session.refresh.is_some() })
}

/// `getCsrfToken`.
pub(super) fn csrf(request: &RequestContext) -> Result<Value, GraphqlError> {
    let token = request.session.access.as_deref().or(request.session.header.as_deref());
    match token.and_then(proof::value) {
        Some(value) if request.actor().user().is_some() => Ok(json!({ "csrfToken": value })),
        _ => Err(GraphqlError::new("You do not have permission to perform this action")),
    }
}

/// The claims of a token. It is not verified here.
pub(super) fn payload(token: &str) -> Option<Map<String, Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn opened(request: &RequestContext, tokens: &Tokens) -> Value {
    for cookie in cookies::of(tokens, request.tls()) {
        request.set_cookie(cookie);
    }
    json!({
        "token": tokens.access,
        "refreshExpiresIn": request.now() + tokens.refresh_expires_in,
        "payload": shown(&tokens.access),
    })
}

fn shown(token: &str) -> Value {
    let claims = payload(token).unwrap_or_default();
    let shown = SHOWN
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), claims.get(*name)?.clone())));
    Value::Object(shown.collect())
}

/// What openIMIS's front end shows, translated by its own catalogue.
pub(super) fn refused(refusal: Refusal, request: &RequestContext) -> GraphqlError {
    match refusal {
        Refusal::Missing(_) | Refusal::IncorrectCredentials => GraphqlError::new("INCORRECT_CREDENTIALS"),
        Refusal::InvalidToken => GraphqlError::new("Invalid token"),
        Refusal::Locked(_, sentence) => GraphqlError::new(sentence.to_string()),
        Refusal::Policy(sentences) => {
            let sentences: Vec<_> = sentences.iter().map(ToString::to_string).collect();
            GraphqlError::new(sentences.join(" "))
        }
        Refusal::Failed(error) => crate::error::of(&error, &request.id),
    }
}
