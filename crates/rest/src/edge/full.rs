//! The answer of a full server. It is given many times while there is no processor to spare, so nothing of it is made
//! anew that is always the same.

use super::admission::Full;
use super::{RequestId, headers, request_id};
use crate::door::Door;
use crate::errors::{self, Failure, kinds};
use crate::format::{self, Format};
use crate::language;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LENGTH, RETRY_AFTER};
use actix_web::web::Bytes;
use actix_web::{HttpMessage as _, HttpResponse};
use futures_util::{FutureExt as _, StreamExt as _};
use openimis_core::language::Languages;
use tokio::task::yield_now;

/// The error document in the installation's language, without the id of a request: none of it was done, so nobody has
/// to look it up.
pub(crate) fn document(languages: &Languages) -> Bytes {
    let failure = Failure::from(kinds::TOO_BUSY.problem());
    errors::render(&failure, "", languages.choose(None)).into()
}

impl From<Full> for Failure {
    fn from(full: Full) -> Self {
        Self::from(kinds::TOO_BUSY.problem()).after(full.retry_after)
    }
}

/// Sends a request away. The metrics count it with all others that were refused, and the log knows nothing of it.
pub(super) async fn answer(door: &Door, mut request: ServiceRequest, full: Full, id: &RequestId) -> ServiceResponse {
    skip_body(&mut request).await;
    let mut response = if is_plain(&request) {
        let mut response = HttpResponse::ServiceUnavailable();
        response
            .content_type(Format::JsonApi.content_type())
            .insert_header((CACHE_CONTROL, "no-store"))
            .insert_header((RETRY_AFTER, full.retry_after));
        language::name(&mut response, door.spoken().choose(None), "Accept");
        response.body(door.full_document().clone())
    } else {
        errors::answer_in(door.spoken(), &full.into(), request.request())
    };
    headers::protect(
        response.headers_mut(),
        door.options(),
        headers::Kind::of(request.path()),
    );
    request_id::tell(id, response.headers_mut());
    request.into_response(response)
}

/// Takes what has come of a body already: a connection is closed after an answer to a body that nobody read, and making
/// another one costs more than this.
async fn skip_body(request: &mut ServiceRequest) {
    if !request.headers().contains_key(CONTENT_LENGTH) {
        return;
    }
    // what came along with the head is handed over after the first look at the request
    yield_now().await;
    let mut payload = request.take_payload();
    while let Some(Some(Ok(_))) = payload.next().now_or_never() {}
}

/// Whether the document will do as it is.
fn is_plain(request: &ServiceRequest) -> bool {
    !request.headers().contains_key(ACCEPT_LANGUAGE) && format::of_error(request.request()) == Format::JsonApi
}
