//! Who holds every right (spec 3.3).

use crate::database::TestDatabase;
use crate::rights::load;
use casbin::CoreApi;
use openimis_core::access::{AccountKind, Actor, Policy, user_subject};
use openimis_core::declare::Right;
use std::sync::Arc;

/// A right that is in no role.
const UNHEARD_OF: Right = Right::new("test.unheard_of", 424_242, "Never granted");

/// Rule 21.
#[tokio::test]
async fn a_holder_of_the_administrator_role_holds_every_right() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let admin = load(&mut test, "Admin").await.unwrap();
    assert_eq!(admin.account.language(), Some("en"));
    let admin = Actor::User(Arc::new(admin));
    assert!(admin.is_superuser() && admin.holds(UNHEARD_OF));

    test.run(r#"update "tblRole" set "IsBlocked" = true where "IsSystem" = 64"#)
        .await;
    let admin = Actor::User(Arc::new(load(&mut test, "Admin").await.unwrap()));
    assert!(!admin.is_superuser() && !admin.holds(UNHEARD_OF), "blocked (W-07)");
    test.drop();
}

/// Rule 17 and spec 3.3, point 4.
#[tokio::test]
async fn a_system_holds_every_right_or_none() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    for (name, superuser, until) in [
        ("boss", true, "null"),
        ("robot", false, "null"),
        ("old", true, "'2020-01-01'"),
    ] {
        test.run(&format!(
            r#"with made as (insert into "core_TechnicalUser"
                   (id, username, password, is_staff, is_superuser, validity_from, validity_to)
                   values (gen_random_uuid(), '{name}', '!', false, {superuser}, '2019-01-01', {until}) returning id)
               insert into "core_User" (id, username, t_user_id, version)
               select gen_random_uuid(), '{name}', id, 1 from made"#
        ))
        .await;
    }
    let boss = load(&mut test, "boss").await.unwrap();
    let is_system = matches!(&boss.account.kind, AccountKind::Technical(system) if system.is_superuser);
    assert!(is_system, "{:?}", boss.account);
    assert!(boss.superuser);
    let robot = load(&mut test, "robot").await.unwrap();
    assert!(!robot.superuser && robot.rights.iter().next().is_none());
    assert!(load(&mut test, "old").await.is_none());

    let enforcer = Policy::of_everybody(&mut test.connection)
        .await
        .unwrap()
        .enforcer()
        .await
        .unwrap();
    let decides = |user| enforcer.enforce((user_subject(user), "424242")).unwrap();
    assert!(decides(boss.account.id) && !decides(robot.account.id));
    test.drop();
}
