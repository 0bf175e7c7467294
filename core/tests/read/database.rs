//! The fixture's tables in a schema of their own, inside a transaction that is never committed.

use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use openimis_localdb::{Cluster, Options, Profile};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU32, Ordering};

const DATABASE: &str = "read_engine";
const TABLES: &str = include_str!("tables.sql");

static CLUSTER: LazyLock<Option<Cluster>> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join("openimis-tests");
    let opened = Cluster::shared(Options::new(folder).profile(Profile::Fast).max_connections(300));
    opened.inspect_err(|error| println!("skipped: {error}")).ok()
});

static SCHEMAS: AtomicU32 = AtomicU32::new(0);

/// A connection to the server that `OPENIMIS_TEST_DATABASE_URL` names, else to a private one; `None`, said aloud, where
/// there is no PostgreSQL.
pub async fn connect() -> Option<AsyncPgConnection> {
    let address = if let Ok(url) = std::env::var("OPENIMIS_TEST_DATABASE_URL") {
        url
    } else {
        let cluster = CLUSTER.as_ref()?;
        let made = cluster.ensure_database(DATABASE, |_| Ok::<(), openimis_localdb::Error>(()));
        made.expect("a database can be made");
        cluster.connection_string(DATABASE)
    };
    let mut connection = AsyncPgConnection::establish(&address)
        .await
        .expect("the server answers");
    connection.begin_test_transaction().await.expect("a transaction");
    let number = SCHEMAS.fetch_add(1, Ordering::Relaxed);
    let schema = format!("read_{}_{number}", std::process::id());
    let schema = format!("CREATE SCHEMA {schema}; SET LOCAL search_path = {schema};");
    connection.batch_execute(&schema).await.expect("a schema");
    connection.batch_execute(TABLES).await.expect("the tables");
    Some(connection)
}
