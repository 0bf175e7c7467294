//! What is wrong with a table is told, all of it, and nothing is written.

use crate::office::{CLERK, GOOD, HEADINGS, Office, file, table, told};
use openimis_core::error::Error;
use serde_json::json;

#[tokio::test]
async fn a_good_file_is_registered_whole() {
    let mut office = Office::open().await;
    let report = office.imported(&table(GOOD)).await;
    assert_eq!(told(&report.faults), [""; 0]);
    assert_eq!((report.rows, &report.made), (3, &vec![("people", 3), ("families", 2)]));
    let rows = r#"SELECT person."CHFID" || ' ' || person."IsHead" || ' ' || village."LocationCode" || ' ' || person.status
            || ' ' || (family."InsureeID" = person."InsureeID") || ' ' || (person."AuditUserID" > 0)
        FROM "tblInsuree" person
        JOIN "tblFamilies" family ON family."FamilyID" = person."FamilyID"
        JOIN "tblLocations" village ON village."LocationId" = family."LocationId"
        ORDER BY person."CHFID""#;
    assert_eq!(
        office.test.database.values(rows).await,
        [
            "700000001 true R1D1W1V1 AC true true",
            "700000002 false R1D1W1V1 AC false true",
            "700000003 true R1D1W1V2 AC true true",
        ]
    );
    // one log row, which shows no person
    let log = r#"SELECT status || ' ' || (json_content LIKE '%Okafor%') FROM "core_Mutation_Log"
        WHERE json_content LIKE '%insuree.import%'"#;
    assert_eq!(office.test.database.value(log).await, "2 false");
}

#[tokio::test]
async fn every_fault_is_told_with_row_and_column_and_nothing_is_written() {
    let mut office = Office::open().await;
    let headings =
        format!("{HEADINGS},relationship,marital,phone,confirmationType,education,cardIssued,healthFacility");
    let long = "1".repeat(51);
    let rows = [
        "1,A,B,1980-01-01,F,R1D1W1V1,,,,,,,,",
        ",A,B,1980-01-01,F,R1D1W1V1,,,,,,,,",
        "3,,B,1980-02-30,X,R1D1W1V1,,,,,,,,",
        "4,A,B,2999-01-01,F,NOWHERE,,,,,,,,",
        "1,A,B,1980-01-01,F,R1D1W1V1,,,,,,,,",
        "6,A,B,1980-01-01,F,,unknown,99,Q,,,,,",
        "7,A,B,1980-01-01,F,R1D1W1V1,,x,,,Z,99,perhaps,HF",
        "8,A,B,1980-01-01,F,,,,,,,,,",
        "9,A,B,1980-01-01,F,R1D1W1V1,,,,,,,,,more",
        &format!("{long},A,B,1980-01-01,F,R1D1W1V1,,,,,,,,"),
    ];
    let report = office
        .imported(&file(format!("{headings}\n{}\n", rows.join("\n"))))
        .await;
    let mut faults = told(&report.faults);
    faults.sort();
    let mut expected = [
        "3 chfId core.required",
        "4 lastName core.required",
        "4 dob core.invalid_value",
        "4 gender core.no_such_reference",
        "5 dob core.invalid_value",
        "5 village core.no_such_reference",
        "6 chfId insuree.import_number_twice",
        "7 family insuree.import_no_family",
        "7 relationship core.no_such_reference",
        "7 marital core.invalid_value",
        "8 relationship core.invalid_value",
        "8 confirmationType core.no_such_reference",
        "8 education core.no_such_reference",
        "8 cardIssued core.invalid_value",
        "8 healthFacility core.no_such_reference",
        "9 village core.required",
        "10 - insuree.import_too_many_cells",
        "11 chfId core.too_long",
    ];
    expected.sort_unstable();
    assert_eq!(faults, expected);
    assert_eq!(office.count().await, "0 0");
}

#[tokio::test]
async fn a_dry_run_writes_nothing() {
    let mut office = Office::open().await;
    let report = office.import(CLERK, &table(GOOD), true).await.unwrap();
    assert_eq!((report.rows, report.faults.len()), (3, 0));
    assert_eq!(office.count().await, "0 0");
    assert_eq!(
        office.test.database.value("SELECT count(*) FROM openimis_import").await,
        "0"
    );
}

