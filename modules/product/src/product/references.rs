//! The rows that a product refers to.

use super::Product;
use crate::error;
use openimis_core::declare::{Patch, Ref};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_location::{Location, LocationSettings};

/// Products are sold in a region or in a district.
const LEVELS: usize = 2;

/// The product with the place and the replacement that were sent.
pub(super) async fn refer(
    context: &mut Context<'_>,
    mut product: Product,
    location: &Patch<Ref<Location>>,
    conversion: &Patch<Ref<Product>>,
) -> Result<Product, Error> {
    match location {
        Patch::Absent => {}
        Patch::Null => product.location_id = None,
        Patch::Value(place) => product.location_id = Some(place_of_sale(context, place).await?),
    }
    match conversion {
        Patch::Absent => {}
        Patch::Null => product.conversion_product_id = None,
        Patch::Value(named) => {
            let replacement: Product = context.resolve(named, "conversionProduct").await?;
            product.conversion_product_id = Some(replacement.id);
        }
    }
    Ok(product)
}

/// The key of a region or district that the actor sees.
async fn place_of_sale(context: &mut Context<'_>, named: &Ref<Location>) -> Result<i32, Error> {
    let place: Location = context.resolve(named, "location").await?;
    let settings = context.settings::<LocationSettings>();
    let mut types = settings.location_types.iter().take(LEVELS);
    if types.any(|known| *known == place.location_type) {
        Ok(place.id)
    } else {
        Err(error::WRONG_PLACE.at("location").into())
    }
}
