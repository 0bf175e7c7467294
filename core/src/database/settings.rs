//! What the database connections can be told.

use super::address::Address;
use crate::declare::Settings;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Section `[database]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct DatabaseSettings {
    /// Where the database is: `postgres://user:password@host:5432/name?sslmode=verify-full&sslrootcert=ca.pem`, or
    /// `host=/run/postgresql user=openimis dbname=openimis`. The variable `DATABASE_URL` wins. Empty: a private database
    /// in the data folder.
    #[setting(secret)]
    pub url: String,
    /// Connections of each worker.
    pub pool_per_worker: usize,
    /// Milliseconds that a statement may take; 0: any time.
    pub statement_timeout: u32,
    /// Milliseconds that a request waits for a connection, making one included, before it is answered 503.
    pub acquire_timeout: u32,
    /// Schemas that hold openIMIS's tables, in order of search.
    pub search_path: Vec<String>,
}

impl Default for DatabaseSettings {
    fn default() -> Self {
        Self {
            url: String::new(),
            pool_per_worker: 4,
            statement_timeout: 30_000,
            acquire_timeout: 3_000,
            search_path: vec!["public".to_owned()],
        }
    }
}

fn check(settings: &DatabaseSettings) -> Result<(), (&'static str, String)> {
    if settings.pool_per_worker == 0 {
        return Err(("pool_per_worker", "must be at least 1".to_owned()));
    }
    if settings.acquire_timeout == 0 {
        return Err(("acquire_timeout", "must be at least 1".to_owned()));
    }
    if settings.search_path.is_empty() {
        return Err(("search_path", "names no schema".to_owned()));
    }
    if settings.url.is_empty() {
        return Ok(());
    }
    Address::parse(&settings.url)
        .map(drop)
        .map_err(|error| ("url", error.to_string()))
}

impl fmt::Debug for DatabaseSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DatabaseSettings")
            .field("pool_per_worker", &self.pool_per_worker)
            .field("statement_timeout", &self.statement_timeout)
            .field("acquire_timeout", &self.acquire_timeout)
            .field("search_path", &self.search_path)
            .finish_non_exhaustive()
    }
}
