//! Making a product (spec 2.15).

use super::settle::{self, Settled};
use super::{NewProduct, Product, columns};
use crate::schema::product_mutations;
use crate::{line, relative, rights};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use openimis_core::declare::{Declared, Operation, Saved, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use rust_decimal::Decimal;
use serde_json::json;

/// Makes a product.
#[derive(Debug)]
pub struct CreateProduct;

impl Operation for CreateProduct {
    type Target = ();
    type Input = NewProduct;
    type Output = Saved<Product>;

    const DESCRIPTION: Declared = Declared::new("product.create", "products", Verb::Create, "Makes a product.")
        .right(rights::ADD_PRODUCTS)
        .graphql("createProduct", "product.mutation.failed_to_create_product");

    async fn run(context: &mut Context<'_>, (): &(), input: &NewProduct) -> Result<Saved<Product>, Error> {
        let settled = settle::settle(context, None, input.product(), input.besides()).await?;
        let id = write(context, &settled, input).await?;
        line::items::create(context, id, settled.items.as_deref().unwrap_or_default()).await?;
        line::services::create(context, id, settled.services.as_deref().unwrap_or_default()).await?;
        Ok(Saved::new(id))
    }
}

impl NewProduct {
    /// The product that it makes, ceilings and references aside. What clients leave out is as openIMIS's schema has it.
    pub(super) fn product(&self) -> Product {
        self.over(Product {
            code: self.code.clone(),
            name: self.name.clone(),
            date_from: midnight(self.date_from),
            date_to: midnight(self.date_to),
            insurance_period: self.insurance_period,
            premium_adult: Some(Decimal::ZERO),
            premium_child: Some(Decimal::ZERO),
            grace_period_renewal: Some(0),
            grace_period_payment: Some(0),
            enrolment_discount_perc: Some(0),
            enrolment_discount_period: Some(0),
            renewal_discount_perc: Some(0),
            renewal_discount_period: Some(0),
            ..Product::default()
        })
    }
}

/// Writes a new product without its lines; answers its key.
pub(super) async fn write(context: &mut Context<'_>, settled: &Settled, input: &NewProduct) -> Result<i32, Error> {
    let product = &settled.product;
    let id = columns::insert(context, product).await?;
    if let Some(prices) = &input.relative_prices {
        relative::replace(context, id, prices).await?;
    }
    context.touches(product_mutations::product_id, &[id]).await?;
    context.emit("product.created", json!({ "id": id, "code": product.code }));
    Ok(id)
}

/// Days are stored as the instants at which they begin, in UTC.
pub(super) fn midnight(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}
