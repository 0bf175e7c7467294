//! Settings of the session while it migrates.

use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::error::MigrationError;

/// What the session had before.
#[derive(diesel::QueryableByName)]
pub(super) struct Before {
    #[diesel(sql_type = Text)]
    statement_timeout: String,
    #[diesel(sql_type = Text)]
    client_min_messages: String,
}

/// Lets statements run as long as they need (an index on a large table) and silences notices of what exists already.
pub(super) async fn prepare(conn: &mut AsyncPgConnection) -> Result<Before, MigrationError> {
    let before = diesel::sql_query(
        "SELECT current_setting('statement_timeout') AS statement_timeout,
                current_setting('client_min_messages') AS client_min_messages",
    )
    .get_result(conn)
    .await?;
    set(conn, "0", "warning").await?;
    Ok(before)
}

/// Puts the settings back.
pub(super) async fn restore(conn: &mut AsyncPgConnection, before: &Before) -> Result<(), MigrationError> {
    set(conn, &before.statement_timeout, &before.client_min_messages).await
}

async fn set(conn: &mut AsyncPgConnection, timeout: &str, messages: &str) -> Result<(), MigrationError> {
    diesel::sql_query(
        "SELECT set_config('statement_timeout', $1, false), set_config('client_min_messages', $2, false)",
    )
    .bind::<Text, _>(timeout)
    .bind::<Text, _>(messages)
    .execute(conn)
    .await?;
    Ok(())
}
