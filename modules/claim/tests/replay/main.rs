//! The claims that were recorded from the existing backend, entered, submitted and processed here in the same order, and
//! what is decided about them compared. A claim that a defect of the recorded release touches may differ: each such
//! difference is printed with the defect's number in the specification, which names the rule that is followed instead.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that fails"
)]

mod compare;
mod desk;
mod record;

use compare::{Differences, compare};
use desk::Desk;
use openimis_testkit::reference;
use record::Record;

#[tokio::test]
async fn recorded_claims_are_decided_as_recorded_or_by_the_corrected_rule() {
    let Some(folder) = reference() else { return };
    let Some(desk) = Desk::open().await else { return };
    let lines = std::fs::read_to_string(folder.join("claims/claims.jsonl")).unwrap();
    let mut differences = Differences::default();
    for record in lines.lines().map(Record::read) {
        let entered = desk.enter(&record).await;
        if let Some(expected) = record.entry_error() {
            assert!(
                entered.is_err(),
                "{} was entered: {expected} was expected",
                record.code()
            );
            continue;
        }
        if let Err(refused) = entered {
            differences.note(&record, vec![format!("entry refused: {refused}")]);
            continue;
        }
        desk.remove_registers(&record).await;
        let submitted = desk.submit(&record).await;
        differences.note(&record, compare::decision(&record, &submitted));
        if submitted["status"] == 4 {
            let processed = desk.process(&record).await;
            differences.note(&record, compare(&record, &processed));
        }
    }
    differences.report();
}
