//! Who sends a request.

use crate::door::Door;
use actix_web::http::StatusCode;
use actix_web::http::header::AUTHORIZATION;
use actix_web::{HttpRequest, HttpResponse};
use openimis_core::access::Actor;
use openimis_core::database::Connections;

/// The actor: whoever the header names, else whoever the cookie names, else nobody. A token that is not valid answers 401.
pub(super) async fn actor(
    http: &HttpRequest,
    door: &Door,
    connections: &dyn Connections,
) -> Result<Actor, HttpResponse> {
    let Some(token) = token(http) else {
        return Ok(Actor::Anonymous);
    };
    match door.identity().actor(connections, &token).await {
        Ok(Some(actor)) => Ok(actor),
        Ok(None) => Err(super::failure(StatusCode::UNAUTHORIZED, "Invalid token")),
        Err(error) => {
            log::warn!("a caller could not be identified: {error}");
            Err(super::failure(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable"))
        }
    }
}

fn token(http: &HttpRequest) -> Option<String> {
    let header = http.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let (scheme, token) = header?.split_once(' ')?;
    let known = scheme.eq_ignore_ascii_case("bearer") || scheme.eq_ignore_ascii_case("jwt");
    // openIMIS's front end sends "JWT undefined" after its login by cookie (frontend-api, trap 3)
    let meant = known && !matches!(token.trim(), "" | "undefined" | "null");
    meant.then(|| token.trim().to_owned())
}
