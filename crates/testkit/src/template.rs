//! Template databases, made once and cloned for each test.

use crate::cluster::cluster;
use crate::migrations::linked_migrations;
use crate::reference::reference;
use diesel_async::{AsyncConnection, AsyncPgConnection};
use openimis_core::migration::{ModuleMigrations, migrate};
use openimis_localdb::Error;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

/// An empty database with all that the linked modules bring.
pub(crate) fn migrated() -> String {
    let modules = linked_migrations();
    let name = format!("migrated_{:016x}", fingerprint(&modules));
    ensure(&name, |name| run_migrations(name, &modules));
    name
}

/// The demo database of the reference as it came, or none where the reference is absent.
pub(crate) fn restored() -> Option<String> {
    let dump = reference()?.join("demo.dump");
    let size = dump.metadata().expect("the reference has a demo database").len();
    // the size tells a new dump from an old one
    let name = format!("demo_{size}");
    ensure(&name, |name| restore(&dump, name));
    Some(name)
}

/// The same, adopted by the migrations of the linked modules.
pub(crate) fn adopted() -> Option<String> {
    adopted_from("demo.dump", "demo")
}

/// The database of the recorded claims before the first of them, adopted by the migrations of the linked modules.
pub(crate) fn claims() -> Option<String> {
    adopted_from("claims/base.dump", "claims")
}

fn adopted_from(file: &str, word: &str) -> Option<String> {
    let dump = reference()?.join(file);
    let size = dump.metadata().expect("the reference has its databases").len();
    let modules = linked_migrations();
    let name = format!("{word}_{size}_{:016x}", fingerprint(&modules));
    ensure(&name, |name| {
        restore(&dump, name);
        run_migrations(name, &modules);
    });
    Some(name)
}

fn ensure(name: &str, fill: impl FnOnce(&str)) {
    let filled = cluster().ensure_database(name, |unfinished| {
        fill(unfinished);
        Ok::<(), Error>(())
    });
    filled.expect("a template database can be made");
}

fn restore(dump: &Path, name: &str) {
    let mut command = cluster().client("pg_restore");
    let command = command.args(["--no-owner", "--exit-on-error", "-d", name]).arg(dump);
    let status = command.status().expect("pg_restore runs");
    assert!(status.success(), "{} cannot be restored", dump.display());
}

/// Migrates in a thread with a runtime of its own: templates are made in the middle of whatever test comes first.
fn run_migrations(name: &str, modules: &[ModuleMigrations<'_>]) {
    let address = cluster().connection_string(name);
    let work = async {
        let mut connection = AsyncPgConnection::establish(&address)
            .await
            .expect("the cluster answers");
        let migrated = migrate(&mut connection, modules, &mut |_| ()).await;
        migrated.expect("the migrations succeed");
    };
    std::thread::scope(|scope| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let done = scope.spawn(move || runtime.block_on(work)).join();
        assert!(done.is_ok(), "the template {name} cannot be migrated");
    });
}

/// Differs when a step or right does, so that a changed migration makes another template.
fn fingerprint(modules: &[ModuleMigrations<'_>]) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{modules:?}").hash(&mut hasher);
    hasher.finish()
}
