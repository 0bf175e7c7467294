//! The closure of the location tree is right whatever is written, and whoever writes.
#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use diesel_async::SimpleAsyncConnection;
use openimis_core::migration::ModuleMigrations;
use openimis_location::migrations::STEPS;
use openimis_testkit::{MigrationDatabase as Database, core_migrations as core};

const CLOSURE: &str = "SELECT ancestor_id || ' ' || location_id || ' ' || depth AS line
    FROM openimis_location_closure ORDER BY ancestor_id, location_id";

/// The same, walked down from each live location: another way than the triggers go.
const WALK: &str = r#"
WITH RECURSIVE down (ancestor, location, depth) AS (
    SELECT "LocationId", "LocationId", 0 FROM "tblLocations" WHERE "ValidityTo" IS NULL
    UNION
    SELECT down.ancestor, child."LocationId", depth + 1
    FROM down JOIN "tblLocations" child ON child."ParentLocationId" = down.location
    WHERE child."ValidityTo" IS NULL AND depth < 31
)
SELECT ancestor || ' ' || location || ' ' || min(depth) AS line FROM down GROUP BY ancestor, location
ORDER BY ancestor, location"#;

/// A row as the existing backend writes it, by key and parent.
const INSERT: &str = r#"INSERT INTO "tblLocations"
    ("LocationId", "ParentLocationId", "ValidityFrom", "LocationUUID", "LocationCode", "LocationType")
    SELECT key, parent, now(), gen_random_uuid()::text, 'L' || key, 'V' FROM "#;

async fn database() -> Database {
    let mut database = Database::empty().await;
    let location = ModuleMigrations {
        module: "location",
        steps: STEPS,
        rights: &[],
    };
    database.migrate(&[core(), location]).await.unwrap();
    database
}

async fn assert_right(database: &mut Database, after: &str) {
    assert_eq!(database.lines(CLOSURE).await, database.lines(WALK).await, "{after}");
}

/// Region 1, district 2, municipality 3, villages 4 and 5; region 6, district 7.
async fn tree() -> Database {
    let mut database = database().await;
    let rows = "(VALUES (1, NULL), (2, 1), (3, 2), (4, 3), (5, 3), (6, NULL), (7, 6)) AS new (key, parent)";
    database.run(&format!("{INSERT}{rows}")).await;
    database
}

#[tokio::test]
async fn every_live_location_is_below_itself_and_its_ancestors() {
    let mut database = tree().await;
    assert_eq!(
        database.lines(CLOSURE).await,
        [
            "1 1 0", "1 2 1", "1 3 2", "1 4 3", "1 5 3", "2 2 0", "2 3 1", "2 4 2", "2 5 2", "3 3 0", "3 4 1", "3 5 1",
            "4 4 0", "5 5 0", "6 6 0", "6 7 1", "7 7 0"
        ]
    );
}

