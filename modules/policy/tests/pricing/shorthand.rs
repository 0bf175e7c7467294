//! Short words for the tables of the specification.

use chrono::NaiveDate;
use openimis_policy::pricing::{Cycle, Enrolment, Member, Stage, Tariff};
use rust_decimal::Decimal;

/// The day of asking of the worked examples.
pub const TODAY: &str = "2026-11-23";

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// Cycles as entered; `-` for one that is not filled.
pub fn cycles(texts: &[&str]) -> Vec<Option<Cycle>> {
    texts.iter().map(|text| text.parse().ok()).collect()
}

/// An enrolment on this day, of somebody who asks that day or later.
pub fn enrolment(stage: Stage, enrolled: &str) -> Enrolment {
    Enrolment {
        stage,
        day: day(enrolled),
        today: day(TODAY),
        previous_expiry: None,
        age_of_majority: 18,
    }
}

/// Adults, children, other adults, other children: born 1980-01-01 and 2020-01-01.
pub fn family(adults: usize, children: usize, other_adults: usize, other_children: usize) -> Vec<Member> {
    let member = |year: &str, is_other| Member {
        birth: Some(day(&format!("{year}-01-01"))),
        is_other,
    };
    let groups = [
        (adults, member("1980", false)),
        (children, member("2020", false)),
        (other_adults, member("1980", true)),
        (other_children, member("2020", true)),
    ];
    groups
        .into_iter()
        .flat_map(|(count, member)| std::iter::repeat_n(member, count))
        .collect()
}

/// A product of twelve months with these prices of an adult and a child.
pub fn per_head(adult: &str, child: &str) -> Tariff {
    Tariff {
        insurance_period: 12,
        premium_adult: money(adult),
        premium_child: money(child),
        ..Tariff::default()
    }
}
