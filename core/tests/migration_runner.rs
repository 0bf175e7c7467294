//! The runner on databases that we make: order, waiting, locking, repair, edited steps, rights.

use openimis_core::declare::{Migration, Right, SystemRole, UniqueIndex};
use openimis_core::migration::{Action, MigrationError, Offender, migrate, plan};
use openimis_testkit::{
    MigrationDatabase as Database, core_migrations as core, core_with, lines, module_migrations as module,
};

const PLACES: &[Migration] = &[
    Migration::baseline(
        1,
        "tables",
        "CREATE TABLE places (id integer, price integer, code text)",
    ),
    Migration::baseline(
        2,
        "price_key",
        "ALTER TABLE places ADD CONSTRAINT places_price FOREIGN KEY (price) REFERENCES prices (id)",
    )
    .with(&["prices"]),
    Migration::indexes(
        3,
        "indexes",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS openimis_place_code ON places (code);",
    ),
    Migration::unique(
        4,
        "one_code",
        UniqueIndex {
            name: "openimis_place_code_unique",
            table: "places",
            value: "code",
            among: "id > 0",
            key: "id",
        },
    ),
];
const PRICES: &[Migration] = &[Migration::baseline(
    1,
    "tables",
    "CREATE TABLE prices (id integer PRIMARY KEY)",
)];

const INDEX_VALID: &str = "SELECT relname || ' ' || indisvalid AS line FROM pg_index
    JOIN pg_class ON pg_class.oid = indexrelid WHERE relname LIKE 'openimis_place%' ORDER BY 1";
const KEYS: &str = "SELECT conname::text AS line FROM pg_constraint WHERE conname = 'places_price'";

/// The future can be spawned on a runtime of several threads.
#[expect(dead_code, reason = "being compiled is the test")]
fn the_future_can_be_sent(conn: &mut diesel_async::AsyncPgConnection) {
    fn sent(_: impl Send) {}
    sent(migrate(conn, &[], &mut |_| ()));
}

#[tokio::test]
async fn core_alone_makes_no_location_table() {
    let mut database = Database::empty().await;
    database.migrate(&[core()]).await.unwrap();
    let tables = database.openimis_tables().await;
    assert!(tables.contains(&"tblUsers".to_owned()));
    for absent in ["tblLocations", "tblHF", "tblUsersDistricts", "uvwLocations"] {
        assert!(!tables.contains(&absent.to_owned()), "{absent}");
    }
}

#[tokio::test]
async fn a_second_run_does_nothing() {
    let mut database = Database::empty().await;
    let first = database.migrate(&[core()]).await.unwrap();
    assert!(!first.is_done());
    let second = database.migrate(&[core()]).await.unwrap();
    assert!(second.is_done(), "{second}");
    assert_eq!(second.to_string(), "nothing to do\n");
}

