//! Which logged change touched which product (spec 1.15).

use crate::schema::product_mutations;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;
use uuid::Uuid;

/// Notes that the running operation touches this product.
pub(crate) async fn link_product(context: &mut Context<'_>, product: i32) -> Result<(), Error> {
    let link = (
        product_mutations::id.eq(Uuid::new_v4()),
        product_mutations::mutation_id.eq(context.mutation()),
        product_mutations::product_id.eq(product),
    );
    diesel::insert_into(product_mutations::table)
        .values(link)
        .execute(context.connection())
        .await?;
    Ok(())
}
