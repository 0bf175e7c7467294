//! Borrowing a connection, for whoever must not know where connections come from.

use super::pool::Pool;
use crate::error::Error;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool;
use futures_util::future::BoxFuture;

/// A connection on loan; dropping it gives it back.
pub type Lease = deadpool::Object<AsyncPgConnection>;

/// A worker's connections.
///
/// Whoever has something else to wait for in between takes this instead of a connection, and gives each one back before
/// he waits: a worker has few of them.
pub trait Connections: Send + Sync {
    /// Takes a connection.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when there is none in time.
    fn lease(&self) -> BoxFuture<'_, Result<Lease, Error>>;
}

impl Connections for Pool {
    fn lease(&self) -> BoxFuture<'_, Result<Lease, Error>> {
        Box::pin(self.get())
    }
}
