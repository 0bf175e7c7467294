//! What the workers remember of users, and how soon they notice changes.

use crate::database::TestDatabase;
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;
use openimis_core::access::{Account, ActorCache, ActorChange, Admission, Bearer, TokenRefused, User, listen};
use openimis_core::declare::{ActorFact, ActorFactDescription, Module, actor_fact};
use openimis_core::registry::Registry;
use openimis_core::settings::SettingsStore;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use uuid::Uuid;

/// Which load of a user this is.
struct Loads(u32);

static LOADS: AtomicU32 = AtomicU32::new(0);

impl ActorFact for Loads {
    async fn load(_: &mut AsyncPgConnection, account: &Account, _: &SettingsStore) -> diesel::QueryResult<Self> {
        assert!(!account.username.is_empty());
        Ok(Self(LOADS.fetch_add(1, Ordering::SeqCst)))
    }
}

static FACTS: &[ActorFactDescription] = &[actor_fact::<Loads>()];
static COUNTING: Module = Module::new("counting", "1.0.0").actor_facts(FACTS);

struct Office {
    test: TestDatabase,
    cache: ActorCache,
    registry: Registry,
    settings: SettingsStore,
}

impl Office {
    async fn open() -> Option<Self> {
        Some(Self {
            test: TestDatabase::demo().await?,
            cache: ActorCache::default(),
            registry: Registry::assemble([&COUNTING]).unwrap(),
            settings: SettingsStore::default(),
        })
    }

    async fn user(&mut self, id: Uuid, now: DateTime<Utc>) -> Option<Arc<User>> {
        let connection = &mut self.test.connection;
        self.cache
            .get(connection, &self.registry, &self.settings, id, now)
            .await
            .unwrap()
    }

    async fn admit(&mut self, bearer: &Bearer, now: DateTime<Utc>) -> Result<Arc<User>, TokenRefused> {
        let connection = &mut self.test.connection;
        match self
            .cache
            .admit(connection, &self.registry, &self.settings, bearer, now)
            .await
            .unwrap()
        {
            Admission::Admitted(user) => Ok(user),
            Admission::Refused(why) => Err(why),
        }
    }

    /// A session of this user, open since `now`.
    async fn session(&mut self, user: Uuid, now: DateTime<Utc>) -> Bearer {
        let session = Uuid::new_v4();
        let end = now + TimeDelta::days(30);
        self.test
            .run(&format!(
                "insert into openimis_session values ('{session}', '{user}', '{now}', '{now}', '{end}')"
            ))
            .await;
        Bearer {
            user,
            session,
            issued_at: now,
        }
    }
}

fn start() -> DateTime<Utc> {
    "2026-11-23T08:00:00Z".parse().unwrap()
}

fn seconds(count: i64) -> DateTime<Utc> {
    start() + TimeDelta::seconds(count)
}

const ADD_RIGHT: &str = r#"insert into "tblRoleRight" ("ValidityFrom", "RightID", "RoleID") values (now(), 121901, 1)"#;

/// Rule 24, W-22: changes made here.
#[tokio::test]
async fn a_change_made_here_counts_at_once() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00001").await;
    assert!(!office.user(id, start()).await.unwrap().rights.contains(121_901));
    office.test.run(ADD_RIGHT).await;
    office.cache.apply(ActorChange::Everybody);
    assert!(office.user(id, start()).await.unwrap().rights.contains(121_901));
    office.test.drop();
}

/// Rule 24, W-22: changes made by the other backend.
#[tokio::test]
async fn a_change_made_elsewhere_counts_within_half_a_minute() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00002").await;
    let first = office.user(id, start()).await.unwrap();
    office.test.run(ADD_RIGHT).await;
    let later = office.user(id, seconds(19)).await.unwrap();
    assert!(Arc::ptr_eq(&first, &later), "still remembered");
    // one request looks again in time, so the change is seen before the half minute is over
    let looked = office.user(id, seconds(21)).await.unwrap();
    assert!(looked.rights.contains(121_901));
    assert!(office.user(id, seconds(30)).await.unwrap().rights.contains(121_901));
    office.test.drop();
}

#[tokio::test]
async fn nothing_older_than_half_a_minute_counts() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00003").await;
    let bearer = office.session(id, start()).await;
    office.admit(&bearer, start()).await.unwrap();
    assert!(office.cache.known(&bearer, seconds(29)).is_some());
    assert!(office.cache.known(&bearer, seconds(30)).is_none());
    assert!(
        office.cache.known(&bearer, seconds(-1)).is_none(),
        "a clock that was set back"
    );
    office.test.drop();
}

#[tokio::test]
async fn facts_of_modules_come_with_the_user() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00004").await;
    let first = office.user(id, start()).await.unwrap();
    office.cache.forget(id);
    let second = office.user(id, start()).await.unwrap();
    assert_ne!(
        first.facts.get::<Loads>().unwrap().0,
        second.facts.get::<Loads>().unwrap().0
    );
    office.test.drop();
}

/// A fact that is loaded while the user is being changed.
struct Interrupted;

static INTERRUPTED: LazyLock<ActorCache> = LazyLock::new(ActorCache::default);

impl ActorFact for Interrupted {
    async fn load(_: &mut AsyncPgConnection, account: &Account, _: &SettingsStore) -> diesel::QueryResult<Self> {
        INTERRUPTED.forget(account.id);
        Ok(Self)
    }
}

