//! What is said of services on a list.

use crate::details::Wishes;
use openimis_core::declare::{Input, Ref};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use openimis_medical::MedicalService;
use rust_decimal::Decimal;

/// The price of a service on a list.
#[derive(Debug, Clone, Input)]
pub struct ServicePrice {
    /// The service.
    #[input(graphql = "uuid", graphql_type = "UUID")]
    pub service: Ref<MedicalService>,
    /// Its price here; none for the price of the register.
    pub price: Option<Decimal>,
}

/// Finds the services that are named, in one statement for each list.
pub(super) async fn find(
    context: &mut Context<'_>,
    added: Option<&[Ref<MedicalService>]>,
    removed: Option<&[Ref<MedicalService>]>,
    prices: Option<&[ServicePrice]>,
) -> Result<Wishes, Error> {
    let named = |list: &'static str| move |index: usize, problem: Problem| problem.inside(index).inside(list);
    let added = keys(context, added.unwrap_or_default(), named("addedDetails")).await?;
    let removed = keys(context, removed.unwrap_or_default(), named("removedDetails")).await?;
    let said = prices.unwrap_or_default();
    let of: Vec<_> = said.iter().map(|price| price.service.clone()).collect();
    let of = keys(context, &of, |index, problem| {
        named("priceOverrules")(index, problem.inside("service"))
    })
    .await?;
    let prices = of.into_iter().zip(said).map(|(service, said)| (service, said.price));
    Ok(Wishes {
        added,
        removed,
        prices: prices.collect(),
    })
}

async fn keys(
    context: &mut Context<'_>,
    named: &[Ref<MedicalService>],
    place: impl Fn(usize, Problem) -> Problem,
) -> Result<Vec<i32>, Error> {
    let found = context.resolve_many(named, |service: &MedicalService| service.uuid.clone(), place);
    Ok(found.await?.into_iter().map(|service| service.id).collect())
}
