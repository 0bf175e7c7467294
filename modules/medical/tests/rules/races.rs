//! Writers at the same time.

use super::register::{Register, item, service};
use openimis_core::error::Error;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

async fn at_once(register: &Arc<Register>, operation: &'static str, input: Value) -> Vec<&'static str> {
    let mut running = JoinSet::new();
    for _ in 0..32 {
        let (register, input) = (Arc::clone(register), input.clone());
        running.spawn(async move {
            match register.test.perform(&register.admin, operation, None, input).await {
                Ok(_) => "made",
                Err(Error::Refused(problems)) => problems.first().map_or("none", |problem| problem.kind.code),
                Err(_) => "no refusal",
            }
        });
    }
    let mut answers = running.join_all().await;
    answers.sort_unstable();
    answers
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ar_118_one_of_many_simultaneous_writers_gets_a_code() {
    let register = Arc::new(Register::new().await);
    for (operation, input, taken) in [
        ("medical_item.create", item("0001"), "medical_item.code_taken"),
        ("medical_service.create", service("0001"), "medical_service.code_taken"),
        (
            "diagnosis.create",
            json!({ "code": "A00", "name": "Cholera" }),
            "diagnosis.code_taken",
        ),
    ] {
        let mut expected = vec![taken; 31];
        expected.push("made");
        expected.sort_unstable();
        assert_eq!(at_once(&register, operation, input).await, expected, "{operation}");
    }
}
