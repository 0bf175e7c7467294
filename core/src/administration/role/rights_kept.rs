//! The rows that say which rights a role has (rule 57).

use crate::administration::stamp::Stamp;
use crate::error::Error;
use crate::schema::administration::role_rights;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use std::collections::{BTreeMap, BTreeSet};

/// The rights that a role has today, ascending.
pub(super) async fn of_role(connection: &mut AsyncPgConnection, role: i32) -> Result<Vec<i32>, Error> {
    let live = role_rights::table.filter(role_rights::role_id.eq(role).and(role_rights::valid_to.is_null()));
    Ok(live
        .select(role_rights::right_id)
        .distinct()
        .order(role_rights::right_id)
        .load(connection)
        .await?)
}

/// Gives a new role its rights.
pub(super) async fn give(
    connection: &mut AsyncPgConnection,
    role: i32,
    rights: &BTreeSet<i32>,
    stamp: Stamp,
) -> Result<(), Error> {
    let row = |right: &i32| {
        (
            role_rights::role_id.eq(role),
            role_rights::right_id.eq(*right),
            role_rights::valid_from.eq(stamp.now),
            role_rights::audit_user_id.eq(stamp.audit_user_id),
        )
    };
    let rows: Vec<_> = rights.iter().map(row).collect();
    diesel::insert_into(role_rights::table)
        .values(rows)
        .execute(connection)
        .await?;
    Ok(())
}

/// Makes these all the rights that a role has: what is kept keeps its row, what comes back gets its old row back, what
/// is new gets a row, the rest ends. Dates of rows that ended earlier stay.
pub(super) async fn replace(
    connection: &mut AsyncPgConnection,
    role: i32,
    wanted: &BTreeSet<i32>,
    stamp: Stamp,
) -> Result<(), Error> {
    let rows: Vec<(i32, i32, Option<DateTime<Utc>>)> = role_rights::table
        .filter(role_rights::role_id.eq(role))
        .order(role_rights::id)
        .select((role_rights::id, role_rights::right_id, role_rights::valid_to))
        .for_update()
        .load(connection)
        .await?;
    let steps = Steps::plan(&rows, wanted);
    set_end(connection, &steps.end, Some(stamp.now), stamp).await?;
    set_end(connection, &steps.revive, None, stamp).await?;
    give(connection, role, &steps.insert, stamp).await
}

async fn set_end(
    connection: &mut AsyncPgConnection,
    rows: &[i32],
    end: Option<DateTime<Utc>>,
    stamp: Stamp,
) -> Result<(), Error> {
    let audit = role_rights::audit_user_id.eq(stamp.audit_user_id);
    diesel::update(role_rights::table.filter(role_rights::id.eq_any(rows)))
        .set((role_rights::valid_to.eq(end), audit))
        .execute(connection)
        .await?;
    Ok(())
}

/// What becomes of which row.
#[derive(Debug, PartialEq, Eq)]
struct Steps {
    end: Vec<i32>,
    revive: Vec<i32>,
    insert: BTreeSet<i32>,
}

impl Steps {
    /// From all rows of a role (key, right, end), by key. Several rows of one right are no obstacle.
    fn plan(rows: &[(i32, i32, Option<DateTime<Utc>>)], wanted: &BTreeSet<i32>) -> Self {
        let is_live = |row: &&(i32, i32, Option<DateTime<Utc>>)| row.2.is_none();
        let live: BTreeSet<i32> = rows.iter().filter(is_live).map(|row| row.1).collect();
        let ended: BTreeMap<i32, i32> = rows
            .iter()
            .filter(|row| !is_live(row))
            .map(|row| (row.1, row.0))
            .collect();
        let end = rows.iter().filter(is_live).filter(|row| !wanted.contains(&row.1));
        let mut steps = Self {
            end: end.map(|row| row.0).collect(),
            revive: Vec::new(),
            insert: BTreeSet::new(),
        };
        for right in wanted.difference(&live) {
            match ended.get(right) {
                Some(row) => steps.revive.push(*row),
                None => {
                    steps.insert.insert(*right);
                }
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_57_rows_end_stay_come_back_and_begin() {
        let ended = Some(DateTime::<Utc>::UNIX_EPOCH);
        let rows = [
            (1, 10, None),
            (2, 20, None),
            (3, 30, ended),
            (4, 30, ended),
            (5, 40, ended),
            (6, 20, None),
        ];
        let steps = Steps::plan(&rows, &BTreeSet::from([20, 30, 50]));
        assert_eq!(steps.end, [1]);
        assert_eq!(steps.revive, [4]);
        assert_eq!(steps.insert, BTreeSet::from([50]));
    }
}
