//! Repeated requests that are done once (IETF draft "The Idempotency-Key HTTP Header Field").
//!
//! A client that does not know whether its request arrived sends it again under the same key. The first answer is kept
//! in the transaction of what it answers, so that either both are there or none; a request that was refused changed
//! nothing, keeps nothing, and may be corrected under the same key.

use super::unit::Unit;
use crate::error::{Error, kinds};
use crate::schema::idempotency::kept_answers;
use chrono::{TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

/// How long an answer is kept.
const KEPT_FOR: TimeDelta = TimeDelta::hours(24);

/// A request that may be repeated.
#[derive(Debug, Clone, Copy)]
pub struct Repeatable<'r> {
    /// Who sends it, by key of `"core_User"`: keys of different users are different.
    pub user: Uuid,
    /// The client's name for it.
    pub key: &'r str,
    /// What tells it from other requests: a digest of address and body.
    pub fingerprint: &'r [u8],
}

/// An answer as it was sent the first time.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = kept_answers)]
pub struct KeptAnswer {
    /// The HTTP status.
    pub status: i16,
    /// The header lines that belong to it, as a JSON object of texts.
    pub headers: serde_json::Value,
    /// The body.
    pub body: Vec<u8>,
}

impl Unit<'_> {
    /// Claims a key for this transaction; the answer that was kept under it, if the request is a repeated one.
    ///
    /// # Errors
    /// [`kinds::IN_FLIGHT`] while another transaction holds the key, [`kinds::KEY_REUSED`] when it stands for another request.
    pub async fn claim(&mut self, request: &Repeatable<'_>) -> Result<Option<KeptAnswer>, Error> {
        let lock = diesel::sql_query("SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS held");
        let name = format!("openimis idempotency {} {}", request.user, request.key);
        let lock: Held = lock.bind::<Text, _>(name).get_result(self.connection).await?;
        if !lock.held {
            return Err(kinds::IN_FLIGHT.problem().into());
        }
        let kept: Option<(Vec<u8>, KeptAnswer)> = kept_answers::table
            .find((request.user, request.key))
            .filter(kept_answers::kept_at.gt(self.platform.clock.now() - KEPT_FOR))
            .select((kept_answers::fingerprint, KeptAnswer::as_select()))
            .first(self.connection)
            .await
            .optional()?;
        match kept {
            Some((fingerprint, _)) if fingerprint != request.fingerprint => Err(kinds::KEY_REUSED.problem().into()),
            kept => Ok(kept.map(|(_, answer)| answer)),
        }
    }

    /// Keeps the answer of a claimed request, together with what it answers.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn keep(&mut self, request: &Repeatable<'_>, answer: &KeptAnswer) -> Result<(), Error> {
        use kept_answers::{body, fingerprint, headers, kept_at, key, status, user_id};
        let values = (
            fingerprint.eq(request.fingerprint),
            status.eq(answer.status),
            headers.eq(&answer.headers),
            body.eq(&answer.body),
            kept_at.eq(self.platform.clock.now()),
        );
        diesel::insert_into(kept_answers::table)
            .values((user_id.eq(request.user), key.eq(request.key), values))
            // one that was kept too long ago
            .on_conflict((user_id, key))
            .do_update()
            .set(values)
            .execute(self.connection)
            .await?;
        Ok(())
    }
}

/// Removes answers that are no longer kept, and says how many went: a job for once an hour.
///
/// # Errors
/// When the database refuses.
pub async fn purge(connection: &mut AsyncPgConnection, now: chrono::DateTime<Utc>) -> QueryResult<usize> {
    diesel::delete(kept_answers::table.filter(kept_answers::kept_at.le(now - KEPT_FOR)))
        .execute(connection)
        .await
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Bool)]
    held: bool,
}
