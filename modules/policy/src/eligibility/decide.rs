//! Whether somebody may have something: pure (rules 93 to 96).

use super::PerCategory;
use super::consumption::UsedByPerson;
use crate::pricing::Months;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A policy that covers the person, with what its product limits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cover {
    pub(super) policy: i32,
    pub(super) product: i32,
    /// Active, and not ended for the person.
    pub(super) in_force: bool,
    pub(super) effective: Option<NaiveDate>,
    pub(super) counts: PerCategory<Option<i32>>,
    pub(super) amounts: PerCategory<Option<Decimal>>,
    /// Of the item in question, if the product covers it.
    pub(super) item: Option<Line>,
    /// Of the service in question, if the product covers it.
    pub(super) service: Option<Line>,
}

/// What a product says about an item or service, for somebody of the person's age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Line {
    /// Months after the first day in force.
    pub(super) waiting: u32,
    /// How much at most.
    pub(super) limit: Option<i32>,
}

/// What is left.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Eligibility {
    pub(super) product: Option<i32>,
    pub(super) counts: PerCategory<Option<i64>>,
    pub(super) amounts: PerCategory<Option<Decimal>>,
    pub(super) item: Care,
    pub(super) service: Care,
}

/// What is left of an item or service.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Care {
    /// From when on.
    pub(super) from: Option<NaiveDate>,
    /// How much; nothing for any number.
    pub(super) left: Option<Decimal>,
    pub(super) is_ok: bool,
}

/// What the question is about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    pub(super) today: NaiveDate,
    pub(super) months: Months,
    /// Category of the service in question.
    pub(super) category: Option<&'a str>,
}

/// `covers` begin with the one that ends last; kinds of care are limited by that one.
pub(super) fn decide(covers: &[Cover], used: &UsedByPerson, asked: Asked<'_>) -> Eligibility {
    let Some(first) = covers.first() else {
        return uncovered();
    };
    let counts = first.counts.with(&used.claims, count_left);
    let amounts = first.amounts.with(&used.amounts, amount_left);
    let item = care(covers, asked, &used.items, |cover| cover.item);
    let mut service = care(covers, asked, &used.services, |cover| cover.service);
    service.is_ok &= has_room(asked.category, &counts, &amounts);
    Eligibility {
        product: Some(first.product),
        counts,
        amounts,
        item,
        service,
    }
}

/// Rule 93.
fn uncovered() -> Eligibility {
    Eligibility {
        counts: PerCategory::all(Some(0)),
        amounts: PerCategory::all(Some(Decimal::ZERO)),
        ..Eligibility::default()
    }
}

/// Rule 94: never below 0, and no limit where none is set.
fn count_left(limit: Option<i32>, used: u32) -> Option<i64> {
    limit.map(|limit| (i64::from(limit) - i64::from(used)).max(0))
}

fn amount_left(limit: Option<Decimal>, used: Decimal) -> Option<Decimal> {
    limit.map(|limit| (limit - used).max(Decimal::ZERO))
}

/// Surgery, consultation and delivery are limited together with the service that they are.
fn has_room(category: Option<&str>, counts: &PerCategory<Option<i64>>, amounts: &PerCategory<Option<Decimal>>) -> bool {
    let (count, amount) = match category {
        Some("S") => (counts.surgery, amounts.surgery),
        Some("C") => (counts.consultation, amounts.consultation),
        Some("D") => (counts.delivery, amounts.delivery),
        _ => return true,
    };
    count != Some(0) && amount.is_none_or(|amount| amount > Decimal::ZERO)
}

