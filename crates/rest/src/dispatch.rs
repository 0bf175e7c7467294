//! From a request to whoever answers it.

use crate::auth::{self, identify};
use crate::body::header;
use crate::door::Door;
use crate::edge::Pattern;
use crate::errors::{self, Failure, kinds};
use crate::routes::{Endpoint, Matched, Mismatch, segments};
use crate::seam::Connections;
use crate::{BASE, negotiate, read, write};
use actix_web::http::Method as HttpMethod;
use actix_web::http::header::{ACCEPT, ALLOW};
use actix_web::web::{self, Payload};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use openimis_core::registry::Method;

/// One request and what is needed to answer it.
pub(crate) struct Exchange<'a> {
    pub(crate) door: &'a Door,
    pub(crate) connections: &'a dyn Connections,
    pub(crate) request: &'a HttpRequest,
}

/// Answers everything below [`BASE`] that no module answers itself.
pub(crate) async fn serve(
    request: HttpRequest,
    payload: Payload,
    door: web::Data<Door>,
    connections: web::Data<dyn Connections>,
) -> HttpResponse {
    let exchange = Exchange {
        door: &door,
        connections: connections.as_ref(),
        request: &request,
    };
    match route(&exchange, payload).await {
        Ok(response) => response,
        Err(failure) => errors::answer(&failure, &request),
    }
}

/// Answers what is outside.
pub(crate) async fn nothing_here(request: HttpRequest) -> HttpResponse {
    errors::answer(&kinds::NO_SUCH_ADDRESS.problem().into(), &request)
}

async fn route(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let request = exchange.request;
    let below = request.uri().path().strip_prefix(BASE).and_then(segments);
    let segments = below.ok_or_else(|| kinds::NO_SUCH_ADDRESS.problem())?;
    let method = method(request.method());
    if let Some(endpoint) = auth::find(&segments) {
        name_pattern(request, endpoint.pattern());
        return match method.filter(|method| endpoint.methods().contains(method)) {
            Some(method) => auth::serve(exchange, endpoint, method, payload).await,
            None => Ok(other_methods(request, endpoint.methods())),
        };
    }
    match exchange.door.table().find(method, &segments) {
        Ok(matched) => {
            name_pattern(request, &matched.pattern);
            answer(exchange, matched, payload).await
        }
        Err(Mismatch::Allowed(methods, pattern)) => {
            name_pattern(request, &pattern);
            Ok(other_methods(request, &methods))
        }
        Err(Mismatch::NoSuchAddress) => Err(kinds::NO_SUCH_ADDRESS.problem().into()),
    }
}

async fn answer(exchange: &Exchange<'_>, matched: Matched, payload: Payload) -> Result<HttpResponse, Failure> {
    negotiate::check_accept(header(exchange.request, &ACCEPT).as_deref())?;
    let actor = identify::actor(exchange).await?;
    match matched.endpoint {
        Endpoint::Operation(place, id) => write::operation(exchange, &actor, place, id.as_deref(), payload).await,
        reading => read::serve(exchange, &actor, reading).await,
    }
}

fn name_pattern(request: &HttpRequest, below: &str) {
    request.extensions_mut().insert(Pattern(format!("{BASE}{below}")));
}

fn method(method: &HttpMethod) -> Option<Method> {
    match *method {
        HttpMethod::GET | HttpMethod::HEAD => Some(Method::Get),
        HttpMethod::POST => Some(Method::Post),
        HttpMethod::PATCH => Some(Method::Patch),
        HttpMethod::DELETE => Some(Method::Delete),
        _ => None,
    }
}

/// Answers `OPTIONS`, and refuses every other method, with those that exist.
fn other_methods(request: &HttpRequest, methods: &[Method]) -> HttpResponse {
    let mut names: Vec<_> = methods.iter().map(ToString::to_string).collect();
    if methods.contains(&Method::Get) {
        names.push("HEAD".to_owned());
    }
    names.push("OPTIONS".to_owned());
    let allow = names.join(", ");
    if request.method() == HttpMethod::OPTIONS {
        return HttpResponse::NoContent().insert_header((ALLOW, allow)).finish();
    }
    let mut response = errors::answer(&kinds::METHOD_NOT_ALLOWED.problem().into(), request);
    if let Ok(value) = allow.parse() {
        response.headers_mut().insert(ALLOW, value);
    }
    response
}
