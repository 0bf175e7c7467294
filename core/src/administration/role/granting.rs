//! Nobody grants a right that he does not hold (W-62).

use crate::access::{Actor, RightSet};
use crate::administration::error;
use crate::declare::SystemRole;
use crate::error::{Error, Problem};
use crate::language::Argument;
use crate::message;
use crate::schema::administration::{role_rights, roles, user_roles};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

/// What somebody holds through some roles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::administration) struct Holdings {
    /// The administrators' role is among them: every right.
    pub(in crate::administration) everything: bool,
    /// Numbers of the rights.
    pub(in crate::administration) rights: Vec<i32>,
}

/// Checks that the actor holds all of these rights.
pub(in crate::administration) fn check_rights(actor: &Actor, granted: &[i32]) -> Result<(), Problem> {
    let lacking = lacking(actor, granted);
    if lacking.is_empty() {
        return Ok(());
    }
    let detail = message::rights_not_held(Argument::all(lacking));
    Err(error::RIGHT_NOT_HELD.problem().detail(detail))
}

/// Checks that the actor holds all that these holdings give.
pub(in crate::administration) fn check_holdings(actor: &Actor, granted: &Holdings) -> Result<(), Problem> {
    if granted.everything && !actor.is_superuser() {
        let detail = message::administrators_only();
        return Err(error::RIGHT_NOT_HELD.problem().detail(detail));
    }
    check_rights(actor, &granted.rights)
}

fn lacking(actor: &Actor, granted: &[i32]) -> Vec<i32> {
    if actor.is_superuser() {
        return Vec::new();
    }
    let nothing = RightSet::default();
    let held = actor.user().map_or(&nothing, |user| &user.rights);
    granted.iter().copied().filter(|right| !held.contains(*right)).collect()
}

/// What these roles give, blocked ones as if they were not: they can be unblocked.
pub(in crate::administration) async fn holdings_of_roles(
    connection: &mut AsyncPgConnection,
    keys: &[i32],
) -> Result<Holdings, Error> {
    let codes: Vec<i32> = roles::table
        .filter(roles::id.eq_any(keys))
        .select(roles::is_system)
        .load(connection)
        .await?;
    let rights = role_rights::table
        .filter(role_rights::role_id.eq_any(keys).and(role_rights::valid_to.is_null()))
        .select(role_rights::right_id)
        .distinct()
        .order(role_rights::right_id)
        .load(connection)
        .await?;
    Ok(Holdings {
        everything: codes.contains(&SystemRole::ImisAdministrator.code()),
        rights,
    })
}

/// What an interactive user holds today, by the key of `"tblUsers"`.
pub(in crate::administration) async fn holdings_of_person(
    connection: &mut AsyncPgConnection,
    person: i64,
) -> Result<Holdings, Error> {
    let keys: Vec<i32> = user_roles::table
        .inner_join(roles::table)
        .filter(user_roles::user_id.eq(person).and(user_roles::valid_to.is_null()))
        .filter(roles::valid_to.is_null())
        .select(user_roles::role_id)
        .distinct()
        .load(connection)
        .await?;
    holdings_of_roles(connection, &keys).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::{Account, AccountKind, Facts, User};
    use crate::identity::account::Technical;
    use std::sync::Arc;

    fn actor(superuser: bool, rights: &[i32]) -> Actor {
        let account = Account {
            id: uuid::Uuid::nil(),
            username: "clerk".to_owned(),
            officer_id: None,
            claim_admin_id: None,
            kind: AccountKind::Technical(Technical {
                is_superuser: superuser,
                ..Technical::default()
            }),
        };
        Actor::User(Arc::new(User {
            account,
            superuser,
            rights: RightSet::of(rights.iter().copied()),
            roles: Vec::new(),
            facts: Facts::default(),
        }))
    }

    #[test]
    fn w_62_only_what_one_holds() {
        let clerk = actor(false, &[101_001, 101_002]);
        assert_eq!(check_rights(&clerk, &[101_002]), Ok(()));
        assert_eq!(check_rights(&clerk, &[]), Ok(()));
        let refused = check_rights(&clerk, &[101_001, 121_701]).unwrap_err();
        assert_eq!(refused.text(), "You do not hold the rights 121701.");
        assert!(check_rights(&Actor::Anonymous, &[101_001]).is_err());
        assert_eq!(check_rights(&actor(true, &[]), &[121_701]), Ok(()));
    }

    #[test]
    fn w_62_only_administrators_make_administrators() {
        let administrators = Holdings {
            everything: true,
            rights: Vec::new(),
        };
        assert!(check_holdings(&actor(false, &[121_702]), &administrators).is_err());
        assert_eq!(check_holdings(&actor(true, &[]), &administrators), Ok(()));
    }
}
