//! What openIMIS's front end asks before it shows a product's form.

use crate::rights;
use crate::settings::ProductSettings;
use openimis_core::declare::{Declared, Operation, OperationDialect, Shape, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use serde_json::{Value, json};

/// Tells the bounds of limits in forms.
#[derive(Debug)]
pub struct PageDisplayRules;

/// Tells with what forms for new lines begin.
#[derive(Debug)]
pub struct LimitDefaults;

impl Operation for PageDisplayRules {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "product.page_display_rules",
        "products",
        Verb::Ask("page-display-rules"),
        "Tells the bounds of limits in forms.",
    )
    .right(rights::FIND_PRODUCTS)
    .graphql("pageDisplayRules", "")
    .dialect(OperationDialect::answering(&Shape::Object(
        "PageDisplayRulesGQLType",
        &[
            ("minLimitValue", Shape::Scalar("Decimal")),
            ("maxLimitValue", Shape::Scalar("Decimal")),
        ],
    )));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        let settings = context.settings::<ProductSettings>();
        Ok(json!({
            "minLimitValue": settings.min_limit_value.to_string(),
            "maxLimitValue": settings.max_limit_value.to_string(),
        }))
    }
}

impl Operation for LimitDefaults {
    type Target = ();
    type Input = ();
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "product.limit_defaults",
        "products",
        Verb::Ask("limit-defaults"),
        "Tells with what forms for new lines begin.",
    )
    .right(rights::FIND_PRODUCTS)
    .graphql("limitDefaults", "")
    .dialect(OperationDialect::answering(&Shape::Object(
        "ProductItemOrServiceDefaultValuesGQLType",
        &[
            ("defaultPriceOrigin", Shape::Scalar("String")),
            ("defaultLimit", Shape::Scalar("String")),
            ("defaultLimitCoInsuranceValue", Shape::Scalar("Int")),
            ("defaultLimitFixedValue", Shape::Scalar("Int")),
        ],
    )));

    async fn run(context: &mut Context<'_>, (): &(), (): &()) -> Result<Value, Error> {
        let settings = context.settings::<ProductSettings>();
        Ok(json!({
            "defaultPriceOrigin": settings.default_price_origin,
            "defaultLimit": settings.default_limit,
            "defaultLimitCoInsuranceValue": settings.default_limit_co_insurance_value,
            "defaultLimitFixedValue": settings.default_limit_fixed_value,
        }))
    }
}
