//! Files that are sent again: done once, gone on with, raced.

use crate::office::{CLERK, GOOD, HEADINGS, Office, file, table, told};
use std::fmt::Write as _;

/// So many families of one, from this number on.
fn many(count: u32) -> String {
    (0..count).fold(format!("{HEADINGS}\n"), |mut rows, n| {
        let _ = writeln!(
            rows,
            "{},Name,Given,1980-01-01,F,R1D1W1V{},",
            800_000_000 + n,
            1 + n % 20
        );
        rows
    })
}

#[tokio::test]
async fn the_same_file_is_imported_once() {
    let mut office = Office::open().await;
    office.imported(&table(GOOD)).await;
    let again = office.imported(&table(GOOD)).await;
    assert!(again.was_done && again.faults.is_empty(), "{again:?}");
    assert_eq!(again.made, [("people", 3), ("families", 2)]);
    assert_eq!(office.count().await, "3 2");
}

#[tokio::test]
async fn an_interrupted_import_goes_on_where_it_stopped() {
    let mut office = Office::open().await;
    let all = file(many(12_000));
    // the last portion meets somebody who has got one of its numbers since the check
    let obstacle = "CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN IF NEW.\"CHFID\" = ''800011000'' THEN RAISE EXCEPTION ''cut off''; END IF; RETURN NEW; END';
        CREATE TRIGGER obstacle BEFORE INSERT ON \"tblInsuree\" FOR EACH ROW EXECUTE FUNCTION obstacle()";
    office.test.database.run(obstacle).await;
    office.import(CLERK, &all, false).await.unwrap_err();
    assert_eq!(office.count().await, "10000 10000");
    office
        .test
        .database
        .run(r#"DROP TRIGGER obstacle ON "tblInsuree""#)
        .await;
    let report = office.imported(&all).await;
    assert_eq!(told(&report.faults), [""; 0]);
    assert_eq!(report.made, [("people", 12_000), ("families", 12_000)]);
    assert_eq!(office.count().await, "12000 12000");
}

#[tokio::test]
async fn two_who_import_one_file_register_it_once() {
    let mut office = Office::open().await;
    let all = file(many(11_000));
    let mut connection = office.test.connect().await;
    let actor = office.test.actor(CLERK).await;
    let asked = openimis_core::declare::ImportFile {
        path: all.path(),
        dry_run: false,
        heard: &|_, _| {},
    };
    let platform = &office.test.platform;
    let first = openimis_insuree::import_file(platform, &mut office.connection, &actor, &asked);
    let second = openimis_insuree::import_file(platform, &mut connection, &actor, &asked);
    let (first, second) = futures_util::future::join(first, second).await;
    let (first, second) = (first.unwrap(), second.unwrap());
    // whoever checked after the other had begun may have found its numbers taken; nobody is registered twice
    assert!(
        first.faults.is_empty() || second.faults.is_empty(),
        "{first:?} {second:?}"
    );
    assert_eq!(office.count().await, "11000 11000");
}