static INTERRUPTING_FACTS: &[ActorFactDescription] = &[actor_fact::<Interrupted>()];
static INTERRUPTING: Module = Module::new("interrupting", "1.0.0").actor_facts(INTERRUPTING_FACTS);

/// W-22: a parallel request must not remember what was read before the change.
#[tokio::test]
async fn what_was_read_before_a_change_is_not_remembered_after_it() {
    let Some(mut test) = TestDatabase::demo().await else {
        return;
    };
    let registry = Registry::assemble([&INTERRUPTING]).unwrap();
    let id = test.user("E00005").await;
    let first = INTERRUPTED
        .get(&mut test.connection, &registry, &SettingsStore::default(), id, start())
        .await
        .unwrap();
    let second = INTERRUPTED
        .get(&mut test.connection, &registry, &SettingsStore::default(), id, start())
        .await
        .unwrap();
    assert!(!Arc::ptr_eq(&first.unwrap(), &second.unwrap()));
    test.drop();
}

#[tokio::test]
async fn a_session_that_was_ended_admits_nobody() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00006").await;
    let (mine, other) = (office.session(id, start()).await, office.session(id, start()).await);
    assert_eq!(office.admit(&mine, start()).await.unwrap().account.username, "E00006");
    office.admit(&other, start()).await.unwrap();

    office
        .test
        .run(&format!(
            "update openimis_session set ended_at = now() where id = '{}'",
            mine.session
        ))
        .await;
    office.cache.forget(id);
    assert_eq!(
        office.admit(&mine, start()).await.unwrap_err(),
        TokenRefused::SessionEnded
    );
    office.admit(&other, start()).await.unwrap();

    let invented = Bearer {
        session: Uuid::new_v4(),
        ..mine
    };
    assert_eq!(
        office.admit(&invented, start()).await.unwrap_err(),
        TokenRefused::SessionEnded
    );
    let somebody = office.test.user("E00007").await;
    let stolen = Bearer {
        user: somebody,
        ..other
    };
    assert_eq!(
        office.admit(&stolen, start()).await.unwrap_err(),
        TokenRefused::SessionEnded
    );
    let month_later = start() + TimeDelta::days(31);
    assert_eq!(
        office.admit(&other, month_later).await.unwrap_err(),
        TokenRefused::SessionEnded
    );
    office.test.drop();
}

/// Rule 14, W-04.
#[tokio::test]
async fn tokens_from_before_a_change_of_password_are_refused() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00008").await;
    let old = office.session(id, start()).await;
    office.admit(&old, start()).await.unwrap();
    let change = start() + TimeDelta::microseconds(1);
    office
        .test
        .run(&format!(
            "insert into openimis_user_security values ('{id}', '{change}')"
        ))
        .await;
    office.cache.forget(id);
    assert_eq!(
        office.admit(&old, seconds(1)).await.unwrap_err(),
        TokenRefused::Outdated
    );
    let new = Bearer {
        issued_at: change,
        ..old
    };
    office.admit(&new, seconds(1)).await.unwrap();
    office.test.drop();
}

/// Rule 6.
#[tokio::test]
async fn a_token_of_a_deactivated_user_is_refused() {
    let Some(mut office) = Office::open().await else { return };
    let id = office.test.user("E00009").await;
    let bearer = office.session(id, start()).await;
    office.admit(&bearer, start()).await.unwrap();
    office
        .test
        .run(r#"update "tblUsers" set active = false where "LoginName" = 'E00009'"#)
        .await;
    office.cache.forget(id);
    assert_eq!(
        office.admit(&bearer, start()).await.unwrap_err(),
        TokenRefused::NoAccount
    );
    assert!(matches!(
        office.cache.known(&bearer, start()),
        Some(Admission::Refused(TokenRefused::NoAccount))
    ));
    office.test.drop();
}

/// Rule 24: "on every server process".
#[tokio::test]
async fn other_server_processes_are_told() {
    let Some(mut office) = Office::open().await else { return };
    let (one, two) = (office.test.user("E00010").await, office.test.user("E00011").await);
    let elsewhere = Arc::new(ActorCache::default());
    let database = office.test.database.clone();
    let listening = tokio::spawn({
        let elsewhere = Arc::clone(&elsewhere);
        async move { listen(&database, &elsewhere).await }
    });
    let (first, second) = (office.session(one, start()).await, office.session(two, start()).await);
    let admit = async |office: &mut Office, bearer| {
        let connection = &mut office.test.connection;
        elsewhere
            .admit(connection, &office.registry, &office.settings, bearer, start())
            .await
            .unwrap();
    };
    // when it begins to listen it forgets everybody
    admit(&mut office, &first).await;
    forgotten(&elsewhere, &first).await;
    admit(&mut office, &first).await;
    admit(&mut office, &second).await;

    ActorChange::User(one)
        .announce(&mut office.test.connection)
        .await
        .unwrap();
    forgotten(&elsewhere, &first).await;
    assert!(
        elsewhere.known(&second, start()).is_some(),
        "another user is not forgotten"
    );
    ActorChange::Everybody
        .announce(&mut office.test.connection)
        .await
        .unwrap();
    forgotten(&elsewhere, &second).await;
    listening.abort();
    office.test.drop();
}

/// Waits until the other process no longer remembers the bearer.
async fn forgotten(elsewhere: &ActorCache, bearer: &Bearer) {
    for _ in 0..500 {
        if elsewhere.known(bearer, start()).is_none() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nobody told the other process");
}
