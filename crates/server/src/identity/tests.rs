//! Many people log in at once.

use super::*;
use actix_web::dev::ServiceResponse;
use actix_web::test::{TestRequest, call_service, init_service, read_body_json};
use actix_web::{App, rt};
use futures_util::future::LocalBoxFuture;
use openimis_core::administration::{CoreSettings, FirstAdmin, create_admin};
use openimis_core::database::{Database, DatabaseSettings};
use openimis_core::identity::change::PasswordSettings;
use openimis_core::identity::mail::MailSettings;
use openimis_core::identity::password::bounded;
use openimis_core::identity::signing_keys::MissingKey;
use openimis_rest::{Door, Options};
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};
use std::path::Path;
use std::rc::Rc;
use std::sync::mpsc;

const PASSWORD: &str = "Tavo-gime-lora-27";
/// More than there are connections, and no more than a server with one processor lets log in at once.
const PEOPLE: usize = 4;
const POOL: usize = 2;

fn log_in() -> TestRequest {
    let login = json!({ "grant_type": "password", "username": "admin", "password": PASSWORD });
    TestRequest::post().uri("/api/v1/auth/token").set_json(login)
}

/// Takes every turn to hash, until the senders that it answers are dropped.
async fn take_all_turns() -> Vec<mpsc::Sender<()>> {
    let mut held = Vec::new();
    for _ in 0..bounded::at_once() {
        let (release, released) = mpsc::channel::<()>();
        let (began, has_begun) = tokio::sync::oneshot::channel();
        rt::spawn(bounded::run(move |_| {
            let _ = began.send(());
            let _ = released.recv();
        }));
        has_begun.await.unwrap();
        held.push(release);
    }
    held
}

/// A door to a database with an administrator, and the connections of its worker.
async fn door(platform: Platform, database: &TestDatabase, folder: &Path) -> (Door, Arc<dyn Connections>) {
    let admin = FirstAdmin {
        username: "admin",
        password: PASSWORD,
        last_name: "Banda",
        other_names: "Grace",
        email: None,
    };
    let rules = PasswordSettings::default();
    let made = create_admin(
        &mut database.connect().await,
        &CoreSettings::default(),
        &rules,
        &admin,
        Utc::now(),
    )
    .await;
    made.unwrap();
    let settings = DatabaseSettings {
        url: database.url(),
        pool_per_worker: POOL,
        ..DatabaseSettings::default()
    };
    let connections = Database::new(&settings).unwrap().pool().unwrap();
    let platform = Arc::new(platform);
    let identity = CoreIdentity {
        platform: Arc::clone(&platform),
        keys: SigningKeys::load(&[], folder, MissingKey::Create).unwrap(),
        mailer: Mailer::new(&MailSettings::Disabled).unwrap(),
    };
    let door = Door::new(platform, Arc::new(identity), Options::default());
    (door, Arc::new(connections))
}

/// Asks the door without a socket.
async fn serve(
    door: &Door,
    connections: Arc<dyn Connections>,
) -> impl Fn(TestRequest) -> LocalBoxFuture<'static, ServiceResponse> + use<> {
    let app = App::new().configure(|config| door.configure(config, connections, |_| {}));
    let app = Rc::new(init_service(app).await);
    move |request| {
        let app = Rc::clone(&app);
        Box::pin(async move { call_service(&*app, request.to_request()).await.map_into_boxed_body() })
    }
}

/// Waits until all logins wait for their turn.
async fn in_line(logins: &[rt::task::JoinHandle<ServiceResponse>]) {
    while bounded::waiting() < logins.len() {
        let refused = logins.iter().any(rt::task::JoinHandle::is_finished);
        assert!(!refused, "a login had no connection");
        tokio::task::yield_now().await;
    }
}

/// The turns belong to the process: one test at a time.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

#[actix_web::test]
async fn people_who_wait_to_be_logged_in_keep_no_connection_from_others() {
    let _alone = ALONE.lock().await;
    let folder = tempfile::tempdir().unwrap();
    let TestPlatform { platform, database } = TestPlatform::linked(TestDatabase::empty_migrated());
    let (door, connections) = door(platform, &database, folder.path()).await;
    let ask = serve(&door, connections).await;
    let tokens: Value = read_body_json(ask(log_in()).await).await;
    let bearer = format!("Bearer {}", tokens["access_token"].as_str().unwrap());

    let turns = take_all_turns().await;
    let logins: Vec<_> = (0..PEOPLE).map(|_| rt::spawn(ask(log_in()))).collect();
    in_line(&logins).await;
    for path in ["/api/v1/me", "/api/v1/roles", "/api/v1/users"] {
        let asked = TestRequest::get()
            .uri(path)
            .insert_header(("Authorization", bearer.clone()));
        assert_eq!(ask(asked).await.status(), 200, "{path}");
    }
    drop(turns);
    for login in logins {
        assert_eq!(login.await.unwrap().status(), 200);
    }
}

#[actix_web::test]
async fn what_happens_to_an_account_while_its_password_waits_counts() {
    let _alone = ALONE.lock().await;
    let locked = "INSERT INTO openimis_login_attempt (subject_kind, subject, failures, first_at, last_at, locked_until)
        VALUES ('account', 'admin', 5, now(), now(), now() + interval '5 minutes')";
    for (happens, status) in [
        (r#"UPDATE "tblUsers" SET active = false"#, 400),
        (r#"UPDATE "tblUsers" SET "ValidityTo" = '2020-01-01'"#, 400),
        (
            r#"UPDATE "tblUsers" SET "StoredPassword" = 'set by the other backend'"#,
            400,
        ),
        (locked, 429),
        (r#"UPDATE "tblUsers" SET "Phone" = '555'"#, 200),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let TestPlatform { platform, database } = TestPlatform::linked(TestDatabase::empty_migrated());
        let (door, connections) = door(platform, &database, folder.path()).await;
        let ask = serve(&door, connections).await;
        let turns = take_all_turns().await;
        let login = [rt::spawn(ask(log_in()))];
        in_line(&login).await;
        database.run(happens).await;
        drop(turns);
        let [login] = login;
        assert_eq!(login.await.unwrap().status(), status, "{happens}");
    }
}
