//! What the database connections can be told.

use super::address::Address;
use crate::declare::{SettingKey, Settings};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Section `[database]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatabaseSettings {
    /// The address, as URL or in keywords; empty for a private database in the data folder.
    pub url: String,
    /// Connections of each worker.
    pub pool_per_worker: usize,
    /// Milliseconds that a statement may take; 0 for any time.
    pub statement_timeout: u32,
    /// Milliseconds that a request waits for a connection, making one included.
    pub acquire_timeout: u32,
    /// Schemas that hold the tables, in order of search.
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

impl Settings for DatabaseSettings {
    const KEYS: &'static [SettingKey] = &[
        SettingKey::secret(
            "url",
            "Where the database is: postgres://user:password@host:5432/name?sslmode=verify-full&sslrootcert=ca.pem,\n\
             or host=/run/postgresql user=openimis dbname=openimis. The variable DATABASE_URL wins.\n\
             Empty: a private database in the data folder.",
        ),
        SettingKey::new("pool_per_worker", "Connections of each worker."),
        SettingKey::new(
            "statement_timeout",
            "Milliseconds that a statement may take; 0: any time.",
        ),
        SettingKey::new(
            "acquire_timeout",
            "Milliseconds that a request waits for a connection before it is answered 503.",
        ),
        SettingKey::new(
            "search_path",
            "Schemas that hold openIMIS's tables, in order of search.",
        ),
    ];

    fn check(&self) -> Result<(), (&'static str, String)> {
        if self.pool_per_worker == 0 {
            return Err(("pool_per_worker", "must be at least 1".to_owned()));
        }
        if self.acquire_timeout == 0 {
            return Err(("acquire_timeout", "must be at least 1".to_owned()));
        }
        if self.search_path.is_empty() {
            return Err(("search_path", "names no schema".to_owned()));
        }
        if self.url.is_empty() {
            return Ok(());
        }
        Address::parse(&self.url)
            .map(drop)
            .map_err(|error| ("url", error.to_string()))
    }
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
