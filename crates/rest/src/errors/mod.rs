//! The one place where an error becomes an answer: status, headers and an error document in the format asked for.

mod document;
pub mod kinds;
pub mod page;
pub(crate) mod source;

pub use document::{render, status};

use crate::auth;
use crate::door::Door;
use crate::edge::RequestId;
use crate::format::{self, Format, html, xml};
use crate::language;
use actix_web::http::{StatusCode, header};
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use openimis_core::error::{Error, Problem};
use openimis_core::language::Languages;
use serde_json::Value;

/// Seconds after which a client may ask again while the database is away.
pub(crate) const RETRY_AFTER: u64 = 5;

/// Why a request was not fulfilled, with what is needed to say where.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong.
    pub error: Error,
    /// The document that was sent: pointers may only point to what exists in it (JSON:API 1.1, "Error Objects").
    pub sent: Option<Value>,
    /// Seconds until it makes sense to try again.
    pub retry_after: Option<u64>,
}

impl Failure {
    /// Found in this document.
    #[must_use]
    pub fn within(error: impl Into<Error>, sent: Option<Value>) -> Self {
        Self {
            sent,
            ..error.into().into()
        }
    }

    /// Makes sense again after so many seconds.
    #[must_use]
    pub fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self {
            error,
            sent: None,
            retry_after: None,
        }
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Error::from(problem).into()
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Self {
        Error::from(problems).into()
    }
}

/// The answer to a request that failed. Causes that are not the client's are logged here, once, and not shown.
#[must_use]
pub fn answer(failure: &Failure, request: &HttpRequest) -> HttpResponse {
    match request.app_data::<Data<Door>>() {
        Some(door) => answer_in(door.spoken(), failure, request),
        // outside of every door nobody has gathered words
        None => answer_in(&Languages::default(), failure, request),
    }
}

/// The same in one of these languages.
pub(crate) fn answer_in(languages: &Languages, failure: &Failure, request: &HttpRequest) -> HttpResponse {
    let voice = language::of(languages, request);
    let extensions = request.extensions();
    let id = extensions.get::<RequestId>().map_or("", RequestId::as_str);
    log_cause(&failure.error, id);
    let status = status(&failure.error);
    let format = format::of_error(request);
    if status == 401 && format == Format::Html {
        return auth::asked_to(request, voice);
    }
    let mut response = HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    response.content_type(format.content_type());
    response.insert_header((header::CACHE_CONTROL, "no-store"));
    language::name(&mut response, voice, "Accept");
    if status == 401 {
        response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"openIMIS\""));
    }
    if let Some(seconds) = failure.retry_after.or((status == 503).then_some(RETRY_AFTER)) {
        response.insert_header((header::RETRY_AFTER, seconds));
    }
    let document = document::tree(failure, id, voice);
    match format {
        Format::Html => html::respond(response, voice, html::error(request, voice, &document)),
        Format::Xml => response.body(xml::write(&document)),
        _ => response.body(document.to_string()),
    }
}

/// Logs what only the operator may know.
pub(crate) fn log_cause(error: &Error, request_id: &str) {
    match error {
        Error::Refused(_) => {}
        Error::Unavailable(_) => log::warn!(request_id; "{error}"),
        Error::Database(_) | Error::Internal(_) => log::error!(request_id; "{error}"),
    }
}

#[cfg(test)]
mod tests;
