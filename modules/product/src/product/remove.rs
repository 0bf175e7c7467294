//! Ending a product.

use super::Product;
use crate::rights;
use crate::schema::{product_mutations, products};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Ends a product, and nothing else: its lines and the policies that were sold stay (rule 56).
#[derive(Debug)]
pub struct RemoveProduct;

impl Operation for RemoveProduct {
    type Target = Product;
    type Input = ();
    type Output = ();

    const DESCRIPTION: Declared = Declared::new("product.delete", "products", Verb::Delete, "Ends a product.")
        .right(rights::DELETE_PRODUCTS)
        .graphql("deleteProduct", "product.mutation.failed_to_delete_product")
        .dialect(OperationDialect::MANY);

    async fn run(context: &mut Context<'_>, product: &Product, (): &()) -> Result<(), Error> {
        let now = context.now();
        history::save_one(context.connection(), Product::DESCRIPTION, &product.key(), now).await?;
        let ended = (
            products::valid_from.eq(now),
            products::valid_to.eq(now),
            products::audit_user_id.eq(context.actor().audit_user_id()),
        );
        diesel::update(products::table.find(product.id))
            .set(ended)
            .execute(context.connection())
            .await?;
        context.touches(product_mutations::product_id, &[product.id]).await?;
        context.emit("product.deleted", json!({ "id": product.id, "code": product.code }));
        Ok(())
    }
}
