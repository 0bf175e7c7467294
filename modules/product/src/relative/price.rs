//! Relative prices as clients send them (rule 54, BUG-21).

use crate::coded::CARE_TYPES;
use crate::product::Product;
use crate::schema::relative_distributions as distributions;
use crate::{error, message};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::Input;
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use rust_decimal::Decimal;

/// How the contributions that pay for one kind of care are distributed over the year.
#[derive(Debug, Clone, Input)]
pub struct RelativePrice {
    /// Kind of care: B both, I in-patient, O out-patient.
    #[input(graphql_type = "CareTypeEnum", one_of = CARE_TYPES)]
    pub care_type: Option<String>,
    /// The share of each period in per cent: of the year, its 4 quarters or its 12 months.
    pub periods: Vec<Decimal>,
}

/// The letter of the division of a year into this many periods.
const fn division(periods: usize) -> Option<&'static str> {
    match periods {
        1 => Some("Y"),
        4 => Some("Q"),
        12 => Some("M"),
        _ => None,
    }
}

/// What is wrong with them.
pub(crate) fn check(prices: &[RelativePrice]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, price) in prices.iter().enumerate() {
        let count = price.periods.len();
        let twice = prices
            .iter()
            .take(index)
            .any(|other| other.care_type == price.care_type);
        let within = |share: &Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(share);
        let Some(care_type) = price.care_type.as_deref() else {
            let missing = kinds::REQUIRED.at("careType");
            problems.push(missing.inside(index).inside("relativePrices"));
            continue;
        };
        let (field, detail) = if twice {
            ("careType", message::care_twice(care_type))
        } else if division(count).is_none() {
            ("periods", message::periods(count))
        } else if !price.periods.iter().all(within) {
            ("periods", message::share_of_period())
        } else {
            continue;
        };
        let problem = error::RELATIVE_PRICES.at(field).detail(detail);
        problems.push(problem.inside(index).inside("relativePrices"));
    }
    problems
}

/// The product with the divisions of the year that the prices have; a kind of care that is not listed has none.
pub(crate) fn with_divisions(product: Product, prices: &[RelativePrice]) -> Product {
    let of = |care: &str| {
        let price = prices.iter().find(|price| price.care_type.as_deref() == Some(care))?;
        division(price.periods.len()).map(str::to_owned)
    };
    Product {
        relative_price_period: of("B"),
        relative_price_period_ip: of("I"),
        relative_price_period_op: of("O"),
        ..product
    }
}

/// Ends the distributions of a product and writes these.
pub(crate) async fn replace(context: &mut Context<'_>, product: i32, prices: &[RelativePrice]) -> Result<(), Error> {
    let (now, audit_user_id) = (context.now(), context.actor().audit_user_id());
    let live = distributions::table
        .filter(distributions::product_id.eq(product))
        .filter(distributions::valid_to.is_null());
    let ended = (
        distributions::valid_to.eq(now),
        distributions::audit_user_id.eq(audit_user_id),
    );
    diesel::update(live).set(ended).execute(context.connection()).await?;
    let mut rows = Vec::new();
    for price in prices {
        let periods = i16::try_from(price.periods.len()).map_err(Error::internal)?;
        rows.extend((1_i16..).zip(&price.periods).map(|(period, share)| {
            (
                distributions::product_id.eq(product),
                distributions::care_type.eq(price.care_type.as_deref().unwrap_or_default()),
                distributions::periods.eq(periods),
                distributions::period.eq(period),
                distributions::percentage.eq(share),
                distributions::valid_from.eq(now),
                distributions::audit_user_id.eq(audit_user_id),
            )
        }));
    }
    diesel::insert_into(distributions::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}
