//! Roles: spec 5.8, rules 57 and 58, W-07, W-35, W-62, W-65.

use crate::support::{ADMIN, Office, refusals};
use diesel_async::SimpleAsyncConnection;
use openimis_core::administration::rights;
use serde_json::json;

const RIGHTS: &str = r#"SELECT "RightID", "ValidityTo" IS NULL AS valid FROM "tblRoleRight" WHERE "RoleID" = "#;

async fn uuid(office: &mut Office, role: i32) -> String {
    office
        .line(&format!(r#"SELECT "RoleUUID" FROM "tblRole" WHERE "RoleID" = {role}"#))
        .await
}

#[tokio::test]
async fn a_role_is_created_with_its_rights() {
    let Some(mut office) = Office::open().await else { return };
    let role = office
        .done(
            "role.create",
            None,
            json!({ "name": "Desk", "isSystem": true, "rights": [101_002, 101_001, 101_001] }),
        )
        .await;
    let row = office
        .line(&format!(
            r#"SELECT "RoleName", "IsSystem", "IsBlocked", "ValidityTo", "LegacyID" FROM "tblRole" WHERE "RoleID" = {role}"#
        ))
        .await;
    // spec 5.8: a role made here is never one of the coded ones
    assert_eq!(row, "Desk|0|false|-|-");
    let rights = office.lines(&format!(r#"{RIGHTS}{role} ORDER BY "RightID""#)).await;
    assert_eq!(rights, ["101001|true", "101002|true"]);
    let links = office
        .line(&format!(
            r#"SELECT log.status FROM "core_RoleMutation" link JOIN "core_Mutation_Log" log ON log.id = link.mutation_id
               WHERE link.role_id = {role}"#
        ))
        .await;
    assert_eq!(links, "2");
}

/// Spec 5.8: unique among valid roles, on create, update and duplicate.
#[tokio::test]
async fn a_name_belongs_to_one_valid_role() {
    let Some(mut office) = Office::open().await else { return };
    let first = office.role("Desk", &[]).await;
    let second = office.role("Counter", &[]).await;
    let (first, second) = (uuid(&mut office, first).await, uuid(&mut office, second).await);
    let name = json!({ "name": "Desk" });
    let taken = ["role.name_taken name"];
    assert_eq!(office.refused("role.create", None, name.clone()).await, taken);
    assert_eq!(office.refused("role.change", Some(&second), name.clone()).await, taken);
    assert_eq!(
        office.refused("role.duplicate", Some(&second), name.clone()).await,
        taken
    );
    assert_eq!(
        office
            .done("role.check_name", None, json!({ "roleName": "Desk" }))
            .await,
        "false"
    );

    office.done("role.change", Some(&first), name.clone()).await;
    office.done("role.delete", Some(&first), json!({})).await;
    assert_eq!(
        office
            .done("role.check_name", None, json!({ "roleName": "Desk" }))
            .await,
        "true"
    );
    office.done("role.create", None, name).await;
}

/// W-65: of two writers who both find the name free, the index lets one through.
#[tokio::test]
async fn w_65_two_writers_at_once() {
    let Some(mut office) = Office::open().await else { return };
    let (mut other, mut watcher) = (office.again().await, office.again().await);
    let insert = r#"INSERT INTO "tblRole" ("ValidityFrom", "RoleUUID", "RoleName", "IsSystem", "IsBlocked")
                    VALUES (now(), gen_random_uuid()::text, 'Desk', 0, false)"#;
    other.batch_execute(&format!("BEGIN; {insert}")).await.unwrap();
    let waiting = "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND transactionid IS NOT NULL
                   AND pid IN (SELECT pid FROM pg_stat_activity WHERE datname = current_database()))
                   LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot(); END LOOP; END $$";
    let commit = async {
        watcher.batch_execute(waiting).await.unwrap();
        other.batch_execute("COMMIT").await.unwrap();
    };
    let create = office.refused("role.create", None, json!({ "name": "Desk" }));
    let (refused, ()) = tokio::join!(create, commit);
    assert_eq!(refused, ["role.name_taken name"]);
}

#[tokio::test]
async fn rule_57_changed_rights() {
    let Some(mut office) = Office::open().await else { return };
    let role = office.role("Desk", &[101_001, 101_002]).await;
    let keys = format!(r#"SELECT "RoleRightID" FROM "tblRoleRight" WHERE "RightID" = 101002 AND "RoleID" = {role}"#);
    let before = office.line(&keys).await;
    let target = uuid(&mut office, role).await;
    office
        .done("role.change", Some(&target), json!({ "rights": [101_002, 101_003] }))
        .await;

    let rights = format!(r#"{RIGHTS}{role} ORDER BY "RightID""#);
    assert_eq!(
        office.lines(&rights).await,
        ["101001|false", "101002|true", "101003|true"]
    );
    assert_eq!(office.line(&keys).await, before);
    let copies = format!(
        r#"SELECT "RoleName", "ValidityTo" IS NOT NULL AS ended, "RoleUUID" <> '{target}' AS other
           FROM "tblRole" WHERE "LegacyID" = {role}"#
    );
    assert_eq!(office.lines(&copies).await, ["Desk|true|true"]);

    // a right that comes back gets its old row back
    office
        .done("role.change", Some(&target), json!({ "rights": [101_001] }))
        .await;
    assert_eq!(
        office.lines(&rights).await,
        ["101001|true", "101002|false", "101003|false"]
    );
}

#[tokio::test]
async fn rule_58_a_deleted_role() {
    let Some(mut office) = Office::open().await else { return };
    let role = office.role("Desk", &[101_001]).await;
    let target = uuid(&mut office, role).await;
    office.done("role.delete", Some(&target), json!({})).await;
    let ended = format!(r#"SELECT "ValidityTo" IS NOT NULL AS ended FROM "tblRole" WHERE "RoleID" = {role}"#);
    assert_eq!(office.line(&ended).await, "true");
    let copies = format!(r#"SELECT "RoleName" FROM "tblRole" WHERE "LegacyID" = {role}"#);
    assert_eq!(office.line(&copies).await, "Desk");
    assert_eq!(
        office.refused("role.delete", Some(&target), json!({})).await,
        ["core.not_found"]
    );
}

/// Rules 23 and 24: a holder's next request goes by the role as it is.
#[tokio::test]
async fn w_07_blocked_and_deleted_roles_give_nothing() {
    let Some(mut office) = Office::open().await else { return };
    let role = office.role("Reader", &[rights::FIND_ROLES.number]).await;
    let target = uuid(&mut office, role).await;
    office.person("reader", &[role]).await;
    assert!(office.actor("reader").await.holds(rights::FIND_ROLES));
    office
        .done("role.change", Some(&target), json!({ "isBlocked": true }))
        .await;
    assert!(!office.actor("reader").await.holds(rights::FIND_ROLES));
    office
        .done("role.change", Some(&target), json!({ "isBlocked": false }))
        .await;
    assert!(office.actor("reader").await.holds(rights::FIND_ROLES));
    office.done("role.delete", Some(&target), json!({})).await;
    assert!(!office.actor("reader").await.holds(rights::FIND_ROLES));
}

/// W-35: the copy gets the rights of today, not those of before.
#[tokio::test]
async fn w_35_a_duplicate() {
    let Some(mut office) = Office::open().await else { return };
    let role = office.role("Desk", &[101_001, 101_002]).await;
    let target = uuid(&mut office, role).await;
    office
        .done("role.change", Some(&target), json!({ "rights": [101_002] }))
        .await;
    let copy = office
        .done("role.duplicate", Some(&target), json!({ "name": "Counter" }))
        .await;
    assert_eq!(office.lines(&format!("{RIGHTS}{copy}")).await, ["101002|true"]);
    let other = office
        .done(
            "role.duplicate",
            Some(&target),
            json!({ "name": "Third", "rights": [101_003] }),
        )
        .await;
    assert_eq!(office.lines(&format!("{RIGHTS}{other}")).await, ["101003|true"]);
}

#[tokio::test]
async fn w_62_nobody_grants_a_right_that_he_does_not_hold() {
    let Some(mut office) = Office::open().await else { return };
    office.keeper("keeper", &[101_001]).await;
    let strong = office.role("Strong", &[101_001, 131_001]).await;
    let blocked = office
        .done(
            "role.create",
            None,
            json!({ "name": "Asleep", "isBlocked": true, "rights": [131_001] }),
        )
        .await;
    let (strong, blocked) = (
        uuid(&mut office, strong).await,
        uuid(&mut office, blocked.parse().unwrap()).await,
    );
    let refused = [
        (
            "role.create",
            None,
            json!({ "name": "New", "rights": [101_001, 131_001] }),
            "rights",
        ),
        (
            "role.duplicate",
            Some(strong.as_str()),
            json!({ "name": "New" }),
            "rights",
        ),
        (
            "role.change",
            Some(strong.as_str()),
            json!({ "rights": [101_001, 131_001, 131_002] }),
            "rights",
        ),
        (
            "role.change",
            Some(blocked.as_str()),
            json!({ "isBlocked": false }),
            "isBlocked",
        ),
    ];
    for (operation, target, input, field) in refused {
        let result = office.perform("keeper", operation, target, input).await;
        assert_eq!(
            refusals(result),
            [format!("role.right_not_held {field}")],
            "{operation}"
        );
    }
    let allowed = [
        ("role.create", None, json!({ "name": "New", "rights": [101_001] })),
        // rights that the role has already are not granted by this change, nor is what is taken away
        ("role.change", Some(strong.as_str()), json!({ "name": "Stronger" })),
        ("role.change", Some(strong.as_str()), json!({ "rights": [131_001] })),
    ];
    for (operation, target, input) in allowed {
        office.perform("keeper", operation, target, input).await.unwrap();
    }
}

#[tokio::test]
async fn coded_roles_keep_their_code_and_administrators_their_role() {
    let Some(mut office) = Office::open().await else { return };
    let of =
        |code: i32| format!(r#"SELECT "RoleUUID" FROM "tblRole" WHERE "IsSystem" = {code} AND "ValidityTo" IS NULL"#);
    let clerk = office.line(&of(8)).await;
    office
        .done(
            "role.change",
            Some(&clerk),
            json!({ "name": "Office Clerk", "isSystem": false }),
        )
        .await;
    assert_eq!(office.line(&of(8)).await, clerk);

    let administrators = office.line(&of(64)).await;
    let blocked = office
        .refused("role.change", Some(&administrators), json!({ "isBlocked": true }))
        .await;
    assert_eq!(blocked, ["role.administrators isBlocked"]);
    let deleted = office.refused("role.delete", Some(&administrators), json!({})).await;
    assert_eq!(deleted, ["role.administrators"]);
    // W-28: a history row with the code does no harm
    office
        .done("role.change", Some(&administrators), json!({ "altLanguage": "Admin" }))
        .await;
    assert!(office.actor(ADMIN).await.is_superuser());
    office.person("jeb", &[]).await;
}

#[tokio::test]
async fn rule_22_and_44_the_right_is_needed() {
    let Some(mut office) = Office::open().await else { return };
    office.person("nobody", &[]).await;
    for operation in ["role.create", "user.create", "role.check_name", "role.list_permissions"] {
        let result = office.perform("nobody", operation, None, json!({ "name": "x" })).await;
        assert_eq!(refusals(result), ["core.forbidden"], "{operation}");
    }
}

#[tokio::test]
async fn all_rights_are_listed() {
    let Some(mut office) = Office::open().await else { return };
    let list = office.done("role.list_permissions", None, json!({})).await;
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    let core = &list["modulePermsList"][0];
    assert_eq!(core["moduleName"], "core");
    let numbers: Vec<_> = core["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|right| &right["permsValue"])
        .collect();
    assert!(numbers.contains(&&json!(121_701)) && numbers.contains(&&json!(122_001)));
}
