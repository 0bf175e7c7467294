//! Whether the server lives, whether it can work, and what it has done: for the machines that watch it.

use crate::dispatch;
use crate::door::Door;
use crate::errors::{self, kinds};
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Responder};
use openimis_core::database::Connections;
use serde_json::json;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .service(dispatch::reading("/health/live", live))
        .service(dispatch::reading("/health/ready", ready))
        .service(dispatch::reading("/metrics", metrics));
}

async fn live() -> impl Responder {
    HttpResponse::Ok().json(json!({ "status": "up" }))
}

async fn ready(door: web::Data<Door>, connections: web::Data<dyn Connections>) -> impl Responder {
    match door.ready(connections.as_ref()).await {
        Ok(()) => HttpResponse::Ok().json(json!({ "status": "up" })),
        Err(reason) => {
            // the reason may name hosts; whoever may read the log learns it there
            log::warn!("not ready: {reason}");
            HttpResponse::ServiceUnavailable()
                .insert_header((RETRY_AFTER, errors::RETRY_AFTER))
                .json(json!({ "status": "down" }))
        }
    }
}

async fn metrics(door: web::Data<Door>, request: HttpRequest) -> HttpResponse {
    if !door.options().metrics.admit(&request) {
        let problem = kinds::METRICS_CLOSED.problem();
        return errors::answer(&problem.into(), &request);
    }
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(
            door.metrics()
                .render(&door.measure(), door.admission().figures().refused),
        )
}
