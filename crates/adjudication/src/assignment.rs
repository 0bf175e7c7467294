//! Which policy pays a line (spec chapter 6).

use crate::candidates::Offer;
use crate::case::Case;
use crate::claim::{Assignment, Limitation, Line};
use crate::facts::Limit;
use crate::money::{left, percent};
use crate::profile::Departure;
use crate::reasons::quantity::Grant;
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// The offer that pays, with what it grants.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen<'a> {
    pub(crate) offer: Offer<'a>,
    pub(crate) grant: Grant,
    pub(crate) assignment: Assignment,
    pub(crate) candidates: usize,
}

/// What an offer says about a line of this visit and age.
#[derive(Clone, Copy)]
struct Bid<'a> {
    offer: Offer<'a>,
    grant: Grant,
    limitation: Limitation,
    value: Option<Decimal>,
}

/// The offer under which the insured pay least: of those with co-insurance the highest percentage, of those with a fixed
/// amount the highest one, and of these two the better one. None when no offer says how it is limited (reason 3).
pub(crate) fn choose<'a>(case: &Case<'_>, line: &Line, offers: &[(Offer<'a>, Grant)]) -> Option<Chosen<'a>> {
    let bids: SmallVec<[Bid<'a>; 2]> = offers
        .iter()
        .filter_map(|(offer, grant)| bid(case, offer, *grant))
        .collect();
    let co_insurance = highest(&bids, Limitation::CoInsurance, |bid| bid.value.unwrap_or_default());
    let fixed_amount = highest(&bids, Limitation::FixedAmount, |bid| ranked(case, bid));
    let bid = match (co_insurance, fixed_amount) {
        (Some(co_insurance), Some(fixed_amount)) => better(co_insurance, fixed_amount, line.price_to_compare()),
        (one, other) => one.or(other)?,
    };
    let assignment = Assignment {
        product: bid.offer.candidate.policy.product,
        policy: bid.offer.candidate.key,
        origin: bid.offer.line.origin,
        limitation: Some(bid.limitation),
        value: bid.value,
    };
    Some(Chosen {
        offer: bid.offer,
        grant: bid.grant,
        assignment,
        candidates: offers.len(),
    })
}

fn bid<'a>(case: &Case<'_>, offer: &Offer<'a>, grant: Grant) -> Option<Bid<'a>> {
    let Limit { limitation, value } = offer.line.limit(case.claim.visit);
    Some(Bid {
        offer: *offer,
        grant,
        limitation: limitation?,
        value: value.of(case.age),
    })
}

/// The first of the highest ones.
fn highest<'a, 'b>(
    bids: &'b [Bid<'a>],
    limitation: Limitation,
    rank: impl Fn(&Bid<'a>) -> Decimal,
) -> Option<&'b Bid<'a>> {
    let wanted = bids.iter().filter(|bid| bid.limitation == limitation);
    wanted.reduce(|best, other| if rank(other) > rank(best) { other } else { best })
}

fn ranked(case: &Case<'_>, bid: &Bid<'_>) -> Decimal {
    let value = bid.value.unwrap_or_default();
    if value.is_zero() && case.settings.profile.follows(Departure::FixedNothingIsHighest) {
        return Decimal::MAX;
    }
    value
}

/// Step 4: an amount that covers the price, or none at all, comes first, then a whole percentage, then what leaves the
/// insured the smaller share. A percentage that is not set pays everything, as it does when the line is valued.
fn better<'a, 'b>(co_insurance: &'b Bid<'a>, fixed_amount: &'b Bid<'a>, price: Decimal) -> &'b Bid<'a> {
    let amount = fixed_amount.value.unwrap_or_default();
    let percentage = co_insurance.value.unwrap_or(Decimal::ONE_HUNDRED);
    if amount.is_zero() || amount > price {
        return fixed_amount;
    }
    if percentage == Decimal::ONE_HUNDRED {
        return co_insurance;
    }
    let own_share = percent(price, left(Decimal::ONE_HUNDRED, percentage));
    if own_share > left(price, amount) {
        fixed_amount
    } else {
        co_insurance
    }
}