/// Rules 95 and 96: waiting period and quantity hold from the first day on, whether there was a claim or not (BUG-23).
fn care(
    covers: &[Cover],
    asked: Asked<'_>,
    used: &HashMap<i32, Decimal>,
    line: impl Fn(&Cover) -> Option<Line>,
) -> Care {
    let begins = |cover: &Cover| {
        let line = line(cover).filter(|_| cover.in_force)?;
        let from = asked.months.after(cover.effective?, line.waiting)?;
        let used = used.get(&cover.policy).copied().unwrap_or_default();
        Some((from, line.limit.map(|limit| Decimal::from(limit) - used)))
    };
    let lines: Vec<_> = covers.iter().filter_map(begins).collect();
    let from = lines.iter().map(|(from, _)| *from).min();
    let started = || lines.iter().filter(|(from, _)| *from <= asked.today);
    let unlimited = started().any(|(_, left)| left.is_none());
    let most = started().filter_map(|(_, left)| *left).max();
    let left = most.filter(|_| !unlimited);
    let is_ok = from.is_none_or(|from| from <= asked.today) && left.is_none_or(|left| left > Decimal::ZERO);
    Care { from, left, is_ok }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn cover(waiting: u32, limit: Option<i32>) -> Cover {
        Cover {
            policy: 7,
            product: 4,
            in_force: true,
            effective: Some(day("2026-09-15")),
            counts: PerCategory {
                surgery: Some(3),
                ..PerCategory::default()
            },
            amounts: PerCategory::default(),
            item: None,
            service: Some(Line { waiting, limit }),
        }
    }

    fn asked() -> Asked<'static> {
        Asked {
            today: day("2026-11-23"),
            category: Some("S"),
            ..Asked::default()
        }
    }

    fn used(claims: u32, quantity: i64) -> UsedByPerson {
        UsedByPerson {
            claims: PerCategory {
                surgery: claims,
                ..PerCategory::default()
            },
            services: [(7, Decimal::from(quantity))].into(),
            ..UsedByPerson::default()
        }
    }

    #[test]
    fn rule_93_without_cover_there_is_nothing() {
        let none = decide(&[], &UsedByPerson::default(), asked());
        assert_eq!(none.product, None);
        assert_eq!(
            (none.counts.visit, none.amounts.antenatal),
            (Some(0), Some(Decimal::ZERO))
        );
        assert!(!none.item.is_ok && !none.service.is_ok);
    }

    #[test]
    fn rule_94_claims_are_counted_down_to_zero() {
        for (claims, left) in [(0, 3), (1, 2), (3, 0), (5, 0)] {
            let found = decide(&[cover(0, None)], &used(claims, 0), asked());
            assert_eq!(found.counts.surgery, Some(left), "{claims}");
            assert_eq!(found.counts.visit, None);
            assert_eq!(found.service.is_ok, left > 0, "{claims}");
        }
    }

    #[test]
    fn rule_95_a_waiting_period_counts_without_a_claim() {
        let found = decide(&[cover(6, Some(2))], &UsedByPerson::default(), asked());
        assert_eq!(found.service.from, Some(day("2027-03-15")));
        assert!(!found.service.is_ok);
        assert!(found.item.is_ok);
    }

    #[test]
    fn rule_96_a_quantity_is_used_up() {
        for (quantity, left, is_ok) in [(0, 2, true), (1, 1, true), (2, 0, false), (3, -1, false)] {
            let found = decide(&[cover(1, Some(2))], &used(0, quantity), asked());
            assert_eq!(found.service.left, Some(Decimal::from(left)), "{quantity}");
            assert_eq!(found.service.is_ok, is_ok, "{quantity}");
        }
    }

    /// Spec 2.17: the most generous of several policies counts; one that is not in force does not.
    #[test]
    fn several_policies_are_looked_at_together() {
        let generous = Cover {
            policy: 8,
            ..cover(0, None)
        };
        let found = decide(&[cover(6, Some(2)), generous.clone()], &used(0, 9), asked());
        assert_eq!(
            (found.service.from, found.service.left),
            (Some(day("2026-09-15")), None)
        );
        let idle = Cover {
            in_force: false,
            ..generous
        };
        let found = decide(&[idle], &used(0, 9), asked());
        assert_eq!((found.service.from, found.service.is_ok), (None, true));
    }
}
