//! One operation in its transaction, with what makes it safe to send: `If-Match` and `Idempotency-Key`.

use super::repeat::{self, Key};
use super::{Asked, answer};
use crate::errors::Failure;
use crate::etag::{self, IfMatch};
use crate::format::html::View;
use crate::parameters::Read;
use actix_web::HttpResponse;
use actix_web::http::Method;
use openimis_core::database::Lease;
use openimis_core::declare::{Answer, Call, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{LogEntry, Unit, Work, in_one};
use serde_json::{Map, Value};

/// An operation and what its sender takes care of.
pub(super) struct Careful<'w> {
    pub(super) asked: &'w Asked<'w>,
    pub(super) view: &'w View<'w>,
    pub(super) input: &'w Map<String, Value>,
    pub(super) read: Option<&'w Read>,
    pub(super) if_match: IfMatch,
    pub(super) key: Option<Key>,
}

/// What came of it.
pub(super) enum Done {
    /// Committed, to be answered.
    Answered(Answer),
    /// Committed together with its answer, now or the first time.
    Sent(HttpResponse),
}

impl<'w> Careful<'w> {
    /// Reads the headers of a request.
    ///
    /// # Errors
    /// 400 for headers that do not parse, 428 for a change without `If-Match` where the installation wants one.
    pub(super) fn of(
        asked: &'w Asked<'w>,
        view: &'w View<'w>,
        input: &'w Map<String, Value>,
        read: Option<&'w Read>,
    ) -> Result<Self, Failure> {
        let request = view.exchange.request;
        let if_match = match asked.operation.description.declared.verb {
            Verb::Update | Verb::Delete => IfMatch::of_change(request, view.exchange.door.options())?,
            _ => IfMatch::of(request)?,
        };
        let key = if request.method() == Method::POST {
            Key::of(request, view.actor, || Value::from(input.clone()).to_string())?
        } else {
            None
        };
        Ok(Self {
            asked,
            view,
            input,
            read,
            if_match,
            key,
        })
    }

    /// Does it, and answers.
    ///
    /// # Errors
    /// Why it was refused: nothing is changed then.
    pub(super) async fn run(&mut self) -> Result<HttpResponse, Error> {
        let (done, connection) = self.perform().await?;
        Ok(match done {
            Done::Sent(response) => response,
            Done::Answered(answer) => {
                answer::respond(self.view, self.asked.operation, &connection, answer, self.read).await
            }
        })
    }
}

impl Careful<'_> {
    /// Does it; the connection that it was done on can read what it made.
    pub(super) async fn perform(&mut self) -> Result<(Done, Lease), Error> {
        let exchange = self.view.exchange;
        let mut connection = exchange.connections.lease().await?;
        let done = in_one(exchange.door.platform(), &mut connection, self.view.actor, self).await?;
        Ok((done, connection))
    }
}

impl Work for Careful<'_> {
    type Output = Done;

    async fn run(&mut self, unit: &mut Unit<'_>) -> Result<Done, Error> {
        if let Some(first) = repeat::first_answer(unit, self.key.as_ref()).await? {
            return Ok(Done::Sent(first));
        }
        let (operation, target) = (self.asked.operation, self.asked.id);
        self.asked.expect(unit, &self.if_match).await?;
        let call = Call {
            target,
            input: self.input,
        };
        let answer = unit.perform(operation, call, &LogEntry::default()).await?;
        let Some(key) = &self.key else {
            return Ok(Done::Answered(answer));
        };
        // written before the commit, so that the answer is kept if and only if the change is
        let response = answer::rendered(self.view, operation, unit.connection(), answer, self.read).await?;
        let response = etag::finish(self.view.exchange.request, response).map_err(|failure| failure.error)?;
        Ok(Done::Sent(key.keep(unit, response).await?))
    }
}
