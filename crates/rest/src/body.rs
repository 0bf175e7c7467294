//! Bodies: read once, bounded in size and time. Who waits for one lets others work.

use crate::door::Door;
use crate::edge::aside;
use crate::errors::{Failure, kinds};
use crate::negotiate;
use actix_web::HttpRequest;
use actix_web::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderName};
use actix_web::rt::time::timeout;
use actix_web::web::{Data, Payload};
use futures_util::StreamExt as _;
use futures_util::future::{Either, ready, select};
use openimis_core::error::Error;
use serde_json::Value;
use std::io::Write;
use std::pin::pin;
use std::time::Duration;

/// A header as text.
pub(crate) fn header(request: &HttpRequest, name: &HeaderName) -> Option<String> {
    let value = request.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// The whole body.
pub(crate) async fn read(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Vec<u8>, Failure> {
    let announced = header(request, &CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| usize::try_from(length).map_or(true, |length| length > limit)) {
        return Err(kinds::BODY_TOO_LARGE.problem().into());
    }
    negotiate::check_content_encoding(header(request, &CONTENT_ENCODING).as_deref())?;
    // most bodies come along with the headers
    let whole = pin!(collect(payload, limit));
    let rest = match select(whole, ready(())).await {
        Either::Left((read, _)) => return read,
        Either::Right(((), rest)) => rest,
    };
    let options = request.app_data::<Data<Door>>().map(|door| door.options());
    let patience = options.map(|options| options.body_patience).unwrap_or_default();
    let read = aside(request, timeout(patience, rest)).await?;
    read.map_err(|_| kinds::BODY_TOO_SLOW.problem())?
}

async fn collect(mut payload: Payload, limit: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| kinds::BODY_INCOMPLETE.problem())?;
        if body.len() + chunk.len() > limit {
            return Err(kinds::BODY_TOO_LARGE.problem().into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Writes the body into this as it comes. A long one takes its time: it is too slow when nothing comes for as long as a
/// document may take in all.
pub(crate) async fn receive(
    request: &HttpRequest,
    payload: Payload,
    limit: u64,
    into: &mut dyn Write,
) -> Result<(), Failure> {
    let announced = header(request, &CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(kinds::BODY_TOO_LARGE.problem().into());
    }
    negotiate::check_content_encoding(header(request, &CONTENT_ENCODING).as_deref())?;
    let options = request.app_data::<Data<Door>>().map(|door| door.options());
    let patience = options.map(|options| options.body_patience).unwrap_or_default();
    aside(request, pour(payload, limit, patience, into)).await?
}

async fn pour(mut payload: Payload, limit: u64, patience: Duration, into: &mut dyn Write) -> Result<(), Failure> {
    let mut left = limit;
    loop {
        let next = timeout(patience, payload.next()).await;
        let Some(chunk) = next.map_err(|_| kinds::BODY_TOO_SLOW.problem())? else {
            return Ok(());
        };
        let chunk = chunk.map_err(|_| kinds::BODY_INCOMPLETE.problem())?;
        let length = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        left = left
            .checked_sub(length)
            .ok_or_else(|| kinds::BODY_TOO_LARGE.problem())?;
        into.write_all(&chunk).map_err(Error::internal)?;
    }
}

/// The JSON:API document in the body, written as JSON or XML; nothing if there is no body.
pub(crate) async fn document(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Option<Value>, Failure> {
    let body = read(request, payload, limit).await?;
    if body.is_empty() {
        return Ok(None);
    }
    let kind = header(request, &CONTENT_TYPE);
    if negotiate::is_xml(kind.as_deref()) {
        return Ok(Some(crate::format::xml::parse(&body)?));
    }
    negotiate::check_content_type(kind.as_deref())?;
    Ok(Some(crate::document::json::parse(&body)?))
}

/// The list of atomic operations in the body.
pub(crate) async fn atomic_document(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Value, Failure> {
    let body = read(request, payload, limit).await?;
    negotiate::check_atomic_type(header(request, &CONTENT_TYPE).as_deref())?;
    Ok(crate::document::json::parse(&body)?)
}
