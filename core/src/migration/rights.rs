//! What the system roles of a new database may do (W-31).

use std::fmt;

use diesel::sql_types::{Array, Integer, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::error::MigrationError;
use super::order::ModuleMigrations;

/// A right granted to a system role.
#[derive(Debug, Clone, PartialEq, Eq, diesel::QueryableByName)]
pub struct Grant {
    /// The role's name.
    #[diesel(sql_type = Text)]
    pub role: String,
    /// The right's number.
    #[diesel(sql_type = Integer)]
    pub right: i32,
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.right, self.role)
    }
}

/// Pairs that a role has or ever had are left alone: what an administrator took away stays away.
const MISSING: &str = r#"
WITH missing AS (
    SELECT role."RoleID", role."RoleName"::text AS role, wanted.right_number
    FROM unnest($1, $2) AS wanted (code, right_number)
    JOIN "tblRole" role ON role."IsSystem" = wanted.code AND role."ValidityTo" IS NULL
    WHERE NOT EXISTS (
        SELECT FROM "tblRoleRight" held
        WHERE held."RoleID" = role."RoleID" AND held."RightID" = wanted.right_number)
)"#;
const INSERT: &str = r#",
granted AS (
    INSERT INTO "tblRoleRight" ("ValidityFrom", "RightID", "AuditUserId", "RoleID")
    SELECT now(), right_number, -1, "RoleID" FROM missing ORDER BY "RoleID", right_number
)"#;
const LIST: &str = r#"
SELECT role, right_number AS "right" FROM missing ORDER BY "RoleID", right_number"#;

/// The pairs of role code and right that these modules declare.
fn declared(modules: &[&ModuleMigrations<'_>]) -> (Vec<i32>, Vec<i32>) {
    modules
        .iter()
        .flat_map(|module| module.rights)
        .flat_map(|right| right.roles.iter().map(|role| (role.code(), right.number)))
        .unzip()
}

/// What [`grant`] would grant in a database that has roles.
pub(super) async fn missing(
    conn: &mut AsyncPgConnection,
    modules: &[&ModuleMigrations<'_>],
) -> Result<Vec<Grant>, MigrationError> {
    run(conn, modules, format!("{MISSING}{LIST}")).await
}

/// What [`grant`] will grant in a database that is still to be made.
pub(super) fn of_new_database(modules: &[&ModuleMigrations<'_>]) -> Vec<Grant> {
    modules
        .iter()
        .flat_map(|module| module.rights)
        .flat_map(|right| {
            right.roles.iter().map(|role| Grant {
                role: role.title().to_owned(),
                right: right.number,
            })
        })
        .collect()
}

/// Grants the declared rights that a system role never had.
pub(super) async fn grant(
    conn: &mut AsyncPgConnection,
    modules: &[&ModuleMigrations<'_>],
) -> Result<Vec<Grant>, MigrationError> {
    run(conn, modules, format!("{MISSING}{INSERT}{LIST}")).await
}

async fn run(
    conn: &mut AsyncPgConnection,
    modules: &[&ModuleMigrations<'_>],
    query: String,
) -> Result<Vec<Grant>, MigrationError> {
    let (codes, rights) = declared(modules);
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    Ok(diesel::sql_query(query)
        .bind::<Array<Integer>, _>(codes)
        .bind::<Array<Integer>, _>(rights)
        .load(conn)
        .await?)
}
