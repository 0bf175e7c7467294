//! Runs password hashing on blocking threads, a few at a time.
//!
//! One argon2id hash takes 19 MiB and some 15 ms of a processor. As many run at once as there are processors, each in
//! memory that is kept for the next one: an allocator would keep it too, once for every thread that ever hashed. The
//! rest wait in line for a while and are then told that the server is busy, so a flood of logins takes neither all
//! memory nor every thread.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::argon::Memory;
use crate::identity::fault::Fault;

/// How long a login waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

static TURNS: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(at_once()));
/// The memory of the turns that nobody has.
static IDLE: Mutex<Vec<Memory>> = Mutex::new(Vec::new());
static WAITING: AtomicUsize = AtomicUsize::new(0);

/// How many run at once.
#[must_use]
pub fn at_once() -> usize {
    std::thread::available_parallelism().map_or(2, std::num::NonZero::get)
}

/// How many wait for their turn just now.
#[must_use]
pub fn waiting() -> usize {
    WAITING.load(Ordering::Relaxed)
}

/// Runs `work` on a blocking thread when its turn comes. Whoever waits should hold nothing that others need.
///
/// # Errors
/// [`Fault::Busy`] when no turn came in time, [`Fault::Hashing`] when the work died.
pub async fn run<R, F>(work: F) -> Result<R, Fault>
where
    F: FnOnce(&mut Memory) -> R + Send + 'static,
    R: Send + 'static,
{
    let in_line = InLine::join();
    let turn = tokio::time::timeout(PATIENCE, TURNS.acquire())
        .await
        .map_err(|_| Fault::Busy)?
        .map_err(|_| Fault::Busy)?;
    drop(in_line);
    // The turn goes along: a request that is dropped leaves its hash running.
    let task = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let mut memory = idle(Vec::pop).unwrap_or_default();
        let done = work(&mut memory);
        idle(|idle| idle.push(memory));
        done
    });
    task.await.map_err(|error| Fault::Hashing(error.to_string()))
}

fn idle<R>(change: impl FnOnce(&mut Vec<Memory>) -> R) -> R {
    change(&mut IDLE.lock().unwrap_or_else(PoisonError::into_inner))
}

/// A place in the line, given up when it is dropped.
struct InLine;

impl InLine {
    fn join() -> Self {
        WAITING.fetch_add(1, Ordering::Relaxed);
        Self
    }
}

impl Drop for InLine {
    fn drop(&mut self) {
        WAITING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// An argon2id hash in its turn, as [`Memory::hash`] makes it.
///
/// # Errors
/// Those of [`run`] and [`Memory::hash`].
pub async fn argon_hash(password: &str) -> Result<String, Fault> {
    let password = password.to_owned();
    run(move |memory| memory.hash(&password)).await?
}
