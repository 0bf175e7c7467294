//! Whether the server can do its work: the database answers, and is what the linked modules need.

use crate::start::Started;
use openimis_core::database::Connections;
use openimis_core::migration::{self, ModuleMigrations};
use openimis_rest::Readiness;
use std::sync::Arc;

/// Asks with the worker's own connections, so that a probe meets what a request would.
///
/// Migrations are looked at each time, which costs two small statements: a database may come back from an outage as a
/// restored copy.
pub(crate) fn of(started: &Started) -> Readiness {
    let migrations = Arc::new(started.migrations());
    Arc::new(move |connections| {
        let migrations = Arc::clone(&migrations);
        Box::pin(async move { probe(connections, &migrations).await })
    })
}

async fn probe(connections: &dyn Connections, migrations: &[ModuleMigrations<'_>]) -> Result<(), String> {
    let lease = connections.lease().await;
    let mut connection = lease.map_err(|error| format!("no connection: {error}"))?;
    let pending = migration::pending(&mut connection, migrations).await;
    match pending.map_err(|error| error.to_string())?.as_slice() {
        [] => Ok(()),
        steps => Err(format!("migrations are pending: {}", steps.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use openimis_core::database::{Database, DatabaseSettings};
    use openimis_testkit::{TestDatabase, core_migrations};

    #[tokio::test]
    async fn a_restored_copy_that_lacks_a_migration_is_not_ready() {
        let database = TestDatabase::empty_migrated();
        let settings = DatabaseSettings {
            url: database.url(),
            ..DatabaseSettings::default()
        };
        let connections = Database::new(&settings).unwrap().pool().unwrap();
        let migrations = [core_migrations()];
        assert_eq!(probe(&connections, &migrations).await, Ok(()));
        database
            .run("DELETE FROM openimis_migration WHERE name = 'identity'")
            .await;
        let refused = probe(&connections, &migrations).await;
        assert_eq!(refused.unwrap_err(), "migrations are pending: core.0100 identity");
        database.run("DROP TABLE openimis_migration").await;
        assert!(probe(&connections, &migrations).await.is_err());
    }
}
