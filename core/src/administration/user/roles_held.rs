//! Which roles a person holds (rule 50).

use crate::administration::role::Role;
use crate::administration::stamp::Stamp;
use crate::declare::{Key, Named, Ref};
use crate::error::{Error, Problem, kinds};
use crate::schema::administration::{roles, user_roles};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// Finds valid roles, in one statement for any number. Everybody who may write users may name roles, also without the
/// right to read them.
pub(super) async fn find(connection: &mut AsyncPgConnection, named: &[Ref<Role>]) -> Result<Vec<i32>, Error> {
    let uuids: Vec<String> = named.iter().filter_map(uuid).collect();
    let keys: Vec<i32> = named.iter().filter_map(key).collect();
    let found: Vec<(i32, String)> = roles::table
        .filter(roles::valid_to.is_null())
        .filter(roles::id.eq_any(&keys).or(roles::uuid.eq_any(&uuids)))
        .select((roles::id, roles::uuid))
        .load(connection)
        .await?;
    let mut problems: Vec<Problem> = Vec::new();
    let mut wanted = Vec::with_capacity(named.len());
    for (index, role) in named.iter().enumerate() {
        let is_meant = |found: &&(i32, String)| key(role) == Some(found.0) || uuid(role).as_ref() == Some(&found.1);
        match found.iter().find(is_meant) {
            Some((id, _)) => wanted.push(*id),
            None => problems.push(kinds::NO_SUCH_REFERENCE.problem().inside(index).inside("roles")),
        }
    }
    if problems.is_empty() {
        Ok(wanted)
    } else {
        Err(problems.into())
    }
}

fn uuid(role: &Ref<Role>) -> Option<String> {
    match &role.named {
        Named::PublicId(uuid) => Some(uuid.to_ascii_lowercase()),
        Named::Key(_) => None,
    }
}

fn key(role: &Ref<Role>) -> Option<i32> {
    match &role.named {
        Named::Key(Key::Number(key)) => i32::try_from(*key).ok(),
        _ => None,
    }
}

/// The roles that a person holds.
pub(super) async fn of_person(connection: &mut AsyncPgConnection, person: i64) -> Result<Vec<i32>, Error> {
    let live = user_roles::table.filter(user_roles::user_id.eq(person).and(user_roles::valid_to.is_null()));
    Ok(live.select(user_roles::role_id).load(connection).await?)
}

/// Makes these all the roles that a person holds: what is taken away ends, what is new begins.
pub(in crate::administration) async fn replace(
    connection: &mut AsyncPgConnection,
    person: i64,
    wanted: &[i32],
    stamp: Stamp,
) -> Result<(), Error> {
    let held = of_person(connection, person).await?;
    let taken = user_roles::table
        .filter(user_roles::user_id.eq(person).and(user_roles::valid_to.is_null()))
        .filter(user_roles::role_id.ne_all(wanted));
    let ended = (
        user_roles::valid_to.eq(stamp.now),
        user_roles::audit_user_id.eq(stamp.audit_user_id),
    );
    diesel::update(taken).set(ended).execute(connection).await?;
    let mut new: Vec<i32> = wanted.iter().copied().filter(|role| !held.contains(role)).collect();
    new.sort_unstable();
    new.dedup();
    let row = |role: &i32| {
        (
            user_roles::user_id.eq(person),
            user_roles::role_id.eq(*role),
            user_roles::valid_from.eq(stamp.now),
            user_roles::audit_user_id.eq(stamp.audit_user_id),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    diesel::insert_into(user_roles::table)
        .values(rows)
        .execute(connection)
        .await?;
    Ok(())
}
