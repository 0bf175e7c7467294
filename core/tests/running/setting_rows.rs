//! Settings from rows of `"core_ModuleConfiguration"`.

use crate::database::TestDatabase;
use crate::setting_sources::{OfficeSettings, load};
use chrono::{DateTime, TimeDelta, Utc};
use log::{Level, Log, Metadata, Record};
use openimis_core::settings::SettingsStore;
use std::sync::Mutex;

const TABLE: &str = r#"
    create table "core_ModuleConfiguration" (
        id uuid primary key, module varchar(80) not null, version varchar(10) not null, config text not null,
        is_disabled_until timestamptz, is_exposed boolean not null, layer varchar(2) not null
    )"#;

async fn insert(test: &mut TestDatabase, id: u8, module: &str, config: &str, disabled_until: &str) {
    insert_layer(test, id, module, config, disabled_until, "be").await;
}

async fn insert_layer(test: &mut TestDatabase, id: u8, module: &str, config: &str, disabled: &str, layer: &str) {
    test.run(&format!(
        r#"insert into "core_ModuleConfiguration" values
           ('00000000-0000-0000-0000-0000000000{id:02}', '{module}', '1', '{config}', {disabled}, false, '{layer}')"#
    ))
    .await;
}

async fn office(test: &mut TestDatabase, store: &SettingsStore) -> OfficeSettings {
    store.reload(&mut test.connection, now()).await.unwrap();
    OfficeSettings::clone(&store.get())
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

#[tokio::test]
async fn rule_74_a_row_changes_single_keys_while_it_holds() {
    let mut test = TestDatabase::empty().await;
    test.run(TABLE).await;
    let store = load("[core]\nusername_code_length = 15\ncurrency = \"NPR\"\n", &[]).unwrap();
    insert(&mut test, 9, "core", r#"{"username_code_length":"20"}"#, "null").await;
    let changed = OfficeSettings {
        username_code_length: 20,
        currency: "NPR".to_owned(),
        ..OfficeSettings::default()
    };
    assert_eq!(office(&mut test, &store).await, changed);

    test.run(r#"update "core_ModuleConfiguration" set is_disabled_until = '2100-01-01'"#)
        .await;
    assert_eq!(
        office(&mut test, &store).await.username_code_length,
        15,
        "disabled until later"
    );

    test.run(r#"update "core_ModuleConfiguration" set is_disabled_until = '2000-01-01'"#)
        .await;
    assert_eq!(
        office(&mut test, &store).await.username_code_length,
        20,
        "disabled until some time ago"
    );

    test.run(r#"delete from "core_ModuleConfiguration""#).await;
    assert_eq!(
        office(&mut test, &store).await.username_code_length,
        15,
        "the file's value again"
    );
    test.drop();
}

#[tokio::test]
async fn of_several_rows_the_one_with_the_smallest_key_counts() {
    let mut test = TestDatabase::empty().await;
    test.run(TABLE).await;
    let store = load("", &[]).unwrap();
    insert(&mut test, 5, "core", r#"{"currency":"five"}"#, "null").await;
    insert(&mut test, 3, "core", r#"{"currency":"three","least":2}"#, "null").await;
    insert(&mut test, 7, "core", r#"{"currency":"seven","most":9}"#, "null").await;
    insert(&mut test, 1, "core", r#"{"currency":"one"}"#, "'2100-01-01'").await;
    insert_layer(&mut test, 2, "core", r#"{"currency":"front end"}"#, "null", "fe").await;
    let office = office(&mut test, &store).await;
    assert_eq!((office.currency.as_str(), office.least, office.most), ("three", 2, 5));
    test.drop();
}

#[tokio::test]
async fn what_is_wrong_in_a_row_is_logged_once_and_ignored() {
    let _ = log::set_logger(&LOGGER).map(|()| log::set_max_level(log::LevelFilter::Debug));
    let mut test = TestDatabase::empty().await;
    test.run(TABLE).await;
    let store = load("", &[]).unwrap();
    let config = r#"{"username_code_length":"many","weather":1,"gql_query_roles_perms":["122001"],"currency":"KES"}"#;
    insert(&mut test, 1, "core", config, "null").await;
    insert(
        &mut test,
        2,
        "claim",
        r#"{"default_validations_disabled":true}"#,
        "null",
    )
    .await;
    insert(&mut test, 3, "server", r#"{"address":"0.0.0.0:1"}"#, "null").await;
    for _ in 0..2 {
        let office = office(&mut test, &store).await;
        assert_eq!((office.username_code_length, office.currency.as_str()), (12, "KES"));
    }
    let lines = |text: &str| -> Vec<Level> {
        let seen = LOGGER.0.lock().unwrap();
        seen.iter()
            .filter(|(_, line)| line.contains(text))
            .map(|(level, _)| *level)
            .collect()
    };
    assert_eq!(
        lines("username_code_length: expected a whole number, found \"many\""),
        [Level::Warn]
    );
    assert_eq!(lines("has no key `weather`"), [Level::Warn]);
    assert_eq!(
        lines("gql_query_roles_perms`"),
        [Level::Debug],
        "a key of the other backend"
    );
    assert!(
        lines("claim").is_empty() && lines("[server]").is_empty(),
        "rows of others are passed over"
    );
    test.drop();
}

#[tokio::test]
async fn rows_that_do_not_fit_together_do_not_count() {
    let mut test = TestDatabase::empty().await;
    test.run(TABLE).await;
    let store = load("[core]\nleast = 3\n", &[]).unwrap();
    insert(&mut test, 1, "core", r#"{"most":2}"#, "null").await;
    let found = office(&mut test, &store).await;
    assert_eq!((found.least, found.most), (3, 5));
    test.run(r#"update "core_ModuleConfiguration" set config = '["no object"]'"#)
        .await;
    assert_eq!(office(&mut test, &store).await.most, 5);
    test.drop();
}

/// Keeps what is logged; tests of this program share it, so each looks for words of its own.
struct Kept(Mutex<Vec<(Level, String)>>);

static LOGGER: Kept = Kept(Mutex::new(Vec::new()));

impl Log for Kept {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        if record.target().starts_with("openimis") {
            self.0.lock().unwrap().push((record.level(), record.args().to_string()));
        }
    }

    fn flush(&self) {}
}
