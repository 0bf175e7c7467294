//! The PostgreSQL cluster that all test programs share.

use openimis_localdb::{Cluster, Options, Profile};
use std::sync::OnceLock;

/// The cluster; it stops by itself when the last test program has gone.
pub(crate) fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| {
        let folder = std::env::temp_dir().join("openimis-tests");
        let options = Options::new(folder).profile(Profile::Fast).max_connections(300);
        Cluster::shared(options).expect("tests need PostgreSQL")
    })
}
