//! Adoption of a real openIMIS database: no row changes, only objects of ours are added.

use std::collections::BTreeSet;

use openimis_core::declare::{Migration, Right, SystemRole};
use openimis_core::migration::{Action, MigrationError, ModuleMigrations};
use openimis_location::migrations::STEPS;
use openimis_testkit::{MigrationDatabase as Database, core_with};

const RIGHTS: &[Right] = &[Right::new("core.role.read", 122_001, "Read roles").granted_to(SystemRole::ALL)];

/// The price lists as far as the demo database has to have them.
const PRICE_LISTS: &[Migration] = &[Migration::baseline(
    1,
    "tables",
    r#"CREATE TABLE "tblPLItems" (
           "PLItemID" serial PRIMARY KEY, "PLItemUUID" uuid NOT NULL, "PLItemName" varchar(100) NOT NULL,
           "DatePL" date NOT NULL, "ValidityFrom" timestamptz NOT NULL, "AuditUserID" integer NOT NULL);
       CREATE TABLE "tblPLServices" (
           "PLServiceID" serial PRIMARY KEY, "PLServiceUUID" uuid NOT NULL, "PLServName" varchar(100) NOT NULL,
           "DatePL" date NOT NULL, "ValidityFrom" timestamptz NOT NULL, "AuditUserID" integer NOT NULL)"#,
)];

/// Everything in the database that has a name.
const OBJECTS: &str = r"
SELECT 'relation ' || relkind::text || ' ' || relname AS line FROM pg_class WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v')
UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'function ' || proname || ' ' || oid::regprocedure FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'schema ' || nspname FROM pg_namespace";

fn modules() -> [ModuleMigrations<'static>; 2] {
    let location = ModuleMigrations {
        module: "location",
        steps: STEPS,
        rights: &[],
    };
    [core_with(RIGHTS), location]
}

fn modules_with_price_lists() -> [ModuleMigrations<'static>; 3] {
    let [core, location] = modules();
    let price_lists = ModuleMigrations {
        module: "medical_pricelist",
        steps: PRICE_LISTS,
        rights: &[],
    };
    [core, location, price_lists]
}

