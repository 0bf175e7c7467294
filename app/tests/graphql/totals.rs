//! Totals: counted once for the pages of unchanged data, and anew after every change (at most 2 seconds old,
//! own writes at once).

use crate::browser::Browser;
use crate::office::Office;
use serde_json::Value;
use std::time::Duration;

async fn total(browser: &Browser) -> Value {
    let answer = browser
        .ask("{ healthFacilities(first: 1) { totalCount edges { node { code } } } }")
        .await;
    answer.data("/healthFacilities/totalCount")
}

#[tokio::test]
async fn own_changes_are_counted_at_once_and_those_of_others_soon() {
    let office = Office::open().await;
    let before = total(&office.admin).await.as_i64().unwrap();
    let district = office.id_of("GB1").await;
    office.facility("GBTOT", &district).await;
    assert_eq!(total(&office.admin).await, before + 1, "what this server changed");
    // another program's change
    office
        .server
        .sql("UPDATE \"tblHF\" SET \"ValidityTo\" = now() WHERE \"HFCode\" = 'GBTOT' AND \"ValidityTo\" IS NULL");
    tokio::time::sleep(Duration::from_millis(2_100)).await;
    assert_eq!(total(&office.admin).await, before, "what another program changed");
}

/// A total is that of what its reader may see.
#[tokio::test]
async fn totals_are_of_the_reader() {
    let office = Office::open().await;
    let all = total(&office.admin).await.as_i64().unwrap();
    let person = office.person("totals", &[121_101], "GB1").await;
    assert_eq!(total(&person).await, 1);
    assert_eq!(total(&office.admin).await, all);
}
