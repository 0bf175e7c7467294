//! Who sends a request.

use super::cookie;
use crate::dispatch::Exchange;
use crate::errors::{Failure, kinds};
use crate::language::AskedBy;
use crate::message;
use actix_web::HttpMessage as _;
use actix_web::http::header::AUTHORIZATION;
use openimis_core::access::{Actor, User};
use openimis_core::error::{Error, kinds as core_kinds};
use std::sync::Arc;

/// The actor: whoever the header names, else whoever the cookie names, else nobody.
///
/// A credential that is sent and not valid is refused, also where none is needed: the client should know.
pub(crate) async fn actor(exchange: &Exchange<'_>) -> Result<Actor, Failure> {
    if let Some(sent) = exchange.request.headers().get(AUTHORIZATION) {
        let token = sent.to_str().ok().and_then(bearer);
        let token = token.ok_or_else(|| kinds::INVALID_TOKEN.problem().detail(message::bearer()))?;
        return known(exchange, token).await;
    }
    match cookie::access_token(exchange.request) {
        Some(token) => {
            cookie::check_cross_site(exchange.request, &token)?;
            known(exchange, &token).await
        }
        None => Ok(Actor::Anonymous),
    }
}

/// The user; 401 for nobody.
pub(super) async fn user(exchange: &Exchange<'_>) -> Result<Arc<User>, Failure> {
    match actor(exchange).await? {
        Actor::User(user) => Ok(user),
        Actor::Anonymous => Err(core_kinds::UNAUTHENTICATED.problem().into()),
    }
}

async fn known(exchange: &Exchange<'_>, token: &str) -> Result<Actor, Failure> {
    let known: Result<_, Error> = exchange.door.identity().actor(exchange.connections, token).await;
    let actor = known?.ok_or_else(|| kinds::INVALID_TOKEN.problem())?;
    if let Actor::User(user) = &actor {
        exchange.request.extensions_mut().insert(AskedBy(Arc::clone(user)));
    }
    Ok(actor)
}

fn bearer(header: &str) -> Option<&str> {
    let (scheme, token) = header.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::bearer;

    #[test]
    fn bearer_is_read_whatever_its_case() {
        let cases = [
            ("Bearer abc", Some("abc")),
            ("bearer  abc ", Some("abc")),
            ("Basic abc", None),
            ("Bearer", None),
            ("Bearer ", None),
        ];
        for (header, expected) in cases {
            assert_eq!(bearer(header), expected, "{header}");
        }
    }
}
