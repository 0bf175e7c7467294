//! Writers at the same time.

use super::country::Country;
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

async fn create_at_once(operation: &'static str, input: serde_json::Value, country: Arc<Country>) -> Vec<&'static str> {
    let mut running = JoinSet::new();
    for _ in 0..32 {
        let (country, input) = (Arc::clone(&country), input.clone());
        running.spawn(async move {
            let answer = country.test.perform(&country.admin, operation, None, input).await;
            answer.map_or_else(|error| code(&error), |_| "made")
        });
    }
    let mut answers = running.join_all().await;
    answers.sort_unstable();
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn w_65_one_of_many_simultaneous_writers_gets_a_code() {
    let country = Arc::new(Country::new().await);
    let location = json!({ "code": "R9", "name": "North", "locationType": "R" });
    let mut expected = vec!["location.code_taken"; 31];
    expected.push("made");
    assert_eq!(
        create_at_once("location.create", location, Arc::clone(&country)).await,
        expected
    );

    let facility = country.facility("F9", "D1").await;
    let mut expected = vec!["health_facility.code_taken"; 31];
    expected.push("made");
    assert_eq!(
        create_at_once("health_facility.create", facility, Arc::clone(&country)).await,
        expected
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn w_41_two_simultaneous_moves_make_no_cycle() {
    for _ in 0..4 {
        let country = Arc::new(Country::new().await);
        let (d1, d2) = (country.id("D1").await, country.id("D2").await);
        let mut running = JoinSet::new();
        for (target, parent) in [(d1.clone(), d2.clone()), (d2, d1)] {
            let country = Arc::clone(&country);
            running.spawn(async move {
                let input = json!({ "newParent": parent });
                let answer = country
                    .test
                    .perform(&country.admin, "location.move", Some(&target), input)
                    .await;
                answer.map_or_else(|error| code(&error), |_| "moved")
            });
        }
        let mut answers = running.join_all().await;
        answers.sort_unstable();
        assert_eq!(answers, ["location.cycle", "moved"]);
    }
}
