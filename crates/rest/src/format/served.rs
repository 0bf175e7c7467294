//! Files that formats need beside documents: the schema of XML, the style of pages.

use super::{html, xml};
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpResponse, Responder};

/// Where the schema is, below the base.
const SCHEMA_PATH: &str = "/schema.xsd";
/// Where the style sheet is, below the base.
pub(crate) const STYLE_PATH: &str = "/style.css";

/// Adds them to the API's scope.
pub(crate) fn configure(config: &mut ServiceConfig) {
    config
        .route(SCHEMA_PATH, web::get().to(schema))
        .route(STYLE_PATH, web::get().to(style));
}

async fn schema() -> impl Responder {
    HttpResponse::Ok().content_type("application/xml").body(xml::SCHEMA)
}

async fn style() -> impl Responder {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=3600"))
        .body(html::STYLE)
}
