//! Deleting users: rule 56, W-01.

use crate::support::{ADMIN, Office, PASSWORD, new_user};
use serde_json::json;

#[tokio::test]
async fn w_01_a_deleted_user_is_gone_and_his_name_stays_reserved() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("E00001");
    input["userTypes"] = json!(["INTERACTIVE", "OFFICER", "CLAIM_ADMIN"]);
    input["password"] = json!(PASSWORD);
    let user = office.done("user.create", None, input).await;
    assert!(office.can_log_in("E00001", PASSWORD).await);
    office.done("user.delete", Some(&user), json!({})).await;

    assert!(!office.can_log_in("E00001", PASSWORD).await);
    let person = r#"SELECT active, date_deactivated IS NOT NULL AS deactivated, "ValidityTo" IS NOT NULL AS ended
                    FROM "tblUsers" WHERE "LoginName" = 'E00001'"#;
    assert_eq!(office.line(person).await, "false|true|true");
    let history = r#"SELECT history_type, version FROM core_historicalinteractiveuser WHERE "LoginName" = 'E00001'
                     ORDER BY history_id"#;
    assert_eq!(office.lines(history).await, ["+|1", "-|2"]);
    for table in [r#""tblOfficer""#, r#""tblClaimAdmin""#] {
        let rows = format!(
            r#"SELECT count(*) FILTER (WHERE "ValidityTo" IS NULL) AS valid, count("LegacyID") AS copies FROM {table}"#
        );
        assert_eq!(office.line(&rows).await, "0|1", "{table}");
    }
    let open = format!("SELECT count(*) FROM openimis_session WHERE user_id = '{user}' AND ended_at IS NULL");
    assert_eq!(office.line(&open).await, "0");
    // not listed, not deleted twice
    assert_eq!(
        office.refused("user.delete", Some(&user), json!({})).await,
        ["core.not_found"]
    );
    assert_eq!(
        office
            .done("user.check_username", None, json!({ "username": "E00001" }))
            .await,
        "false"
    );
    let again = office.refused("user.create", None, new_user("E00001")).await;
    assert_eq!(again, ["user.name_taken username"]);
    // his address is free
    assert_eq!(
        office
            .done("user.check_email", None, json!({ "userEmail": "E00001@example.org" }))
            .await,
        "true"
    );
}

#[tokio::test]
async fn an_officer_without_login_is_deleted_too() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("E00001");
    input["userTypes"] = json!(["OFFICER"]);
    let user = office.done("user.create", None, input).await;
    office.done("user.delete", Some(&user), json!({})).await;
    assert_eq!(
        office.refused("user.change", Some(&user), json!({})).await,
        ["core.not_found"]
    );
}

#[tokio::test]
async fn an_administrator_does_not_delete_himself() {
    let Some(mut office) = Office::open().await else { return };
    let admin = office
        .line(&format!(r#"SELECT id FROM "core_User" WHERE username = '{ADMIN}'"#))
        .await;
    assert_eq!(
        office.refused("user.delete", Some(&admin), json!({})).await,
        ["user.self_deprovision"]
    );
}

/// W-06, W-58: what is no id, or an ended person's, is not found.
#[tokio::test]
async fn only_users_who_are_there() {
    let Some(mut office) = Office::open().await else { return };
    let user = office.person("jeb", &[]).await;
    for id in ["", "x", "00000000-0000-0000-0000-000000000000"] {
        assert_eq!(
            office.refused("user.delete", Some(id), json!({})).await,
            ["core.not_found"],
            "{id:?}"
        );
    }
    office
        .run(r#"UPDATE "tblUsers" SET "ValidityTo" = now() - interval '1 day' WHERE "LoginName" = 'jeb'"#)
        .await;
    assert_eq!(
        office.refused("user.change", Some(&user), json!({})).await,
        ["core.not_found"]
    );
}
