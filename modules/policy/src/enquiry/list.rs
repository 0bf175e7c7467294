//! The policies that a question is about, with what they still pay: two statements, whatever their number.

use super::choice::{Choice, keep_last};
use super::held::Held;
use crate::eligibility::used_on;
use crate::schema::policies;
use diesel::Column;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Limit, RowScope, table_name};
use openimis_core::error::Error;
use openimis_core::operate::Context;
use openimis_core::read::sql::{Row, Sql};
use openimis_insuree::InSight;
use serde_json::Value;

const HELD: &str = include_str!("../../sql/held.sql");

/// Whoever may see the person or the family sees the policies.
pub(super) async fn list(
    context: &mut Context<'_>,
    choice: &Choice<'_>,
    person: Option<i32>,
    whose: impl Fn(&mut Sql, Row),
) -> Result<Value, Error> {
    let mut sql = Sql::new();
    let row = sql.row();
    sql.text("WITH wanted AS (SELECT ")
        .column(row, policies::id::NAME)
        .text(" AS id FROM ");
    sql.name(table_name::<policies::table>())
        .text(" ")
        .alias(row)
        .text(" WHERE ");
    whose(&mut sql, row);
    choice.write(&mut sql, row);
    if person.is_none() {
        and_in_sight(&mut sql, row, context);
    }
    sql.text(") ").text(HELD);
    let mut held: Vec<Held> = sql.load(context.connection()).await?;
    if choice.last_only {
        keep_last(&mut held);
    }
    let keys: Vec<i32> = held.iter().map(|policy| policy.id).collect();
    let used = used_on(context.connection(), &keys, person).await?;
    let mut shown: Vec<Value> = held
        .iter()
        .map(|policy| policy.shown(&used.get(&policy.id).copied().unwrap_or_default()))
        .collect();
    choice.sort(&mut shown);
    Ok(Value::Array(shown))
}

fn and_in_sight(sql: &mut Sql, row: Row, context: &Context<'_>) {
    const OF_FAMILY: InSight = InSight::of_family(policies::family_id::NAME);
    if context.actor().is_superuser() {
        return;
    }
    match OF_FAMILY.limit(context.actor()) {
        Limit::All => {}
        Limit::Nothing => {
            sql.text(" AND FALSE");
        }
        Limit::Rows(condition) => {
            condition(sql.text(" AND ("), row);
            sql.text(")");
        }
    }
}
