//! How far an operation is that was answered before it is done.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

/// How far an operation is.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    of: AtomicU64,
}

impl Progress {
    /// So much of so much is done.
    pub fn tell(&self, done: u64, of: u64) {
        self.of.store(of, Ordering::Relaxed);
        self.done.store(done, Ordering::Relaxed);
    }

    /// As readers of the log see it in `jsonExt`.
    pub(super) fn shown(&self, now: DateTime<Utc>) -> Value {
        let (done, of) = (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed));
        json!({ "progress": { "done": done, "of": of, "at": now } })
    }
}
