//! The recorded reference, if this machine has it, and its demonstration database behind a server of ours.

use openimis_localdb::{Cluster, Options, Profile};
use openimis_testkit::program::{self, Program, Server, printed};
use serde_json::Value;
use std::path::PathBuf;
use tempfile::TempDir;

const DATABASE: &str = "imis";
const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

/// A file or folder of the reference.
pub fn path(name: &str) -> Option<PathBuf> {
    Some(openimis_testkit::reference()?.join(name))
}

/// A recorded exchange: the request and the answer.
pub fn sample(name: &str) -> Option<(Value, Value)> {
    let read = |which: &str| {
        let text = std::fs::read_to_string(path(&format!("samples/{name}.{which}.json"))?).unwrap();
        Some(serde_json::from_str(&text).unwrap())
    };
    Some((read("request")?, read("response")?))
}

/// A server on the adopted demonstration database; all of it is gone when this is dropped.
pub struct Adopted {
    pub server: Server,
    cluster: Cluster,
    _folder: TempDir,
}

impl Adopted {
    /// Restores, adopts and serves it.
    pub fn start() -> Option<Self> {
        let dump = path("demo.dump")?;
        let folder = tempfile::tempdir().unwrap();
        program::open_to_others(folder.path()).unwrap();
        let options = Options::new(folder.path().join("cluster")).profile(Profile::Fast);
        let cluster = Cluster::open(options).unwrap();
        cluster.create_database(DATABASE).unwrap();
        let mut restore = cluster.client("pg_restore");
        restore.args(["--no-owner", "--no-privileges", "--dbname", DATABASE]);
        let restored = restore.stdin(std::fs::File::open(dump).unwrap()).output().unwrap();
        assert!(restored.status.success(), "{}", printed(&restored));
        let program = Program::new(env!("CARGO_BIN_EXE_openimis"), folder.path())
            .with("DATABASE_URL", &cluster.database_url(DATABASE))
            .with("OPENIMIS__SERVER__MODE", "production")
            .with("OPENIMIS__SERVER__RATE_LIMIT", "0")
            .with("OPENIMIS__AUTH__TOKEN_KEY", KEY);
        let migrated = program.run(&["migrate"]).unwrap();
        assert!(migrated.status.success(), "{}", printed(&migrated));
        Some(Self {
            server: program.serve().unwrap(),
            cluster,
            _folder: folder,
        })
    }

    /// Runs a statement on the database.
    pub fn run(&self, statement: &str) {
        self.cluster.query(DATABASE, statement).unwrap();
    }
}
