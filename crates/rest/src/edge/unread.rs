//! Bodies of unknown length that nobody read to their end.
//!
//! actix-web closes the connection after an answer to a body that it was told the length of and that was not read, but
//! one that comes in chunks it reads on to throw it away, for as long as the client likes. It does so once the handler
//! has dropped the body; so whoever is answered before the end of his chunks has them held until he is answered.

use actix_web::HttpMessage as _;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::header::TRANSFER_ENCODING;
use actix_web::web::Bytes;
use futures_util::Stream;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};

/// A body that its reader shares with us.
#[derive(Clone)]
pub(super) struct Chunks(Rc<RefCell<Payload>>);

impl Chunks {
    /// Those of the request, if it has some.
    pub(super) fn of(request: &mut ServiceRequest) -> Option<Self> {
        if !request.headers().contains_key(TRANSFER_ENCODING) {
            return None;
        }
        let chunks = Self(Rc::new(RefCell::new(request.take_payload())));
        let payload = Box::pin(chunks.clone());
        request.set_payload(Payload::Stream { payload });
        Some(chunks)
    }

    /// Holds them until the answer is sent.
    pub(super) fn until_sent(self, response: ServiceResponse) -> ServiceResponse {
        response.map_body(|_, body| BoxBody::new(Holding { body, _chunks: self }))
    }
}

impl Stream for Chunks {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(context)
    }
}

struct Holding {
    body: BoxBody,
    _chunks: Chunks,
}

impl MessageBody for Holding {
    type Error = <BoxBody as MessageBody>::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Self::Error>>> {
        Pin::new(&mut self.body).poll_next(context)
    }
}
