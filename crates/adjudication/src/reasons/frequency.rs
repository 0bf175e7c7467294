//! Reason 5: how often (5.3 E5 with 5.5, E13, AR-58).

use crate::candidates::Candidate;
use crate::case::{Case, LineCase};
use crate::ledger::PastLine;
use crate::trace::Finding;

/// Between two of the same, in other claims while one of the candidates was in force, there must be the days that the
/// register asks for. Those that were given later count as well: claims are not entered in the order of the visits.
pub(crate) fn check(case: &Case<'_>, candidates: &[Candidate<'_>], line: &LineCase<'_>) -> Result<(), Finding> {
    let days = line.version.map_or(0, |version| version.frequency);
    if days == 0 {
        return Ok(());
    }
    let first = candidates.iter().map(|one| one.effective).min();
    let last = candidates.iter().map(|one| one.expiry).max();
    let in_force = |past: &&PastLine| first <= Some(past.target) && Some(past.target) <= last;
    let near = |past: &&PastLine| (case.day - past.target).num_days().unsigned_abs() < u64::from(days);
    let mut others = case.facts.ledger.other_lines(case.claim, line.line.medical);
    match others.find(|past| in_force(past) && near(past)) {
        Some(past) => Err(Finding::TooFrequent {
            days,
            other: past.target,
        }),
        None => Ok(()),
    }
}
