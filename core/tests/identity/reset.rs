use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Mutex, Once};
use std::time::Duration;

use chrono::TimeDelta;
use openimis_core::identity::change::{ChangeRefused, PasswordSettings, set_password};
use openimis_core::identity::lockout::{Locked, LockoutSettings};
use openimis_core::identity::mail::{MailSettings, Mailer};
use openimis_core::identity::reset::{ResetSettings, complete_reset, request_reset};
use openimis_core::identity::session::not_before;

use crate::support::{
    Database, account, client, client_at, execute, login, noon, other_backend_sets, try_login, value,
};

const STRONG: &str = "7 Mangoes & a kite";

/// Keeps every log line of this test program.
struct Log;
static LINES: Mutex<String> = Mutex::new(String::new());

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        let mut lines = LINES.lock().unwrap();
        writeln!(lines, "{}", record.args()).unwrap();
    }
    fn flush(&self) {}
}

fn keep_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Log).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
    });
}

fn mailer(folder: &Path) -> Mailer {
    keep_log();
    Mailer::new(&MailSettings::Folder {
        folder: folder.to_owned(),
        sender: "openimis@example.org".into(),
    })
    .unwrap()
}

/// The mails in the folder, once this many are there, with soft line ends undone.
async fn mails(folder: &Path, count: usize) -> Vec<String> {
    for _ in 0..200 {
        let files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        let texts: Vec<_> = files
            .iter()
            .map(|path| std::fs::read_to_string(path).unwrap())
            .collect();
        if texts.len() >= count && texts.iter().all(|text| text.contains("stays as it is")) {
            return texts
                .iter()
                .map(|text| text.replace("=\r\n", "").replace("=3D", "="))
                .collect();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no mail came");
}

fn token_in(mail: &str) -> String {
    let link = "https://imis.example.org/front/set_password?token=";
    let start = mail.find(link).expect("the link") + link.len();
    mail[start..].chars().take_while(|c| !c.is_whitespace()).collect()
}

fn settings() -> ResetSettings {
    ResetSettings {
        frontend_url: "https://imis.example.org/front/".into(),
        ..ResetSettings::default()
    }
}

const WITH_EMAIL: &str = r#"update "tblUsers" set "EmailId" = 'Jeb@example.org' where "LoginName" = 'E00001'"#;

#[tokio::test]
async fn rule_15_a_mailed_token_sets_the_password_once_within_three_days() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(folder.path());
    execute(&mut conn, WITH_EMAIL).await;
    request_reset(&mut conn, &settings(), &mailer, "E00001", noon())
        .await
        .unwrap();
    let mail = mails(folder.path(), 1).await.remove(0);
    assert!(mail.contains("Subject: [OpenIMIS] Reset Password"), "{mail}");
    assert!(
        mail.contains("To: Jeb@example.org") && mail.contains("E00001"),
        "{mail}"
    );
    let token = token_in(&mail);

    let rules = PasswordSettings::default();
    let almost = noon() + TimeDelta::days(3) - TimeDelta::seconds(1);
    let weak = complete_reset(&db, &rules, Some("E00001"), &token, "weak", &client(), almost).await;
    assert!(
        matches!(weak, Err(ChangeRefused::Policy(_))),
        "a weak password does not spend the token"
    );
    complete_reset(&db, &rules, Some("E00001"), &token, STRONG, &client(), almost)
        .await
        .unwrap();
    login(&db, "E00001", STRONG).await;
    let id = account(&mut conn, "E00001").await.id;
    assert_eq!(
        not_before(&mut conn, id).await.unwrap(),
        Some(almost),
        "tokens end (2.7)"
    );
    let again = complete_reset(&db, &rules, Some("E00001"), &token, STRONG, &client(), almost).await;
    assert!(matches!(again, Err(ChangeRefused::InvalidToken)));

    assert!(!LINES.lock().unwrap().contains(&token), "W-13: the token is in no log");
    let stored = value(
        &mut conn,
        "select string_agg(r::text, ' ') from openimis_password_reset r",
    )
    .await;
    assert!(!stored.contains(&token));
}

const OTHER_EMAIL: &str = r#"update "tblUsers" set "EmailId" = 'x@example.org' where id = 34"#;
const DEACTIVATED: &str = r#"update "tblUsers" set active = false where id = 34"#;

#[tokio::test]
async fn rule_15_tokens_that_are_late_foreign_or_void() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let rules = PasswordSettings::default();
    let admin = account(&mut conn, "Admin").await.id;
    let target = account(&mut conn, "E00001").await.id;
    for case in [
        "late",
        "another's name",
        "changed here",
        "changed elsewhere",
        "other e-mail",
        "deactivated",
    ] {
        let folder = tempfile::tempdir().unwrap();
        execute(&mut conn, "delete from openimis_password_reset").await;
        execute(&mut conn, WITH_EMAIL).await;
        request_reset(&mut conn, &settings(), &mailer(folder.path()), "E00001", noon())
            .await
            .unwrap();
        let token = token_in(&mails(folder.path(), 1).await[0]);
        let (mut now, mut name) = (noon(), "E00001");
        match case {
            "late" => now += TimeDelta::days(3),
            "another's name" => name = "Admin",
            "changed here" => set_password(&mut conn, &rules, target, STRONG, admin, now)
                .await
                .unwrap(),
            "changed elsewhere" => other_backend_sets(&mut conn, "E00001", "elsewhere").await,
            "other e-mail" => execute(&mut conn, OTHER_EMAIL).await,
            _ => execute(&mut conn, DEACTIVATED).await,
        }
        let refused = complete_reset(&db, &rules, Some(name), &token, STRONG, &client(), now).await;
        assert!(
            matches!(refused, Err(ChangeRefused::InvalidToken)),
            "{case}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn w_61_nobody_learns_whether_an_account_or_an_email_exists() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(folder.path());
    execute(
        &mut conn,
        r#"update "tblUsers" set "EmailId" = case id when 35 then '' end where id in (1, 35)"#,
    )
    .await;

    // Unknown, without e-mail, with an empty one, and what no name can be.
    for name in ["Nobody", "Admin", "E00002", "", "a\0b", "nobody@example.org"] {
        request_reset(&mut conn, &settings(), &mailer, name, noon())
            .await
            .unwrap();
    }
    assert_eq!(
        value(&mut conn, "select count(*) from openimis_password_reset").await,
        "0"
    );
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn an_email_finds_its_only_owner() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(folder.path());
    execute(&mut conn, WITH_EMAIL).await;
    request_reset(&mut conn, &settings(), &mailer, "jeb@EXAMPLE.org", noon())
        .await
        .unwrap();
    assert!(mails(folder.path(), 1).await[0].contains("E00001"));
    execute(
        &mut conn,
        r#"update "tblUsers" set "EmailId" = 'jeb@example.org' where id = 35"#,
    )
    .await;
    request_reset(&mut conn, &settings(), &mailer, "jeb@example.org", noon())
        .await
        .unwrap();
    assert_eq!(
        value(&mut conn, "select count(*) from openimis_password_reset").await,
        "1",
        "two owners, no mail"
    );
}

#[tokio::test]
async fn a_mailbox_is_not_flooded() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let folder = tempfile::tempdir().unwrap();
    let mailer = mailer(folder.path());
    execute(&mut conn, WITH_EMAIL).await;
    for _ in 0..10 {
        request_reset(&mut conn, &settings(), &mailer, "E00001", noon())
            .await
            .unwrap();
    }
    assert_eq!(
        value(&mut conn, "select count(*) from openimis_password_reset").await,
        "3"
    );
    // A used token takes the others along.
    let tokens: Vec<_> = mails(folder.path(), 3)
        .await
        .iter()
        .map(|mail| token_in(mail))
        .collect();
    let rules = PasswordSettings::default();
    complete_reset(&db, &rules, None, &tokens[0], STRONG, &client(), noon())
        .await
        .unwrap();
    let other = complete_reset(&db, &rules, None, &tokens[1], STRONG, &client(), noon()).await;
    assert!(matches!(other, Err(ChangeRefused::InvalidToken)));
}

#[tokio::test]
async fn guessing_tokens_locks_the_address_and_a_reset_opens_a_locked_account() {
    let Some(db) = Database::demo() else { return };
    let mut conn = db.connect().await;
    let folder = tempfile::tempdir().unwrap();
    execute(&mut conn, WITH_EMAIL).await;
    for _ in 0..5 {
        let _ = try_login(&db, "E00001", "wrong").await;
    }
    request_reset(&mut conn, &settings(), &mailer(folder.path()), "E00001", noon())
        .await
        .unwrap();
    let token = token_in(&mails(folder.path(), 1).await[0]);
    let rules = PasswordSettings {
        lockout: LockoutSettings {
            address_failures: 3,
            ..LockoutSettings::default()
        },
        ..PasswordSettings::default()
    };
    let guesser = client_at(66);
    for _ in 0..3 {
        let _ = complete_reset(&db, &rules, Some("E00001"), "guess", STRONG, &guesser, noon()).await;
    }
    let refused = complete_reset(&db, &rules, Some("E00001"), &token, STRONG, &guesser, noon()).await;
    let Err(ChangeRefused::Locked(Locked::Still { .. })) = &refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        refused.unwrap_err().to_string(),
        "Too many failed attempts.Try again in 5 minutes."
    );
    complete_reset(&db, &rules, Some("E00001"), &token, STRONG, &client_at(7), noon())
        .await
        .unwrap();
    login(&db, "E00001", STRONG).await;
}
