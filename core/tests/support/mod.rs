//! Databases for the tests of migrations, on the cluster that all tests share.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{Migration, Right};
use openimis_core::migration::{CORE_STEPS, MigrationError, ModuleMigrations, Report, migrate};
use openimis_localdb::{Cluster, Options, Profile};

/// A database of one test; dropped when the test passes.
pub struct Database {
    pub name: String,
    pub conn: AsyncPgConnection,
}

impl Database {
    /// An empty database.
    pub async fn empty() -> Self {
        Self::like("template1").await
    }

    /// The restored demo database of the reference, or none where the reference is absent.
    pub async fn demo() -> Option<Self> {
        let dump = reference()?.join("demo.dump");
        // Restored once for all tests; the size tells a new dump from an old one.
        let template = format!("demo_{}", dump.metadata().unwrap().len());
        let restored = cluster().ensure_database(&template, |name| {
            restore(&dump, name);
            Ok::<(), openimis_localdb::Error>(())
        });
        restored.unwrap();
        Some(Self::like(&template).await)
    }

    async fn like(template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("t_migration_{}_{count}", std::process::id());
        cluster().create_database_from_template(&name, template).unwrap();
        let conn = connect(&name).await;
        Self { name, conn }
    }

    /// A second connection to the same database.
    pub async fn again(&self) -> AsyncPgConnection {
        connect(&self.name).await
    }

    pub async fn run(&mut self, sql: &str) {
        self.conn.batch_execute(sql).await.unwrap();
    }

    /// The lines of a query with one text column named `line`.
    pub async fn lines(&mut self, query: &str) -> Vec<String> {
        lines(&mut self.conn, query).await
    }

    pub async fn migrate(&mut self, modules: &[ModuleMigrations<'_>]) -> Result<Report, MigrationError> {
        migrate(&mut self.conn, modules, &mut |_| ()).await
    }

    /// Names of the tables and views, without those of ours.
    pub async fn openimis_tables(&mut self) -> Vec<String> {
        self.lines(
            r"SELECT relname::text AS line FROM pg_class
              WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v') AND relname NOT LIKE 'openimis\_%'
              ORDER BY 1",
        )
        .await
    }

    pub fn drop(self) {
        drop(self.conn);
        cluster().drop_database(&self.name).unwrap();
    }
}

#[derive(diesel::QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

pub async fn lines(conn: &mut AsyncPgConnection, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(conn).await.unwrap();
    rows.into_iter().map(|row| row.line).collect()
}

/// Core alone.
pub fn core() -> ModuleMigrations<'static> {
    core_with(&[])
}

/// Core with these rights.
pub fn core_with(rights: &[Right]) -> ModuleMigrations<'_> {
    ModuleMigrations {
        module: "core",
        steps: CORE_STEPS,
        rights,
    }
}

/// A module made for a test.
pub fn module<'a>(module: &'a str, steps: &'a [Migration], rights: &'a [Right]) -> ModuleMigrations<'a> {
    ModuleMigrations { module, steps, rights }
}

/// The folder of the reference data, beside the checkout; with a message where it is absent.
pub fn reference() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .unwrap();
    let shared = std::env::var_os("OPENIMIS_SHARED").map_or_else(|| checkout.join("../shared"), PathBuf::from);
    let folder = shared.join("reference");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no reference data in {}", folder.display());
    None
}

fn restore(dump: &Path, name: &str) {
    let mut command = cluster().client("pg_restore");
    let status = command
        .args(["--no-owner", "--exit-on-error", "-d", name])
        .arg(dump)
        .status();
    assert!(status.unwrap().success());
}

fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let folder = std::env::temp_dir().join("openimis-tests");
        let options = Options::new(folder).profile(Profile::Fast).max_connections(300);
        Cluster::shared(options).unwrap()
    })
}

async fn connect(database: &str) -> AsyncPgConnection {
    let address = cluster().connection_string(database);
    AsyncPgConnection::establish(&address).await.unwrap()
}
