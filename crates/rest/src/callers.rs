//! What this door does for the routes that modules serve themselves.

use crate::auth::identify;
use crate::body;
use crate::dispatch::Exchange;
use crate::door::Door;
use crate::errors;
use crate::format::Format;
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::future::LocalBoxFuture;
use openimis_core::access::Actor;
use openimis_core::database::Connections;
use openimis_core::declare::Front;
use openimis_core::error::Error;
use std::io::Write;

/// The door, seen from such a route.
pub(crate) struct CallersFront(pub(crate) Door);

impl Front for CallersFront {
    fn admit<'a>(&'a self, request: &'a HttpRequest) -> LocalBoxFuture<'a, Result<Actor, HttpResponse>> {
        Box::pin(async move {
            let Some(connections) = request.app_data::<Data<dyn Connections>>() else {
                return Err(self.refuse(request, Error::internal("no connections")));
            };
            let exchange = Exchange {
                door: &self.0,
                connections: connections.as_ref(),
                request,
                format: Format::JsonApi,
                offered: Format::DOCUMENT,
            };
            let admitted = identify::actor(&exchange).await;
            admitted.map_err(|failure| errors::answer(&failure, request))
        })
    }

    fn receive<'a>(
        &'a self,
        request: &'a HttpRequest,
        body: Payload,
        limit: u64,
        into: &'a mut dyn Write,
    ) -> LocalBoxFuture<'a, Result<(), HttpResponse>> {
        Box::pin(async move {
            let received = body::receive(request, body, limit, into).await;
            received.map_err(|failure| errors::answer(&failure, request))
        })
    }

    fn refuse(&self, request: &HttpRequest, error: Error) -> HttpResponse {
        errors::answer(&error.into(), request)
    }
}
