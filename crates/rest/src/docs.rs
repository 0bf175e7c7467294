//! Documentation: the OpenAPI document, Swagger UI from this server, the page of errors.

use crate::door::Door;
use crate::errors::page;
use crate::{BASE, dispatch, language};
use actix_web::http::header::LOCATION;
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Responder};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the pages are; they get a content policy of their own.
pub(crate) const PATH: &str = "/api/v1/docs";

/// Adds the documentation to the API's scope.
pub(crate) fn configure(config: &mut ServiceConfig) {
    let document = format!("{BASE}/openapi.json");
    let explorer = SwaggerUi::new("/docs/{_:.*}").config(Config::from(document).try_it_out_enabled(true));
    config
        .service(dispatch::reading("/openapi.json", openapi))
        .service(dispatch::reading("/docs", moved))
        .service(dispatch::reading("/docs/errors", errors))
        .service(explorer);
}

async fn openapi(door: web::Data<Door>) -> impl Responder {
    HttpResponse::Ok()
        .content_type("application/json")
        .body(door.openapi().to_owned())
}

/// The pages name their parts relatively, so the address must end with a slash.
async fn moved() -> impl Responder {
    HttpResponse::MovedPermanently()
        .insert_header((LOCATION, format!("{PATH}/")))
        .finish()
}

async fn errors(door: web::Data<Door>, request: HttpRequest) -> impl Responder {
    let voice = language::voice(&door, &request);
    language::name(&mut HttpResponse::Ok(), voice, "")
        .content_type("text/html; charset=utf-8")
        .body(page::html(&door.platform().registry, voice))
}
