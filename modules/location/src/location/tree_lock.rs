//! One writer at a time for the shape of the tree.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::error::Error;

/// Holds the shape of the tree until the transaction ends. Two moves that are each right alone can make a cycle
/// together (A below B, B below A), and row locks do not see that.
pub(super) async fn lock_tree(connection: &mut AsyncPgConnection) -> Result<(), Error> {
    diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
        .bind::<Text, _>("openimis_location_tree")
        .execute(connection)
        .await?;
    Ok(())
}
