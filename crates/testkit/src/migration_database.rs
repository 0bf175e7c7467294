//! The database of a test of migrations, with one connection that stays.

use crate::database::TestDatabase;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::migration::{MigrationError, ModuleMigrations, Report, migrate};

/// A database that a test migrates itself; dropped with it.
pub struct MigrationDatabase {
    /// The connection on which everything is done.
    pub conn: AsyncPgConnection,
    database: TestDatabase,
}

impl MigrationDatabase {
    /// An empty database.
    pub async fn empty() -> Self {
        Self::on(TestDatabase::empty()).await
    }

    /// The restored demo database of the reference, or none where the reference is absent.
    pub async fn demo() -> Option<Self> {
        let database = TestDatabase::restored()?;
        Some(Self::on(database).await)
    }

    async fn on(database: TestDatabase) -> Self {
        let conn = database.connect().await;
        Self { conn, database }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.database.name()
    }

    /// Another connection to the same database.
    pub async fn again(&self) -> AsyncPgConnection {
        self.database.connect().await
    }

    /// Runs a script.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn run(&mut self, script: &str) {
        self.conn.batch_execute(script).await.expect("the script runs");
    }

    /// The lines of a query with one text column named `line`.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn lines(&mut self, query: &str) -> Vec<String> {
        lines(&mut self.conn, query).await
    }

    /// Migrates.
    ///
    /// # Errors
    /// What the runner answers.
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
}

/// The lines of a query with one text column named `line`.
///
/// # Panics
/// When the database refuses it.
pub async fn lines(conn: &mut AsyncPgConnection, query: &str) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let rows: Vec<Line> = diesel::sql_query(query).load(conn).await.expect("the query runs");
    rows.into_iter().map(|row| row.line).collect()
}
