//! How many requests are worked at once. Whoever comes beyond waits a moment in a short line; whoever comes beyond that
//! is refused at once, before anything is read, asked or looked up for him.
//!
//! A server that takes on everything does each thing late, and most of it for clients that have given up. What is done
//! at once is bounded by what the database is given at once, so that the line, not the database, is where work waits.

use crate::door::Gauge;
use openimis_core::identity::password::bounded;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// How much is worked at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdmissionLimit {
    /// Requests at work, all workers together.
    pub at_work: usize,
    /// Requests that wait for their turn.
    pub waiting: usize,
    /// How long they wait.
    pub patience: Duration,
}

/// Logins at work for each password that is hashed at once: the next ones read what they need meanwhile.
const LOGINS_PER_HASH: usize = 4;
/// Seconds that Retry-After names, from one to this many, so that not all who were refused come back together.
const SPREAD: u64 = 5;

/// The lines of one server.
#[derive(Debug)]
pub struct Admission {
    /// Whatever checks or makes passwords: each takes a processor for long, and many of them must not keep others out.
    logins: Lane,
    /// Everything else.
    others: Lane,
    refused: AtomicU64,
}

/// What waits in line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// Passwords.
    Login,
    /// Anything else.
    Other,
}

/// The line is full, or did not move in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Full {
    /// Seconds until another attempt makes sense.
    pub(crate) retry_after: u64,
}

/// What is happening just now, and what happened since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) at_work: usize,
    pub(crate) waiting: usize,
    pub(crate) refused: u64,
}

impl Figures {
    pub(crate) fn gauges(self) -> [Gauge; 2] {
        let of = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        [
            (
                "openimis_requests_at_work",
                "Requests that are worked.",
                of(self.at_work),
            ),
            (
                "openimis_requests_waiting",
                "Requests that wait for their turn.",
                of(self.waiting),
            ),
        ]
    }
}

impl Admission {
    /// Nobody is at work yet.
    #[must_use]
    pub fn new(limit: AdmissionLimit) -> Self {
        let logins = AdmissionLimit {
            at_work: limit.at_work.min(bounded::at_once() * LOGINS_PER_HASH),
            ..limit
        };
        Self {
            logins: Lane::new(logins),
            others: Lane::new(limit),
            refused: AtomicU64::new(0),
        }
    }

    /// Waits for a turn.
    pub(super) async fn enter(&self, work: Work) -> Result<Turn, Full> {
        let lane = match work {
            Work::Login => &self.logins,
            Work::Other => &self.others,
        };
        lane.enter().await.map_err(|Busy| self.refuse())
    }

    /// Waits for another turn of the same kind. Whoever had one already waits however long the line is.
    pub(super) async fn enter_again(&self, left: Left) -> Result<Turn, Full> {
        left.lane.wait().await.map_err(|Busy| self.refuse())
    }

    pub(crate) fn figures(&self) -> Figures {
        let lanes = [&self.logins, &self.others];
        Figures {
            at_work: lanes.iter().map(|lane| lane.at_work()).sum(),
            waiting: lanes.iter().map(|lane| lane.0.waiting.load(Ordering::Relaxed)).sum(),
            refused: self.refused.load(Ordering::Relaxed),
        }
    }

    fn refuse(&self) -> Full {
        let refused = self.refused.fetch_add(1, Ordering::Relaxed);
        Full {
            retry_after: 1 + refused % SPREAD,
        }
    }
}

/// One line.
#[derive(Debug, Clone)]
struct Lane(Arc<Line>);

#[derive(Debug)]
struct Line {
    limit: AdmissionLimit,
    turns: Arc<Semaphore>,
    waiting: AtomicUsize,
}

struct Busy;

impl Lane {
    fn new(limit: AdmissionLimit) -> Self {
        Self(Arc::new(Line {
            limit,
            turns: Arc::new(Semaphore::new(limit.at_work)),
            waiting: AtomicUsize::new(0),
        }))
    }

    fn at_work(&self) -> usize {
        self.0.limit.at_work.saturating_sub(self.0.turns.available_permits())
    }

    async fn enter(&self) -> Result<Turn, Busy> {
        // whoever waits is served first: then there is no turn left over to take
        if let Ok(permit) = Arc::clone(&self.0.turns).try_acquire_owned() {
            return Ok(self.turn(permit));
        }
        if self.0.waiting.load(Ordering::Relaxed) >= self.0.limit.waiting {
            return Err(Busy);
        }
        self.wait().await
    }

    async fn wait(&self) -> Result<Turn, Busy> {
        let place = Place::take(&self.0.waiting);
        let turn = timeout(self.0.limit.patience, Arc::clone(&self.0.turns).acquire_owned()).await;
        drop(place);
        match turn {
            Ok(Ok(permit)) => Ok(self.turn(permit)),
            _ => Err(Busy),
        }
    }

    fn turn(&self, permit: OwnedSemaphorePermit) -> Turn {
        Turn {
            lane: self.clone(),
            _permit: permit,
        }
    }
}

/// The right to work; dropping it lets the next one in.
#[derive(Debug)]
pub(super) struct Turn {
    lane: Lane,
    _permit: OwnedSemaphorePermit,
}

impl Turn {
    /// Lets the next one in, until something has come that was waited for.
    pub(super) fn leave(self) -> Left {
        Left { lane: self.lane }
    }
}

/// A turn that was given up for a while.
pub(super) struct Left {
    lane: Lane,
}

/// A place in the line, given up when it is dropped.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(waiting: &'a AtomicUsize) -> Self {
        waiting.fetch_add(1, Ordering::Relaxed);
        Self(waiting)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests;
