//! Mutations that may take long, where the server is told to answer before they are done: one after the other.

use super::find;
use crate::request::RequestContext;
use actix_web::rt;
use futures_util::future::{Either, select};
use openimis_core::access::Actor;
use openimis_core::database::Connections;
use openimis_core::error::Error;
use openimis_core::operate::{LogEntry, Progress, note_progress, perform_each, receive};
use openimis_core::platform::Platform;
use openimis_core::registry::RegisteredOperation;
use serde_json::{Map, Value};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How often the log is told how far an operation is.
const TELL: Duration = Duration::from_secs(1);

/// What is to be done once it is its turn.
struct Queued {
    platform: Arc<Platform>,
    connections: Arc<dyn Connections>,
    turns: Arc<Semaphore>,
    actor: Actor,
    field: &'static str,
    targets: Vec<String>,
    input: Map<String, Value>,
    entry: LogEntry,
}

/// Whether an operation waits for its turn here.
pub(super) fn waits(request: &RequestContext, operation: &RegisteredOperation) -> bool {
    request.options().queue_long_operations
        && operation.description.declared.dialect.may_take_long
        // what is refused at once is told at once
        && operation.admit(request.actor()).is_ok()
}

/// Writes its log row, and has it done after the answer.
pub(super) async fn start(
    request: &RequestContext,
    operation: &RegisteredOperation,
    (targets, input): (Vec<String>, Map<String, Value>),
    mut entry: LogEntry,
) -> Result<(), Error> {
    let named: Vec<_> = targets.iter().map(String::as_str).collect();
    {
        let mut connection = request.exclusive().await?;
        let what = (named.as_slice(), &input);
        receive(
            request.platform(),
            &mut connection,
            request.actor(),
            operation,
            what,
            &entry,
        )
        .await?;
    }
    entry.progress = Some(Arc::default());
    let queued = Queued {
        platform: request.shared_platform(),
        connections: request.shared_connections(),
        turns: request.turns(),
        actor: request.actor().clone(),
        field: operation.description.declared.graphql.unwrap_or_default(),
        targets,
        input,
        entry,
    };
    rt::spawn(async move {
        match queued.work().await {
            // the log tells why
            Ok(()) | Err(Error::Refused(_)) => {}
            Err(error) => log::error!("a queued {} failed: {error}", queued.field),
        }
    });
    Ok(())
}

impl Queued {
    async fn work(&self) -> Result<(), Error> {
        // told from the start, so that a row that waits is not taken for one that nobody works at
        let telling = pin!(self.tell());
        let working = pin!(self.perform());
        match select(working, telling).await {
            Either::Left((done, _)) => done,
            Either::Right(((), working)) => working.await,
        }
    }

    async fn perform(&self) -> Result<(), Error> {
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let operation = find(&self.platform.registry, self.field);
        let operation = operation.ok_or_else(|| Error::internal("an operation that is not there"))?;
        let targets: Vec<_> = self.targets.iter().map(String::as_str).collect();
        let mut connection = self.connections.lease().await?;
        let what = (targets.as_slice(), &self.input);
        perform_each(
            &self.platform,
            &mut connection,
            &self.actor,
            operation,
            what,
            &self.entry,
        )
        .await?;
        Ok(())
    }

    /// Tells the log again and again how far it is; never ends but for want of something to tell.
    async fn tell(&self) {
        let (Some(id), Some(progress)) = (self.entry.id, &self.entry.progress) else {
            return;
        };
        loop {
            rt::time::sleep(TELL).await;
            if let Err(error) = self.tell_once(id, progress).await {
                log::warn!("the log does not tell how far a queued {} is: {error}", self.field);
            }
        }
    }

    async fn tell_once(&self, id: uuid::Uuid, progress: &Progress) -> Result<(), Error> {
        let mut connection = self.connections.lease().await?;
        note_progress(&self.platform, &mut connection, id, progress).await
    }
}
