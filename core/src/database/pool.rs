//! A worker's connections.

use super::connect::Database;
use super::connections::Lease;
use crate::error::Error;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{self, PoolError};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use std::sync::Arc;

/// The connections of one worker.
///
/// A worker has a pool of its own: sharing one among workers costs up to half the throughput, because each connection is
/// driven by the thread that made it. A connection whose server has gone is thrown away when it is next asked for, so
/// the pool recovers by itself as soon as the database is back.
#[derive(Clone)]
pub struct Pool {
    database: Database,
    connections: deadpool::Pool<AsyncPgConnection>,
}

impl Database {
    /// A pool for one worker; call it on the worker's own thread. Connections are made when they are needed.
    ///
    /// # Errors
    /// When the pool's size makes no sense.
    pub fn pool(&self) -> Result<Pool, Error> {
        let inner = Arc::clone(&self.inner);
        let mut config = ManagerConfig::default();
        // the driver task of a dead connection has ended, which shows without asking the server
        config.recycling_method = RecyclingMethod::Fast;
        config.custom_setup = Box::new(move |_| {
            let inner = Arc::clone(&inner);
            Box::pin(async move { inner.establish().await })
        });
        let manager = AsyncDieselConnectionManager::new_with_config(String::new(), config);
        let connections = deadpool::Pool::builder(manager)
            .max_size(self.inner.pool_size)
            .build()
            .map_err(Error::internal)?;
        Ok(Pool {
            database: self.clone(),
            connections,
        })
    }
}

impl Pool {
    /// A connection. A request holds one at a time and never a second.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none can be had within the acquire timeout.
    pub async fn get(&self) -> Result<Lease, Error> {
        let waiting = tokio::time::timeout(self.database.inner.acquire_timeout, self.connections.get());
        match waiting.await {
            Ok(Ok(connection)) => Ok(connection),
            Ok(Err(PoolError::Backend(error))) => Err(Error::Unavailable(error.to_string())),
            Ok(Err(error)) => Err(Error::Unavailable(error.to_string())),
            Err(_) => Err(Error::Unavailable(format!(
                "no connection within {} ms: {} in use, {} waiting",
                self.database.inner.acquire_timeout.as_millis(),
                self.connections.status().size,
                self.connections.status().waiting,
            ))),
        }
    }

    /// The database that the connections lead to.
    #[must_use]
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// How many connections are open, and how many of them are idle.
    #[must_use]
    pub fn open_and_idle(&self) -> (usize, usize) {
        let status = self.connections.status();
        (status.size, status.available)
    }
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool")
            .field("database", &self.database)
            .finish_non_exhaustive()
    }
}
