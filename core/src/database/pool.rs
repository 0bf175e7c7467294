//! A worker's connections.

use super::connect::Database;
use super::connections::Lease;
use crate::error::Error;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{self, PoolError};
use diesel_async::pooled_connection::{AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod};
use std::sync::{Arc, PoisonError};

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
        self.measure(&connections);
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
}

/// Looks at one pool, while there is one.
pub(super) type Measure = Box<dyn Fn() -> Option<PoolFigures> + Send + Sync>;

/// What pools are doing just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PoolFigures {
    /// Connections that they may have.
    pub limit: usize,
    /// Connections that they have.
    pub open: usize,
    /// Those of them that nobody has borrowed.
    pub idle: usize,
    /// Requests that wait for one.
    pub waiting: usize,
}

impl Database {
    /// All pools of this process together.
    #[must_use]
    pub fn pools(&self) -> PoolFigures {
        let mut pools = self.inner.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let mut sum = PoolFigures::default();
        pools.retain(|measure| {
            let figures = measure();
            sum.add(figures.unwrap_or_default());
            figures.is_some()
        });
        sum
    }

    fn measure(&self, pool: &deadpool::Pool<AsyncPgConnection>) {
        let pool = pool.weak();
        let measure: Measure = Box::new(move || pool.upgrade().map(|pool| PoolFigures::of(&pool)));
        self.inner
            .pools
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(measure);
    }
}

impl PoolFigures {
    fn of(pool: &deadpool::Pool<AsyncPgConnection>) -> Self {
        let status = pool.status();
        Self {
            limit: status.max_size,
            open: status.size,
            idle: status.available,
            waiting: status.waiting,
        }
    }

    fn add(&mut self, other: Self) {
        self.limit += other.limit;
        self.open += other.open;
        self.idle += other.idle;
        self.waiting += other.waiting;
    }
}

impl std::fmt::Debug for Pool {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pool")
            .field("database", &self.database)
            .finish_non_exhaustive()
    }
}
