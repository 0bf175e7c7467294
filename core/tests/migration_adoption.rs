//! Adoption of a database that has openIMIS's tables, and refusal of one that does not fit.

use openimis_core::declare::Migration;
use openimis_core::migration::{MigrationError, plan};
use openimis_testkit::{MigrationDatabase as Database, core_migrations as core, module_migrations as module};

const PLACES: &[Migration] = &[
    Migration::baseline(
        1,
        "tables",
        "CREATE TABLE places (id serial PRIMARY KEY, code varchar(8) NOT NULL, name varchar(50), born timestamptz);
         CREATE TABLE prices (id integer NOT NULL)",
    ),
    Migration::base_data(2, "base_data", "INSERT INTO places (code) VALUES ('NEW')"),
    Migration::addition(3, "extra", "CREATE TABLE openimis_extra ()"),
];

#[tokio::test]
async fn a_wider_table_with_more_columns_is_adopted_as_it_is() {
    let mut database = Database::empty().await;
    database
        .run(
            "CREATE TABLE places (note text, id serial PRIMARY KEY, code text NOT NULL, name varchar(100), born timestamptz);
             CREATE TABLE prices (id integer NOT NULL); INSERT INTO places (code) VALUES ('OLD')",
        )
        .await;
    let report = database
        .migrate(&[core(), module("places", PLACES, &[])])
        .await
        .unwrap();
    assert!(report.to_string().contains("adopt    places.0001 tables\n"), "{report}");
    assert_eq!(database.lines("SELECT code AS line FROM places").await, ["OLD"]);
    let outcomes = database
        .lines("SELECT name || ' ' || outcome AS line FROM openimis_migration WHERE module = 'places' ORDER BY version")
        .await;
    assert_eq!(outcomes, ["tables adopted", "base_data adopted", "extra executed"]);
}

#[tokio::test]
async fn a_table_is_found_in_the_second_schema_of_the_search_path() {
    let mut database = Database::empty().await;
    database
        .run(
            "CREATE TABLE places (id serial PRIMARY KEY, code text NOT NULL, name text, born timestamptz);
             CREATE TABLE prices (id integer NOT NULL);
             CREATE SCHEMA django; SET search_path = django, public",
        )
        .await;
    let report = database
        .migrate(&[core(), module("places", PLACES, &[])])
        .await
        .unwrap();
    assert!(report.to_string().contains("adopt    places.0001 tables\n"), "{report}");
    assert!(
        database
            .migrate(&[core(), module("places", PLACES, &[])])
            .await
            .unwrap()
            .is_done()
    );
}

#[tokio::test]
async fn every_difference_is_listed_and_nothing_changed() {
    let mut database = Database::empty().await;
    database
        .run("CREATE TABLE places (id integer NOT NULL, code varchar(4), born timestamp NOT NULL, owner text NOT NULL)")
        .await;
    let modules = [core(), module("places", PLACES, &[])];
    let error = database.migrate(&modules).await.unwrap_err();
    let MigrationError::Differs(differences) = &error else {
        panic!("{error}")
    };
    let listed = differences.to_string();
    assert_eq!(
        listed.lines().collect::<Vec<_>>(),
        [
            r#"  - places: column "places"."born" is timestamp without time zone, expected timestamp with time zone or wider"#,
            r#"  - places: column "places"."born" is NOT NULL, expected that it may be NULL"#,
            r#"  - places: column "places"."code" is character varying(4), expected character varying(8) or wider"#,
            r#"  - places: column "places"."code" may be NULL, expected NOT NULL"#,
            r#"  - places: column "places"."id" has no default, expected a sequence"#,
            r#"  - places: column "places"."name" is missing"#,
            r#"  - places: column "places"."owner" is NOT NULL without a default, and no module knows it: new rows would be refused"#,
            r#"  - places: table "prices" is missing"#,
        ]
    );
    assert_eq!(database.openimis_tables().await, ["places"]);
    let ours = database
        .lines(r"SELECT relname::text AS line FROM pg_class WHERE relname LIKE 'openimis\_%'")
        .await;
    assert!(ours.is_empty(), "{ours:?}");
    assert_eq!(
        plan(&mut database.conn, &modules).await.unwrap().differences,
        *differences
    );
}

#[tokio::test]
async fn planning_changes_nothing() {
    let mut database = Database::empty().await;
    let plan = plan(&mut database.conn, &[core(), module("places", PLACES, &[])])
        .await
        .unwrap();
    assert!(!plan.is_done());
    let schemas = database
        .lines(r"SELECT nspname::text AS line FROM pg_namespace WHERE nspname LIKE 'openimis%'")
        .await;
    assert!(schemas.is_empty());
    assert!(database.openimis_tables().await.is_empty());
}
