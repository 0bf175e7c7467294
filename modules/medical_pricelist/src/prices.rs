//! The prices by which claims are entered (spec 11.2, 12.6 `pricelists`, AR-125).

use crate::detail_rows::{self, Price};
use crate::items::ItemsPricelist;
use crate::services::ServicesPricelist;
use crate::{dialect, error, rights};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::access::AccountKind;
use openimis_core::declare::{Access, Declared, Input, Key, Operation, OperationDialect, Resource, Right, Verb};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::schema::administration::claim_admins;
use openimis_location::schema::health_facilities as facilities;
use serde_json::{Value, json};

/// Tells the prices on one list of each kind.
#[derive(Debug)]
pub struct ListPrices;

/// The lists in question, by key.
#[derive(Debug, Clone, Input)]
pub struct PricesOf {
    /// A price list of services.
    pub services_pricelist_id: Option<i32>,
    /// A price list of items.
    pub items_pricelist_id: Option<i32>,
}

impl Operation for ListPrices {
    type Target = ();
    type Input = PricesOf;
    type Output = Value;

    const DESCRIPTION: Declared = Declared::new(
        "pricelist.prices",
        "services-pricelists",
        Verb::Ask("prices"),
        "Tells the keys of services and items on one price list each, with the prices that go before the register's.",
    )
    .access(Access::Authenticated)
    .graphql("pricelists", "")
    .dialect(OperationDialect::answering(&dialect::PRICES));

    async fn run(context: &mut Context<'_>, (): &(), input: &PricesOf) -> Result<Value, Error> {
        let own = own_lists(context).await?;
        let services = match input.services_pricelist_id {
            Some(list) if may_see::<ServicesPricelist>(context, list, own.services, rights::FIND_SERVICES).await? => {
                detail_rows::services::prices(context, list).await?
            }
            _ => Vec::new(),
        };
        let items = match input.items_pricelist_id {
            Some(list) if may_see::<ItemsPricelist>(context, list, own.items, rights::FIND_ITEMS).await? => {
                detail_rows::items::prices(context, list).await?
            }
            _ => Vec::new(),
        };
        Ok(json!({ "services": compact(&services), "items": compact(&items) }))
    }
}

fn compact(prices: &[Price]) -> Value {
    let price = |(id, price): &Price| json!({ "id": id, "p": price.map(|price| price.to_string()) });
    prices.iter().map(price).collect()
}

/// The lists of the actor's own facility.
#[derive(Default)]
struct Own {
    services: Option<i32>,
    items: Option<i32>,
}

/// Whoever has the right sees the lists of his area, everybody the lists of his own facility.
async fn may_see<R: Resource>(
    context: &mut Context<'_>,
    list: i32,
    own: Option<i32>,
    right: Right,
) -> Result<bool, Error> {
    if own == Some(list) {
        return Ok(true);
    }
    if !context.actor().holds(right) {
        return Err(error::OTHER_FACILITY.problem().into());
    }
    Ok(context.by_key::<R>(&Key::from(list)).await?.is_some())
}

/// The lists by which the facility of the actor's account charges: the person's, else the claim administrator's.
async fn own_lists(context: &mut Context<'_>) -> Result<Own, Error> {
    let Some(user) = context.actor().user() else {
        return Ok(Own::default());
    };
    let AccountKind::Interactive(person) = &user.account.kind else {
        return Ok(Own::default());
    };
    let mut facility = person.health_facility_id;
    if facility.is_none() {
        facility = of_administrator(context, &user.account.username).await?;
    }
    let Some(facility) = facility else {
        return Ok(Own::default());
    };
    let lists: Option<(Option<i32>, Option<i32>)> = facilities::table
        .find(facility)
        .filter(facilities::valid_to.is_null())
        .select((facilities::services_pricelist_id, facilities::items_pricelist_id))
        .first(context.connection())
        .await
        .optional()?;
    let (services, items) = lists.unwrap_or_default();
    Ok(Own { services, items })
}

/// The facility of the claim administrator who is called so.
async fn of_administrator(context: &mut Context<'_>, code: &str) -> Result<Option<i32>, Error> {
    let called = claim_admins::table.filter(claim_admins::code.eq(code).and(claim_admins::valid_to.is_null()));
    let facility: Option<Option<i32>> = called
        .select(claim_admins::health_facility_id)
        .first(context.connection())
        .await
        .optional()?;
    Ok(facility.flatten())
}
