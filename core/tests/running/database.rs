//! Databases for these tests, on the cluster that all tests of the project share.

use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_localdb::{Cluster, Options, Profile};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use uuid::Uuid;

/// Tables of ours that the reference's database lacks.
const OURS: &str = "
    create table openimis_user_security (user_id uuid primary key, tokens_not_before timestamptz);
    create table openimis_session (
        id uuid primary key, user_id uuid not null, created_at timestamptz not null, refreshed_at timestamptz not null,
        expires_at timestamptz not null, ended_at timestamptz, ended_reason text, client text
    );";

/// A database of one test.
pub struct TestDatabase {
    name: String,
    pub database: Database,
    pub connection: AsyncPgConnection,
}

impl TestDatabase {
    /// The restored demo database of the reference; none, with a message, where the reference is absent.
    pub async fn demo() -> Option<Self> {
        let dump = reference()?.join("demo.dump");
        let template = format!("demo_{}", dump.metadata().unwrap().len());
        cluster()
            .ensure_database(&template, |name| {
                restore(&dump, name);
                Ok::<_, openimis_localdb::Error>(())
            })
            .unwrap();
        let mut demo = Self::like(&template).await;
        demo.run(OURS).await;
        Some(demo)
    }

    /// An empty database.
    pub async fn empty() -> Self {
        Self::like("template1").await
    }

    async fn like(template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("t_running_{}_{count}", std::process::id());
        cluster().create_database_from_template(&name, template).unwrap();
        let database = Database::new(&Self::settings_of(&name)).unwrap();
        let connection = database.connect().await.unwrap();
        Self {
            name,
            database,
            connection,
        }
    }

    /// Settings that lead to this database.
    pub fn settings(&self) -> DatabaseSettings {
        Self::settings_of(&self.name)
    }

    fn settings_of(name: &str) -> DatabaseSettings {
        DatabaseSettings {
            url: cluster().database_url(name),
            ..DatabaseSettings::default()
        }
    }

    pub async fn run(&mut self, sql: &str) {
        self.connection.batch_execute(sql).await.unwrap();
    }

    /// The key of `"core_User"` of this login.
    pub async fn user(&mut self, login: &str) -> Uuid {
        use diesel::prelude::*;
        use diesel_async::RunQueryDsl;
        use openimis_core::schema::identity::users;
        users::table
            .filter(users::username.eq(login))
            .select(users::id)
            .first(&mut self.connection)
            .await
            .unwrap()
    }

    pub fn drop(self) {
        drop(self.connection);
        cluster().drop_database(&self.name).unwrap();
    }
}

/// The folder of the reference data, beside the checkout.
pub fn reference() -> Option<PathBuf> {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
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
        Cluster::shared(options).unwrap_or_else(|error| panic!("{error}"))
    })
}
