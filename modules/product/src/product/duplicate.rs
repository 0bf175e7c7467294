//! Making a product that covers what another one covers (rule 55).

use super::{NewProduct, Product, create, settle};
use crate::{line, rights};
use openimis_core::declare::{Declared, Operation, OperationDialect, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Makes a product from what is given, with all lines of the product that it is asked of. Lines that are given are left
/// aside, as the existing backend does.
#[derive(Debug)]
pub struct DuplicateProduct;

impl Operation for DuplicateProduct {
    type Target = Product;
    type Input = NewProduct;
    type Output = Saved<Product>;

    const DESCRIPTION: Declared = Declared::new(
        "product.duplicate",
        "products",
        Verb::Act("duplicate"),
        "Makes a product that covers what this one covers.",
    )
    .right(rights::ADD_PRODUCTS)
    .graphql("duplicateProduct", "product.mutation.failed_to_duplicate_product")
    .dialect(OperationDialect::NONE.named_by("UUID"));

    async fn run(context: &mut Context<'_>, source: &Product, input: &NewProduct) -> Result<Saved<Product>, Error> {
        let mut besides = input.besides();
        (besides.items, besides.services) = (None, None);
        let settled = settle::settle(context, None, input.product(), besides).await?;
        let id = create::write(context, &settled, input).await?;
        line::items::copy(context, source.id, id).await?;
        line::services::copy(context, source.id, id).await?;
        Ok(Saved::new(id))
    }
}
