//! Which deductible and which ceiling hold for a claim on a policy (spec 7.3).

use crate::case::Case;
use crate::facts::{ByCare, ByLevel, Care, Growth, Policy, Product};
use crate::ledger::Spending;
use crate::money::plus;
use crate::trace::Per;
use rust_decimal::Decimal;

/// A deductible or ceiling, with what earlier claims used of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) care: Care,
    pub(crate) level: Per,
    pub(crate) amount: Decimal,
    pub(crate) earlier: Decimal,
}

/// A policy on which a claim is valued.
#[derive(Clone, Copy)]
pub(crate) struct Purchase<'a> {
    pub(crate) key: i32,
    pub(crate) policy: &'a Policy,
    pub(crate) product: &'a Product,
    /// Whether it is a hospital claim for the product.
    pub(crate) hospital: bool,
}

/// What the insured bear first.
pub(crate) fn deductible(case: &Case<'_>, purchase: Purchase<'_>) -> Option<Bound> {
    let columns = &purchase.product.deductibles;
    bound(case, purchase, columns, |used| used.deducted, |_, amount| amount)
}

/// What is paid at most; of the whole policy it grows with the members of the target date (E7).
pub(crate) fn ceiling(case: &Case<'_>, purchase: Purchase<'_>) -> Option<Bound> {
    let columns = &purchase.product.ceilings;
    let grown = |kind, amount| grown(case, purchase, kind, amount);
    bound(case, purchase, columns, |used| used.remunerated, grown)
}

/// The general columns come first, those of the claim's care only where they say nothing (AR-77, AR-78). Of several in
/// one family policy beats insuree beats treatment; 0 says nothing.
fn bound(
    case: &Case<'_>,
    purchase: Purchase<'_>,
    columns: &ByCare<ByLevel>,
    column: impl Fn(Spending) -> ByCare<Decimal>,
    of_policy: impl Fn(Care, Decimal) -> Decimal,
) -> Option<Bound> {
    let kind = if purchase.hospital {
        Care::InPatient
    } else {
        Care::OutPatient
    };
    let (kind, level, amount) = [Care::General, kind].into_iter().find_map(|kind| {
        let (level, amount) = highest_level(columns.of(kind))?;
        Some((kind, level, amount))
    })?;
    let ledger = &case.facts.ledger;
    let (amount, earlier) = match level {
        Per::Policy => (
            of_policy(kind, amount),
            column(ledger.used_of_policy(purchase.key, case.claim)).of(kind),
        ),
        Per::Insuree => (
            amount,
            column(ledger.used_by_insuree(purchase.key, case.claim)).of(kind),
        ),
        Per::Treatment => (amount, Decimal::ZERO),
    };
    Some(Bound {
        care: kind,
        level,
        amount,
        earlier,
    })
}

fn highest_level(levels: ByLevel) -> Option<(Per, Decimal)> {
    let all = [
        (Per::Policy, levels.policy),
        (Per::Insuree, levels.insuree),
        (Per::Treatment, levels.treatment),
    ];
    all.into_iter()
        .find_map(|(level, amount)| Some((level, amount.filter(|amount| *amount > Decimal::ZERO)?)))
}

fn grown(case: &Case<'_>, purchase: Purchase<'_>, kind: Care, amount: Decimal) -> Decimal {
    let members = i64::try_from(purchase.policy.members_on(case.day)).unwrap_or(i64::MAX);
    let beyond = members - i64::from(purchase.product.threshold.unwrap_or(0));
    if beyond <= 0 {
        return amount;
    }
    let Growth { extra_member, at_most } = purchase.product.growth.of(kind);
    let extra = extra_member.unwrap_or_default().checked_mul(Decimal::from(beyond));
    let grown = plus(amount, extra.unwrap_or_default());
    match at_most.filter(|most| *most > Decimal::ZERO) {
        Some(most) => grown.min(most),
        None => grown,
    }
}
