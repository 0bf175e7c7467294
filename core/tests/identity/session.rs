use chrono::TimeDelta;
use openimis_core::identity::lockout::LockoutSettings;
use openimis_core::identity::purge;
use openimis_core::identity::session::{
    EndReason, RefreshRefused, end_all_sessions, end_session, find_open, not_before, refresh,
};

use crate::support::{Database, execute, login, noon, value};

#[tokio::test]
async fn a_refresh_token_is_good_for_one_use() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let opened = login(&db, "Admin", "admin123").await;
    let later = noon() + TimeDelta::days(29);
    let second = refresh(&mut conn, opened.refresh_token.expose(), later).await.unwrap();
    assert_eq!(
        (second.session.id, second.session.created_at),
        (opened.session.id, opened.session.created_at)
    );
    assert_eq!(
        second.session.expires_at, opened.session.expires_at,
        "refreshing does not lengthen a session"
    );
    assert_eq!(second.account.username, "Admin");
    let third = refresh(&mut conn, second.refresh_token.expose(), later).await.unwrap();

    // Somebody comes with the first one: the session ends for both, for good.
    let reused = refresh(&mut conn, opened.refresh_token.expose(), later).await;
    assert!(matches!(reused, Err(RefreshRefused::Reused)), "{reused:?}");
    assert!(matches!(
        refresh(&mut conn, third.refresh_token.expose(), later).await,
        Err(RefreshRefused::Ended)
    ));
    assert_eq!(find_open(&mut conn, opened.session.id, later).await.unwrap(), None);
    assert_eq!(
        value(&mut conn, "select ended_reason from openimis_session").await,
        "token_reused"
    );
}

#[tokio::test]
async fn two_uses_at_once_are_a_reuse() {
    let Some(db) = Database::demo() else { return };
    let (mut one, mut two) = (db.connect().await, db.connect().await);
    let opened = login(&db, "Admin", "admin123").await;
    let token = opened.refresh_token.expose();
    let (a, b) = futures_util::future::join(refresh(&mut one, token, noon()), refresh(&mut two, token, noon())).await;
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    assert!(
        [a.err(), b.err()]
            .iter()
            .flatten()
            .all(|refused| matches!(refused, RefreshRefused::Reused))
    );
    assert_eq!(find_open(&mut one, opened.session.id, noon()).await.unwrap(), None);
}

#[tokio::test]
async fn made_up_tokens_end_nothing() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let opened = login(&db, "Admin", "admin123").await;
    for made_up in ["", "x", "\0", &opened.session.id.to_string()] {
        assert!(
            matches!(refresh(&mut conn, made_up, noon()).await, Err(RefreshRefused::Unknown)),
            "{made_up:?}"
        );
    }
    assert!(find_open(&mut conn, opened.session.id, noon()).await.unwrap().is_some());
}

#[tokio::test]
async fn tokens_are_stored_as_hashes_only() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let opened = login(&db, "Admin", "admin123").await;
    let stored = value(
        &mut conn,
        "select string_agg(t::text, ' ') from openimis_refresh_token t",
    )
    .await;
    assert!(!stored.contains(opened.refresh_token.expose()));
    assert!(!format!("{opened:?}").contains(opened.refresh_token.expose()));
}

#[tokio::test]
async fn logout_expiry_and_a_deactivated_account_end_a_session() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let ended = login(&db, "Admin", "admin123").await;
    assert!(
        end_session(&mut conn, ended.session.id, EndReason::Logout, noon())
            .await
            .unwrap()
    );
    assert!(
        !end_session(&mut conn, ended.session.id, EndReason::Logout, noon())
            .await
            .unwrap()
    );
    assert!(matches!(
        refresh(&mut conn, ended.refresh_token.expose(), noon()).await,
        Err(RefreshRefused::Ended)
    ));

    let expired = login(&db, "Admin", "admin123").await;
    let month = noon() + TimeDelta::days(30);
    assert!(matches!(
        refresh(&mut conn, expired.refresh_token.expose(), month).await,
        Err(RefreshRefused::Ended)
    ));

    let inactive = login(&db, "E00001", "E00001").await;
    execute(
        &mut conn,
        r#"update "tblUsers" set active = false where "LoginName" = 'E00001'"#,
    )
    .await;
    assert!(matches!(
        refresh(&mut conn, inactive.refresh_token.expose(), noon()).await,
        Err(RefreshRefused::Ended)
    ));

    purge(&mut conn, &LockoutSettings::default(), month).await.unwrap();
    assert_eq!(value(&mut conn, "select count(*) from openimis_session").await, "0");
    assert_eq!(
        value(&mut conn, "select count(*) from openimis_refresh_token").await,
        "0"
    );
}

#[tokio::test]
async fn logging_out_everywhere_ends_every_session_of_one_user() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let first = login(&db, "Admin", "admin123").await;
    let second = login(&db, "Admin", "admin123").await;
    let other = login(&db, "E00001", "E00001").await;
    let user = first.account.id;
    assert_eq!(not_before(&mut conn, user).await.unwrap(), None);
    let now = noon() + TimeDelta::hours(1);
    end_all_sessions(&mut conn, user, EndReason::Logout, now).await.unwrap();
    assert_eq!(not_before(&mut conn, user).await.unwrap(), Some(now));
    for session in [first.session.id, second.session.id] {
        assert_eq!(find_open(&mut conn, session, now).await.unwrap(), None);
    }
    assert!(find_open(&mut conn, other.session.id, now).await.unwrap().is_some());
}
