//! The fixture's tables in a schema of their own, usually inside a transaction that is never committed.

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

/// A connection to the server that `OPENIMIS_TEST_DATABASE_URL` names, else to a private one, in a transaction; `None`,
/// said aloud, where there is no PostgreSQL.
pub async fn connect() -> Option<AsyncPgConnection> {
    let mut connection = establish().await?;
    connection.begin_test_transaction().await.expect("a transaction");
    let schema = schema();
    let schema = format!("CREATE SCHEMA {schema}; SET LOCAL search_path = {schema};");
    connection.batch_execute(&schema).await.expect("a schema");
    connection.batch_execute(TABLES).await.expect("the tables");
    Some(connection)
}

/// The fixture's tables, committed: for what has transactions of its own.
pub struct OwnTables {
    pub connection: AsyncPgConnection,
    schema: String,
}

impl OwnTables {
    pub async fn new() -> Option<Self> {
        let mut connection = establish().await?;
        let schema = schema();
        let script = format!("CREATE SCHEMA {schema}; SET search_path = {schema}; {TABLES}");
        connection.batch_execute(&script).await.expect("the tables");
        Some(Self { connection, schema })
    }

    /// Runs this as somebody else.
    pub async fn elsewhere(&self, sql: &str) {
        run_in(&self.schema, sql).await;
    }

    pub async fn drop(self) {
        // what it left open would be waited for
        drop(self.connection);
        run_in(&self.schema, &format!("DROP SCHEMA {} CASCADE", self.schema)).await;
    }
}

async fn run_in(schema: &str, sql: &str) {
    let mut connection = establish().await.expect("it was there");
    let script = format!("SET search_path = {schema}; {sql}");
    connection.batch_execute(&script).await.expect("a sound statement");
}

fn schema() -> String {
    let number = SCHEMAS.fetch_add(1, Ordering::Relaxed);
    format!("read_{}_{number}", std::process::id())
}

async fn establish() -> Option<AsyncPgConnection> {
    let address = if let Ok(url) = std::env::var("OPENIMIS_TEST_DATABASE_URL") {
        url
    } else {
        let cluster = CLUSTER.as_ref()?;
        let made = cluster.ensure_database(DATABASE, |_| Ok::<(), openimis_localdb::Error>(()));
        made.expect("a database can be made");
        cluster.connection_string(DATABASE)
    };
    let connection = AsyncPgConnection::establish(&address).await;
    Some(connection.expect("the server answers"))
}
