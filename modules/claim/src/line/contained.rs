//! What is within services that are packages, as it is entered.

use super::input::ServiceInput;
use super::register;
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::HashMap;

/// What is within a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Package {
    pub(crate) items: Vec<ContainedRow>,
    pub(crate) services: Vec<ContainedRow>,
}

/// An item or a service within a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContainedRow {
    /// Key of what it is.
    pub(crate) key: i32,
    /// How much the package foresees.
    pub(crate) provided: Option<i32>,
    /// How much was really given.
    pub(crate) displayed: Option<i32>,
    /// The price of one.
    pub(crate) price: Option<Decimal>,
}

impl Package {
    /// What it comes to, if there is anything in it (AR-10).
    pub(crate) fn amount(&self) -> Option<Decimal> {
        let rows = || self.items.iter().chain(&self.services);
        rows().next()?;
        Some(
            rows()
                .map(|row| row.price.unwrap_or_default() * Decimal::from(row.provided.unwrap_or_default()))
                .sum(),
        )
    }
}

/// Looks up what is within packages.
pub(crate) struct Contained;

impl Contained {
    /// What is within each of the services.
    pub(crate) async fn look_up(context: &mut Context<'_>, services: &[ServiceInput]) -> Result<Vec<Package>, Error> {
        let items = services
            .iter()
            .flat_map(|service| service.service_item_set.iter().flatten());
        let codes: Vec<&str> = items.map(|item| item.sub_item_code.as_str()).collect();
        let item_keys = register::item_keys(context, &codes).await?;
        let within = services
            .iter()
            .flat_map(|service| service.service_service_set.iter().flatten());
        let codes: Vec<&str> = within.map(|service| service.sub_service_code.as_str()).collect();
        let service_keys = register::service_keys(context, &codes).await?;
        let mut packages = Vec::with_capacity(services.len());
        let mut problems = Vec::new();
        for (index, service) in services.iter().enumerate() {
            let mut package = Package::default();
            let place = |problem: Problem, within: usize, list: &str| {
                problem.inside(within).inside(list).inside(index).inside("services")
            };
            for (position, item) in service.service_item_set.iter().flatten().enumerate() {
                let amounts = (item.qty_provided, item.qty_asked, item.price_asked);
                match row(&item_keys, &item.sub_item_code, amounts, "subItemCode") {
                    Ok(row) => package.items.push(row),
                    Err(problem) => problems.push(place(problem, position, "serviceItemSet")),
                }
            }
            for (position, inner) in service.service_service_set.iter().flatten().enumerate() {
                let amounts = (inner.qty_provided, inner.qty_asked, inner.price_asked);
                match row(&service_keys, &inner.sub_service_code, amounts, "subServiceCode") {
                    Ok(row) => package.services.push(row),
                    Err(problem) => problems.push(place(problem, position, "serviceServiceSet")),
                }
            }
            packages.push(package);
        }
        if problems.is_empty() {
            Ok(packages)
        } else {
            Err(problems.into())
        }
    }
}

fn row(
    keys: &HashMap<String, i32>,
    code: &str,
    (provided, asked, price): (Option<Decimal>, Option<Decimal>, Option<Decimal>),
    member: &str,
) -> Result<ContainedRow, Problem> {
    let key = *keys.get(code).ok_or_else(|| kinds::NO_SUCH_REFERENCE.at(member))?;
    Ok(ContainedRow {
        key,
        provided: whole(provided, "qtyProvided")?,
        displayed: whole(asked, "qtyAsked")?,
        price: match price {
            Some(price) if price < Decimal::ZERO || price > crate::error::LARGEST => {
                return Err(crate::error::PRICE.at("priceAsked"));
            }
            price => price,
        },
    })
}

/// openIMIS keeps whole pieces of what is within packages.
fn whole(quantity: Option<Decimal>, member: &str) -> Result<Option<i32>, Problem> {
    let Some(quantity) = quantity else { return Ok(None) };
    match quantity.trunc().to_i32() {
        Some(pieces) if pieces >= 0 => Ok(Some(pieces)),
        _ => Err(crate::error::QUANTITY.at(member)),
    }
}
