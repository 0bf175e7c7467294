//! Claims with their lines, as adjudication takes them.

use super::documents::Document;
use crate::claim::Claim;
use diesel::sql_types::{Array, Bool, Integer};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_adjudication::claim::{Assignment, Category, Kind, Limitation, Line, Medical, Origin, Part, VisitType};
use openimis_core::error::Error;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::collections::HashMap;

const LINES: &str = include_str!("../../sql/decided_lines.sql");

#[derive(Deserialize)]
struct Found {
    claim: i32,
    service: bool,
    key: i32,
    medical: i32,
    status: i16,
    reason: i16,
    provided: Decimal,
    approved: Option<Decimal>,
    asked: Decimal,
    adjusted: Option<Decimal>,
    price_approved: Option<Decimal>,
    product: Option<i32>,
    policy: Option<i32>,
    origin: Option<String>,
    limitation: Option<String>,
    value: Option<Decimal>,
    parts: Option<Vec<(bool, i32, Decimal)>>,
}

/// These claims with their live lines, and the parts of their packages if they are asked for.
pub(crate) async fn with_lines(
    connection: &mut AsyncPgConnection,
    claims: &[Claim],
    parts: bool,
) -> Result<Vec<openimis_adjudication::Claim>, Error> {
    let keys: Vec<i32> = claims.iter().map(|claim| claim.id).collect();
    let found: Vec<Document> = diesel::sql_query(LINES)
        .bind::<Array<Integer>, _>(&keys)
        .bind::<Bool, _>(parts)
        .load(connection)
        .await?;
    let mut lines: HashMap<i32, Vec<Line>> = HashMap::with_capacity(claims.len());
    for document in &found {
        let found: Found = document.read()?;
        lines.entry(found.claim).or_default().push(line(found));
    }
    Ok(claims
        .iter()
        .map(|row| claim(row, lines.remove(&row.id).unwrap_or_default()))
        .collect())
}

fn claim(row: &Claim, lines: Vec<Line>) -> openimis_adjudication::Claim {
    openimis_adjudication::Claim {
        key: row.id,
        insuree: row.insuree_id,
        facility: row.health_facility_id,
        from: Some(row.date_from),
        to: row.date_to,
        claimed_on: row.date_claimed,
        visit: row
            .visit_type
            .as_deref()
            .and_then(VisitType::of)
            .unwrap_or(VisitType::Other),
        category: row.category.as_deref().and_then(Category::of),
        lines,
    }
}

fn line(found: Found) -> Line {
    let assignment = found.product.zip(found.policy).map(|(product, policy)| Assignment {
        product,
        policy,
        origin: found.origin.as_deref().and_then(Origin::of),
        limitation: found.limitation.as_deref().and_then(Limitation::of),
        value: found.value,
    });
    let part = |(service, key, given)| Part {
        medical: medical(service, key),
        given,
    };
    Line {
        key: found.key,
        medical: medical(found.service, found.medical),
        passed: found.status == 1,
        reason: found.reason,
        provided: found.provided,
        approved: found.approved,
        asked: found.asked,
        adjusted: found.adjusted,
        price_approved: found.price_approved,
        assignment,
        parts: found.parts.unwrap_or_default().into_iter().map(part).collect(),
    }
}

/// An item, or a service.
pub(super) const fn medical(service: bool, key: i32) -> Medical {
    let kind = if service { Kind::Service } else { Kind::Item };
    Medical { kind, key }
}
