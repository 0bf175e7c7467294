//! What replaces a product at renewal: never, in the end, the product itself.

use crate::error;
use crate::schema::products;
use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use std::collections::{HashMap, HashSet};

/// Refuses a replacement that leads back to the product. One writer at a time: two replacements that are each right alone
/// can make a circle together.
pub(super) async fn refuse_circle(context: &mut Context<'_>, product: i32, replacement: i32) -> Result<(), Error> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<Text, _>("openimis_product_conversion")
        .execute(context.connection())
        .await?;
    let steps: Vec<(i32, Option<i32>)> = products::table
        .filter(products::conversion_product_id.is_not_null())
        .filter(products::valid_to.is_null())
        .select((products::id, products::conversion_product_id))
        .load(context.connection())
        .await?;
    let steps = steps.into_iter().filter_map(|(from, to)| Some((from, to?))).collect();
    if leads_to(&steps, replacement, product) {
        return Err(error::CONVERSION_CIRCLE.at("conversionProduct").into());
    }
    Ok(())
}

/// Whether the replacements, from this product on, come to the other one. Older programs may have stored a circle.
fn leads_to(steps: &HashMap<i32, i32>, from: i32, to: i32) -> bool {
    let mut seen = HashSet::new();
    let mut at = Some(from);
    while let Some(product) = at.filter(|product| seen.insert(*product)) {
        if product == to {
            return true;
        }
        at = steps.get(&product).copied();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::leads_to;
    use std::collections::HashMap;

    #[test]
    fn circles_are_found_and_those_of_others_are_survived() {
        let steps = HashMap::from([(1, 2), (2, 3), (7, 8), (8, 7)]);
        assert!(leads_to(&steps, 3, 3));
        assert!(leads_to(&steps, 1, 3));
        assert!(!leads_to(&steps, 3, 1));
        assert!(!leads_to(&steps, 7, 1));
    }
}
