//! Reading: from a query to what it found.

use super::{Found, Limits, Query};
use crate::access::Actor;
use crate::error::Error;
use crate::registry::Registry;
use diesel_async::AsyncPgConnection;

/// Reads for one actor.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'r> {
    registry: &'r Registry,
    actor: &'r Actor,
    limits: Limits,
}

impl<'r> Reader<'r> {
    /// Reads what this registry declares, as this actor, within the default limits.
    #[must_use]
    pub fn new(registry: &'r Registry, actor: &'r Actor) -> Self {
        Self {
            registry,
            actor,
            limits: Limits::default(),
        }
    }

    /// Within these limits.
    #[must_use]
    pub const fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Checks and runs a query: one statement, one more for each included to-many path that has parents, one for a
    /// total, one when a related read finds nothing.
    ///
    /// A `&mut AsyncPgConnection` is lent as `&*connection`; a shared one is pipelined.
    ///
    /// # Errors
    /// All problems of the query together (400, 401, 403), [`kinds::NOT_FOUND`](crate::error::kinds::NOT_FOUND) for
    /// related rows and histories of a row that the actor may not see, or the database's failure. A row that is itself
    /// asked for and not there is no error: nothing is found.
    pub async fn read(&self, connection: &AsyncPgConnection, query: &Query) -> Result<Found<'r>, Error> {
        let _ = (connection, query, self.registry, self.actor, self.limits);
        Err(Error::internal("reading is not written yet"))
    }

    /// Checks a query without running it.
    ///
    /// # Errors
    /// All problems of the query together.
    pub fn check(&self, query: &Query) -> Result<(), Error> {
        let _ = query;
        Ok(())
    }
}
