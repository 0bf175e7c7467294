//! Whether a product code is free (`validateProductCode`).

use crate::schema::products;
use crate::{error, message, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Declared, Input, Operation, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Says whether a code is free.
#[derive(Debug)]
pub struct CheckProductCode;

/// The code in question.
#[derive(Debug, Clone, Input)]
pub struct ProductCode {
    /// The code.
    #[input(name = "productCode")]
    pub code: String,
}

impl Operation for CheckProductCode {
    type Target = ();
    type Input = ProductCode;
    type Output = bool;

    const DESCRIPTION: Declared = Declared::new(
        "product.check_code",
        "products",
        Verb::Ask("code-check"),
        "Says whether no valid product has the code.",
    )
    .right(rights::FIND_PRODUCTS)
    .graphql("validateProductCode", "");

    async fn run(context: &mut Context<'_>, (): &(), input: &ProductCode) -> Result<bool, Error> {
        Ok(!is_taken(context, &input.code).await?)
    }
}

/// Refuses a code that a valid product has (rule 47); the unique index decides between simultaneous writers.
pub(super) async fn refuse_taken(context: &mut Context<'_>, code: &str) -> Result<(), Error> {
    if is_taken(context, code).await? {
        return Err(error::CODE_TAKEN.at("code").detail(message::code_used(code)).into());
    }
    Ok(())
}

async fn is_taken(context: &mut Context<'_>, code: &str) -> Result<bool, Error> {
    let holders = products::table.filter(products::code.eq(code).and(products::valid_to.is_null()));
    Ok(diesel::select(diesel::dsl::exists(holders))
        .get_result(context.connection())
        .await?)
}
