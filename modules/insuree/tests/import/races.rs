//! Whoever registers a person while a file is imported: a number exists once.

use crate::office::{CLERK, HEADINGS, Office, file, table, told};
use futures_util::future::{join, join_all};
use openimis_core::declare::ImportFile;
use openimis_core::error::Error;
use openimis_insuree::import_file;
use serde_json::{Value, json};

const ROWS: u32 = 200;

fn numbered(n: u32) -> String {
    format!("{}", 900_000_000 + n)
}

fn rows() -> String {
    let row = |n| format!("{},Name,Given,1980-01-01,F,R1D1W1V1,\n", numbered(n));
    (0..ROWS).map(row).collect()
}

fn person(number: &str) -> Value {
    json!({ "chfId": number, "lastName": "Else", "otherNames": "Somebody", "dob": "1990-01-01", "gender": "M" })
}

/// The codes of what a registration was refused for; none of one that was made.
async fn register(office: &Office, number: &str) -> Vec<&'static str> {
    let clerk = office.test.actor(CLERK).await;
    let done = office
        .test
        .perform(&clerk, "insuree.create", None, person(number))
        .await;
    match done {
        Ok(_) => Vec::new(),
        Err(Error::Refused(problems)) => problems.iter().map(|problem| problem.kind.code).collect(),
        Err(other) => unreachable!("{other}"),
    }
}

/// Numbers of valid people that more than one has.
async fn twice(office: &Office) -> Vec<String> {
    let twice = r#"SELECT "CHFID" FROM "tblInsuree" WHERE "ValidityTo" IS NULL GROUP BY 1 HAVING count(*) > 1"#;
    office.test.database.values(twice).await
}

#[tokio::test]
async fn a_number_that_is_imported_and_registered_at_once_exists_once() {
    let office = Office::open().await;
    // where the data of an adopted database do not allow the unique index, locks alone keep the numbers apart
    let index =
        r#"SELECT indexname FROM pg_indexes WHERE tablename = 'tblInsuree' AND indexdef LIKE '%UNIQUE%"CHFID"%'"#;
    for index in office.test.database.values(index).await {
        office.test.database.run(&format!(r#"DROP INDEX "{index}""#)).await;
    }
    let all = file(format!("{HEADINGS}\n{}", rows()));
    let mut connection = office.test.connect().await;
    let actor = office.test.actor(CLERK).await;
    let asked = ImportFile {
        path: all.path(),
        dry_run: false,
        heard: &|_, _| {},
    };
    let import = import_file(&office.test.platform, &mut connection, &actor, &asked);
    let numbers: Vec<_> = (0..32).map(|n| numbered(n * 6)).collect();
    let registrations = join_all(numbers.iter().map(|number| register(&office, number)));
    let (report, registered) = join(import, registrations).await;
    let report = report.unwrap();

    assert_eq!(twice(&office).await, [""; 0]);
    let made = registered.iter().filter(|refused| refused.is_empty()).count();
    let refused = registered
        .iter()
        .filter(|refused| **refused == ["insuree.number_taken"]);
    assert_eq!(made + refused.count(), 32, "{registered:?}");
    // the portion is registered whole, or not at all since somebody was before it
    let (people, families) = if report.faults.is_empty() { (ROWS, ROWS) } else { (0, 0) };
    assert_eq!(made == 0, report.faults.is_empty(), "{made} {:?}", told(&report.faults));
    let made = u32::try_from(made).unwrap();
    assert_eq!(office.count().await, format!("{} {families}", people + made));
}

/// Between the check of a file and its registration somebody else gets one of its numbers.
#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_goes_after_the_check_keeps_its_portion_out() {
    let office = Office::open().await;
    let all = table(&rows());
    let mut connection = office.test.connect().await;
    let actor = office.test.actor(CLERK).await;
    let others = |_, registered| {
        let runtime = tokio::runtime::Handle::current();
        if registered == 0 {
            let refused = tokio::task::block_in_place(|| runtime.block_on(register(&office, &numbered(7))));
            assert_eq!(refused, [""; 0]);
        }
    };
    let asked = ImportFile {
        path: all.path(),
        dry_run: false,
        heard: &others,
    };
    let report = import_file(&office.test.platform, &mut connection, &actor, &asked)
        .await
        .unwrap();
    assert_eq!(told(&report.faults), ["9 chfId insuree.number_taken"]);
    assert_eq!(office.count().await, "1 0");
}
