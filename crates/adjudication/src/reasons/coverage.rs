//! Reason 3: which product pays (5.3 E6 and F, AR-59, AR-60).

use crate::assignment::{Chosen, choose};
use crate::candidates::{Candidate, Offer, offers};
use crate::case::{Case, LineCase};
use crate::reasons::quantity::Grant;
use crate::reasons::{quantity, waiting};
use crate::trace::Finding;
use smallvec::SmallVec;

/// An offer that nothing speaks against, with what it grants.
pub(crate) type Granted<'a> = SmallVec<[(Offer<'a>, Grant); 2]>;

/// Of the offers that neither waiting period nor quantity speak against, the one that pays. Where there is none, the one
/// that was looked at last says why (W23).
pub(crate) fn check<'a>(
    case: &Case<'a>,
    candidates: &[Candidate<'a>],
    line: &LineCase<'a>,
    before: &[LineCase<'a>],
) -> Result<Chosen<'a>, (Option<i32>, Finding)> {
    let mut granted = Granted::new();
    let mut refused = (None, Finding::NotCovered);
    for offer in offers(case, candidates, line) {
        let judged = waiting::check(case, &offer).and_then(|()| quantity::check(case, &offer, line, before));
        match judged {
            Ok(grant) => granted.push((offer, grant)),
            Err(finding) => refused = (Some(offer.candidate.key), finding),
        }
    }
    if granted.is_empty() {
        return Err(refused);
    }
    let visit = case.claim.visit;
    choose(case, line.line, &granted).ok_or((None, Finding::NoLimitation { visit }))
}

/// The offer that pays a line which was never assigned: of a claim that was checked without checks.
pub(crate) fn assign<'a>(
    case: &Case<'a>,
    candidates: &[Candidate<'a>],
    line: &LineCase<'a>,
) -> Result<Chosen<'a>, Finding> {
    let found = offers(case, candidates, line);
    let granted: Granted<'a> = found.into_iter().map(|offer| (offer, Grant::Whole)).collect();
    if granted.is_empty() {
        return Err(Finding::NotCovered);
    }
    let visit = case.claim.visit;
    choose(case, line.line, &granted).ok_or(Finding::NoLimitation { visit })
}
