//! Writing lines: a few statements, whatever their number.

use super::entered::{EnteredLine, EnteredLines};
use crate::schema::{claim_items, claim_services, contained_items, contained_services};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Passed, until the rules or a reviewer say otherwise.
const PASSED: i16 = 1;

/// Writes new lines of a claim.
pub(crate) async fn insert(context: &mut Context<'_>, claim: i32, lines: &EnteredLines) -> Result<(), Error> {
    let (now, user) = (context.now(), context.actor().audit_user_id());
    insert_items(context, claim, &new(&lines.items), (now, user)).await?;
    insert_services(context, claim, &new(&lines.services), (now, user)).await
}

fn new(lines: &[EnteredLine]) -> Vec<&EnteredLine> {
    lines.iter().filter(|line| line.id.is_none()).collect()
}

async fn insert_items(
    context: &mut Context<'_>,
    claim: i32,
    lines: &[&EnteredLine],
    (now, user): (DateTime<Utc>, i32),
) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                claim_items::claim_id.eq(claim),
                claim_items::item_id.eq(line.register.id),
                claim_items::status.eq(PASSED),
                claim_items::availability.eq(true),
                claim_items::qty_provided.eq(line.quantity),
                claim_items::price_asked.eq(line.price),
                claim_items::explanation.eq(line.explanation.as_deref()),
                claim_items::audit_user_id.eq(user),
                claim_items::valid_from.eq(now),
            )
        })
        .collect();
    diesel::insert_into(claim_items::table)
        .values(rows)
        .execute(context.connection())
        .await?;
    Ok(())
}

async fn insert_services(
    context: &mut Context<'_>,
    claim: i32,
    lines: &[&EnteredLine],
    (now, user): (DateTime<Utc>, i32),
) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                claim_services::claim_id.eq(claim),
                claim_services::service_id.eq(line.register.id),
                claim_services::status.eq(PASSED),
                claim_services::qty_provided.eq(line.quantity),
                claim_services::price_asked.eq(line.price),
                claim_services::explanation.eq(line.explanation.as_deref()),
                claim_services::audit_user_id.eq(user),
                claim_services::valid_from.eq(now),
            )
        })
        .collect();
    // PostgreSQL returns the rows of one insert in the order in which they were given
    let keys: Vec<i32> = diesel::insert_into(claim_services::table)
        .values(rows)
        .returning(claim_services::id)
        .get_results(context.connection())
        .await?;
    insert_contained(context, &keys, lines, now).await
}

/// Writes what is within new services.
async fn insert_contained(
    context: &mut Context<'_>,
    keys: &[i32],
    lines: &[&EnteredLine],
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let within = || keys.iter().copied().zip(lines);
    let items: Vec<_> = within()
        .flat_map(|(service, line)| line.package.items.iter().map(move |row| (service, row)))
        .map(|(service, row)| {
            (
                contained_items::claim_service_id.eq(service),
                contained_items::item_id.eq(row.key),
                contained_items::qty_provided.eq(row.provided),
                contained_items::qty_displayed.eq(row.displayed),
                contained_items::price_asked.eq(row.price),
                contained_items::created_date.eq(now),
            )
        })
        .collect();
    let services: Vec<_> = within()
        .flat_map(|(service, line)| line.package.services.iter().map(move |row| (service, row)))
        .map(|(service, row)| {
            (
                contained_services::claim_service_id.eq(service),
                contained_services::service_id.eq(row.key),
                contained_services::qty_provided.eq(row.provided),
                contained_services::qty_displayed.eq(row.displayed),
                contained_services::price_asked.eq(row.price),
                contained_services::created_date.eq(now),
            )
        })
        .collect();
    if !items.is_empty() {
        let insert = diesel::insert_into(contained_items::table).values(items);
        insert.execute(context.connection()).await?;
    }
    if !services.is_empty() {
        let insert = diesel::insert_into(contained_services::table).values(services);
        insert.execute(context.connection()).await?;
    }
    Ok(())
}
