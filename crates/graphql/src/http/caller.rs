//! Who sends a request.

use crate::door::Door;
use crate::request::Session;
use crate::session::{Proof, access_token, refresh_token};
use actix_web::http::StatusCode;
use actix_web::http::header::{AUTHORIZATION, USER_AGENT};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use openimis_core::access::Actor;
use openimis_core::database::Connections;
use openimis_rest::edge::ClientAddress;
use openimis_rest::identity::Client;

/// How the caller is named: by the header, else by the cookie.
pub(super) fn session(http: &HttpRequest) -> Session {
    let header = token(http);
    let access = access_token(http);
    let proof = match (&header, &access) {
        (None, Some(token)) => Proof::of(http, token),
        _ => Proof::NotNeeded,
    };
    let agent = http.headers().get(USER_AGENT).and_then(|agent| agent.to_str().ok());
    Session {
        header,
        access,
        refresh: refresh_token(http),
        proof,
        client: Client {
            address: http.extensions().get::<ClientAddress>().and_then(|address| address.0),
            agent: agent.map(str::to_owned),
        },
    }
}

/// The actor. A token in the header that is not valid answers 401; one in a cookie is forgotten, so that a browser whose
/// session ended can log in again.
pub(super) async fn actor(
    session: &Session,
    door: &Door,
    connections: &dyn Connections,
) -> Result<Actor, HttpResponse> {
    let Some(token) = session.header.as_ref().or(session.access.as_ref()) else {
        return Ok(Actor::Anonymous);
    };
    match door.identity().actor(connections, token).await {
        Ok(Some(actor)) => Ok(actor),
        Ok(None) if session.header.is_none() => Ok(Actor::Anonymous),
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
