//! The tables that core and location make are openIMIS's own, compared row by row with the recorded catalogue.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use std::collections::BTreeSet;

use openimis_core::migration::ModuleMigrations;
use openimis_location::migrations::STEPS;
use openimis_testkit::{MigrationDatabase as Database, core_migrations as core, reference};

const TABLES: &[&str] = &[
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "core_FieldControl",
    "core_ModuleConfiguration",
    "core_Mutation_Log",
    "core_RoleMutation",
    "core_TechnicalUser",
    "core_User",
    "core_UserMutation",
    "core_User_groups",
    "core_User_user_permissions",
    "core_exportablequerymodel",
    "core_historicalinteractiveuser",
    "core_historicaluser",
    "django_content_type",
    "location_HealthFacilityMutation",
    "location_LocationMutation",
    "tblClaimAdmin",
    "tblHF",
    "tblHFCatchment",
    "tblHFSublevel",
    "tblLanguages",
    "tblLegalForms",
    "tblLocations",
    "tblOfficer",
    "tblOfficerVillages",
    "tblRole",
    "tblRoleRight",
    "tblUserRole",
    "tblUsers",
    "tblUsersDistricts",
];
const VIEWS: &[&str] = &["tblDistricts", "tblRegions", "tblVillages", "tblWards", "uvwLocations"];

/// Their other end is a table of the price lists, which are not linked.
const WAITING: &[&str] = &[
    "tblHF_PLItemID_2276bb56_fk_tblPLItems_PLItemID",
    "tblHF_PLServiceID_b08acd41_fk_tblPLServices_PLServiceID",
];

const COLUMNS: &str = r"
SELECT relname || E'\t' || row_number() OVER (PARTITION BY attrelid ORDER BY attnum) || E'\t' || attname || E'\t'
       || format_type(atttypid, atttypmod) || E'\t' || CASE WHEN attnotnull THEN 'no' ELSE 'yes' END || E'\t'
       || coalesce(pg_get_expr(adbin, adrelid), '') AS line
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped";
const CONSTRAINTS: &str = r"
SELECT relname || E'\t' || conname || E'\t'
       || CASE contype WHEN 'p' THEN 'primary' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign' ELSE contype::text END
       || E'\t' || pg_get_constraintdef(pg_constraint.oid) AS line
FROM pg_constraint
JOIN pg_class ON pg_class.oid = conrelid
WHERE relnamespace = 'public'::regnamespace";
const INDEXES: &str = r"
SELECT tablename || E'\t' || indexname || E'\t' || indexdef AS line
FROM pg_indexes
WHERE schemaname = 'public' AND indexname NOT LIKE 'openimis\_%'";
const SEQUENCES: &str = r"
SELECT owner.relname || E'\t' || sequence.relname || E'\t' || format_type(seqtypid, NULL) || E'\t' || owner.relname
       || '.' || attname AS line
FROM pg_sequence
JOIN pg_class sequence ON sequence.oid = seqrelid
JOIN pg_depend ON pg_depend.objid = seqrelid AND pg_depend.classid = 'pg_class'::regclass AND deptype IN ('a', 'i')
JOIN pg_class owner ON owner.oid = refobjid
JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE owner.relname NOT LIKE 'openimis\_%'";
const VIEW_COLUMNS: &str = r"
SELECT relname || E'\t' || string_agg(attname, ', ' ORDER BY attnum) AS line
FROM pg_attribute
JOIN pg_class ON pg_class.oid = attrelid
WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace AND attnum > 0
GROUP BY relname";

fn modules() -> [ModuleMigrations<'static>; 2] {
    let location = ModuleMigrations {
        module: "location",
        steps: STEPS,
        rights: &[],
    };
    [core(), location]
}

/// The lines of a catalogue file that are about these tables or views.
fn recorded(file: &str, names: &[&str]) -> BTreeSet<String> {
    let path = reference().unwrap().join("catalogue").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines()
        .skip(1)
        .filter(|line| names.contains(&line.split('\t').next().unwrap()))
        .map(str::to_owned)
        .collect()
}

/// The lines about these tables, of a database.
async fn found(database: &mut Database, query: &str, names: &[&str]) -> BTreeSet<String> {
    let lines = database.lines(query).await;
    lines
        .into_iter()
        .filter(|line| names.contains(&line.split('\t').next().unwrap()))
        .collect()
}

/// Asserts equality, naming only the lines that differ.
fn assert_same(recorded: &BTreeSet<String>, found: &BTreeSet<String>) {
    assert!(!recorded.is_empty());
    let missing: Vec<_> = recorded.difference(found).collect();
    let surplus: Vec<_> = found.difference(recorded).collect();
    assert!(
        missing.is_empty() && surplus.is_empty(),
        "missing: {missing:#?}\nsurplus: {surplus:#?}"
    );
}

async fn migrated() -> Option<Database> {
    reference()?;
    let mut database = Database::empty().await;
    database.migrate(&modules()).await.unwrap();
    Some(database)
}

#[tokio::test]
async fn the_tables_and_views_are_these() {
    let Some(mut database) = migrated().await else {
        return;
    };
    let found: BTreeSet<String> = database.openimis_tables().await.into_iter().collect();
    let expected: BTreeSet<String> = TABLES.iter().chain(VIEWS).map(ToString::to_string).collect();
    assert_same(&expected, &found);
}

#[tokio::test]
async fn columns_are_those_of_the_catalogue_in_their_order() {
    let Some(mut database) = migrated().await else {
        return;
    };
    assert_same(
        &recorded("columns.tsv", TABLES),
        &found(&mut database, COLUMNS, TABLES).await,
    );
    assert_same(
        &recorded("views.tsv", VIEWS),
        &found(&mut database, VIEW_COLUMNS, VIEWS).await,
    );
}

#[tokio::test]
async fn constraints_are_those_of_the_catalogue() {
    let Some(mut database) = migrated().await else {
        return;
    };
    let mut recorded = recorded("constraints.tsv", TABLES);
    recorded.retain(|line| !WAITING.iter().any(|name| line.contains(name)));
    assert_same(&recorded, &found(&mut database, CONSTRAINTS, TABLES).await);
}

#[tokio::test]
async fn indexes_are_those_of_the_catalogue() {
    let Some(mut database) = migrated().await else {
        return;
    };
    assert_same(
        &recorded("indexes.tsv", TABLES),
        &found(&mut database, INDEXES, TABLES).await,
    );
}

#[tokio::test]
async fn sequences_are_those_of_the_catalogue() {
    let Some(mut database) = migrated().await else {
        return;
    };
    let path = reference().unwrap().join("catalogue/sequences.tsv");
    let recorded = std::fs::read_to_string(path).unwrap();
    // The file begins with the sequence; what counts is the table that owns it.
    let recorded: BTreeSet<String> = recorded
        .lines()
        .skip(1)
        .filter_map(|line| {
            let table = line.rsplit('\t').next()?.split('.').next()?;
            TABLES.contains(&table).then(|| format!("{table}\t{line}"))
        })
        .collect();
    assert_same(&recorded, &found(&mut database, SEQUENCES, TABLES).await);
}
