//! Creating users: spec 2.10, rules 48, 50, 52, 54, 55, 74; W-03, W-13, W-20, W-46, W-62.

use crate::support::{ADMIN, Office, PASSWORD, new_user, refusals};
use openimis_core::administration::{CoreSettings, FieldControl};
use serde_json::json;

#[tokio::test]
async fn rule_50_a_person() {
    let Some(mut office) = Office::open().await else { return };
    let (first, second) = (office.role("First", &[]).await, office.role("Second", &[]).await);
    let user = office.person("jeb", &[first, second]).await;
    let rows = office
        .lines(&format!(
            r#"SELECT account.username, account.version, person."LoginName", person."LanguageID", person.active,
                      person."ValidityTo", person.version AS person_version, person."IsAssociated"
               FROM "core_User" account JOIN "tblUsers" person ON person.id = account.i_user_id
               WHERE account.id = '{user}'"#
        ))
        .await;
    assert_eq!(rows, ["jeb|1|jeb|en|true|-|1|false"]);
    let roles = office
        .lines(
            r#"SELECT held."RoleID", held."ValidityTo" FROM "tblUserRole" held JOIN "tblUsers" person ON person.id = "UserID"
               WHERE "LoginName" = 'jeb' ORDER BY 1"#,
        )
        .await;
    assert_eq!(roles, [format!("{first}|-"), format!("{second}|-")]);
    assert!(office.can_log_in("jeb", PASSWORD).await);
    // spec 1.3, W-12: history without secrets
    let history = r#"SELECT history_type, "LoginName", version, "PrivateKey", "StoredPassword"
                     FROM core_historicalinteractiveuser WHERE "LoginName" = 'jeb'"#;
    assert_eq!(office.lines(history).await, ["+|jeb|1|-|-"]);
    let history = r"SELECT history_type, username, version FROM core_historicaluser WHERE username = 'jeb'";
    assert_eq!(office.lines(history).await, ["+|jeb|1"]);
}

