use chrono::TimeDelta;
use openimis_core::identity::password::{LegacyPasswords, django};
use openimis_core::identity::{AccountKind, LoginRefused, LoginSettings, log_in};

use crate::support::{
    Database, account, client, client_at, execute, login, noon, old_columns, other_backend_sets, reference, try_login,
    value,
};

#[tokio::test]
async fn every_demo_login_works_twice_and_leaves_the_old_columns_alone() {
    let (Some(db), Some(users)) = (Database::demo(), reference("users.md")) else {
        return;
    };
    let mut conn = db.connect().await;
    let before = value(
        &mut conn,
        r#"select md5(string_agg("PrivateKey" || "StoredPassword", ',' order by id)) from "tblUsers""#,
    )
    .await;
    let text = std::fs::read_to_string(users).unwrap();
    let logins: Vec<_> = text
        .lines()
        .take_while(|line| !line.starts_with("## Roles"))
        .filter_map(|line| {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            (cells.len() > 8 && cells[1] != "login" && !cells[1].starts_with('-')).then(|| (cells[1], cells[2]))
        })
        .collect();
    assert_eq!(logins.len(), 31, "users.md lists every login");
    for round in ["by the old form", "by argon2id"] {
        for (name, password) in &logins {
            let logged_in = login(&db, name, password).await;
            assert_eq!(logged_in.account.username, *name, "{round}");
        }
    }
    assert_eq!(
        value(
            &mut conn,
            "select count(*) from openimis_credential where argon2id like '$argon2id$%'"
        )
        .await,
        "31"
    );
    let after = value(
        &mut conn,
        r#"select md5(string_agg("PrivateKey" || "StoredPassword", ',' order by id)) from "tblUsers""#,
    )
    .await;
    assert_eq!(before, after);
}

#[tokio::test]
async fn rule_1_and_2_trailing_blanks_and_the_claims() {
    let Some(db) = Database::demo() else { return };
    // By the old form first, then by argon2id: blanks count in neither.
    for password in ["admin123  ", "admin123", "admin123\t"] {
        let logged_in = login(&db, "Admin", password).await;
        let claims = logged_in.claims(&LoginSettings::default().session, noon());
        assert_eq!((claims.username.as_str(), claims.sub), ("Admin", logged_in.account.id));
        assert_eq!(claims.sid, logged_in.session.id);
        assert_eq!(logged_in.session.expires_at, noon() + TimeDelta::days(30));
    }
    assert!(try_login(&db, "Admin", "Admin123").await.is_err());
    assert!(try_login(&db, "Admin", " admin123").await.is_err());
}

#[tokio::test]
async fn rule_3_wrong_password_and_unknown_user_are_told_alike() {
    let Some(db) = Database::demo() else { return };
    for (name, password) in [
        ("Admin", "wrong"),
        ("Nobody", "wrong"),
        ("no\0body", "x"),
        ("E00001", "E00002"),
    ] {
        let refused = try_login(&db, name, password).await.unwrap_err();
        assert!(
            matches!(refused, LoginRefused::IncorrectCredentials),
            "{name}: {refused:?}"
        );
        assert_eq!(refused.to_string(), "INCORRECT_CREDENTIALS");
    }
    let endless = "x".repeat(100_000);
    let refused = try_login(&db, &endless, &endless).await.unwrap_err();
    assert!(matches!(refused, LoginRefused::IncorrectCredentials));
    for (name, password) in [("", "x"), ("Admin", "")] {
        let refused = try_login(&db, name, password).await.unwrap_err();
        assert_eq!(refused.to_string(), "Missing username or password");
    }
}

#[tokio::test]
async fn rule_4_the_name_must_be_spelt_as_stored() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    assert!(matches!(
        try_login(&db, "ADMIN", "admin123").await,
        Err(LoginRefused::IncorrectCredentials)
    ));
    assert_eq!(
        value(
            &mut conn,
            r#"select count(*) from "core_User" where lower(username) = 'admin'"#
        )
        .await,
        "1"
    );
}

#[tokio::test]
async fn rule_5_a_user_row_is_made_only_after_the_right_password() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let rows = r#"select count(*) from "core_User" where username = 'Admin_Fr'"#;
    assert!(try_login(&db, "Admin_Fr", "wrong").await.is_err());
    assert_eq!(value(&mut conn, rows).await, "0", "W-11");

    let logged_in = login(&db, "Admin_Fr", "admin_fr123").await;
    assert_eq!(value(&mut conn, rows).await, "1");
    let AccountKind::Interactive(person) = &logged_in.account.kind else {
        panic!("a person")
    };
    assert_eq!((person.id, person.language.as_str()), (9, "fr"));
    let history = format!(
        "select history_type || version || i_user_id from core_historicaluser where id = '{}'",
        logged_in.account.id
    );
    assert_eq!(value(&mut conn, &history).await, "+19");
    let again = login(&db, "Admin_Fr", "admin_fr123").await;
    assert_eq!(again.account.id, logged_in.account.id);
}

#[tokio::test]
async fn rule_5_first_logins_at_once_make_one_row() {
    let Some(db) = Database::demo() else { return };
    let logins = (0..6).map(async |_| login(&db, "Admin_Fr", "admin_fr123").await.account.id);
    let ids = futures_util::future::join_all(logins).await;
    assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{ids:?}");
    let mut conn = db.connect().await;
    assert_eq!(
        value(
            &mut conn,
            r"select count(*) from core_historicaluser where username = 'Admin_Fr'"
        )
        .await,
        "1"
    );
}

