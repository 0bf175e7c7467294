//! Rights of users, on the demo database and on made-up policies.

use crate::database::TestDatabase;
use casbin::{CoreApi, Enforcer};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::access::{Policy, RightSet, SUPERUSER, User, role_subject, user_subject};
use openimis_core::registry::Registry;
use openimis_core::schema::identity::users;
use openimis_core::settings::SettingsStore;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

pub fn no_modules() -> Registry {
    Registry::assemble([]).unwrap()
}

pub async fn load(test: &mut TestDatabase, login: &str) -> Option<User> {
    let id = test.user(login).await;
    User::load(
        &mut test.connection,
        &no_modules(),
        &SettingsStore::default(),
        id,
        Utc::now(),
    )
    .await
    .unwrap()
}

fn agrees(enforcer: &Enforcer, user: Uuid, right: i32, holds: bool) -> bool {
    enforcer.enforce((user_subject(user), right.to_string())).unwrap() == holds
}

/// Every right that the database or the reference's list knows, and one that nobody has.
async fn known_rights(test: &mut TestDatabase) -> BTreeSet<i32> {
    #[derive(QueryableByName)]
    struct Right {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        number: i32,
    }
    let rows: Vec<Right> = diesel::sql_query(r#"select distinct "RightID" as number from "tblRoleRight""#)
        .load(&mut test.connection)
        .await
        .unwrap();
    let listed = std::fs::read_to_string(crate::database::reference().unwrap().join("users.md")).unwrap();
    let listed = listed
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() == 6);
    rows.iter()
        .map(|row| row.number)
        .chain(listed.filter_map(|word| word.parse().ok()))
        .chain([424_242])
        .collect()
}

#[tokio::test]
async fn bit_set_and_casbin_agree_for_all_users_and_rights_of_the_demo_database() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let policy = Policy::of_everybody(&mut test.connection).await.unwrap();
    let enforcer = policy.enforcer().await.unwrap();
    let rights = known_rights(&mut test).await;
    let all: Vec<(Uuid, String)> = users::table
        .select((users::id, users::username))
        .load(&mut test.connection)
        .await
        .unwrap();
    assert!(
        all.len() >= 30 && rights.len() >= 258,
        "{} users, {} rights",
        all.len(),
        rights.len()
    );
    for (id, name) in all {
        let user = User::load(
            &mut test.connection,
            &no_modules(),
            &SettingsStore::default(),
            id,
            Utc::now(),
        )
        .await
        .unwrap();
        for right in &rights {
            let holds = user
                .as_ref()
                .is_some_and(|user| user.superuser || user.rights.contains(*right));
            assert!(agrees(&enforcer, id, *right, holds), "{name}, {right}: {holds}");
        }
    }
    test.drop();
}

/// Rule 19, with the roles and rights of the reference's list.
#[tokio::test]
async fn rights_are_those_of_the_roles() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let officer = load(&mut test, "E00001").await.unwrap();
    let expected = [
        101_001, 101_002, 101_003, 101_004, 101_101, 101_102, 101_103, 101_104, 101_105, 101_201, 101_202, 101_203,
        101_204, 101_205, 101_301, 101_302, 101_303, 101_304,
    ];
    assert_eq!(officer.rights.iter().collect::<Vec<_>>(), expected);
    assert_eq!(officer.roles, [1]);
    assert!(!officer.superuser);
    let claim_administrator = load(&mut test, "JHOS0011").await.unwrap();
    let expected = [111_001, 111_002, 111_004, 111_005, 111_006, 111_007];
    assert_eq!(claim_administrator.rights.iter().collect::<Vec<_>>(), expected);
    test.drop();
}

/// W-07, rule 23.
#[tokio::test]
async fn blocked_and_ended_roles_give_nothing() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let now = "'2026-01-01'";
    for (what, change) in [
        (
            "blocked role",
            r#"update "tblRole" set "IsBlocked" = true where "RoleID" = 1"#.to_owned(),
        ),
        (
            "ended role",
            format!(r#"update "tblRole" set "IsBlocked" = false, "ValidityTo" = {now} where "RoleID" = 1"#),
        ),
        (
            "ended link",
            format!(
                r#"update "tblRole" set "ValidityTo" = null where "RoleID" = 1;
                   update "tblUserRole" set "ValidityTo" = {now} where "RoleID" = 1"#
            ),
        ),
        (
            "ended rights",
            format!(
                r#"update "tblUserRole" set "ValidityTo" = null where "RoleID" = 1;
                   update "tblRoleRight" set "ValidityTo" = {now} where "RoleID" = 1"#
            ),
        ),
    ] {
        test.run(&change).await;
        let user = load(&mut test, "E00001").await.unwrap();
        assert_eq!(user.rights, RightSet::default(), "{what}");
        let enforcer = Policy::of_everybody(&mut test.connection)
            .await
            .unwrap()
            .enforcer()
            .await
            .unwrap();
        assert!(agrees(&enforcer, user.account.id, 101_001, false), "{what}");
    }
    test.drop();
}

/// Rule 6 and W-06; rule 17 for systems is in `superusers`.
#[tokio::test]
async fn an_account_that_is_over_is_no_actor() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let person = r#"update "tblUsers" set "ValidityTo" = '2026-01-01' where "LoginName" = 'E00001'"#;
    test.run(person).await;
    let id = test.user("E00001").await;
    let at = |day: &str| -> DateTime<Utc> { format!("{day}T00:00:00Z").parse().unwrap() };
    let registry = no_modules();
    let before = User::load(
        &mut test.connection,
        &registry,
        &SettingsStore::default(),
        id,
        at("2025-12-31"),
    )
    .await
    .unwrap();
    let after = User::load(
        &mut test.connection,
        &registry,
        &SettingsStore::default(),
        id,
        at("2026-01-01"),
    )
    .await
    .unwrap();
    assert!(before.is_some() && after.is_none());
    test.run(r#"update "tblUsers" set "ValidityTo" = null, active = false where "LoginName" = 'E00001'"#)
        .await;
    assert!(load(&mut test, "E00001").await.is_none());
    test.drop();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn bit_set_and_casbin_agree_for_any_policy(
        grants in proptest::collection::vec((0..4_i32, 0..12_i32), 0..20),
        held in proptest::collection::btree_set(0..4_i32, 0..4),
        super_role in proptest::option::of(0..4_i32),
    ) {
        let user = Uuid::from_u128(7);
        let mut policy = Policy::default();
        for (role, right) in &grants {
            policy.grant(role_subject(*role), *right);
        }
        for role in &held {
            policy.inherit(user_subject(user), &role_subject(*role));
        }
        if let Some(role) = super_role {
            policy.inherit(role_subject(role), SUPERUSER);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (rights, superuser) = runtime.block_on(policy.clone().decide(user)).unwrap();
        let enforcer = runtime.block_on(policy.enforcer()).unwrap();
        for right in 0..12 {
            let wanted = super_role.is_some_and(|role| held.contains(&role))
                || grants.iter().any(|(role, granted)| held.contains(role) && *granted == right);
            prop_assert_eq!(superuser || rights.contains(right), wanted);
            prop_assert!(agrees(&enforcer, user, right, wanted));
        }
    }
}
