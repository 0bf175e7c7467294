//! Writing moves: one statement, whatever the number of claims.

use super::Moved;
use crate::schema;
use diesel::sql_types::{Array, Integer, SmallInt, Timestamptz};
use diesel_async::RunQueryDsl;
use openimis_core::error::Error;
use openimis_core::operate::Context;

/// Writes where these claims, by their keys, stand now. The caller has locked them and kept them as they were.
///
/// # Errors
/// When the database fails.
pub async fn write(context: &mut Context<'_>, moves: &[(i32, Moved)]) -> Result<(), Error> {
    if moves.is_empty() {
        return Ok(());
    }
    let now = context.now();
    let column = |number: fn(Moved) -> i16| moves.iter().map(|(_, moved)| number(*moved)).collect::<Vec<_>>();
    diesel::sql_query(schema::MOVE)
        .bind::<Array<Integer>, _>(moves.iter().map(|(claim, _)| *claim).collect::<Vec<_>>())
        .bind::<Array<SmallInt>, _>(column(|moved| moved.status().number()))
        .bind::<Array<SmallInt>, _>(column(|moved| moved.review().number()))
        .bind::<Array<SmallInt>, _>(column(|moved| moved.feedback().number()))
        .bind::<Array<SmallInt>, _>(column(|moved| moved.rejection().number()))
        .bind::<Timestamptz, _>(now)
        .execute(context.connection())
        .await?;
    Ok(())
}
