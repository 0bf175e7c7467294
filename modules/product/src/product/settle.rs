//! From what was sent to the product as it will be: everything is checked before anything is written (BUG-07).

use super::input::Besides;
use super::{Product, code_check, conversion, references, terms};
use crate::line::{self, Covered};
use crate::relative;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_medical::{MedicalItem, MedicalService};

/// A product and its lines, ready to be written.
pub(super) struct Settled {
    pub(super) product: Product,
    pub(super) items: Option<Vec<Covered>>,
    pub(super) services: Option<Vec<Covered>>,
}

/// Settles what a product is after what was sent; `before` is the product that is changed.
pub(super) async fn settle(
    context: &mut Context<'_>,
    before: Option<&Product>,
    product: Product,
    besides: Besides<'_>,
) -> Result<Settled, Error> {
    let mut problems = terms::check(before, &product);
    let with_terms = product.clone();
    let product = besides.ceilings.apply(product).unwrap_or_else(|found| {
        problems.extend(found);
        with_terms
    });
    if let Some(prices) = besides.relative_prices {
        problems.extend(relative::check(prices));
    }
    let items = besides.items.map(|entries| line::limits(entries, "items"));
    let services = besides.services.map(|entries| line::limits(entries, "services"));
    let (items, services) = match (items.transpose(), services.transpose()) {
        (Ok(items), Ok(services)) => (items, services),
        (items, services) => {
            problems.extend(items.err().into_iter().chain(services.err()).flatten());
            (None, None)
        }
    };
    if !problems.is_empty() {
        return Err(problems.into());
    }
    if before.is_none_or(|before| before.code != product.code) {
        code_check::refuse_taken(context, &product.code).await?;
    }
    let product = references::refer(context, product, besides.location, besides.conversion).await?;
    if let (Some(before), Some(replacement)) = (before, product.conversion_product_id)
        && before.conversion_product_id != Some(replacement)
    {
        conversion::refuse_circle(context, before.id, replacement).await?;
    }
    let product = match besides.relative_prices {
        Some(prices) => relative::with_divisions(product, prices),
        None => product,
    };
    Ok(Settled {
        product,
        items: match items {
            Some(items) => Some(line::resolve::<MedicalItem>(context, items).await?),
            None => None,
        },
        services: match services {
            Some(services) => Some(line::resolve::<MedicalService>(context, services).await?),
            None => None,
        },
    })
}
