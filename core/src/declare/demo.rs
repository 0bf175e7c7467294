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
}

/// What demonstration data tells the person who starts it.
#[derive(Debug, Default)]
pub struct DemoStory {
    /// Logins made: name, password, role.
    pub logins: Vec<(String, String, String)>,
    /// Rows made, by what they are.
    pub made: Vec<(&'static str, u64)>,
}
