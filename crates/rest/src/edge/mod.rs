//! What surrounds every request, whatever answers it: request id, client address, rate limit, security headers, log
//! line, metrics, a turn to work, and a net below handlers that panic.

mod address;
mod admission;
mod full;
mod headers;
mod metrics;
mod metrics_readers;
mod rate;
mod request_id;
mod turn;
mod unread;

pub use address::{ClientAddress, Network, NetworkError};
pub use admission::{Admission, AdmissionLimit};
pub(crate) use full::document as full_document;
pub use metrics::Metrics;
pub use metrics_readers::MetricsReaders;
pub use rate::{RateLimit, RateLimiter};
pub use request_id::RequestId;
pub(crate) use turn::aside;

use crate::door::Door;
use crate::errors::{self, Failure, kinds};
use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage as _, HttpResponse};
use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::time::Instant;
use unread::Chunks;

/// The path of a request without ids, for log and metrics; whoever routes it puts it into the request's extensions.
#[derive(Debug, Clone)]
pub struct Pattern(pub String);

/// Surrounds a request.
///
/// # Errors
/// Those of the framework, and the answer to a request whose handler panicked.
pub(crate) async fn surround(
    door: &Door,
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse, Error> {
    let chunks = Chunks::of(&mut request);
    let response = admit(door, request, next).await?;
    Ok(match chunks {
        Some(chunks) => chunks.until_sent(response),
        None => response,
    })
}

/// Answers a request, or refuses it because there are too many.
async fn admit(
    door: &Door,
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse, Error> {
    let started = Instant::now();
    let id = RequestId::of(request.headers());
    let address = ClientAddress::of(&request, &door.options().trusted_proxies);
    request.extensions_mut().insert(id.clone());
    request.extensions_mut().insert(address);
    let method = request.method().clone();
    if let Some(wait) = address.0.and_then(|address| door.limiter().refuse(address)) {
        let response = too_many(door, &request, wait);
        return Ok(finish(door, request.into_response(response), &id, started));
    }
    let held = match turn::take(door.admission(), request.path()).await {
        Ok(held) => held,
        Err(full) => {
            return Ok(full::answer(door, request, full, &id).await);
        }
    };
    request.extensions_mut().insert(held.clone());
    let answered = AssertUnwindSafe(next.call(request)).catch_unwind().await;
    // what is still written of a long answer is bounded elsewhere
    held.end();
    match answered {
        Ok(Ok(response)) => Ok(finish(door, response.map_into_boxed_body(), &id, started)),
        Ok(Err(error)) => Err(error),
        Err(_) => {
            // the panic hook has logged message and place
            log::error!(request_id = id.as_str(); "a handler panicked");
            door.metrics().count(method.as_str(), "panic", 500, started.elapsed());
            let mut response = panicked(door, &id);
            headers::protect(response.headers_mut(), door.options(), headers::Kind::Document);
            Err(InternalError::from_response("panic", response).into())
        }
    }
}

fn too_many(door: &Door, request: &ServiceRequest, wait: u64) -> HttpResponse {
    let failure = Failure::from(kinds::TOO_MANY_REQUESTS.problem()).after(wait);
    errors::answer_in(door.spoken(), &failure, request.request())
}

fn panicked(door: &Door, id: &RequestId) -> HttpResponse {
    let failure = Failure::from(openimis_core::error::kinds::INTERNAL.problem());
    HttpResponse::InternalServerError()
        .content_type(crate::negotiate::JSON_API)
        .insert_header((request_id::HEADER, id.as_str()))
        .body(errors::render(&failure, id.as_str(), door.spoken().choose(None)))
}

/// Adds the headers, counts and logs.
fn finish(door: &Door, mut response: ServiceResponse, id: &RequestId, started: Instant) -> ServiceResponse {
    let kind = headers::Kind::of(response.request().path());
    headers::protect(response.headers_mut(), door.options(), kind);
    request_id::tell(id, response.headers_mut());
    let pattern = pattern(&response);
    let status = response.status().as_u16();
    // those that HTTP knows are cloned without copying a text
    let method = response.request().method().clone();
    let method = method.as_str();
    let elapsed = started.elapsed();
    door.metrics().count(method, &pattern, status, elapsed);
    let bytes = match response.response().body().size() {
        BodySize::Sized(bytes) => bytes,
        BodySize::None | BodySize::Stream => 0,
    };
    // no query, no id, no name: nothing here says whom the request was about
    log::info!(
        target: "openimis::request",
        request_id = id.as_str(), method = method, route = pattern.as_str(), status = status, bytes = bytes;
        "{method} {pattern} {status} {} ms {bytes} bytes {}",
        elapsed.as_millis(),
        id.as_str()
    );
    response
}

fn pattern(response: &ServiceResponse) -> String {
    let extensions = response.request().extensions();
    let named = extensions.get::<Pattern>().map(|pattern| pattern.0.clone());
    named
        .or_else(|| response.request().match_pattern())
        .filter(|pattern| !pattern.is_empty())
        .unwrap_or_else(|| "unmatched".to_owned())
}