#[tokio::test]
async fn rule_5_people_who_cannot_be_told_apart_are_not_let_in() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    execute(
        &mut conn,
        r#"update "tblUsers" set "ValidityTo" = '2020-01-01' where "LoginName" = 'Admin_Fr'"#,
    )
    .await;
    assert!(
        try_login(&db, "Admin_Fr", "admin_fr123").await.is_err(),
        "an ended person gets no user"
    );
    execute(
        &mut conn,
        r#"update "tblUsers" set "ValidityTo" = null where "LoginName" = 'Admin_Fr';
        insert into "tblUsers" ("UUID", "LoginName", "LastName", "OtherNames", "LanguageID", active, version)
        values (gen_random_uuid(), 'Admin_Fr', 'Two', 'Number', 'en', true, 1)"#,
    )
    .await;
    assert!(
        try_login(&db, "Admin_Fr", "admin_fr123").await.is_err(),
        "two people, one name"
    );
}

#[tokio::test]
async fn rule_6_inactive_and_ended_accounts_are_refused() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    login(&db, "E00001", "E00001").await;
    execute(
        &mut conn,
        r#"update "tblUsers" set active = false where "LoginName" = 'E00001'"#,
    )
    .await;
    assert!(matches!(
        try_login(&db, "E00001", "E00001").await,
        Err(LoginRefused::IncorrectCredentials)
    ));
    assert!(
        !account(&mut conn, "E00001").await.is_active(noon()),
        "an old token asks this"
    );

    for (ends, active) in [("2026-11-23T12:00:00Z", false), ("2026-11-23T13:00:00Z", true)] {
        let sql = format!(r#"update "tblUsers" set "ValidityTo" = '{ends}' where "LoginName" = 'E00002'"#);
        execute(&mut conn, &sql).await;
        assert_eq!(try_login(&db, "E00002", "E00002").await.is_ok(), active, "W-06: {ends}");
        assert_eq!(account(&mut conn, "E00002").await.is_active(noon()), active);
    }
}

#[tokio::test]
async fn w_12_a_login_writes_its_time_and_no_version() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let shadows = "select count(*) from core_historicalinteractiveuser";
    let before = value(&mut conn, shadows).await;
    login(&db, "E00003", "E00003").await;
    let row = r#"select "LastLogin" || ' ' || version from "tblUsers" where "LoginName" = 'E00003'"#;
    assert_eq!(value(&mut conn, row).await, "2026-11-23 12:00:00.25 1");
    assert_eq!(value(&mut conn, shadows).await, before);
}

#[tokio::test]
async fn rule_17_a_technical_user_logs_in_inside_his_dates() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let hash = django::hash("system  secret ");
    execute(
        &mut conn,
        &format!(
            r#"with t as (insert into "core_TechnicalUser" (id, username, password, is_staff, is_superuser, validity_from)
                values (gen_random_uuid(), 'dhis2', '{hash}', false, true, '2026-11-23T12:00:00Z') returning id)
            insert into "core_User" (id, username, t_user_id, version) select gen_random_uuid(), 'dhis2', id, 1 from t"#
        ),
    )
    .await;
    for _ in 0..2 {
        let logged_in = login(&db, "dhis2", "system  secret ").await;
        let AccountKind::Technical(system) = &logged_in.account.kind else {
            panic!("a system")
        };
        assert!(system.is_superuser);
        assert_eq!(logged_in.account.audit_id(), -1);
    }
    assert!(
        try_login(&db, "dhis2", "system  secret").await.is_err(),
        "Django keeps trailing blanks"
    );
    for (column, instant, active) in [
        ("validity_from", "'2026-11-23T12:00:01Z'", false),
        ("validity_from", "null", true),
        ("validity_to", "'2026-11-23T12:00:00Z'", false),
        ("validity_to", "'2026-11-23T12:00:01Z'", true),
    ] {
        execute(
            &mut conn,
            &format!(r#"update "core_TechnicalUser" set {column} = {instant}"#),
        )
        .await;
        let outcome = try_login(&db, "dhis2", "system  secret ").await;
        assert_eq!(outcome.is_ok(), active, "{column} {instant}");
    }
}

#[tokio::test]
async fn a_password_changed_by_the_other_backend_wins() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    login(&db, "E00004", "E00004").await;
    other_backend_sets(&mut conn, "E00004", "set elsewhere").await;
    assert!(
        try_login(&db, "E00004", "E00004").await.is_err(),
        "the credential is void"
    );
    login(&db, "E00004", "set elsewhere").await;
    login(&db, "E00004", "set elsewhere").await;
    let bound = "select count(*) from openimis_credential";
    assert_eq!(value(&mut conn, bound).await, "1");
}

#[tokio::test]
async fn dropping_the_old_form_keeps_the_password() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let drop = LoginSettings {
        legacy_passwords: LegacyPasswords::Drop,
        ..LoginSettings::default()
    };
    // One who has a credential already, one who has not.
    login(&db, "E00005", "E00005").await;
    for name in ["E00005", "E00006"] {
        let (salt, _) = old_columns(&mut conn, name).await;
        for _ in 0..2 {
            log_in(&db, &drop, name, name, &client(), noon()).await.unwrap();
        }
        let (new_salt, stored) = old_columns(&mut conn, name).await;
        assert_eq!(stored, "locked");
        assert_ne!(new_salt, salt);
        assert!(log_in(&db, &drop, name, "locked", &client(), noon()).await.is_err());
    }
    // Without its credential the account is locked, not open.
    execute(&mut conn, "delete from openimis_credential").await;
    assert!(
        log_in(&db, &drop, "E00005", "E00005", &client_at(2), noon())
            .await
            .is_err()
    );
}
