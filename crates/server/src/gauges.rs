//! What is measured when metrics are asked for.

use crate::jobs::JobBoard;
use openimis_core::database::Database;
use openimis_core::identity::password::bounded;
use openimis_rest::Gauge;

/// The gauges of this process, all workers together.
pub(crate) fn of(database: &Database, jobs: &JobBoard) -> impl Fn() -> Vec<Gauge> + Send + Sync + 'static + use<> {
    let (database, jobs) = (database.clone(), jobs.clone());
    move || {
        let pools = database.pools();
        let of = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        vec![
            (
                "openimis_database_connections_limit",
                "Connections that the workers may open.",
                of(pools.limit),
            ),
            (
                "openimis_database_connections_open",
                "Connections that the workers have open.",
                of(pools.open),
            ),
            (
                "openimis_database_connections_idle",
                "Open connections that no request has.",
                of(pools.idle),
            ),
            (
                "openimis_database_connections_waiting",
                "Requests that wait for a connection.",
                of(pools.waiting),
            ),
            (
                "openimis_passwords_waiting",
                "Passwords that wait to be hashed.",
                of(bounded::waiting()),
            ),
            (
                "openimis_jobs_running",
                "Jobs that this server is at.",
                of(jobs.running()),
            ),
            (
                "openimis_jobs_failing",
                "Jobs whose last run on this server ended with an error.",
                of(jobs.failing()),
            ),
        ]
    }
}
