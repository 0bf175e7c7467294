//! What a job can use while it runs.

use super::record;
use crate::declare::Settings;
use crate::error::Error;
use crate::platform::Platform;
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection, TransactionManager};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::sync::Arc;

type Transaction = <AsyncPgConnection as AsyncConnection>::TransactionManager;

/// The surroundings of a running job: a connection of its own, without a transaction and without a limit on the time of
/// statements, and whatever an earlier run left.
pub struct JobRun<'r> {
    pub(super) connection: &'r mut AsyncPgConnection,
    pub(super) platform: &'r Platform,
    pub(super) id: i64,
    pub(super) left_off: Option<Value>,
}

impl JobRun<'_> {
    /// The connection.
    pub const fn connection(&mut self) -> &mut AsyncPgConnection {
        self.connection
    }

    /// What all requests share.
    #[must_use]
    pub const fn platform(&self) -> &Platform {
        self.platform
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.platform.clock.now()
    }

    /// The present day where the scheme is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.platform.today()
    }

    /// A module's settings as they hold now.
    #[must_use]
    pub fn settings<S: Settings>(&self) -> Arc<S> {
        self.platform.settings.get()
    }

    /// How far the last run got, if it was cut off or failed; nothing also when it noted something of another shape.
    #[must_use]
    pub fn left_off<P: DeserializeOwned>(&self) -> Option<P> {
        let progress = self.left_off.clone()?;
        serde_json::from_value(progress).ok()
    }

    /// Does a part of the work in one transaction, and notes how far the job got in the same transaction: so a run that
    /// is cut off leaves each part either done and noted or not begun.
    ///
    /// # Errors
    /// What the work answers; nothing of it is then done.
    pub async fn step<P, W>(&mut self, work: W) -> Result<P, Error>
    where
        P: Serialize,
        W: AsyncFnOnce(&mut AsyncPgConnection) -> Result<P, Error>,
    {
        Transaction::begin_transaction(self.connection).await?;
        match self.inside(work).await {
            Ok(progress) => {
                Transaction::commit_transaction(self.connection).await?;
                Ok(progress)
            }
            Err(error) => {
                // a connection that cannot even roll back ends with the run; the first error says why
                let _ = Transaction::rollback_transaction(self.connection).await;
                Err(error)
            }
        }
    }

    async fn inside<P, W>(&mut self, work: W) -> Result<P, Error>
    where
        P: Serialize,
        W: AsyncFnOnce(&mut AsyncPgConnection) -> Result<P, Error>,
    {
        let progress = work(self.connection).await?;
        let noted = serde_json::to_value(&progress).map_err(Error::internal)?;
        record::note(self.connection, self.id, &noted).await?;
        Ok(progress)
    }
}

impl std::fmt::Debug for JobRun<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JobRun")
            .field("id", &self.id)
            .field("left_off", &self.left_off)
            .finish_non_exhaustive()
    }
}
