//! What a reviewer says about lines: written at once, whatever their number.

use crate::line::{ItemInput, LineInput, ServiceInput, display_sent};
use crate::standing::RejectionReason;
use crate::{error, schema};
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Numeric, SmallInt, Text};
use diesel_async::RunQueryDsl;
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use rust_decimal::Decimal;

const PASSED: i16 = 1;
const REJECTED: i16 = 2;

/// What is said makes sense.
pub(super) fn check(items: &[ItemInput], services: &[ServiceInput]) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    check_list(items, &mut problems);
    check_list(services, &mut problems);
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn check_list<L: LineInput>(lines: &[L], problems: &mut Vec<Problem>) {
    let (list, _) = L::PLACE;
    for (index, line) in lines.iter().enumerate() {
        let mut found = |problem: Problem| problems.push(problem.inside(index).inside(list));
        let verdict = line.verdict();
        if line.id().is_none() {
            found(kinds::REQUIRED.at("id"));
        }
        if verdict
            .status
            .is_some_and(|status| status != PASSED && status != REJECTED)
        {
            found(error::LINE_STATUS.at("status"));
        }
        let outside = |amount: Decimal| amount < Decimal::ZERO || amount > error::LARGEST;
        if verdict.qty_approved.is_some_and(outside) {
            found(error::QUANTITY_APPROVED.at("qtyApproved"));
        }
        if verdict.price_approved.is_some_and(outside) {
            found(error::PRICE.at("priceApproved"));
        }
    }
}

/// Writes it, and how much was really given of what is within packages.
pub(super) async fn write(
    context: &mut Context<'_>,
    claim: i32,
    items: &[ItemInput],
    services: &[ServiceInput],
) -> Result<(), Error> {
    write_list(context, claim, items, schema::REVIEW_ITEMS).await?;
    write_list(context, claim, services, schema::REVIEW_SERVICES).await?;
    if display_sent(context, services).await? {
        diesel::sql_query(schema::RECLAIM)
            .bind::<Integer, _>(claim)
            .execute(context.connection())
            .await?;
    }
    Ok(())
}

#[derive(diesel::QueryableByName)]
struct Written {
    #[diesel(sql_type = Integer)]
    id: i32,
}

async fn write_list<L: LineInput>(
    context: &mut Context<'_>,
    claim: i32,
    lines: &[L],
    statement: &str,
) -> Result<(), Error> {
    if lines.is_empty() {
        return Ok(());
    }
    let verdicts = || lines.iter().map(LineInput::verdict);
    let written: Vec<Written> = diesel::sql_query(statement)
        .bind::<Array<Integer>, _>(lines.iter().filter_map(LineInput::id).collect::<Vec<_>>())
        .bind::<Array<Nullable<SmallInt>>, _>(verdicts().map(|verdict| verdict.status).collect::<Vec<_>>())
        .bind::<Array<Nullable<Numeric>>, _>(verdicts().map(|verdict| verdict.qty_approved).collect::<Vec<_>>())
        .bind::<Array<Nullable<Numeric>>, _>(verdicts().map(|verdict| verdict.price_approved).collect::<Vec<_>>())
        .bind::<Array<Nullable<Text>>, _>(verdicts().map(|verdict| verdict.justification).collect::<Vec<_>>())
        .bind::<Array<Nullable<SmallInt>>, _>(
            verdicts()
                .map(|verdict| reason(verdict.status, verdict.rejection_reason))
                .collect::<Vec<_>>(),
        )
        .bind::<Integer, _>(claim)
        .bind::<Integer, _>(context.actor().audit_user_id())
        .load(context.connection())
        .await?;
    let (list, _) = L::PLACE;
    let unknown = lines.iter().enumerate().filter(|(_, line)| {
        let is = |written: &Written| Some(written.id) == line.id();
        !written.iter().any(is)
    });
    let problems: Vec<_> = unknown
        .map(|(index, _)| error::NO_SUCH_LINE.at("id").inside(index).inside(list))
        .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems.into())
    }
}

/// A line that passes has no reason; one that is rejected has one, the reviewer's unless he says another.
fn reason(status: Option<i16>, said: Option<i16>) -> Option<i16> {
    match status {
        Some(REJECTED) => said
            .filter(|reason| *reason != 0)
            .or(Some(RejectionReason::REVIEWER.number())),
        Some(_) => Some(RejectionReason::ACCEPTED.number()),
        None => None,
    }
}

/// How many live lines a claim has.
#[derive(diesel::QueryableByName)]
pub(super) struct Count {
    #[diesel(sql_type = BigInt)]
    pub(super) passed: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) rejected: i64,
}

/// Counts them.
pub(super) async fn count(context: &mut Context<'_>, claim: i32) -> Result<Count, Error> {
    let query = diesel::sql_query(schema::COUNT_LINES).bind::<Integer, _>(claim);
    Ok(query.get_result(context.connection()).await?)
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn a_rejected_line_has_a_reason() {
        assert_eq!(reason(Some(2), None), Some(-1));
        assert_eq!(reason(Some(2), Some(0)), Some(-1));
        assert_eq!(reason(Some(2), Some(4)), Some(4));
        assert_eq!(reason(Some(1), Some(4)), Some(0));
        assert_eq!(reason(None, Some(4)), None);
    }
}
