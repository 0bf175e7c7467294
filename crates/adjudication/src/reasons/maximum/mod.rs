//! Reasons 11 to 15 and 19: how many claims of a category a policy grants (5.3 D, E25, AR-38 to AR-41).

mod antenatal;
mod consultations;
mod deliveries;
mod hospitalisations;
mod surgeries;
mod visits;

use crate::candidates::{Candidate, Candidates};
use crate::case::Case;
use crate::claim::Category;
use crate::profile::Departure;
use crate::reason::Reason;
use crate::trace::{Finding, Place, Trace};

/// The maximum of a category.
struct Maximum {
    category: Category,
    reason: Reason,
    /// Whether claims that were stored without a category count as well.
    counts_uncategorised: bool,
}

/// Those that products have; category O has none.
const MAXIMA: [Maximum; 6] = [
    hospitalisations::MAXIMUM,
    visits::MAXIMUM,
    consultations::MAXIMUM,
    surgeries::MAXIMUM,
    deliveries::MAXIMUM,
    antenatal::MAXIMUM,
];

/// Removes the candidates that grant no more claims of the category. The claim is refused when none is left.
pub(crate) fn check<'a>(
    case: &Case<'a>,
    category: Category,
    candidates: &mut Candidates<'a>,
    trace: &mut Trace,
) -> Result<(), Finding> {
    let Some(maximum) = MAXIMA.iter().find(|one| one.category == category) else {
        return Ok(());
    };
    let mut refused = SmallRefusals::new();
    candidates.retain(|candidate| match maximum.check(case, candidate) {
        Ok(()) => true,
        Err(finding) => {
            refused.push((candidate.key, finding));
            false
        }
    });
    let last = if candidates.is_empty() { refused.pop() } else { None };
    for (key, finding) in refused {
        let place = Place {
            line: None,
            policy: Some(key),
        };
        trace.note(place, finding);
    }
    last.map_or(Ok(()), |(_, finding)| Err(finding))
}

type SmallRefusals = smallvec::SmallVec<[(i32, Finding); 1]>;

impl Maximum {
    /// Other claims of the insuree in the policy's time, whatever paid them.
    fn check(&self, case: &Case<'_>, candidate: &Candidate<'_>) -> Result<(), Finding> {
        let Some(maximum) = candidate
            .product
            .maxima
            .get(&self.category)
            .copied()
            .filter(|one| *one >= 0)
        else {
            return Ok(());
        };
        let others = case.facts.ledger.other_claims(case.claim);
        let counted = others
            .filter(|one| candidate.has(one.target))
            .filter(|one| match one.category {
                Some(category) => category == self.category,
                None => self.counts_uncategorised,
            });
        let count = counted.count();
        let admits_one = count == 0 && case.settings.profile.follows(Departure::MaximumOfNothingAdmitsOne);
        if admits_one || i32::try_from(count).is_ok_and(|count| count < maximum) {
            return Ok(());
        }
        Err(Finding::CategoryMaximum {
            category: self.category,
            maximum,
            count,
        })
    }
}

/// The reason of a category.
pub(crate) const fn reason(category: Category) -> Option<Reason> {
    let maximum = match category {
        Category::Hospitalisation => hospitalisations::MAXIMUM,
        Category::Visit => visits::MAXIMUM,
        Category::Consultation => consultations::MAXIMUM,
        Category::Surgery => surgeries::MAXIMUM,
        Category::Delivery => deliveries::MAXIMUM,
        Category::Antenatal => antenatal::MAXIMUM,
        Category::Other => return None,
    };
    Some(maximum.reason)
}
