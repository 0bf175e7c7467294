//! Borrowing a connection, for whoever must not know where connections come from.

use super::pool::Pool;
use crate::error::Error;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool;
use futures_util::future::BoxFuture;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{CancelToken, NoTls, Socket};

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

    /// What ends the statement that this connection has under way, once it is awaited. For work that nobody waits for
    /// any more: PostgreSQL does not notice that while it computes.
    fn cancel(&self, lease: &Lease) -> Cancel {
        cancel(lease.cancel_token(), NoTls)
    }
}

/// Ends the statement of a connection; nothing happens before it is awaited, and a failure is no harm.
pub type Cancel = BoxFuture<'static, ()>;

fn cancel<Tls>(token: CancelToken, tls: Tls) -> Cancel
where
    Tls: MakeTlsConnect<Socket> + Send + 'static,
    Tls::Stream: Send,
    Tls::TlsConnect: Send,
    <Tls::TlsConnect as TlsConnect<Socket>>::Future: Send,
{
    Box::pin(async move {
        if let Err(error) = token.cancel_query(tls).await {
            log::warn!("a statement could not be ended: {error}");
        }
    })
}

impl Connections for Pool {
    fn lease(&self) -> BoxFuture<'_, Result<Lease, Error>> {
        Box::pin(self.get())
    }

    fn cancel(&self, lease: &Lease) -> Cancel {
        cancel(lease.cancel_token(), self.database().connector())
    }
}
