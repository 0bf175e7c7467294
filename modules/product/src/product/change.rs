//! Changing a product (spec 2.15).

use super::create::midnight;
use super::{Product, ProductChange, columns, settle};
use crate::schema::product_mutations;
use crate::{error, line, relative, rights};
use openimis_core::declare::{Declared, Operation, OperationDialect, Resource, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::{Context, history};
use serde_json::json;

/// Changes a product. Its lines as they were stay with the history copy, whether others are sent or not (rule 53).
#[derive(Debug)]
pub struct ChangeProduct;

impl Operation for ChangeProduct {
    type Target = Product;
    type Input = ProductChange;
    type Output = Saved<Product>;

    const DESCRIPTION: Declared = Declared::new("product.change", "products", Verb::Update, "Changes a product.")
        .right(rights::EDIT_PRODUCTS)
        .ended(&error::HISTORICAL)
        .graphql("updateProduct", "product.mutation.failed_to_update_product")
        .dialect(OperationDialect::NONE.named_by("UUID"));

    async fn run(context: &mut Context<'_>, product: &Product, input: &ProductChange) -> Result<Saved<Product>, Error> {
        let changed = input.product(product.clone());
        let settled = settle::settle(context, Some(product), changed, input.besides()).await?;
        let now = context.now();
        let copy = history::save_one(context.connection(), Product::DESCRIPTION, &product.key(), now).await?;
        let copy = i32::try_from(copy).map_err(Error::internal)?;
        columns::update(context, &settled.product).await?;
        line::items::change(context, (product.id, copy), settled.items.as_deref()).await?;
        line::services::change(context, (product.id, copy), settled.services.as_deref()).await?;
        if let Some(prices) = &input.relative_prices {
            relative::replace(context, product.id, prices).await?;
        }
        context.touches(product_mutations::product_id, &[product.id]).await?;
        context.emit(
            "product.changed",
            json!({ "id": product.id, "code": settled.product.code }),
        );
        Ok(Saved::new(product.id))
    }
}

impl ProductChange {
    /// The product with what was sent, ceilings and references aside.
    fn product(&self, before: Product) -> Product {
        self.over(Product {
            code: self.code.clone().unwrap_or(before.code),
            name: self.name.clone().unwrap_or(before.name),
            date_from: self.date_from.map_or(before.date_from, midnight),
            date_to: self.date_to.map_or(before.date_to, midnight),
            insurance_period: self.insurance_period.unwrap_or(before.insurance_period),
            ..before
        })
    }
}
