//! What a family of the demonstration country has bought: drawn by lot, priced by the rules.

use super::rows::{Family, Sold};
use crate::policy::PolicyStatus;
use crate::policy::product::Product;
use crate::pricing::{Compatibility, Enrolment, Member, Stage, quote, to_cents};
use chrono::{Days, NaiveDate};

/// The relation of those who belong to a family without being part of it (spec 1.3).
const OTHERS: i16 = 7;
/// Years from which somebody is an adult, unless a scheme says otherwise.
const MAJORITY: u32 = 18;

/// A policy that a lot stands for: what it is, how, and how many days ago it was sold.
type Sale = (Stage, PolicyStatus, u64);

/// The policies of a family.
pub(super) fn draw(family: &Family, on_sale: &[Product], today: NaiveDate) -> Vec<Sold> {
    let chance = u64::from(family.chance.unsigned_abs());
    let Some(product) = pick(on_sale, chance) else {
        return Vec::new();
    };
    let sales = sales(chance);
    sales
        .into_iter()
        .filter_map(|sale| sell(family, product, sale, today))
        .collect()
}

/// The first product is bought most.
fn pick(on_sale: &[Product], chance: u64) -> Option<&Product> {
    let others = u64::try_from(on_sale.len().checked_sub(1)?).unwrap_or_default();
    let index = match chance / 1000 % 10 {
        0..6 => 0,
        _ => chance / 10_000 % (others + 1),
    };
    on_sale.get(usize::try_from(index).unwrap_or_default())
}

/// Of a hundred families, eight have no policy, sixty an active one, seven renewed theirs.
fn sales(chance: u64) -> Vec<Sale> {
    let days = chance / 100;
    match chance % 100 {
        0..8 => Vec::new(),
        8..68 => vec![(Stage::New, PolicyStatus::Active, 1 + days % 330)],
        68..75 => vec![
            (Stage::New, PolicyStatus::Expired, 400 + days % 60),
            (Stage::Renewed, PolicyStatus::Active, 1 + days % 30),
        ],
        75..85 => vec![(Stage::New, PolicyStatus::Idle, 1 + days % 60)],
        85..95 => vec![(Stage::New, PolicyStatus::Expired, 400 + days % 300)],
        95..98 => vec![(Stage::New, PolicyStatus::Suspended, 30 + days % 200)],
        _ => vec![(Stage::New, PolicyStatus::Ready, 1 + days % 20)],
    }
}

/// A policy as the office would have sold it; none where the product has no price for that day.
fn sell(family: &Family, product: &Product, (stage, status, days_ago): Sale, today: NaiveDate) -> Option<Sold> {
    let day = today.checked_sub_days(Days::new(days_ago))?;
    let enrolment = Enrolment {
        stage,
        day,
        today: day,
        previous_expiry: None,
        age_of_majority: MAJORITY,
    };
    let members: Vec<_> = family.births.iter().zip(&family.relationships).map(member).collect();
    let tariff = product.tariff().ok()?;
    let quote = quote(&tariff, &enrolment, &members, &Compatibility::default()).ok()?;
    let dates = quote.dates;
    let status = truth(status, dates.expiry, today);
    let is_covered = matches!(
        status,
        PolicyStatus::Active | PolicyStatus::Expired | PolicyStatus::Suspended
    );
    let places = match usize::try_from(tariff.max_members) {
        Ok(0) | Err(_) => family.people.len(),
        Ok(most) => most,
    };
    Some(Sold {
        family: family.id,
        product: product.id,
        stage: stage.letter(),
        status: status.number(),
        value: to_cents(quote.value),
        enrolled: day,
        starts: dates.start,
        effective: is_covered.then_some(dates.start),
        expires: dates.expiry,
        people: family.people.iter().copied().take(places).collect(),
    })
}

/// A product with a period of its own may end earlier or later than the lot says.
fn truth(status: PolicyStatus, expiry: NaiveDate, today: NaiveDate) -> PolicyStatus {
    match status {
        PolicyStatus::Active if expiry < today => PolicyStatus::Expired,
        PolicyStatus::Expired if expiry >= today => PolicyStatus::Active,
        status => status,
    }
}

fn member((birth, relationship): (&Option<NaiveDate>, &i16)) -> Member {
    Member {
        birth: *birth,
        is_other: *relationship == OTHERS,
    }
}
