//! The budget of prepared statements.
//!
//! Every connection keeps each statement text that it prepared. Filters, orders and field sets combine without end, so
//! only the first texts that the process sees are kept; later ones are prepared, run and forgotten.

use super::sql::Sql;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher};
use std::sync::{PoisonError, RwLock};

/// Enough for what clients repeat; each costs every connection some kilobytes, here and in the server.
const TEXTS: usize = 1_000;

static KEPT: RwLock<Option<HashSet<u64>>> = RwLock::new(None);

/// Lets a statement be prepared for good if its text is known or the budget is not spent.
pub(super) fn apply(sql: &mut Sql) {
    let mut hasher = DefaultHasher::new();
    sql.hash_text(&mut hasher);
    if !keep(hasher.finish()) {
        sql.never_prepare();
    }
}

fn keep(text: u64) -> bool {
    let known = |kept: &Option<HashSet<u64>>| kept.as_ref().is_some_and(|kept| kept.contains(&text));
    if known(&KEPT.read().unwrap_or_else(PoisonError::into_inner)) {
        return true;
    }
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    let kept = kept.get_or_insert_default();
    kept.contains(&text) || (kept.len() < TEXTS && kept.insert(text))
}

#[cfg(test)]
mod tests {
    use super::{TEXTS, keep};

    #[test]
    fn texts_beyond_the_budget_are_not_kept_and_known_ones_are() {
        let texts = u64::try_from(TEXTS).unwrap_or_default();
        assert!((0..texts).all(keep));
        assert!(!keep(texts));
        assert!(keep(0) && keep(texts - 1));
    }
}
