//! What a caller may choose about a cluster.

use std::path::PathBuf;
use std::time::Duration;

use crate::layouts::Search;

/// How much the cluster gives up for speed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Every committed transaction survives a crash of the server and of the machine.
    Durable,
    /// For tests: survives a crash of the server, not of the machine; no background work, so that timings and plans repeat.
    Fast,
}

/// Which cluster to have and how it is run.
///
/// ```
/// use openimis_localdb::{Options, Profile};
///
/// let options = Options::new("data/postgres").profile(Profile::Fast).setting("work_mem", "16MB");
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(crate) folder: PathBuf,
    pub(crate) profile: Profile,
    pub(crate) max_connections: u16,
    pub(crate) settings: Vec<(String, String)>,
    pub(crate) search: Search,
    pub(crate) elsewhere: PathBuf,
    pub(crate) start_timeout: Duration,
    pub(crate) stop_timeout: Duration,
    pub(crate) linger: Duration,
}

impl Options {
    /// A durable cluster in `folder`, which is made when absent. A relative path starts at the current folder.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            profile: Profile::Durable,
            max_connections: 100,
            settings: Vec::new(),
            search: Search::of_this_machine(),
            elsewhere: PathBuf::from("/var/lib/openimis"),
            // Recovery after a crash replays the log: minutes, for a large one.
            start_timeout: Duration::from_mins(10),
            stop_timeout: Duration::from_mins(1),
            linger: Duration::from_secs(10),
        }
    }

    /// Durable (the default) or fast.
    #[must_use]
    pub fn profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }

    /// How many connections the server accepts (100 unless told).
    #[must_use]
    pub fn max_connections(mut self, count: u16) -> Self {
        self.max_connections = count;
        self
    }

    /// Sets a server parameter, over those of the profile; the last of equal names wins.
    #[must_use]
    pub fn setting(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    /// Where to look for PostgreSQL's programs.
    #[must_use]
    pub fn search(mut self, search: Search) -> Self {
        self.search = search;
        self
    }

    /// The parent of the cluster's folder when this process is root and the user who runs PostgreSQL
    /// instead cannot enter the folder asked for (`/var/lib/openimis` unless told).
    #[must_use]
    pub fn elsewhere(mut self, parent: impl Into<PathBuf>) -> Self {
        self.elsewhere = parent.into();
        self
    }

    /// How long a start may take, recovery after a crash included (10 minutes unless told).
    #[must_use]
    pub fn start_timeout(mut self, timeout: Duration) -> Self {
        self.start_timeout = timeout;
        self
    }

    /// How long a fast stop may take before an immediate one follows (1 minute unless told).
    #[must_use]
    pub fn stop_timeout(mut self, timeout: Duration) -> Self {
        self.stop_timeout = timeout;
        self
    }

    /// How long a shared cluster outlives its last user, in whole seconds (10 seconds unless told):
    /// the next test process of the same run finds it still up.
    #[must_use]
    pub fn linger(mut self, time: Duration) -> Self {
        self.linger = time;
        self
    }
}
