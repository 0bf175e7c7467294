//! A worker's pool, as doors see it.

use futures_util::future::BoxFuture;
use openimis_core::database::Pool;
use openimis_core::error::Error;
use openimis_rest::seam::{Connections, Lease};

/// The connections of one worker.
pub(crate) struct WorkerConnections(pub(crate) Pool);

impl Connections for WorkerConnections {
    fn lease(&self) -> BoxFuture<'_, Result<Lease, Error>> {
        Box::pin(async { Ok(self.0.get().await?.into_object()) })
    }
}
