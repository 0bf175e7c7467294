//! Several who do the same at the same time (spec 6.3).

use super::office::Office;
use openimis_core::declare::Answer;
use openimis_core::error::Error;
use serde_json::{Value, json};
use std::sync::Arc;
use tokio::task::JoinSet;

const CLIENTS: usize = 8;

/// The code of the first problem, or that it was done.
fn outcome(answer: Result<Answer, Error>) -> &'static str {
    match answer {
        Ok(_) => "done",
        Err(Error::Refused(problems)) => problems.first().unwrap().kind.code,
        Err(other) => panic!("{other}"),
    }
}

/// A policy that is in force until 1 August 2026.
async fn due(office: &Office) -> String {
    let policy = office.sell(json!({ "enrollDate": "2025-08-02" })).await;
    let paid = format!(r#"UPDATE "tblPolicy" SET "PolicyStatus" = 2 WHERE "PolicyUUID" = '{policy}'"#);
    office.test.database.run(&paid).await;
    policy
}

/// Each client renews with this input, all at once; what they heard, sorted.
async fn renew_at_once(office: &Arc<Office>, input: &Value) -> Vec<&'static str> {
    let mut running = JoinSet::new();
    for _ in 0..CLIENTS {
        let (office, input) = (Arc::clone(office), input.clone());
        running.spawn(async move { outcome(office.test.perform(&office.admin, "policy.renew", None, input).await) });
    }
    let mut heard = running.join_all().await;
    heard.sort_unstable();
    heard
}

const RENEWED: &str =
    r#"SELECT "StartDate" || ' ' || "ExpiryDate" FROM "tblPolicy" WHERE "ValidityTo" IS NULL AND "PolicyStage" = 'R'"#;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn simultaneous_renewals_of_a_policy_give_one() {
    for is_named in [true, false] {
        let office = Arc::new(Office::new().await);
        let previous = due(&office).await;
        let more = if is_named {
            json!({ "previous": previous })
        } else {
            json!({})
        };
        let input = office.sale(more).await;
        let mut expected = vec!["done"];
        expected.resize(CLIENTS, "policy.renewed_already");
        assert_eq!(renew_at_once(&office, &input).await, expected, "{is_named}");
        assert_eq!(office.rows(RENEWED).await, ["2026-08-02 2027-08-01"]);
    }
}

/// Rule 100, for whoever renews without having been asked to.
#[tokio::test]
async fn what_was_renewed_is_renewed_again_only_once_that_is_gone() {
    let office = Office::new().await;
    let previous = due(&office).await;
    let input = office.sale(json!({ "previous": previous })).await;
    office.done("policy.renew", None, input.clone()).await;
    assert_eq!(
        office.refused("policy.renew", None, input.clone()).await,
        "policy.renewed_already"
    );
    // one that was set aside stands in nobody's way, nor does one that was deleted
    let follower = r#"SELECT "PolicyUUID" FROM "tblPolicy" WHERE "PolicyStage" = 'R' AND "PolicyStatus" = 1 AND "ValidityTo" IS NULL"#;
    for end in ["policy.suspend", "policy.delete"] {
        let follower = office.sql(follower).await;
        office.done(end, Some(&follower), json!({})).await;
        office.done("policy.renew", None, input.clone()).await;
    }
}