#[tokio::test]
async fn a_number_that_somebody_has_is_refused() {
    let mut office = Office::open().await;
    office.imported(&table(GOOD)).await;
    let report = office.imported(&table("700000002,A,B,1980-01-01,F,R1D1W1V1,\n")).await;
    assert_eq!(told(&report.faults), ["2 chfId insuree.number_taken"]);
    assert_eq!(office.count().await, "3 2");
}

#[tokio::test]
async fn members_join_families_that_are_there_and_heads_come_first() {
    let mut office = Office::open().await;
    office.imported(&table(GOOD)).await;
    let joined = office.imported(&table("700000009,A,B,2000-01-01,F,,700000003\n")).await;
    assert_eq!(told(&joined.faults), [""; 0]);
    assert_eq!(office.count().await, "4 2");
    let late = "700000011,A,B,2000-01-01,F,,700000012\n700000012,A,B,1980-01-01,F,R1D1W1V1,\n";
    let report = office.imported(&table(late)).await;
    assert_eq!(told(&report.faults), ["2 family insuree.import_no_family"]);
    // a member is no head
    let report = office.imported(&table("700000013,A,B,2000-01-01,F,,700000002\n")).await;
    assert_eq!(told(&report.faults), ["2 family insuree.import_no_family"]);
}

#[tokio::test]
async fn an_officer_imports_into_his_villages_only() {
    let mut office = Office::open().await;
    let rows = "1,A,B,1980-01-01,F,R1D1W1V1,\n2,A,B,1980-01-01,F,R1D2W1V1,\n";
    let report = office.import("officer", &table(rows), false).await.unwrap();
    assert_eq!(told(&report.faults), ["3 village core.no_such_reference"]);
    // nor does he add to families elsewhere
    office.imported(&table("2,A,B,1980-01-01,F,R1D2W1V1,\n")).await;
    let report = office
        .import("officer", &table("3,A,B,2000-01-01,F,,2\n"), false)
        .await
        .unwrap();
    assert_eq!(told(&report.faults), ["2 family insuree.import_no_family"]);
}

#[tokio::test]
async fn whoever_may_not_register_may_not_import() {
    let mut office = Office::open().await;
    let refused = office.import("reception", &table(GOOD), true).await;
    let Err(Error::Refused(problems)) = refused else {
        unreachable!("{refused:?}")
    };
    assert_eq!(problems.first().map(|problem| problem.kind.status), Some(403));
}

#[tokio::test]
async fn wrong_headings_are_refused() {
    let mut office = Office::open().await;
    for content in ["", "chfId\n1\n", "a,b\n\"open", "PK\u{3}\u{4} no workbook"] {
        let refused = office.import(CLERK, &file(content), false).await;
        let Err(Error::Refused(problems)) = refused else {
            unreachable!("{content}: {refused:?}")
        };
        assert!(
            problems.iter().all(|problem| problem.kind.status == 422),
            "{content}: {problems:?}"
        );
    }
}

#[tokio::test]
async fn rows_can_be_sent_as_an_operation() {
    let office = Office::open().await;
    let clerk = office.test.actor(CLERK).await;
    let rows = |rows: &str| json!({ "rows": format!("{HEADINGS}\n{rows}") });
    let done = office.test.perform(&clerk, "insuree.import", None, rows(GOOD)).await;
    assert!(done.is_ok(), "{done:?}");
    assert_eq!(office.count().await, "3 2");
    let refused = office.test.perform(&clerk, "insuree.import", None, rows(GOOD)).await;
    let Err(Error::Refused(problems)) = refused else {
        unreachable!("{refused:?}")
    };
    assert_eq!(problems.len(), 3);
}

#[test]
fn the_guide_tells_every_column() {
    let guide = include_str!("../../../../docs/guide/import.md");
    let told: Vec<_> = guide
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` | "))
        .collect();
    let known = openimis_insuree::COLUMNS.iter();
    let known: Vec<_> = known
        .map(|column| (column.name, if column.required { "yes" } else { "" }))
        .collect();
    let told: Vec<_> = told
        .iter()
        .map(|(name, rest)| (*name, rest.split('|').next().unwrap_or_default().trim()))
        .collect();
    assert_eq!(told, known);
}
