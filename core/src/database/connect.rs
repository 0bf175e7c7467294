//! Making a connection, the same everywhere: protection, limits, search path.

use super::address::{Address, AddressError};
use super::pool::Measure;
use super::settings::DatabaseSettings;
use super::tls;
use crate::error::Error;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio_postgres_rustls::MakeRustlsConnect;

/// A database, ready to be connected to; cheap to clone and shared by all workers.
#[derive(Clone)]
pub struct Database {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    config: tokio_postgres::Config,
    connector: MakeRustlsConnect,
    session: String,
    pub(super) acquire_timeout: Duration,
    pub(super) pool_size: usize,
    pub(super) pools: Mutex<Vec<Measure>>,
}

impl Database {
    /// The database of these settings; `settings.url` names it. Nothing is connected yet.
    ///
    /// # Errors
    /// When the address cannot be understood, or its root certificates cannot be read.
    pub fn new(settings: &DatabaseSettings) -> Result<Self, Error> {
        let address = Address::parse(&settings.url)
            .map_err(|error: AddressError| Error::internal(format!("the address of the database {error}")))?;
        let connector = tls::connector(&address)?;
        let acquire_timeout = Duration::from_millis(settings.acquire_timeout.into());
        let mut config = address.config;
        config.connect_timeout(acquire_timeout);
        if config.get_application_name().is_none() {
            config.application_name("openimis");
        }
        Ok(Self {
            inner: Arc::new(Inner {
                config,
                connector,
                session: session(settings),
                acquire_timeout,
                pool_size: settings.pool_per_worker,
                pools: Mutex::default(),
            }),
        })
    }

    /// A connection of its own: for migrations, the command line, waiting for notifications. Requests use a
    /// [`Pool`](super::Pool).
    ///
    /// # Errors
    /// [`Error::Unavailable`], with the server's reason.
    pub async fn connect(&self) -> Result<AsyncPgConnection, Error> {
        let connecting = self.inner.establish();
        let connected = tokio::time::timeout(self.inner.acquire_timeout, connecting).await;
        connected
            .map_err(|_| Error::Unavailable("no answer within the time for connecting".to_owned()))?
            .map_err(|error| Error::Unavailable(error.to_string()))
    }

    /// What protects its connections.
    pub(super) fn connector(&self) -> MakeRustlsConnect {
        self.inner.connector.clone()
    }
}

impl Inner {
    pub(super) async fn establish(&self) -> diesel::ConnectionResult<AsyncPgConnection> {
        let connected = self.config.connect(self.connector.clone()).await;
        let (client, driver) = connected.map_err(|error| diesel::ConnectionError::BadConnection(reason(&error)))?;
        // sets the time zone to UTC
        let mut connection = AsyncPgConnection::try_from_client_and_connection(client, driver).await?;
        let set = connection.batch_execute(&self.session).await;
        set.map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        // diesel shows an error's message but not its code, so the messages must be the known ones (`outage`). Only a
        // superuser may ask for that; for others the server's own language stays.
        let _ = connection.batch_execute("SET lc_messages = 'C'").await;
        Ok(connection)
    }
}

/// What every session sets. `Memoize` nodes are off where PostgreSQL knows them (14 and later): their hash tables are
/// made for all rows that a join could yield, and cost more than a page of a few rows (measured: twice as many pages a
/// second without).
fn session(settings: &DatabaseSettings) -> String {
    let schemas: Vec<_> = settings
        .search_path
        .iter()
        .map(|schema| format!("\"{}\"", schema.replace('"', "\"\"")))
        .collect();
    format!(
        "SET statement_timeout = {}; SET search_path = {}; \
         SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'enable_memoize'",
        settings.statement_timeout,
        schemas.join(", ")
    )
}

/// The error with all its causes: `db error` alone helps nobody.
fn reason(error: &tokio_postgres::Error) -> String {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // the configuration's own `Debug` hides the password
        f.debug_tuple("Database").field(&self.inner.config).finish()
    }
}
