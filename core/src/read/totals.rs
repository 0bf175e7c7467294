//! Totals of lists that were counted just now.

use super::sql::Sql;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How old a total may be: what other processes write is seen after that long.
const FRESH: Duration = Duration::from_secs(2);
/// How many are kept.
const MOST: usize = 4_096;

/// Totals of lists by the statements that count them, values and so the reader's scope included. Every change that this
/// process makes forgets all of them.
#[derive(Debug, Default)]
pub struct Totals {
    counted: Mutex<HashMap<String, Counted>>,
    /// How often everything was forgotten. A count that began before holds no longer.
    changes: AtomicU64,
}

#[derive(Debug, Clone, Copy)]
struct Counted {
    total: u64,
    at: Instant,
    /// [`Totals::changes`] when the count began.
    after: u64,
}

impl Totals {
    /// Forgets everything: something was changed.
    pub(crate) fn forget(&self) {
        self.changes.fetch_add(1, Ordering::AcqRel);
        self.counted.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The number of changes so far, to be read before a count begins.
    pub(super) fn changes(&self) -> u64 {
        self.changes.load(Ordering::Acquire)
    }

    /// The total that this statement counted just now.
    pub(super) fn known(&self, statement: &str) -> Option<u64> {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let known = counted.get(statement)?;
        let holds = known.after == self.changes() && known.at.elapsed() < FRESH;
        holds.then_some(known.total)
    }

    /// Keeps what a statement counted that began after so many changes.
    pub(super) fn keep(&self, statement: String, total: u64, after: u64) {
        let mut counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if counted.len() >= MOST {
            counted.retain(|_, known| known.at.elapsed() < FRESH);
        }
        if counted.len() < MOST {
            let at = Instant::now();
            counted.insert(statement, Counted { total, at, after });
        }
    }
}

/// What tells a statement from every other: its text and its values.
pub(super) fn name_of(sql: &Sql) -> String {
    format!("{sql:?}")
}

#[cfg(test)]
mod tests {
    use super::Totals;

    #[test]
    fn a_change_forgets_totals_and_those_under_way() {
        let totals = Totals::default();
        let before = totals.changes();
        totals.keep("count".to_owned(), 7, before);
        assert_eq!(totals.known("count"), Some(7));
        assert_eq!(totals.known("another"), None);
        totals.forget();
        assert_eq!(totals.known("count"), None);
        totals.keep("count".to_owned(), 7, before);
        assert_eq!(totals.known("count"), None, "it was counted before the change");
    }
}
