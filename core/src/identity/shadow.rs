//! History rows of users in their shadow tables (spec 1.3), without secrets (W-12).

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::schema::identity::interactive_users as live;
use crate::schema::identity::{interactive_user_versions, interactive_users, user_versions, users};

/// What happened to the row, in the letters of django-simple-history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// `+`
    Created,
    /// `~`
    Changed,
    /// `-`
    Deleted,
}

impl Change {
    const fn letter(self) -> &'static str {
        match self {
            Self::Created => "+",
            Self::Changed => "~",
            Self::Deleted => "-",
        }
    }
}

/// Raises the version of an interactive user and writes its shadow row, `PrivateKey` and `StoredPassword` NULL.
///
/// Call inside the transaction that changed the row; `actor` is the acting user's key of `"core_User"`.
///
/// # Errors
/// When the database refuses, or the row is not there.
pub async fn version_interactive(
    conn: &mut AsyncPgConnection,
    id: i64,
    change: Change,
    actor: Option<Uuid>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row: InteractiveVersion = diesel::update(interactive_users::table.find(id))
        .set(interactive_users::version.eq(interactive_users::version + 1))
        .returning(VERSIONED_COLUMNS)
        .get_result(conn)
        .await?;
    let stamp = (
        interactive_user_versions::history_date.eq(now),
        interactive_user_versions::history_type.eq(change.letter()),
        interactive_user_versions::history_user_id.eq(actor),
        // The live column has no zone, the shadow has: both mean UTC (spec 1.1).
        interactive_user_versions::last_login.eq(row.last_login.map(|at| at.and_utc())),
    );
    diesel::insert_into(interactive_user_versions::table)
        .values((stamp, row))
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes the shadow row of a user as it now is.
///
/// # Errors
/// When the database refuses.
pub async fn record_user(
    conn: &mut AsyncPgConnection,
    id: Uuid,
    change: Change,
    actor: Option<Uuid>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row: UserVersion = users::table.find(id).first(conn).await?;
    diesel::insert_into(user_versions::table)
        .values((
            user_versions::history_date.eq(now),
            user_versions::history_type.eq(change.letter()),
            user_versions::history_user_id.eq(actor),
            row,
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// All columns of an interactive user that its shadow repeats, in the order of [`VERSIONED_COLUMNS`].
#[derive(Queryable, Insertable)]
#[diesel(table_name = interactive_user_versions)]
struct InteractiveVersion {
    id: i64,
    uuid: Uuid,
    login_name: String,
    last_name: String,
    other_names: String,
    phone: Option<String>,
    email: Option<String>,
    language: String,
    health_facility_id: Option<i32>,
    is_associated: Option<bool>,
    role_id: Option<i32>,
    password_validity: Option<DateTime<Utc>>,
    #[diesel(skip_insertion)]
    last_login: Option<NaiveDateTime>,
    validity_from: Option<DateTime<Utc>>,
    validity_to: Option<DateTime<Utc>>,
    active: bool,
    date_deactivated: Option<DateTime<Utc>>,
    json_ext: Option<serde_json::Value>,
    version: i32,
}

/// All columns of a user, in the order of the table.
#[derive(Queryable, Insertable)]
#[diesel(table_name = user_versions)]
struct UserVersion {
    id: Uuid,
    username: String,
    interactive_id: Option<i64>,
    technical_id: Option<Uuid>,
    claim_admin_id: Option<i32>,
    officer_id: Option<i32>,
    version: i32,
}

/// The columns of [`InteractiveVersion`]: all but the two that hold the password.
#[expect(clippy::type_complexity, reason = "a list of columns, one type each")]
const VERSIONED_COLUMNS: (
    live::id,
    live::uuid,
    live::login_name,
    live::last_name,
    live::other_names,
    live::phone,
    live::email,
    live::language,
    live::health_facility_id,
    live::is_associated,
    live::role_id,
    live::password_validity,
    live::last_login,
    live::validity_from,
    live::validity_to,
    live::active,
    live::date_deactivated,
    live::json_ext,
    live::version,
) = (
    live::id,
    live::uuid,
    live::login_name,
    live::last_name,
    live::other_names,
    live::phone,
    live::email,
    live::language,
    live::health_facility_id,
    live::is_associated,
    live::role_id,
    live::password_validity,
    live::last_login,
    live::validity_from,
    live::validity_to,
    live::active,
    live::date_deactivated,
    live::json_ext,
    live::version,
);
