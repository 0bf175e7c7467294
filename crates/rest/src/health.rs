//! Whether the server lives, whether it can work, and what it has done: for the machines that watch it.

use crate::door::Door;
use crate::errors;
use actix_web::http::header::RETRY_AFTER;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Responder};
use serde_json::json;

pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .route("/health/live", web::get().to(live))
        .route("/health/ready", web::get().to(ready))
        .route("/metrics", web::get().to(metrics));
}

async fn live() -> impl Responder {
    HttpResponse::Ok().json(json!({ "status": "up" }))
}

async fn ready(door: web::Data<Door>) -> impl Responder {
    match door.ready().await {
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

async fn metrics(door: web::Data<Door>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(door.metrics().render(&door.measure()))
}
