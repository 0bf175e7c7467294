//! Encryption of connections, by `sslmode`.

use crate::database::TestDatabase;
use crate::tls_front::{Authority, Offer, open};
use diesel_async::SimpleAsyncConnection;
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::error::Error;
use std::path::PathBuf;
use tokio_postgres::config::Host;

struct Server {
    test: TestDatabase,
    port: u16,
}

impl Server {
    async fn offering(offer: Offer<'_>) -> Self {
        let test = TestDatabase::empty().await;
        let port = open(socket(&test), offer).await;
        Self { test, port }
    }

    /// Connects by this host name and mode.
    async fn connect(&self, host: &str, mode: &str) -> Result<(), Error> {
        let name = self.test.settings().url.rsplit('/').next().unwrap().to_owned();
        let settings = DatabaseSettings {
            url: format!("postgres://openimis@{host}:{}/{name}?sslmode={mode}", self.port),
            ..DatabaseSettings::default()
        };
        let mut connection = Database::new(&settings)?.connect().await?;
        Ok(connection.batch_execute("select 1").await?)
    }

    async fn check(&self, cases: &[(&str, String, bool)]) {
        for (host, mode, admitted) in cases {
            let outcome = self.connect(host, mode).await;
            assert_eq!(outcome.is_ok(), *admitted, "{host}, {mode}: {outcome:?}");
        }
    }
}

fn socket(test: &TestDatabase) -> PathBuf {
    let config: tokio_postgres::Config = test.settings().url.parse().unwrap();
    let Some(Host::Unix(folder)) = config.get_hosts().first() else {
        panic!("the test server has no socket");
    };
    folder.join(".s.PGSQL.5432")
}

#[tokio::test]
async fn a_server_with_tls_is_trusted_as_far_as_the_mode_says() {
    let (signer, stranger) = (Authority::new(), Authority::new());
    let server = Server::offering(Offer::Tls(&signer)).await;
    let by = |mode: &str, authority: &Authority| format!("{mode}&sslrootcert={}", authority.file.path().display());
    server
        .check(&[
            ("localhost", "disable".to_owned(), false),
            ("localhost", "prefer".to_owned(), true),
            ("localhost", "require".to_owned(), true),
            ("localhost", by("require", &signer), true),
            ("localhost", by("require", &stranger), false),
            ("localhost", by("verify-ca", &signer), true),
            ("localhost", by("verify-ca", &stranger), false),
            ("localhost", by("verify-full", &signer), true),
            ("localhost", by("verify-full", &stranger), false),
            // signed by the right authority, for another name
            ("127.0.0.1", by("verify-ca", &signer), true),
            ("127.0.0.1", by("verify-full", &signer), false),
            // the machine's own authorities know nothing of it
            ("localhost", "verify-full".to_owned(), false),
        ])
        .await;
    server.test.drop();
}

#[tokio::test]
async fn a_server_without_tls_is_refused_where_it_is_required() {
    let server = Server::offering(Offer::Plain).await;
    server
        .check(&[
            ("localhost", "disable".to_owned(), true),
            ("localhost", "prefer".to_owned(), true),
            ("localhost", "require".to_owned(), false),
            ("localhost", "verify-full".to_owned(), false),
        ])
        .await;
    server.test.drop();
}

#[tokio::test]
async fn root_certificates_that_cannot_be_read_are_named() {
    let settings = DatabaseSettings {
        url: "postgres://u@localhost/d?sslmode=verify-full&sslrootcert=/nowhere/ca.pem".to_owned(),
        ..DatabaseSettings::default()
    };
    let error = Database::new(&settings).map(drop).unwrap_err().to_string();
    assert!(error.contains("/nowhere/ca.pem"), "{error}");
}
