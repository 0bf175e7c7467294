//! Routes of a module's own, for what is neither resource nor operation: the bytes of a photo, a report.

use crate::access::Actor;
use crate::database::{Connections, Lease};
use crate::error::Error;
use crate::platform::Platform;
use crate::settings::ServerSettings;
use actix_web::dev::Payload;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use futures_util::future::LocalBoxFuture;
use serde_json::Value;
use std::io::Write;
use std::sync::Arc;

/// Plain routes below `/api/v1`.
#[derive(Debug, Clone, Copy)]
pub struct Routes {
    /// Adds them to the server. Their handlers take a [`Caller`].
    pub configure: fn(&mut ServiceConfig),
    /// The path items that describe them in the OpenAPI document, as an object by path below `/api/v1`.
    pub describe: fn() -> Value,
}

/// What a door does for handlers that it does not know.
pub trait Front: Send + Sync {
    /// Who sends the request; a finished answer for a credential that is not valid.
    fn admit<'a>(&'a self, request: &'a HttpRequest) -> LocalBoxFuture<'a, Result<Actor, HttpResponse>>;

    /// Writes the body of a request into this, without keeping others from working while it is on its way; a finished
    /// answer for one that is longer than the limit, too slow or cut off.
    fn receive<'a>(
        &'a self,
        request: &'a HttpRequest,
        body: web::Payload,
        limit: u64,
        into: &'a mut dyn Write,
    ) -> LocalBoxFuture<'a, Result<(), HttpResponse>>;

    /// The answer that tells of this error, logged where it is not the client's.
    fn refuse(&self, request: &HttpRequest, error: Error) -> HttpResponse;
}

/// Whoever sends a request to a route of a module's own, admitted as at every other address, and what its handler needs.
///
/// ```
/// use actix_web::{HttpResponse, web};
/// use openimis_core::declare::{Access, Caller};
/// use openimis_core::error::Error;
///
/// async fn sketch(caller: Caller, id: web::Path<String>) -> HttpResponse {
///     caller.answer(draw(&caller, &id).await)
/// }
///
/// async fn draw(caller: &Caller, id: &str) -> Result<HttpResponse, Error> {
///     caller.actor.check(Access::Authenticated)?;
///     let connection = caller.lease().await?;
///     # drop(connection);
///     Ok(HttpResponse::Ok().content_type("image/png").body(id.to_owned()))
/// }
/// ```
pub struct Caller {
    /// Who.
    pub actor: Actor,
    platform: Data<Platform>,
    connections: Data<dyn Connections>,
    front: Data<dyn Front>,
    request: HttpRequest,
}

impl Caller {
    /// What all requests share.
    #[must_use]
    pub fn platform(&self) -> &Platform {
        &self.platform
    }

    /// A connection; a request takes one at most.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when there is none in time.
    pub async fn lease(&self) -> Result<Lease, Error> {
        self.connections.lease().await
    }

    /// Writes the request's body into this: for uploads that memory should not hold. `server.upload_limit` bounds them.
    ///
    /// # Errors
    /// The answer for a body that is too long, too slow or cut off.
    pub async fn receive(&self, body: web::Payload, into: &mut dyn Write) -> Result<(), HttpResponse> {
        let limit = self.platform.settings.get::<ServerSettings>().upload_limit;
        self.front.receive(&self.request, body, limit, into).await
    }

    /// The answer, or what tells of the error, as at every other address.
    #[must_use]
    pub fn answer(&self, done: Result<HttpResponse, Error>) -> HttpResponse {
        done.unwrap_or_else(|error| self.front.refuse(&self.request, error))
    }
}

impl FromRequest for Caller {
    type Error = actix_web::Error;
    type Future = LocalBoxFuture<'static, Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let outside = || actix_web::error::ErrorInternalServerError("a route outside the door");
            let front = request.app_data::<Data<dyn Front>>().cloned().ok_or_else(outside)?;
            let platform = request.app_data::<Data<Platform>>().cloned().ok_or_else(outside)?;
            let connections = request
                .app_data::<Data<dyn Connections>>()
                .cloned()
                .ok_or_else(outside)?;
            let admitted = front.admit(&request).await;
            let actor =
                admitted.map_err(|answer| actix_web::error::InternalError::from_response("not admitted", answer))?;
            Ok(Self {
                actor,
                platform,
                connections,
                front,
                request,
            })
        })
    }
}

impl std::fmt::Debug for Caller {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Caller")
            .field("actor", &self.actor)
            .finish_non_exhaustive()
    }
}

/// For doors: what callers are made of, as application data of every worker.
pub fn serve_callers(
    config: &mut ServiceConfig,
    platform: Arc<Platform>,
    connections: Arc<dyn Connections>,
    front: Arc<dyn Front>,
) {
    config
        .app_data(Data::from(platform))
        .app_data(Data::from(connections))
        .app_data(Data::from(front));
}
