//! Runs password hashing on blocking threads, a few at a time.
//!
//! One argon2id hash takes 19 MiB and some 15 ms of a processor. As many run at once as there are processors; the
//! rest wait in line for a while and are then told that the server is busy, so a flood of logins takes neither all
//! memory nor every thread.

use std::sync::LazyLock;
use std::time::Duration;

use tokio::sync::Semaphore;

use super::argon;
use crate::identity::fault::Fault;

/// How long a login waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

static TURNS: LazyLock<Semaphore> = LazyLock::new(|| {
    let processors = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    Semaphore::new(processors)
});

/// Runs `work` on a blocking thread when its turn comes.
///
/// # Errors
/// [`Fault::Busy`] when no turn came in time, [`Fault::Hashing`] when the work died.
pub async fn run<R, F>(work: F) -> Result<R, Fault>
where
    F: FnOnce() -> R + Send + 'static,
    R: Send + 'static,
{
    let turn = tokio::time::timeout(PATIENCE, TURNS.acquire())
        .await
        .map_err(|_| Fault::Busy)?
        .map_err(|_| Fault::Busy)?;
    // The turn goes along: a request that is dropped leaves its hash running.
    let task = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        work()
    });
    task.await.map_err(|error| Fault::Hashing(error.to_string()))
}

/// [`argon::hash`] in its turn.
///
/// # Errors
/// Those of [`run`] and [`argon::hash`].
pub async fn argon_hash(password: &str) -> Result<String, Fault> {
    let password = password.to_owned();
    run(move || argon::hash(&password)).await?
}