#[tokio::test]
async fn a_moved_subtree_takes_all_below_along() {
    let mut database = tree().await;
    database
        .run(r#"UPDATE "tblLocations" SET "ParentLocationId" = 7 WHERE "LocationId" = 3"#)
        .await;
    let above_4 = "SELECT ancestor_id || ' ' || depth AS line FROM openimis_location_closure WHERE location_id = 4 ORDER BY depth";
    assert_eq!(database.lines(above_4).await, ["4 0", "3 1", "7 2", "6 3"]);
    assert_right(&mut database, "move").await;
}

#[tokio::test]
async fn an_ended_location_leaves_and_comes_back_with_its_subtree() {
    let mut database = tree().await;
    let before = database.lines(CLOSURE).await;
    database
        .run(r#"UPDATE "tblLocations" SET "ValidityTo" = now() WHERE "LocationId" = 2"#)
        .await;
    assert_eq!(
        database.lines(CLOSURE).await,
        [
            "1 1 0", "3 3 0", "3 4 1", "3 5 1", "4 4 0", "5 5 0", "6 6 0", "6 7 1", "7 7 0"
        ]
    );
    database
        .run(r#"UPDATE "tblLocations" SET "ValidityTo" = NULL WHERE "LocationId" = 2"#)
        .await;
    assert_eq!(database.lines(CLOSURE).await, before);
}

#[tokio::test]
async fn history_copies_and_renamed_locations_change_nothing() {
    let mut database = tree().await;
    let version = "SELECT version::text AS line FROM openimis_location_closure_version";
    let before = (database.lines(CLOSURE).await, database.lines(version).await);
    database
        .run(
            r#"INSERT INTO "tblLocations" ("ParentLocationId", "ValidityFrom", "ValidityTo", "LegacyID", "LocationUUID", "LocationType", "LocationId")
               VALUES (2, now(), now(), 3, gen_random_uuid()::text, 'W', 99);
               UPDATE "tblLocations" SET "LocationName" = 'New', "ParentLocationId" = "ParentLocationId""#,
        )
        .await;
    assert_eq!((database.lines(CLOSURE).await, database.lines(version).await), before);
}

#[tokio::test]
async fn a_cycle_ends() {
    let mut database = tree().await;
    database
        .run(r#"UPDATE "tblLocations" SET "ParentLocationId" = 4 WHERE "LocationId" = 1"#)
        .await;
    let above_5 =
        "SELECT ancestor_id::text AS line FROM openimis_location_closure WHERE location_id = 5 ORDER BY ancestor_id";
    assert_eq!(database.lines(above_5).await, ["1", "2", "3", "4", "5"]);
    assert_right(&mut database, "cycle").await;
    database
        .run(r#"UPDATE "tblLocations" SET "ParentLocationId" = NULL WHERE "LocationId" = 1"#)
        .await;
    assert_right(&mut database, "cycle mended").await;
}

#[tokio::test]
async fn deleted_rows_and_a_truncated_table_are_followed() {
    let mut database = tree().await;
    database
        .run(r#"DELETE FROM "tblLocations" WHERE "LocationId" IN (4, 7)"#)
        .await;
    assert_right(&mut database, "delete").await;
    database.run(r#"TRUNCATE "tblLocations" CASCADE"#).await;
    assert!(database.lines(CLOSURE).await.is_empty());
}

#[tokio::test]
async fn children_may_come_before_their_parents() {
    let mut database = database().await;
    let insert = |rows: &str| format!("{INSERT}(VALUES {rows}) AS new (key, parent)");
    let (children, parents) = (insert("(3, 2), (2, 1)"), insert("(1, NULL::integer)"));
    database.run(&format!("BEGIN; {children}; {parents}; COMMIT")).await;
    assert_eq!(
        database.lines(CLOSURE).await,
        ["1 1 0", "1 2 1", "1 3 2", "2 2 0", "2 3 1", "3 3 0"]
    );
}

#[tokio::test]
async fn random_writes_keep_it_right() {
    let mut database = database().await;
    let mut random = Random(7);
    for round in 0..150 {
        let statement = random.statement();
        database.run(&statement).await;
        assert_right(&mut database, &format!("round {round}: {statement}")).await;
    }
}

#[tokio::test]
async fn twenty_thousand_at_once() {
    let mut database = database().await;
    // 20 regions of 10 districts of 10 municipalities, villages below.
    let parent = "CASE WHEN key <= 20 THEN NULL WHEN key <= 220 THEN (key - 1) % 20 + 1
        WHEN key <= 2220 THEN (key - 1) % 200 + 21 ELSE (key - 1) % 2000 + 221 END";
    let rows = format!("(SELECT key, {parent} AS parent FROM generate_series(1, 20000) AS key) AS new");
    database.run(&format!("{INSERT}{rows}")).await;
    let count = database
        .lines("SELECT count(*)::text AS line FROM openimis_location_closure")
        .await;
    // 20 × 1 + 200 × 2 + 2,000 × 3 + 17,780 × 4 pairs.
    assert_eq!(count, ["77540"]);
    assert_right(&mut database, "bulk").await;
}

#[tokio::test]
async fn a_move_and_an_insert_below_at_the_same_time_are_both_seen() {
    let mut database = tree().await;
    let mut other = database.again().await;
    database
        .run(r#"BEGIN; UPDATE "tblLocations" SET "ParentLocationId" = 7 WHERE "LocationId" = 3"#)
        .await;
    let insert = format!("{INSERT}(VALUES (8, 3)) AS new (key, parent)");
    let ((), ()) = tokio::join!(async { other.batch_execute(&insert).await.unwrap() }, async {
        // The insert waits for the move; a moment lets it come to that.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        database.run("COMMIT").await;
    });
    let above_8 =
        "SELECT ancestor_id::text AS line FROM openimis_location_closure WHERE location_id = 8 ORDER BY depth";
    assert_eq!(database.lines(above_8).await, ["8", "3", "7", "6"]);
    drop(other);
}

#[tokio::test]
async fn a_writer_without_rights_on_our_tables_is_followed() {
    let mut database = tree().await;
    let role = format!("{}_writer", database.name());
    database
        .run(&format!(
            r#"CREATE ROLE {role}; GRANT SELECT, INSERT, UPDATE ON "tblLocations" TO {role}; SET ROLE {role};
               UPDATE "tblLocations" SET "ParentLocationId" = 7 WHERE "LocationId" = 3;
               RESET ROLE; DROP OWNED BY {role}; DROP ROLE {role}"#
        ))
        .await;
    assert_right(&mut database, "foreign writer").await;
}

/// A small linear congruential generator: the same sequence at each run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    /// A write that touches one location or several: insert, move, end, revive, delete; cycles come about.
    fn statement(&mut self) -> String {
        let (some, one, other) = (self.below(7), self.below(40) + 1, self.below(40) + 1);
        match self.below(6) {
            0 | 1 => format!(
                r#"{INSERT}(SELECT key, (SELECT "LocationId" FROM "tblLocations" WHERE "LocationId" < key
                      ORDER BY md5("LocationId" || '{one}') LIMIT 1) AS parent FROM generate_series({one}, {one} + {some}) AS key
                      WHERE NOT EXISTS (SELECT FROM "tblLocations" WHERE "LocationId" = key)) AS new"#
            ),
            2 => format!(
                r#"UPDATE "tblLocations" SET "ParentLocationId" = (SELECT "LocationId" FROM "tblLocations" WHERE "LocationId" = {other})
                   WHERE "LocationId" % 7 = {some}"#
            ),
            3 => format!(r#"UPDATE "tblLocations" SET "ValidityTo" = now() WHERE "LocationId" IN ({one}, {other})"#),
            4 => format!(
                r#"UPDATE "tblLocations" SET "ValidityTo" = CASE WHEN "ValidityTo" IS NULL THEN now() END
                   WHERE "LocationId" % 7 = {some}"#
            ),
            _ => format!(
                r#"DELETE FROM "tblLocations" gone WHERE "LocationId" = {one}
                   AND NOT EXISTS (SELECT FROM "tblLocations" child WHERE child."ParentLocationId" = gone."LocationId")"#
            ),
        }
    }
}
