//! From a request to whoever answers it.

use crate::auth::{self, identify};
use crate::door::Door;
use crate::edge::Pattern;
use crate::errors::{self, Failure, kinds};
use crate::format::html::View;
use crate::format::html::form::{self, Form};
use crate::format::{self, Format, html};
use crate::parameters::Parameters;
use crate::routes::{Endpoint, Matched, Mismatch, segments};
use crate::write::{Body, atomic};
use crate::{BASE, etag, read, write};
use actix_web::http::Method as HttpMethod;
use actix_web::http::header::ALLOW;
use actix_web::web::{self, Payload};
use actix_web::{FromRequest, Handler, HttpMessage as _, HttpRequest, HttpResponse, Resource, Responder};
use openimis_core::database::Connections;
use openimis_core::error::ErrorKind;
use openimis_core::registry::Method;

/// One request and what is needed to answer it.
#[derive(Clone, Copy)]
pub(crate) struct Exchange<'a> {
    pub(crate) door: &'a Door,
    pub(crate) connections: &'a dyn Connections,
    pub(crate) request: &'a HttpRequest,
    /// The format of the answer.
    pub(crate) format: Format,
    /// The formats in which the address answers.
    pub(crate) offered: &'static [Format],
}

impl Exchange<'_> {
    /// The same at an address that answers in these formats.
    pub(crate) fn answering(self, offered: &'static [Format]) -> Result<Self, Failure> {
        let format = format::choose(self.request, offered)?;
        Ok(Self {
            format,
            offered,
            ..self
        })
    }
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
        format: Format::JsonApi,
        offered: Format::DOCUMENT,
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
    let below = request.uri().path().strip_prefix(BASE);
    if matches!(below, Some("" | "/")) {
        return root(exchange).await;
    }
    let segments = below.and_then(segments);
    let segments = segments.ok_or_else(|| kinds::NO_SUCH_ADDRESS.problem())?;
    let method = method(request.method());
    if let Some(endpoint) = auth::find(&segments) {
        name_pattern(request, endpoint.pattern());
        return match method.filter(|method| endpoint.methods().contains(method)) {
            Some(method) => auth::serve(exchange, endpoint, method, payload).await,
            None => Ok(other_methods(request, endpoint.methods())),
        };
    }
    if segments == [atomic::PATH] {
        name_pattern(request, "/operations");
        return match method {
            Some(Method::Post) => several(exchange, payload).await,
            _ => Ok(other_methods(request, &[Method::Post])),
        };
    }
    let (method, body) = if form::is_form(request) {
        let form = Form::read(request, payload, exchange.door.options().body_limit).await?;
        (Some(form.method), Body::Form(form))
    } else {
        (method, Body::Document(payload))
    };
    match exchange.door.table().find(method, &segments) {
        Ok(matched) => {
            name_pattern(request, &matched.pattern);
            answer(exchange, matched, body).await
        }
        Err(Mismatch::Allowed(methods, pattern)) => {
            name_pattern(request, &pattern);
            if let Some(kind) = method.and_then(|method| fixed(method, &pattern)) {
                return Err(kind.problem().into());
            }
            Ok(other_methods(request, &methods))
        }
        Err(Mismatch::NoSuchAddress) => Err(kinds::NO_SUCH_ADDRESS.problem().into()),
    }
}

/// What is answered to a change that an address does not take, where the standard wants 403 and not HTTP's 405.
pub(crate) fn fixed(method: Method, pattern: &str) -> Option<&'static ErrorKind> {
    if method != Method::Get && pattern.contains("/relationships/") {
        Some(&kinds::RELATIONSHIP_FIXED)
    } else if method == Method::Patch && pattern.ends_with("/{id}") {
        Some(&kinds::RESOURCE_FIXED)
    } else {
        None
    }
}

/// `POST /operations`
async fn several(exchange: &Exchange<'_>, payload: Payload) -> Result<HttpResponse, Failure> {
    let exchange = &exchange.answering(Format::ATOMIC)?;
    let actor = identify::actor(exchange).await?;
    atomic::operations(exchange, &actor, payload).await
}

async fn answer(exchange: &Exchange<'_>, matched: Matched, body: Body) -> Result<HttpResponse, Failure> {
    let exchange = &exchange.answering(offered(exchange, &matched.endpoint))?;
    let actor = identify::actor(exchange).await?;
    match matched.endpoint {
        Endpoint::Operation(place, id) => write::operation(exchange, &actor, place, id.as_deref(), body).await,
        Endpoint::Link(link, id) => write::link(exchange, &actor, link, &id, body).await,
        reading => read::serve(exchange, &actor, reading).await,
    }
    .and_then(|response| etag::finish(exchange.request, response))
}

/// The formats of an address: collections are tables too.
fn offered(exchange: &Exchange<'_>, endpoint: &Endpoint) -> &'static [Format] {
    match endpoint {
        Endpoint::Collection(_) => Format::COLLECTION,
        Endpoint::Related(resource, _, name) => {
            let resource = exchange.door.platform().registry.resource(resource);
            let to_many = resource
                .and_then(|resource| resource.relationship(name))
                .is_some_and(|relationship| !relationship.link.is_to_one());
            if to_many { Format::COLLECTION } else { Format::DOCUMENT }
        }
        _ => Format::DOCUMENT,
    }
}

/// `GET /`: where everything is. It tells no more than the documentation, so nobody has to log in.
async fn root(exchange: &Exchange<'_>) -> Result<HttpResponse, Failure> {
    name_pattern(exchange.request, "");
    if method(exchange.request.method()) != Some(Method::Get) {
        return Ok(other_methods(exchange.request, &[Method::Get]));
    }
    let exchange = &exchange.answering(Format::DOCUMENT)?;
    let actor = identify::actor(exchange).await?;
    let sent = Parameters::parse(exchange.request.query_string())?;
    let view = View::new(exchange, &actor, &sent);
    if exchange.format == Format::Html {
        return Ok(html::respond(HttpResponse::Ok(), view.voice, html::root(&view)));
    }
    let document = html::root_document(&exchange.door.platform().registry);
    Ok(format::tree(&view, HttpResponse::Ok(), String::new, &document))
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

/// An address outside the registry that can be read, and refuses everything else.
pub(crate) fn reading<Arguments, Read>(path: &str, read: Read) -> Resource
where
    Arguments: FromRequest + 'static,
    Read: Handler<Arguments> + Clone,
    Read::Output: Responder,
{
    let refuse = |request: HttpRequest| async move { other_methods(&request, &[Method::Get]) };
    web::resource(path)
        .route(web::get().to(read.clone()))
        .route(web::head().to(read))
        .default_service(web::to(refuse))
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