#[tokio::test]
async fn the_base_data_are_languages_and_system_roles_and_no_account() {
    let mut database = Database::empty().await;
    database.migrate(&[core()]).await.unwrap();
    // Spec 3.5.
    let roles = database
        .lines(r#"SELECT "IsSystem" || ' ' || "RoleName" AS line FROM "tblRole" ORDER BY "IsSystem""#)
        .await;
    let expected: Vec<String> = SystemRole::ALL
        .iter()
        .map(|role| format!("{} {}", role.code(), role.title()))
        .collect();
    assert_eq!(roles, expected);
    let languages = database
        .lines(r#"SELECT "LanguageCode"::text AS line FROM "tblLanguages" ORDER BY 1"#)
        .await;
    assert_eq!(languages, ["en", "fr"]);
    let accounts = database
        .lines(r#"SELECT username::text AS line FROM "core_User" UNION SELECT "LoginName" FROM "tblUsers""#)
        .await;
    assert!(accounts.is_empty());
}

#[tokio::test]
async fn rights_go_to_the_roles_once_also_of_a_module_linked_later() {
    const ROLES: &[SystemRole] = &[SystemRole::Manager, SystemRole::Clerk];
    const CORE: &[Right] = &[Right::new("core.role.read", 122_001, "Read roles").granted_to(ROLES)];
    const LATER: &[Right] = &[Right::new("places.read", 121_901, "Read places").granted_to(&[SystemRole::Clerk])];
    const HELD: &str = r#"SELECT "RoleName" || ' ' || "RightID" AS line
        FROM "tblRoleRight" JOIN "tblRole" USING ("RoleID") WHERE "tblRoleRight"."ValidityTo" IS NULL ORDER BY 1"#;
    let mut database = Database::empty().await;
    let report = database.migrate(&[core_with(CORE)]).await.unwrap();
    assert_eq!(report.grants.len(), 2);
    assert_eq!(database.lines(HELD).await, ["Clerk 122001", "Manager 122001"]);

    database.run(r#"UPDATE "tblRoleRight" SET "ValidityTo" = now() FROM "tblRole" WHERE "tblRole"."RoleName" = 'Manager' AND "tblRole"."RoleID" = "tblRoleRight"."RoleID""#).await;
    let modules = [core_with(CORE), module("places", &PLACES[..1], LATER)];
    database.migrate(&modules).await.unwrap();
    assert_eq!(database.lines(HELD).await, ["Clerk 121901", "Clerk 122001"]);
}

#[tokio::test]
async fn a_key_across_modules_waits_for_the_other() {
    let mut database = Database::empty().await;
    let alone = [core(), module("places", PLACES, &[])];
    let report = database.migrate(&alone).await.unwrap();
    let waiting = Action::Wait(vec!["module prices".to_owned()]);
    assert!(
        report
            .steps
            .iter()
            .any(|step| step.name == "price_key" && step.action == waiting)
    );
    assert!(database.lines(KEYS).await.is_empty());
    assert!(plan(&mut database.conn, &alone).await.unwrap().is_done());

    let both = [core(), module("places", PLACES, &[]), module("prices", PRICES, &[])];
    database.migrate(&both).await.unwrap();
    assert_eq!(database.lines(KEYS).await, ["places_price"]);
}

#[tokio::test]
async fn a_step_waits_for_its_extension() {
    const SEARCH: &[Migration] =
        &[Migration::addition(1, "search", "CREATE TABLE openimis_search ()").needs_extension("no_such_extension")];
    let mut database = Database::empty().await;
    let report = database
        .migrate(&[core(), module("search", SEARCH, &[])])
        .await
        .unwrap();
    let waiting = Action::Wait(vec!["extension no_such_extension".to_owned()]);
    assert!(
        report
            .steps
            .iter()
            .any(|step| step.module == "search" && step.action == waiting)
    );
}

#[tokio::test]
async fn an_edited_step_is_refused() {
    const EDITED: &[Migration] = &[Migration::baseline(
        1,
        "tables",
        "CREATE TABLE prices (id bigint PRIMARY KEY)",
    )];
    let mut database = Database::empty().await;
    database
        .migrate(&[core(), module("prices", PRICES, &[])])
        .await
        .unwrap();
    let error = database
        .migrate(&[core(), module("prices", EDITED, &[])])
        .await
        .unwrap_err();
    assert!(
        matches!(&error, MigrationError::Changed(steps) if steps == &["prices.0001 tables"]),
        "{error}"
    );
}

#[tokio::test]
async fn a_failed_step_leaves_nothing_and_the_next_run_goes_on_from_there() {
    const BROKEN: &[Migration] = &[
        Migration::addition(1, "first", "CREATE TABLE openimis_first ()"),
        Migration::addition(2, "second", "CREATE TABLE openimis_second (); SELECT 1 / 0"),
    ];
    const MENDED: &[Migration] = &[
        Migration::addition(1, "first", "CREATE TABLE openimis_first ()"),
        Migration::addition(2, "second", "CREATE TABLE openimis_second ()"),
    ];
    let mut database = Database::empty().await;
    let error = database
        .migrate(&[core(), module("more", BROKEN, &[])])
        .await
        .unwrap_err();
    assert!(
        matches!(&error, MigrationError::Step { step, .. } if step == "more.0002 second"),
        "{error}"
    );
    let absent = database
        .lines("SELECT coalesce(to_regclass('openimis_second')::text, 'none') AS line")
        .await;
    assert_eq!(absent, ["none"]);
    let report = database.migrate(&[core(), module("more", MENDED, &[])]).await.unwrap();
    assert_eq!(
        report.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(),
        ["second"]
    );
}

#[tokio::test]
async fn an_invalid_index_is_built_again() {
    let mut database = Database::empty().await;
    let modules = [core(), module("places", PLACES, &[])];
    database.migrate(&modules).await.unwrap();
    database
        .run("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'openimis_place_code'::regclass")
        .await;
    let report = database.migrate(&modules).await.unwrap();
    assert!(
        report
            .steps
            .iter()
            .any(|step| step.name == "indexes" && step.action == Action::Repair)
    );
    assert_eq!(
        database.lines(INDEX_VALID).await,
        ["openimis_place_code true", "openimis_place_code_unique true"]
    );
}

#[tokio::test]
async fn a_rule_waits_until_no_row_breaks_it() {
    let mut database = Database::empty().await;
    let modules = [core(), module("places", PLACES, &[])];
    database
        .migrate(&[core(), module("places", &PLACES[..1], &[])])
        .await
        .unwrap();
    database
        .run("INSERT INTO places (id, code) VALUES (1, 'A'), (2, 'A'), (3, 'B'), (-1, 'B'), (4, NULL), (5, NULL)")
        .await;
    let report = database.migrate(&modules).await.unwrap();
    let offender = Offender {
        value: "A".to_owned(),
        rows: "1, 2".to_owned(),
    };
    assert!(
        report
            .steps
            .iter()
            .any(|step| step.action == Action::Skip(vec![offender.clone()])),
        "{report}"
    );
    assert_eq!(database.lines(INDEX_VALID).await, ["openimis_place_code true"]);

    database.run("UPDATE places SET code = 'C' WHERE id = 2").await;
    database.migrate(&modules).await.unwrap();
    assert_eq!(
        database.lines(INDEX_VALID).await,
        ["openimis_place_code true", "openimis_place_code_unique true"]
    );
}

#[tokio::test]
async fn two_migrations_at_once_do_the_work_once() {
    let mut database = Database::empty().await;
    let mut other = database.again().await;
    let modules = [core(), module("places", PLACES, &[])];
    let mut silent = |_: openimis_core::migration::Progress<'_>| ();
    let mut silent_too = |_: openimis_core::migration::Progress<'_>| ();
    let (one, two) = tokio::join!(
        migrate(&mut database.conn, &modules, &mut silent),
        migrate(&mut other, &modules, &mut silent_too)
    );
    let (one, two) = (one.unwrap(), two.unwrap());
    assert!(one.is_done() != two.is_done(), "{one}{two}");
    let locks = lines(
        &mut other,
        "SELECT objid::text AS line FROM pg_locks WHERE locktype = 'advisory'",
    )
    .await;
    assert!(locks.is_empty());
}

#[tokio::test]
async fn a_recorded_module_that_is_no_longer_linked_is_let_alone() {
    let mut database = Database::empty().await;
    database
        .migrate(&[core(), module("prices", PRICES, &[])])
        .await
        .unwrap();
    assert!(database.migrate(&[core()]).await.unwrap().is_done());
    assert!(database.openimis_tables().await.contains(&"prices".to_owned()));
}
