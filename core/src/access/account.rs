//! Loading accounts (spec 2.1).

use super::{Account, AccountKind};
use crate::schema::identity::{interactive_users, technical_users, users};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

type Instant = Option<DateTime<Utc>>;
type Person = (i64, Option<i32>, String, bool, Instant);
type System = (bool, Instant, Instant);

impl Account {
    /// The account with this key of `"core_User"`, if it may be used at this instant.
    ///
    /// Deactivated and ended ones may not (W-06), nor those that are only an officer or a claim administrator.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn load(connection: &mut AsyncPgConnection, id: Uuid, now: DateTime<Utc>) -> QueryResult<Option<Self>> {
        let person = (
            interactive_users::id,
            interactive_users::health_facility_id,
            interactive_users::language,
            interactive_users::active,
            interactive_users::validity_to,
        );
        let system = (
            technical_users::is_superuser,
            technical_users::validity_from,
            technical_users::validity_to,
        );
        let row: Option<(String, Option<Person>, Option<System>)> = users::table
            .left_join(interactive_users::table)
            .left_join(technical_users::table)
            .filter(users::id.eq(id))
            .select((users::username, person.nullable(), system.nullable()))
            .first(connection)
            .await
            .optional()?;
        Ok(row.and_then(|row| usable(id, row, now)))
    }
}

fn usable(
    id: Uuid,
    (username, person, system): (String, Option<Person>, Option<System>),
    now: DateTime<Utc>,
) -> Option<Account> {
    let lasts = |end: Instant| end.is_none_or(|end| end > now);
    let (kind, language) = match (person, system) {
        (Some((id, health_facility, language, active, end)), _) if active && lasts(end) => {
            (AccountKind::Interactive { id, health_facility }, Some(language))
        }
        (None, Some((superuser, start, end))) if lasts(end) && start.is_none_or(|start| start <= now) => {
            (AccountKind::Technical { superuser }, None)
        }
        _ => return None,
    };
    Some(Account {
        id,
        username,
        kind,
        language,
    })
}
