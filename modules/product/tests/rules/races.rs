//! Writers at the same time.

use super::office::Office;
use openimis_core::error::Error;
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

fn code(error: &Error) -> &'static str {
    match error {
        Error::Refused(problems) => problems.first().map_or("none", |problem| problem.kind.code),
        _ => "no refusal",
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn rule_47_one_of_many_simultaneous_writers_gets_a_code() {
    let office = Arc::new(Office::new().await);
    let mut running = JoinSet::new();
    for _ in 0..32 {
        let office = Arc::clone(&office);
        running.spawn(async move {
            let terms = Office::terms(json!({ "code": "PR9" }));
            let answer = office.test.perform(&office.admin, "product.create", None, terms).await;
            answer.map_or_else(|error| code(&error), |_| "made")
        });
    }
    let mut answers = running.join_all().await;
    answers.sort_unstable();
    let mut expected = vec!["made"];
    expected.extend(["product.code_taken"; 31]);
    assert_eq!(answers, expected);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_simultaneous_replacements_make_no_circle() {
    let office = Arc::new(Office::new().await);
    office.create(json!({ "code": "PR2" })).await;
    let (pr1, pr2) = (office.product("PR1").await, office.product("PR2").await);
    let mut running = JoinSet::new();
    for (target, replacement) in [(pr1.clone(), pr2.clone()), (pr2, pr1)] {
        let office = Arc::clone(&office);
        running.spawn(async move {
            let change = json!({ "conversionProduct": replacement });
            let answer = office
                .test
                .perform(&office.admin, "product.change", Some(&target), change)
                .await;
            answer.map_or_else(|error| code(&error), |_| "changed")
        });
    }
    let mut answers = running.join_all().await;
    answers.sort_unstable();
    assert_eq!(answers, ["changed", "product.conversion_circle"]);
}
