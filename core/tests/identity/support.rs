//! A copy of the demo database for each test, with the tables of identity added.
//!
//! The only place that knows where tests get a database from. Without PostgreSQL's programs or the reference data, a
//! test says so and passes.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};
use futures_util::future::BoxFuture;
use openimis_core::database::{self, Connections, DatabaseSettings, Lease, Pool};
use openimis_core::identity::{
    Account, Client, IDENTITY_INDEXES, IDENTITY_MIGRATION, LoggedIn, LoginRefused, LoginSettings, log_in,
};
use openimis_localdb::{Cluster, Error, Options, Profile};
use uuid::Uuid;

/// Connections that logins of a test share: few, so that one which keeps a connection is noticed.
pub const POOL: usize = 2;

/// A database of one test; dropped with it.
pub struct Database {
    cluster: &'static Cluster,
    name: String,
    pool: Pool,
}

impl Database {
    /// A fresh copy of the demo database, or none with a message.
    pub fn demo() -> Option<Self> {
        static CLUSTER: OnceLock<Option<(Cluster, String)>> = OnceLock::new();
        let (cluster, template) = CLUSTER.get_or_init(make_template).as_ref()?;
        let name = format!("identity_{}", Uuid::new_v4().simple());
        cluster.create_database_from_template(&name, template).unwrap();
        let settings = DatabaseSettings {
            url: cluster.database_url(&name),
            pool_per_worker: POOL,
            ..DatabaseSettings::default()
        };
        let pool = database::Database::new(&settings).unwrap().pool().unwrap();
        Some(Self { cluster, name, pool })
    }

    pub async fn connect(&self) -> AsyncPgConnection {
        AsyncPgConnection::establish(&self.cluster.connection_string(&self.name))
            .await
            .unwrap()
    }
}

impl Connections for Database {
    fn lease(&self) -> BoxFuture<'_, Result<Lease, openimis_core::error::Error>> {
        self.pool.lease()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.cluster.drop_database(&self.name).unwrap();
    }
}

/// Where the reference's data lies: beside the checkout, or where `OPENIMIS_SHARED` says.
pub fn reference(file: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = std::env::var_os("OPENIMIS_SHARED").map_or(beside, PathBuf::from);
    let path = folder.join("reference").join(file);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there (set OPENIMIS_SHARED)", path.display());
    None
}

fn make_template() -> Option<(Cluster, String)> {
    let dump = reference("demo.dump")?;
    let folder = std::env::temp_dir().join("openimis-core-tests");
    let options = Options::new(folder).profile(Profile::Fast).max_connections(300);
    let cluster = match Cluster::shared(options) {
        Ok(cluster) => cluster,
        Err(missing @ Error::ProgramsMissing { .. }) => {
            println!("skipped: {missing}");
            return None;
        }
        Err(other) => panic!("{other}"),
    };
    // Named after its content, so that a changed migration or dump makes another.
    let name = format!("identity_template_{:08x}", fingerprint(&std::fs::read(&dump).unwrap()));
    cluster
        .ensure_database(&name, |unfinished| fill(&cluster, unfinished, &dump))
        .unwrap();
    Some((cluster, name))
}

fn fill(cluster: &Cluster, name: &str, dump: &std::path::Path) -> Result<(), Error> {
    let restored = cluster
        .client("pg_restore")
        .args(["--no-owner", "-d", name])
        .arg(dump)
        .status()
        .unwrap();
    assert!(restored.success(), "the demo database cannot be restored");
    for migration in [IDENTITY_MIGRATION, IDENTITY_INDEXES] {
        cluster.query(name, migration.sql)?;
    }
    Ok(())
}

fn fingerprint(dump: &[u8]) -> u32 {
    let texts = [dump, IDENTITY_MIGRATION.sql.as_bytes(), IDENTITY_INDEXES.sql.as_bytes()];
    texts.concat().iter().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    })
}

/// The instant at which tests happen.
pub fn noon() -> DateTime<Utc> {
    "2026-11-23T12:00:00.25Z".parse().unwrap()
}

/// A client in an office.
pub fn client() -> Client {
    client_at(1)
}

pub fn client_at(last: u8) -> Client {
    Client {
        address: Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, last))),
        agent: Some("a browser".into()),
    }
}

/// A login with all defaults, from the office, at noon.
pub async fn try_login(db: &Database, name: &str, password: &str) -> Result<LoggedIn, LoginRefused> {
    log_in(db, &LoginSettings::default(), name, password, &client(), noon()).await
}

pub async fn login(db: &Database, name: &str, password: &str) -> LoggedIn {
    try_login(db, name, password)
        .await
        .unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

pub async fn account(conn: &mut AsyncPgConnection, name: &str) -> Account {
    Account::find_by_username(conn, name).await.unwrap().unwrap()
}

pub async fn execute(conn: &mut AsyncPgConnection, sql: &str) {
    conn.batch_execute(sql).await.unwrap();
}

/// The one value that a query gives, as text; `-` for NULL.
pub async fn value(conn: &mut AsyncPgConnection, sql: &str) -> String {
    #[derive(QueryableByName)]
    struct Value {
        #[diesel(sql_type = Text)]
        value: String,
    }
    let query = format!("select coalesce(({sql})::text, '-') as value");
    diesel::sql_query(query).get_result::<Value>(conn).await.unwrap().value
}

/// `"PrivateKey"` and `"StoredPassword"`, as the other backend reads them.
pub async fn old_columns(conn: &mut AsyncPgConnection, name: &str) -> (String, String) {
    let column = |column: &str| format!(r#"select "{column}" from "tblUsers" where "LoginName" = '{name}'"#);
    (
        value(conn, &column("PrivateKey")).await,
        value(conn, &column("StoredPassword")).await,
    )
}

/// Whether the other backend would accept this password.
pub async fn other_backend_accepts(conn: &mut AsyncPgConnection, name: &str, password: &str) -> bool {
    let (salt, stored) = old_columns(conn, name).await;
    openimis_core::identity::password::legacy::matches(password, Some(&salt), Some(&stored))
}

/// Changes a password as the other backend does: the two columns, nothing else.
pub async fn other_backend_sets(conn: &mut AsyncPgConnection, name: &str, password: &str) {
    let made = openimis_core::identity::password::legacy::LegacyHash::of(password);
    let sql = format!(
        r#"update "tblUsers" set "PrivateKey" = '{}', "StoredPassword" = '{}' where "LoginName" = '{name}'"#,
        made.salt, made.hash
    );
    execute(conn, &sql).await;
}
