//! The parts that a service is created or changed with.

use super::MedicalService;
use super::package::{self, Listed, Part, Plan, Row};
use crate::item::MedicalItem;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Input, Ref};
use openimis_core::error::{Error, Problem};
use openimis_core::operate::Context;
use rust_decimal::Decimal;

/// An item in the input of a package.
#[derive(Debug, Clone, Input)]
pub struct PackageItemEntry {
    /// A part that the package has; without it the part is known by its item.
    pub id: Option<i32>,
    /// The item.
    #[input(graphql = "itemId")]
    pub item: Ref<MedicalItem>,
    /// Whether it counts; it does, unless said.
    #[input(graphql_type = "TinyInt")]
    pub status: Option<bool>,
    /// How often the package holds it.
    #[input(graphql_type = "Decimal")]
    pub qty_provided: Option<i32>,
    /// Its price within the package.
    pub price_asked: Option<Decimal>,
}

/// A service in the input of a package.
#[derive(Debug, Clone, Input)]
pub struct PackageServiceEntry {
    /// A part that the package has; without it the part is known by its service.
    pub id: Option<i32>,
    /// The service.
    #[input(graphql = "serviceId")]
    pub service: Ref<MedicalService>,
    /// Whether it counts; it does, unless said.
    #[input(graphql_type = "TinyInt")]
    pub status: Option<bool>,
    /// How often the package holds it.
    #[input(graphql_type = "Decimal")]
    pub qty_provided: Option<i32>,
    /// Its price within the package.
    pub price_asked: Option<Decimal>,
}

/// What has to be written of both lists.
#[derive(Default)]
pub(super) struct Plans {
    items: Plan,
    services: Plan,
}

impl Plans {
    /// Whether the package stays as it is.
    pub(super) const fn is_empty(&self) -> bool {
        self.items.is_empty() && self.services.is_empty()
    }
}

/// Finds out what has to be written so that the lists, where they are sent, are all that the package holds. A service that
/// is not there yet has no key.
pub(super) async fn plan(
    context: &mut Context<'_>,
    package: Option<i32>,
    items: Option<&[PackageItemEntry]>,
    services: Option<&[PackageServiceEntry]>,
) -> Result<Plans, Error> {
    let mut plans = Plans::default();
    if let Some(entries) = items {
        let listed = listed_items(context, entries).await?;
        package::check("items", None, &listed)?;
        plans.items = package::plan("items", &item_rows::load(context, package).await?, &listed)?;
    }
    if let Some(entries) = services {
        let listed = listed_services(context, entries).await?;
        package::check("services", package, &listed)?;
        plans.services = package::plan("services", &service_rows::load(context, package).await?, &listed)?;
    }
    Ok(plans)
}

/// Writes it.
pub(super) async fn store(context: &mut Context<'_>, package: i32, plans: &Plans) -> Result<(), Error> {
    item_rows::store(context, package, &plans.items).await?;
    service_rows::store(context, package, &plans.services).await
}

async fn listed_items(context: &mut Context<'_>, entries: &[PackageItemEntry]) -> Result<Vec<Listed>, Error> {
    let named: Vec<_> = entries.iter().map(|entry| entry.item.clone()).collect();
    let place = |index: usize, problem: Problem| problem.inside("item").inside(index).inside("items");
    let found: Vec<MedicalItem> = context
        .resolve_many(&named, |item: &MedicalItem| item.uuid.clone(), place)
        .await?;
    let listed = entries.iter().zip(found).map(|(entry, item)| Listed {
        id: entry.id,
        part: Part {
            content: item.id,
            quantity: entry.qty_provided,
            price: entry.price_asked,
            counts: entry.status.unwrap_or(true),
        },
    });
    Ok(listed.collect())
}

async fn listed_services(context: &mut Context<'_>, entries: &[PackageServiceEntry]) -> Result<Vec<Listed>, Error> {
    let named: Vec<_> = entries.iter().map(|entry| entry.service.clone()).collect();
    let place = |index: usize, problem: Problem| problem.inside("service").inside(index).inside("services");
    let found: Vec<MedicalService> = context
        .resolve_many(&named, |service: &MedicalService| service.uuid.clone(), place)
        .await?;
    let listed = entries.iter().zip(found).map(|(entry, service)| Listed {
        id: entry.id,
        part: Part {
            content: service.id,
            quantity: entry.qty_provided,
            price: entry.price_asked,
            counts: entry.status.unwrap_or(true),
        },
    });
    Ok(listed.collect())
}

/// The rows of a table of parts: read, and written in one statement for each kind of change.
macro_rules! rows {
    ($module:ident: $table:ident.$content:ident) => {
        mod $module {
            use super::*;
            use crate::schema::$table as row;
            use diesel::upsert::excluded;

            pub(super) async fn load(context: &mut Context<'_>, package: Option<i32>) -> Result<Vec<Row>, Error> {
                let Some(package) = package else {
                    return Ok(Vec::new());
                };
                let rows: Vec<(i32, i32, Option<i32>, Option<Decimal>, bool)> = row::table
                    .filter(row::parent_id.eq(package))
                    .order(row::id)
                    .select((row::id, row::$content, row::quantity, row::price, row::status))
                    .for_update()
                    .load(context.connection())
                    .await?;
                let row = |(id, content, quantity, price, counts)| Row {
                    id,
                    part: Part {
                        content,
                        quantity,
                        price,
                        counts,
                    },
                };
                Ok(rows.into_iter().map(row).collect())
            }

            pub(super) async fn store(context: &mut Context<'_>, package: i32, plan: &Plan) -> Result<(), Error> {
                if !plan.gone.is_empty() {
                    diesel::delete(row::table.filter(row::id.eq_any(&plan.gone)))
                        .execute(context.connection())
                        .await?;
                }
                let now = context.now();
                let values = |part: &Part| {
                    (
                        row::parent_id.eq(package),
                        row::$content.eq(part.content),
                        row::quantity.eq(part.quantity),
                        row::price.eq(part.price),
                        row::status.eq(part.counts),
                        row::created_at.eq(now),
                    )
                };
                let changed: Vec<_> = plan
                    .changed
                    .iter()
                    .map(|changed| (row::id.eq(changed.id), values(&changed.part)))
                    .collect();
                if !changed.is_empty() {
                    diesel::insert_into(row::table)
                        .values(changed)
                        .on_conflict(row::id)
                        .do_update()
                        .set((
                            row::$content.eq(excluded(row::$content)),
                            row::quantity.eq(excluded(row::quantity)),
                            row::price.eq(excluded(row::price)),
                            row::status.eq(excluded(row::status)),
                        ))
                        .execute(context.connection())
                        .await?;
                }
                let new: Vec<_> = plan.new.iter().map(values).collect();
                if !new.is_empty() {
                    diesel::insert_into(row::table)
                        .values(new)
                        .execute(context.connection())
                        .await?;
                }
                Ok(())
            }
        }
    };
}
rows!(item_rows: package_items.item_id);
rows!(service_rows: package_services.service_id);
