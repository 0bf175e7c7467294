//! Demonstration data: each module fills its own tables.

use crate::error::Error;
use diesel_async::AsyncPgConnection;
use futures_util::future::BoxFuture;

/// Fills a module's tables on a private demonstration database, in set-based statements.
///
/// Called in dependency order inside one transaction; what it makes depends on nothing but the plan.
pub type DemoData =
    for<'a> fn(&'a mut AsyncPgConnection, &'a DemoPlan, &'a mut DemoStory) -> BoxFuture<'a, Result<(), Error>>;

/// How large the demonstration country is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPlan {
    /// The same seed makes the same country.
    pub seed: u64,
    /// How many villages.
    pub villages: u32,
    /// How many health facilities.
    pub facilities: u32,
    /// How many families, of five people on average.
    pub families: u32,
}

/// Hears what is being made, how much of it there is, and how much there will be.
pub type DemoWatcher = Box<dyn Fn(&'static str, u64, u64) + Send + Sync>;

/// What demonstration data tells the person who starts it.
#[derive(Default)]
pub struct DemoStory {
    /// Logins made: name, password, role.
    pub logins: Vec<(String, String, String)>,
    /// Rows made, by what they are.
    pub made: Vec<(&'static str, u64)>,
    watcher: Option<DemoWatcher>,
}

impl DemoStory {
    /// A story that somebody hears while it happens.
    #[must_use]
    pub fn heard_by(watcher: DemoWatcher) -> Self {
        Self {
            watcher: Some(watcher),
            ..Self::default()
        }
    }

    /// Tells how far the making of something got: after each batch of a large country.
    pub fn tell(&self, what: &'static str, made: u64, of: u64) {
        if let Some(watcher) = &self.watcher {
            watcher(what, made, of);
        }
    }

    /// Notes rows made; those of one kind are added up.
    pub fn add(&mut self, what: &'static str, rows: usize) {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        match self.made.iter_mut().find(|(known, _)| *known == what) {
            Some((_, sum)) => *sum = sum.saturating_add(rows),
            None => self.made.push((what, rows)),
        }
    }
}

impl std::fmt::Debug for DemoStory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DemoStory")
            .field("made", &self.made)
            .finish_non_exhaustive()
    }
}
