//! The database of one test.

use crate::cluster::cluster;
use crate::template;
use diesel::sql_types::Text;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use std::sync::atomic::{AtomicU32, Ordering};

/// A database of one test; dropped with it.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
}

impl TestDatabase {
    /// Without any table.
    #[must_use]
    pub fn empty() -> Self {
        Self::like("template1")
    }

    /// With all that the linked modules bring to an empty database.
    #[must_use]
    pub fn empty_migrated() -> Self {
        Self::like(&template::migrated())
    }

    /// The demo database of the reference as the existing backend left it; none, said aloud, where it is absent.
    #[must_use]
    pub fn restored() -> Option<Self> {
        template::restored().map(|template| Self::like(&template))
    }

    /// The same, adopted by the migrations of the linked modules.
    #[must_use]
    pub fn demo() -> Option<Self> {
        template::adopted().map(|template| Self::like(&template))
    }

    /// The database of the recorded claims before the first of them, adopted; none, said aloud, where it is absent.
    #[must_use]
    pub fn claims() -> Option<Self> {
        template::claims().map(|template| Self::like(&template))
    }

    fn like(template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("t_{}_{count}", std::process::id());
        // left by a killed process of the same number
        cluster().drop_database(&name).expect("a database can be dropped");
        let made = cluster().create_database_from_template(&name, template);
        made.expect("a database can be cloned");
        Self { name }
    }

    /// Its name in the cluster.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its address, as the setting `database.url` takes it.
    #[must_use]
    pub fn url(&self) -> String {
        cluster().database_url(&self.name)
    }

    /// Another connection.
    ///
    /// # Panics
    /// When the server does not answer.
    pub async fn connect(&self) -> AsyncPgConnection {
        let address = cluster().connection_string(&self.name);
        AsyncPgConnection::establish(&address)
            .await
            .expect("the cluster answers")
    }

    /// Runs a script, as the existing backend or an administrator might.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn run(&self, script: &str) {
        let done = self.connect().await.batch_execute(script).await;
        done.expect("the script runs");
    }

    /// The rows of a query with one column, as text; `-` for no value.
    ///
    /// # Panics
    /// When the database refuses it.
    pub async fn values(&self, query: &str) -> Vec<String> {
        #[derive(diesel::QueryableByName)]
        struct Row {
            #[diesel(sql_type = Text)]
            value: String,
        }
        let query = format!("SELECT coalesce(value::text, '-') AS value FROM ({query}) AS rows (value)");
        let mut connection = self.connect().await;
        let rows: Vec<Row> = diesel::sql_query(query)
            .load(&mut connection)
            .await
            .expect("the query runs");
        rows.into_iter().map(|row| row.value).collect()
    }

    /// The one value of a query.
    ///
    /// # Panics
    /// When the database refuses it, or there is not exactly one row.
    pub async fn value(&self, query: &str) -> String {
        let values = self.values(query).await;
        let [value] = values.as_slice() else {
            panic!("one row expected: {values:?}")
        };
        value.clone()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Err(error) = cluster().drop_database(&self.name) {
            println!("{} stays: {error}", self.name);
        }
    }
}