#[tokio::test]
async fn a_person_without_password_cannot_log_in() {
    let Some(mut office) = Office::open().await else { return };
    office.done("user.create", None, new_user("jeb")).await;
    let stored = office
        .line(r#"SELECT "StoredPassword" FROM "tblUsers" WHERE "LoginName" = 'jeb'"#)
        .await;
    assert_eq!(stored, "locked");
    assert!(!office.can_log_in("jeb", "locked").await);
}

/// W-03, rule 13: no two people share a salt.
#[tokio::test]
async fn w_03_each_has_a_salt_of_his_own() {
    let Some(mut office) = Office::open().await else { return };
    office.person("jeb", &[]).await;
    office.person("raga", &[]).await;
    let salts = office
        .line(r#"SELECT count(DISTINCT "PrivateKey") = count(*) AS differ FROM "tblUsers""#)
        .await;
    assert_eq!(salts, "true");
}

/// W-13, rule 48.
#[tokio::test]
async fn w_13_no_password_in_the_log() {
    let Some(mut office) = Office::open().await else { return };
    office.person("jeb", &[]).await;
    let content = office.line(r#"SELECT json_content FROM "core_Mutation_Log""#).await;
    assert!(
        content.contains("jeb@example.org") && !content.contains(PASSWORD),
        "{content}"
    );
}

/// W-20, rule 52: a new user's e-mail address obeys the same rules as a changed one's.
#[tokio::test]
async fn w_20_email_of_a_new_user() {
    let Some(mut office) = Office::open().await else { return };
    office.person("jeb", &[]).await;
    let mut input = new_user("raga");
    for (email, code) in [
        (json!(null), "user.email_missing"),
        (json!(""), "user.email_missing"),
        (json!("jeb"), "user.email_malformed"),
        (json!("JEB@example.org"), "user.email_taken"),
    ] {
        input["email"] = email;
        assert_eq!(
            office.refused("user.create", None, input.clone()).await,
            [format!("{code} email")]
        );
    }
    assert_eq!(
        office
            .done("user.check_email", None, json!({ "userEmail": "Jeb@example.org" }))
            .await,
        "false"
    );
    assert_eq!(
        office
            .done("user.check_email", None, json!({ "userEmail": "raga@example.org" }))
            .await,
        "true"
    );
}

/// Rules 54 and 74; spec 2.10, rule 1.
#[tokio::test]
async fn names_of_users() {
    let Some(mut office) = Office::open().await else { return };
    office.done("user.create", None, new_user("twelve_chars")).await;
    let long = office.refused("user.create", None, new_user("thirteen_char")).await;
    assert_eq!(long, ["user.name_too_long username"]);
    let taken = office.refused("user.create", None, new_user("twelve_chars")).await;
    assert_eq!(taken, ["user.name_taken username"]);
    assert_eq!(office.done("user.username_length", None, json!({})).await, "12");
    // the check is case sensitive (spec 5.8)
    for (name, free) in [("twelve_chars", "false"), ("TWELVE_CHARS", "true")] {
        assert_eq!(
            office
                .done("user.check_username", None, json!({ "username": name }))
                .await,
            free
        );
    }

    let settings = CoreSettings {
        username_code_length: 20,
        ..CoreSettings::default()
    };
    let Some(mut office) = Office::with(settings).await else {
        return;
    };
    office.done("user.create", None, new_user("thirteen_char")).await;
}

/// Spec 2.10, rule 5: a valid person whom no account names is adopted, under the name that he has.
#[tokio::test]
async fn a_person_without_account_gets_one() {
    let Some(mut office) = Office::open().await else { return };
    office
        .run(
            r#"INSERT INTO "tblUsers" ("LanguageID", "LastName", "LoginName", "OtherNames", "UUID", active, version)
               VALUES ('fr', 'Old', 'jeb', 'Old', gen_random_uuid(), true, 1)"#,
        )
        .await;
    office.person("jeb", &[]).await;
    let people = office
        .lines(r#"SELECT "LastName", version FROM "tblUsers" WHERE "LoginName" = 'jeb'"#)
        .await;
    assert_eq!(people, ["Roberts|2"]);
    assert!(office.can_log_in("jeb", PASSWORD).await);
}

#[tokio::test]
async fn what_a_new_user_needs() {
    let Some(mut office) = Office::open().await else { return };
    let mut input = new_user("jeb");
    input.as_object_mut().unwrap().remove("roles");
    assert_eq!(
        office.refused("user.create", None, input).await,
        ["core.required roles"]
    );
    let mut input = new_user("jeb");
    input["userTypes"] = json!(["TECHNICAL"]);
    assert_eq!(
        office.refused("user.create", None, input).await,
        ["user.no_type userTypes"]
    );
    let mut input = new_user("jeb");
    input["userTypes"] = json!(["OFFICER"]);
    input["password"] = json!(PASSWORD);
    assert_eq!(
        office.refused("user.create", None, input).await,
        ["user.password_without_login password"]
    );
    let mut input = new_user("jeb");
    input["roles"] = json!([999_999, "no-such-role"]);
    let refused = office.refused("user.create", None, input).await;
    assert_eq!(
        refused,
        ["core.no_such_reference roles.0", "core.no_such_reference roles.1"]
    );
    let mut input = new_user("jeb");
    input["language"] = json!("xx");
    assert_eq!(
        office.refused("user.create", None, input).await,
        ["core.no_such_reference language"]
    );
    // rule 12
    let mut input = new_user("jeb");
    input["password"] = json!("abcdefgh");
    let refused = office.refused("user.create", None, input).await;
    assert!(
        !refused.is_empty() && refused.iter().all(|line| line == "user.password_refused password"),
        "{refused:?}"
    );
    // rule 49: nothing remains of what was refused
    let left = office.line(r#"SELECT (SELECT count(*) FROM "core_User" WHERE username = 'jeb') + (SELECT count(*) FROM "tblUsers" WHERE "LoginName" = 'jeb') AS rows"#).await;
    assert_eq!(left, "0");
}

/// W-46: fields after an optional one are checked too.
#[tokio::test]
async fn w_46_obligatory_fields() {
    let controls = [
        ("address", FieldControl::Optional),
        ("birth_date", FieldControl::Mandatory),
        ("phone", FieldControl::Hidden),
    ];
    let settings = CoreSettings {
        fields_controls_user: controls.map(|(field, control)| (field.to_owned(), control)).into(),
        ..CoreSettings::default()
    };
    let Some(mut office) = Office::with(settings).await else {
        return;
    };
    let mut input = new_user("jeb");
    input["phone"] = json!("123");
    let refused = office.refused("user.create", None, input.clone()).await;
    assert_eq!(refused, ["user.hidden_field phone", "user.obligatory_field birthDate"]);
    input["phone"] = json!("");
    input["birthDate"] = json!("1990-01-31");
    office.done("user.create", None, input).await;
    let told = office.done("user.list_obligatory_fields", None, json!({})).await;
    assert_eq!(told, r#"{"address":"O","birth_date":"M","phone":"H"}"#);
}

#[tokio::test]
async fn w_62_nobody_gives_roles_beyond_his_own_rights() {
    let Some(mut office) = Office::open().await else { return };
    office.keeper("keeper", &[101_001]).await;
    let (weak, strong) = (
        office.role("Weak", &[101_001]).await,
        office.role("Strong", &[131_001]).await,
    );
    let administrators = office
        .line(r#"SELECT "RoleID" FROM "tblRole" WHERE "IsSystem" = 64"#)
        .await;
    let administrators: i32 = administrators.parse().unwrap();
    let mut input = new_user("jeb");
    for role in [strong, administrators] {
        input["roles"] = json!([weak, role]);
        let result = office.perform("keeper", "user.create", None, input.clone()).await;
        assert_eq!(refusals(result), ["role.right_not_held roles"]);
    }
    input["roles"] = json!([weak]);
    office.perform("keeper", "user.create", None, input).await.unwrap();
    input = new_user("raga");
    input["roles"] = json!([administrators]);
    office.perform(ADMIN, "user.create", None, input).await.unwrap();
    assert!(office.actor("raga").await.is_superuser());
}
