//! The first administrator, and the logins of the demonstration.

use crate::support::{ADMIN, Office, PASSWORD};
use openimis_core::administration::{CoreSettings, FirstAdmin, create_admin};
use openimis_core::declare::{DemoPlan, DemoStory, SystemRole};
use openimis_core::error::Error;
use openimis_core::identity::change::PasswordSettings;
use openimis_core::platform::Clock;
use openimis_core::registry::Registry;

async fn create(office: &mut Office, username: &str, password: &str, email: &str) -> Result<uuid::Uuid, Error> {
    let admin = FirstAdmin {
        username,
        password,
        last_name: "Banda",
        other_names: "Grace",
        email: Some(email),
    };
    let passwords = PasswordSettings::default();
    create_admin(
        &mut office.connection,
        &CoreSettings::default(),
        &passwords,
        &admin,
        Clock::System.now(),
    )
    .await
}

#[tokio::test]
async fn the_first_administrator_has_every_right() {
    let Some(mut office) = Office::open().await else { return };
    assert!(office.actor(ADMIN).await.is_superuser());
    assert!(office.can_log_in(ADMIN, PASSWORD).await);
}

#[tokio::test]
async fn nothing_is_left_of_a_refused_administrator() {
    let Some(mut office) = Office::open().await else { return };
    let users = r#"SELECT (SELECT count(*) FROM "core_User") AS users, (SELECT count(*) FROM "tblUsers") AS people"#;
    for (username, password, email, code) in [
        (ADMIN, PASSWORD, "a@example.org", "user.name_taken"),
        ("thirteen_char", PASSWORD, "a@example.org", "user.name_too_long"),
        ("", PASSWORD, "a@example.org", "core.required"),
        ("second", PASSWORD, "GRACE@example.org", "user.email_taken"),
        ("second", PASSWORD, "grace", "user.email_malformed"),
        ("second", "admin123", "a@example.org", "user.password_refused"),
    ] {
        let Err(Error::Refused(problems)) = create(&mut office, username, password, email).await else {
            panic!("{code} was expected");
        };
        assert_eq!(problems.first().unwrap().kind.code, code);
        assert_eq!(office.line(users).await, "1|1");
    }
    create(&mut office, "second", PASSWORD, "a@example.org").await.unwrap();
    office
        .run(r#"UPDATE "tblRole" SET "IsBlocked" = true WHERE "IsSystem" = 64"#)
        .await;
    let Err(Error::Refused(problems)) = create(&mut office, "third", PASSWORD, "b@example.org").await else {
        panic!("there is no role to give");
    };
    assert_eq!(problems.first().unwrap().kind.code, "role.no_administrators");
}

#[tokio::test]
async fn a_demonstration_has_a_login_for_each_system_role() {
    let Some(mut office) = Office::open().await else { return };
    // the demonstration starts without users
    office
        .run(
            r#"DELETE FROM "tblUserRole"; DELETE FROM core_historicaluser; DELETE FROM core_historicalinteractiveuser;
                DELETE FROM "core_User"; DELETE FROM "tblUsers""#,
        )
        .await;
    let registry = Registry::linked().unwrap();
    let demo = registry.modules().iter().find_map(|module| module.demo).unwrap();
    let plan = DemoPlan {
        families: 0,
        seed: 7,
        villages: 1,
        facilities: 1,
    };
    let mut story = DemoStory::default();
    demo(&mut office.connection, &plan, &mut story).await.unwrap();
    let roles: Vec<_> = story.logins.iter().map(|(_, _, role)| role.as_str()).collect();
    let expected: Vec<_> = SystemRole::ALL.iter().map(|role| role.title()).collect();
    assert_eq!(roles, expected);
    for (username, password, role) in &story.logins {
        assert!(office.can_log_in(username, password).await, "{username}");
        let superuser = office.actor(username).await.is_superuser();
        assert_eq!(superuser, role == "IMIS Administrator", "{username}");
    }
    let duties = r#"SELECT (SELECT "Code" FROM "tblOfficer" WHERE "HasLogin") AS officer,
                           (SELECT "ClaimAdminCode" FROM "tblClaimAdmin" WHERE "HasLogin") AS claim_admin"#;
    assert_eq!(office.line(duties).await, "officer|claims");
}
