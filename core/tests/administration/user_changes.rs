//! Changing users: spec 2.10, rules 14, 52 and 53; W-28, W-29, W-62.

use crate::support::{ADMIN, Office, PASSWORD, new_user, refusals};
use openimis_core::administration::{CoreSettings, rights};
use serde_json::{Value, json};

const OTHER_PASSWORD: &str = "Qm4?zt%Wp8-drum";

async fn admin_id(office: &mut Office) -> String {
    office
        .line(&format!(r#"SELECT id FROM "core_User" WHERE username = '{ADMIN}'"#))
        .await
}

#[tokio::test]
async fn what_is_not_sent_stays_and_history_remembers() {
    let Some(mut office) = Office::open().await else { return };
    let role = office.role("Desk", &[]).await;
    let user = office.person("jeb", &[role]).await;
    office
        .done("user.change", Some(&user), json!({ "phone": "0123" }))
        .await;
    office
        .done("user.change", Some(&user), json!({ "otherNames": "Jebediah" }))
        .await;
    // nothing to change, nothing written
    office
        .done("user.change", Some(&user), json!({ "otherNames": "Jebediah" }))
        .await;
    let history = r#"SELECT history_type, version, "OtherNames", "Phone", "EmailId" FROM core_historicalinteractiveuser
                     WHERE "LoginName" = 'jeb' ORDER BY history_id"#;
    assert_eq!(
        office.lines(history).await,
        [
            "+|1|Jeb|-|jeb@example.org",
            "~|2|Jeb|0123|jeb@example.org",
            "~|3|Jebediah|0123|jeb@example.org"
        ]
    );
    let by = r#"SELECT DISTINCT username FROM core_historicalinteractiveuser
                JOIN "core_User" ON "core_User".id = history_user_id WHERE "LoginName" = 'jeb'"#;
    assert_eq!(office.lines(by).await, [ADMIN]);
    assert_eq!(
        office
            .lines(r#"SELECT version FROM "core_User" WHERE username = 'jeb'"#)
            .await,
        ["1"]
    );
    assert!(office.can_log_in("jeb", PASSWORD).await);
}

#[tokio::test]
async fn roles_end_and_begin() {
    let Some(mut office) = Office::open().await else { return };
    let desk = office.role("Desk", &[]).await;
    let reader = office.role("Reader", &[rights::FIND_ROLES.number]).await;
    let user = office.person("jeb", &[desk]).await;
    assert!(!office.actor("jeb").await.holds(rights::FIND_ROLES));
    office
        .done("user.change", Some(&user), json!({ "roles": [reader] }))
        .await;
    // rule 24: at once
    assert!(office.actor("jeb").await.holds(rights::FIND_ROLES));
    let held = r#"SELECT held."RoleID", held."ValidityTo" IS NULL AS valid FROM "tblUserRole" held
                  JOIN "tblUsers" person ON person.id = "UserID" WHERE "LoginName" = 'jeb' ORDER BY "UserRoleID""#;
    assert_eq!(
        office.lines(held).await,
        [format!("{desk}|false"), format!("{reader}|true")]
    );
    office.done("user.change", Some(&user), json!({ "roles": [] })).await;
    assert!(!office.actor("jeb").await.holds(rights::FIND_ROLES));
}

#[tokio::test]
async fn rule_52_email_of_a_changed_user() {
    let Some(mut office) = Office::open().await else { return };
    office.person("raga", &[]).await;
    let user = office.person("jeb", &[]).await;
    let target = Some(user.as_str());
    for (email, code) in [
        (Value::Null, "user.email_missing"),
        (json!("@"), "user.email_malformed"),
        (json!("RAGA@example.org"), "user.email_taken"),
    ] {
        let refused = office.refused("user.change", target, json!({ "email": email })).await;
        assert_eq!(refused, [format!("{code} email")]);
    }
    office
        .done("user.change", target, json!({ "email": "jeb@example.org" }))
        .await;
    office
        .done("user.change", target, json!({ "email": "Jeb@Example.org" }))
        .await;
    // the reference's users have none: their next change needs one
    office
        .run(r#"UPDATE "tblUsers" SET "EmailId" = NULL WHERE "LoginName" = 'jeb'"#)
        .await;
    let refused = office.refused("user.change", target, json!({ "phone": "1" })).await;
    assert_eq!(refused, ["user.email_missing email"]);
}

/// Also with a history row of the administrators' role (W-28).
#[tokio::test]
async fn rule_53_an_administrator_keeps_his_role() {
    let Some(mut office) = Office::open().await else { return };
    let administrators = office
        .line(r#"SELECT "RoleUUID" FROM "tblRole" WHERE "IsSystem" = 64"#)
        .await;
    office
        .done("role.change", Some(&administrators), json!({ "altLanguage": "Admin" }))
        .await;
    let desk = office.role("Desk", &[]).await;
    let admin = admin_id(&mut office).await;
    for roles in [json!([]), json!([desk])] {
        let refused = office
            .refused("user.change", Some(&admin), json!({ "roles": roles }))
            .await;
        assert_eq!(refused, ["user.self_deprovision roles"]);
    }
    office
        .done("user.change", Some(&admin), json!({ "roles": [desk, administrators] }))
        .await;
    // another administrator may
    let key = office
        .line(r#"SELECT "RoleID" FROM "tblRole" WHERE "IsSystem" = 64 AND "ValidityTo" IS NULL"#)
        .await;
    office.person("second", &[key.parse().unwrap()]).await;
    office
        .perform("second", "user.change", Some(&admin), json!({ "roles": [desk] }))
        .await
        .unwrap();
    assert!(!office.actor(ADMIN).await.is_superuser());
}

#[tokio::test]
async fn names_change_together() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("E00001");
    input["userTypes"] = json!(["INTERACTIVE", "OFFICER", "CLAIM_ADMIN"]);
    let user = office.done("user.create", None, input).await;
    office
        .done("user.change", Some(&user), json!({ "username": "E00009" }))
        .await;
    let names = format!(
        r#"SELECT account.username, "LoginName", "Code", "ClaimAdminCode", account.version FROM "core_User" account
           JOIN "tblUsers" person ON person.id = i_user_id JOIN "tblOfficer" ON "OfficerID" = officer_id
           JOIN "tblClaimAdmin" ON "ClaimAdminId" = claim_admin_id WHERE account.id = '{user}'"#
    );
    assert_eq!(office.line(&names).await, "E00009|E00009|E00009|E00009|2");
    let refused = office
        .refused("user.change", Some(&user), json!({ "username": ADMIN }))
        .await;
    assert_eq!(refused, ["user.name_taken username"]);
}

/// W-29: the setting forbids changes, not creations.
#[tokio::test]
async fn w_29_names_that_do_not_change() {
    let settings = CoreSettings {
        username_changeable: false,
        ..CoreSettings::default()
    };
    let Some(mut office) = Office::with(settings).await else {
        return;
    };
    let user = office.person("jeb", &[]).await;
    let refused = office
        .refused("user.change", Some(&user), json!({ "username": "raga" }))
        .await;
    assert_eq!(refused, ["user.name_fixed username"]);
    office
        .done("user.change", Some(&user), json!({ "username": "jeb", "phone": "1" }))
        .await;
}

/// Rules 14 and 16: no old password is needed, and tokens end.
#[tokio::test]
async fn a_password_set_by_somebody_else() {
    let Some(mut office) = Office::open().await else { return };
    office.keeper("keeper", &[]).await;
    let user = office.person("jeb", &[]).await;
    assert!(office.can_log_in("jeb", PASSWORD).await);
    let input = json!({ "password": OTHER_PASSWORD });
    office
        .perform("keeper", "user.change", Some(&user), input.clone())
        .await
        .unwrap();
    assert!(!office.can_log_in("jeb", PASSWORD).await && office.can_log_in("jeb", OTHER_PASSWORD).await);
    let ended = format!("SELECT ended_reason FROM openimis_session WHERE user_id = '{user}' AND ended_at IS NOT NULL");
    assert_eq!(office.lines(&ended).await, ["password_changed"]);
    let log = office.lines(r#"SELECT json_content FROM "core_Mutation_Log""#).await;
    assert!(log.iter().all(|content| !content.contains(OTHER_PASSWORD)));
}

/// W-62: whoever takes over an administrator's account holds its rights.
#[tokio::test]
async fn w_62_only_administrators_touch_administrators() {
    let Some(mut office) = Office::open().await else { return };
    office.keeper("keeper", &[]).await;
    let admin = admin_id(&mut office).await;
    for (input, field) in [
        (json!({ "password": OTHER_PASSWORD }), "password"),
        (json!({ "email": "keeper2@example.org" }), "email"),
    ] {
        let result = office.perform("keeper", "user.change", Some(&admin), input).await;
        assert_eq!(refusals(result), [format!("user.beyond_actor {field}")]);
    }
    let result = office.perform("keeper", "user.delete", Some(&admin), json!({})).await;
    assert_eq!(refusals(result), ["user.beyond_actor id"]);
    office
        .perform("keeper", "user.change", Some(&admin), json!({ "phone": "1" }))
        .await
        .unwrap();

    let strong = office.role("Strong", &[131_001]).await;
    let user = office.person("jeb", &[strong]).await;
    let result = office
        .perform(
            "keeper",
            "user.change",
            Some(&user),
            json!({ "roles": [strong, strong] }),
        )
        .await;
    // he keeps what he has; the keeper grants nothing
    result.unwrap();
    let other = office.person("raga", &[]).await;
    let result = office
        .perform("keeper", "user.change", Some(&other), json!({ "roles": [strong] }))
        .await;
    assert_eq!(refusals(result), ["role.right_not_held roles"]);
}
