//! Writers at the same time.

use super::scheme::Scheme;
use openimis_core::error::Error;
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ar_123_one_of_many_simultaneous_writers_gets_a_name() {
    let scheme = Arc::new(Scheme::new().await);
    for (operation, taken) in [
        ("items_pricelist.create", "items_pricelist.name_taken"),
        ("services_pricelist.create", "services_pricelist.name_taken"),
    ] {
        let mut running = JoinSet::new();
        for _ in 0..16 {
            let scheme = Arc::clone(&scheme);
            running.spawn(async move {
                let list = json!({ "name": "Rapta", "pricelistDate": "2026-01-01" });
                match scheme.test.perform(&scheme.admin, operation, None, list).await {
                    Ok(_) => "made",
                    Err(Error::Refused(problems)) => problems.first().map_or("none", |problem| problem.kind.code),
                    Err(_) => "no refusal",
                }
            });
        }
        let mut answers = running.join_all().await;
        answers.sort_unstable();
        let mut expected = vec![taken; 15];
        expected.push("made");
        expected.sort_unstable();
        assert_eq!(answers, expected);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn changes_of_one_list_wait_for_each_other() {
    let scheme = Arc::new(Scheme::new().await);
    let list = scheme.list("One", None, &[]).await;
    let item = scheme.item("A").await;
    let mut running = JoinSet::new();
    for _ in 0..8 {
        let (scheme, list, item) = (Arc::clone(&scheme), list.clone(), item.clone());
        running.spawn(async move {
            let change = json!({ "addedDetails": [item] });
            scheme.done("items_pricelist.change", Some(&list), change).await;
        });
    }
    running.join_all().await;
    assert_eq!(scheme.sql(r#"SELECT count(*) FROM "tblPLItemsDetail""#).await, "1");
}
