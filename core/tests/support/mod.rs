//! Databases for the tests of migrations.
//!
//! `OPENIMIS_TEST_DATABASE_URL` names a PostgreSQL server as key-value pairs (`host=/run/pg port=5432 user=postgres`);
//! each test makes a database of its own there. Without it the tests say so and pass.
#![allow(dead_code, reason = "each test program uses a part of it")]
#![expect(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that fails"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::declare::{Migration, Right};
use openimis_core::migration::{CORE_STEPS, MigrationError, ModuleMigrations, Report, migrate};

/// A database of one test; dropped when the test passes.
pub struct Database {
    pub name: String,
    pub conn: AsyncPgConnection,
}

impl Database {
    /// An empty database, or none where no server is given.
    pub async fn empty() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let Some(server) = server() else {
            println!("skipped: OPENIMIS_TEST_DATABASE_URL is not set");
            return None;
        };
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("t_migration_{}_{count}", std::process::id());
        let mut admin = connect(&server, "postgres").await;
        admin
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .await
            .unwrap();
        let conn = connect(&server, &name).await;
        Some(Self { name, conn })
    }

    /// The restored demo database of the reference, or none where server or dump are absent.
    pub async fn demo() -> Option<Self> {
        let dump = reference()?.join("demo.dump");
        let database = Self::empty().await?;
        let status = Command::new("pg_restore")
            .args([
                "--no-owner",
                "--exit-on-error",
                "-d",
                &address(&server()?, &database.name),
            ])
            .arg(dump)
            .status()
            .unwrap();
        assert!(status.success());
        Some(database)
    }

    /// A second connection to the same database.
    pub async fn again(&self) -> AsyncPgConnection {
        connect(&server().unwrap(), &self.name).await
    }

    pub async fn run(&mut self, sql: &str) {
        self.conn.batch_execute(sql).await.unwrap();
    }

    /// The lines of a query with one text column named `line`.
    pub async fn lines(&mut self, query: &str) -> Vec<String> {
        lines(&mut self.conn, query).await
    }

    pub async fn migrate(
        &mut self,
        modules: &[ModuleMigrations<'_>],
    ) -> Result<Report, MigrationError> {
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

    pub async fn drop(self) {
        drop(self.conn);
        let mut admin = connect(&server().unwrap(), "postgres").await;
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        admin.batch_execute(&drop).await.unwrap();
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
pub fn module<'a>(
    module: &'a str,
    steps: &'a [Migration],
    rights: &'a [Right],
) -> ModuleMigrations<'a> {
    ModuleMigrations {
        module,
        steps,
        rights,
    }
}

/// The folder of the reference data, beside the checkout; with a message where it is absent.
pub fn reference() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file())
        .unwrap();
    let shared = std::env::var_os("OPENIMIS_SHARED")
        .map_or_else(|| checkout.join("../shared"), PathBuf::from);
    let folder = shared.join("reference");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no reference data in {}", folder.display());
    None
}

fn server() -> Option<String> {
    std::env::var("OPENIMIS_TEST_DATABASE_URL").ok()
}

fn address(server: &str, database: &str) -> String {
    format!("{server} dbname={database}")
}

async fn connect(server: &str, database: &str) -> AsyncPgConnection {
    AsyncPgConnection::establish(&address(server, database))
        .await
        .unwrap()
}
