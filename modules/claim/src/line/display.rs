//! How much was really given of what is within packages that are there already (spec 4.3): nothing else of them changes.

use super::contained::{Contained, ContainedRow, Package};
use super::entered::EnteredLine;
use super::input::ServiceInput;
use crate::schema;
use diesel::sql_types::{Array, Integer};
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Writes it for these services, by their keys.
pub(crate) async fn write_displayed(context: &mut Context<'_>, lines: &[(i32, &EnteredLine)]) -> Result<(), Error> {
    let items = lines
        .iter()
        .flat_map(|(service, line)| given(*service, &line.package.items));
    write(context, schema::DISPLAY_ITEMS, items.collect()).await?;
    let services = lines
        .iter()
        .flat_map(|(service, line)| given(*service, &line.package.services));
    write(context, schema::DISPLAY_SERVICES, services.collect()).await
}

fn given(service: i32, rows: &[ContainedRow]) -> impl Iterator<Item = (i32, i32, i32)> {
    rows.iter()
        .filter_map(move |row| Some((service, row.key, row.displayed?)))
}

async fn write(context: &mut Context<'_>, statement: &str, given: Vec<(i32, i32, i32)>) -> Result<(), Error> {
    if given.is_empty() {
        return Ok(());
    }
    let services: Vec<i32> = given.iter().map(|(service, _, _)| *service).collect();
    let keys: Vec<i32> = given.iter().map(|(_, key, _)| *key).collect();
    let quantities: Vec<i32> = given.iter().map(|(_, _, quantity)| *quantity).collect();
    diesel::sql_query(statement)
        .bind::<Array<Integer>, _>(services)
        .bind::<Array<Integer>, _>(keys)
        .bind::<Array<Integer>, _>(quantities)
        .execute(context.connection())
        .await?;
    Ok(())
}

/// Writes it as a reviewer says it: services by their ids, what is within them by its code. Tells whether he said anything.
pub(crate) async fn display_sent(context: &mut Context<'_>, services: &[ServiceInput]) -> Result<bool, Error> {
    let packages = Contained::look_up(context, services).await?;
    let lines: Vec<(i32, Package)> = services
        .iter()
        .zip(packages)
        .filter_map(|(service, package)| Some((service.id?, package)))
        .collect();
    let items: Vec<_> = lines
        .iter()
        .flat_map(|(service, package)| given(*service, &package.items))
        .collect();
    let inner: Vec<_> = lines
        .iter()
        .flat_map(|(service, package)| given(*service, &package.services))
        .collect();
    let said = !items.is_empty() || !inner.is_empty();
    write(context, schema::DISPLAY_ITEMS, items).await?;
    write(context, schema::DISPLAY_SERVICES, inner).await?;
    Ok(said)
}