/// For each table and sequence of openIMIS: number of rows and a checksum over all of them.
async fn contents(database: &mut Database) -> Vec<String> {
    let queries = database
        .lines(
            r"SELECT CASE relkind
                WHEN 'S' THEN format('SELECT %L || last_value || is_called AS line FROM %s', relname, oid::regclass)
                ELSE format('SELECT %L || count(*) || '' '' || coalesce(md5(string_agg(t::text, E''\n'' ORDER BY t::text)), '''')
                             AS line FROM %s AS t', relname, oid::regclass)
                END AS line
              FROM pg_class
              WHERE relkind IN ('r', 'S') AND relnamespace = 'public'::regnamespace AND relname NOT LIKE 'openimis\_%'
              ORDER BY relname",
        )
        .await;
    let mut contents = Vec::new();
    for query in queries {
        contents.extend(database.lines(&query).await);
    }
    contents
}

#[tokio::test]
async fn no_row_is_changed() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    let before = contents(&mut database).await;
    assert!(before.len() > 200, "{}", before.len());
    let report = database.migrate(&modules()).await.unwrap();
    assert_eq!(contents(&mut database).await, before);
    assert!(report.grants.is_empty());
    assert!(report.notes.is_empty(), "{:?}", report.notes);
}

#[tokio::test]
async fn only_objects_of_ours_are_added_and_none_goes() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    let before: BTreeSet<String> = database.lines(OBJECTS).await.into_iter().collect();
    database.migrate(&modules()).await.unwrap();
    let after: BTreeSet<String> = database.lines(OBJECTS).await.into_iter().collect();
    let gone: Vec<_> = before.difference(&after).collect();
    assert!(gone.is_empty(), "{gone:?}");
    let foreign: Vec<_> = after
        .difference(&before)
        .filter(|object| !object.contains(" openimis_"))
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    assert!(after.contains("relation r openimis_location_closure"));
}

#[tokio::test]
async fn a_second_run_does_nothing() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    database.migrate(&modules()).await.unwrap();
    let report = database.migrate(&modules()).await.unwrap();
    assert!(report.is_done(), "{report}");
}

#[tokio::test]
async fn baseline_is_adopted_additions_are_executed_and_broken_rules_reported() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    let report = database.migrate(&modules()).await.unwrap();
    let action = |module: &str, name: &str| {
        let step = report
            .steps
            .iter()
            .find(|step| step.module == module && step.name == name)
            .unwrap();
        step.action.clone()
    };
    assert_eq!(action("core", "accounts"), Action::Adopt);
    assert_eq!(action("core", "base_data"), Action::Adopt);
    assert_eq!(action("location", "registers"), Action::Adopt);
    assert_eq!(action("location", "closure"), Action::Execute);
    assert_eq!(action("location", "one_location_code"), Action::Execute);
    assert_eq!(
        action("location", "price_list_keys"),
        Action::Wait(vec!["module medical_pricelist".to_owned()])
    );
    // Two demo users share an address.
    let Action::Skip(offenders) = action("core", "one_email") else {
        panic!("{report}")
    };
    assert_eq!(offenders.len(), 1, "{report}");
}

#[tokio::test]
async fn the_keys_to_the_price_lists_are_adopted_with_them() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    database.migrate(&modules()).await.unwrap();
    let before = database.lines(OBJECTS).await;
    let report = database.migrate(&modules_with_price_lists()).await.unwrap();
    let adopted: Vec<_> = report
        .steps
        .iter()
        .filter(|step| step.action == Action::Adopt)
        .collect();
    assert_eq!(
        adopted.iter().map(|step| step.name.as_str()).collect::<Vec<_>>(),
        ["tables", "price_list_keys"]
    );
    assert_eq!(database.lines(OBJECTS).await, before);
}

#[tokio::test]
async fn the_keys_to_the_price_lists_are_made_with_them() {
    let mut database = Database::empty().await;
    database.migrate(&modules()).await.unwrap();
    database.migrate(&modules_with_price_lists()).await.unwrap();
    let keys = database
        .lines(
            "SELECT conname::text AS line FROM pg_constraint WHERE confrelid::regclass::text LIKE '%tblPL%' ORDER BY 1",
        )
        .await;
    assert_eq!(
        keys,
        [
            "tblHF_PLItemID_2276bb56_fk_tblPLItems_PLItemID",
            "tblHF_PLServiceID_b08acd41_fk_tblPLServices_PLServiceID"
        ]
    );
}

#[tokio::test]
async fn names_get_search_indexes_where_the_extension_is() {
    let mut database = Database::empty().await;
    let available = database
        .lines("SELECT name::text AS line FROM pg_available_extensions WHERE name = 'pg_trgm'")
        .await;
    if available.is_empty() {
        println!("skipped: the server has no pg_trgm");
        return;
    }
    let before = database.migrate(&modules()).await.unwrap();
    assert!(
        before
            .to_string()
            .contains("wait     location.0008 name_search_indexes: needs extension pg_trgm"),
        "{before}"
    );
    database.run("CREATE EXTENSION pg_trgm").await;
    database.migrate(&modules()).await.unwrap();
    let indexes = database
        .lines(r"SELECT relname::text AS line FROM pg_class WHERE relname LIKE 'openimis\_%\_search' ORDER BY 1")
        .await;
    assert_eq!(
        indexes,
        ["openimis_facility_name_search", "openimis_location_name_search"]
    );
}

#[tokio::test]
async fn a_database_that_lacks_columns_is_refused_with_all_of_them() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    database
        .run(
            r#"ALTER TABLE "tblUsers" DROP COLUMN "Json_ext";
               ALTER TABLE "tblHF" DROP COLUMN status;
               ALTER TABLE "tblOfficer" ALTER COLUMN "Phone" TYPE varchar(20);
               DROP TABLE "tblOfficerVillages""#,
        )
        .await;
    let before = database.lines(OBJECTS).await;
    let MigrationError::Differs(differences) = database.migrate(&modules()).await.unwrap_err() else {
        panic!("not refused for its differences")
    };
    assert_eq!(
        differences.to_string().lines().collect::<Vec<_>>(),
        [
            r#"  - core: column "tblOfficer"."Phone" is character varying(20), expected character varying(50) or wider"#,
            r#"  - core: column "tblUsers"."Json_ext" is missing"#,
            r#"  - location: column "tblHF"."status" is missing"#,
            r#"  - location: table "tblOfficerVillages" is missing"#,
        ]
    );
    assert_eq!(database.lines(OBJECTS).await, before);
}

#[tokio::test]
async fn the_views_say_what_those_of_openimis_say() {
    let Some(mut database) = Database::demo().await else {
        return;
    };
    // Ours are made in the temporary schema, beside those of the demo database.
    let views = STEPS.iter().find(|step| step.name == "views").unwrap().sql;
    database
        .run(&format!("SET search_path = pg_temp, public; {views}"))
        .await;
    for view in ["tblRegions", "tblDistricts", "tblWards", "tblVillages", "uvwLocations"] {
        let rows = |schema: &str| format!(r#"SELECT t::text AS line FROM {schema}."{view}" AS t ORDER BY 1"#);
        let theirs = database.lines(&rows("public")).await;
        assert!(!theirs.is_empty());
        assert_eq!(database.lines(&rows("pg_temp")).await, theirs, "{view}");
    }
}
