//! What is read back, row by row within the actor's scope: rules 45, 56 and 75; W-13, W-38.

use crate::support::{ADMIN, Office};
use openimis_core::access::Actor;
use openimis_core::administration::{ModuleConfiguration, MutationLog, User};
use openimis_core::declare::{Key, Resource};
use openimis_core::read::{Lock, Selector, find};
use openimis_core::registry::Registry;
use serde_json::json;

async fn sees<R: Resource>(office: &mut Office, actor: &Actor, key: &str) -> Option<R> {
    let registry = Registry::linked().unwrap();
    let key = Key::Uuid(key.parse().unwrap());
    find(
        &mut office.connection,
        &registry,
        actor,
        Selector::Key(&key),
        Lock::None,
    )
    .await
    .unwrap()
}

#[tokio::test]
async fn rule_45_one_sees_one_s_own_mutations() {
    let Some(mut office) = Office::open().await else { return };
    office.person("jeb", &[]).await;
    office.person("raga", &[]).await;
    office
        .perform("jeb", "user.change_language", None, json!({ "language": "fr" }))
        .await
        .unwrap();
    let own =
        r#"SELECT log.id FROM "core_Mutation_Log" log JOIN "core_User" u ON u.id = user_id WHERE username = 'jeb'"#;
    let log = office.line(own).await;
    for (name, expected) in [("jeb", true), ("raga", false), (ADMIN, true)] {
        let actor = office.actor(name).await;
        assert_eq!(
            sees::<MutationLog>(&mut office, &actor, &log).await.is_some(),
            expected,
            "{name}"
        );
    }
    assert!(
        sees::<MutationLog>(&mut office, &Actor::Anonymous, &log)
            .await
            .is_none()
    );
}

/// Rows of the existing backend hold passwords in clear text.
#[tokio::test]
async fn w_13_passwords_in_old_rows_are_hidden() {
    let Some(mut office) = Office::open().await else { return };
    office
        .run(
            r#"INSERT INTO "core_Mutation_Log" (id, json_content, request_date_time, status) VALUES
               ('00000000-0000-0000-0000-000000000001',
                '{"username": "jeb", "password": "se\"cret", "new_password" : "x", "phone": "1"}', now(), 2)"#,
        )
        .await;
    let admin = office.actor(ADMIN).await;
    let log: MutationLog = sees(&mut office, &admin, "00000000-0000-0000-0000-000000000001")
        .await
        .unwrap();
    assert_eq!(
        log.json_content,
        r#"{"username": "jeb", "password": "***", "new_password" : "***", "phone": "1"}"#
    );
}

#[tokio::test]
async fn rule_75_and_w_27_only_exposed_front_end_rows_are_public() {
    let Some(mut office) = Office::open().await else { return };
    for (module, layer, exposed, until, public) in [
        ("fe-core", "fe", true, None, true),
        ("fe-past", "fe", true, Some("2020-01-01T00:00:00"), true),
        ("fe-future", "fe", true, Some("2999-01-01T00:00:00"), false),
        ("fe-hidden", "fe", false, None, false),
        ("core", "be", true, None, false),
    ] {
        let input = json!({
            "module": module, "layer": layer, "config": "{}", "isExposed": exposed, "isDisabledUntil": until,
        });
        let id = office.done("module_configuration.create", None, input).await;
        let seen = sees::<ModuleConfiguration>(&mut office, &Actor::Anonymous, &id).await;
        assert_eq!(seen.is_some(), public, "{module}");
        let admin = office.actor(ADMIN).await;
        assert!(sees::<ModuleConfiguration>(&mut office, &admin, &id).await.is_some());
    }
}

#[tokio::test]
async fn a_user_is_known_by_the_first_that_he_is() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = crate::support::new_user("E00001");
    input["userTypes"] = json!(["OFFICER"]);
    input["phone"] = json!("42");
    let id = office.done("user.create", None, input).await;
    let admin = office.actor(ADMIN).await;
    let user: User = sees(&mut office, &admin, &id).await.unwrap();
    let known = (
        user.last_name.as_deref(),
        user.other_names.as_deref(),
        user.email.as_deref(),
        user.phone.as_deref(),
    );
    assert_eq!(
        known,
        (Some("Roberts"), Some("Jeb"), Some("E00001@example.org"), Some("42"))
    );
    assert!(user.interactive_id.is_none() && user.officer_id.is_some());
    // spec 5.8: technical users are not listed
    office
        .run(
            r#"INSERT INTO "core_TechnicalUser" (id, username, password, is_staff, is_superuser)
                   VALUES ('00000000-0000-0000-0000-000000000002', 'robot', '!', false, true);
               INSERT INTO "core_User" (id, username, t_user_id, version)
                   VALUES ('00000000-0000-0000-0000-000000000003', 'robot', '00000000-0000-0000-0000-000000000002', 1)"#,
        )
        .await;
    assert!(
        sees::<User>(&mut office, &admin, "00000000-0000-0000-0000-000000000003")
            .await
            .is_none()
    );
}
