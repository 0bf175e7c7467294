//! Payments at the same time (spec 6.3).

use super::office::{Office, outcome, payment};
use serde_json::json;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Each of the amounts is recorded by a client of its own, all at once.
async fn pay_at_once(office: &Arc<Office>, policy: &str, amounts: &[u32]) -> Vec<&'static str> {
    let mut running = JoinSet::new();
    for (number, amount) in amounts.iter().enumerate() {
        let input = payment(
            policy,
            json!({ "amount": amount, "receipt": format!("R{number}-{policy}") }),
        );
        let office = Arc::clone(office);
        running.spawn(async move { outcome(office.perform("premium.create", None, input).await) });
    }
    running.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_simultaneous_payments_activate_once() {
    let office = Arc::new(Office::new().await);
    for _ in 0..8 {
        let policy = office.idle().await;
        assert_eq!(pay_at_once(&office, &policy, &[4_000, 6_000]).await, ["done"; 2]);
        assert_eq!(office.standing(&policy).await, "2 2026-07-20 2026-07-20");
        assert_eq!(office.copies(&policy).await, "1");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_instalments_at_once_activate_once() {
    let office = Arc::new(Office::new().await);
    let policy = office.idle().await;
    assert_eq!(pay_at_once(&office, &policy, &[500; 20]).await, ["done"; 20]);
    assert_eq!(office.standing(&policy).await, "2 2026-07-20 2026-07-20");
    assert_eq!(office.copies(&policy).await, "1");
    assert_eq!(office.sums().await, ["10000.00"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_many_simultaneous_payments_gets_a_receipt() {
    let office = Arc::new(Office::new().await);
    let mut running = JoinSet::new();
    for _ in 0..16 {
        let policy = office.idle().await;
        let office = Arc::clone(&office);
        let input = payment(&policy, json!({ "receipt": "RC1" }));
        running.spawn(async move { outcome(office.perform("premium.create", None, input).await) });
    }
    let mut answers = running.join_all().await;
    answers.sort_unstable();
    let mut expected = vec!["contribution.receipt_taken"; 15];
    expected.push("done");
    assert_eq!(answers, expected);
}

/// Whichever comes first, the other one meets what it made of the policy: both have a copy of it before, and the coverage
/// came into force once.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_suspension_and_a_payment_at_once_come_one_after_the_other() {
    let office = Arc::new(Office::new().await);
    for _ in 0..8 {
        let policy = office.idle().await;
        let input = payment(&policy, json!({ "receipt": format!("S-{policy}") }));
        let mut running = JoinSet::new();
        let suspending = (Arc::clone(&office), policy.clone());
        running.spawn(async move {
            let (office, policy) = suspending;
            outcome(office.perform("policy.suspend", Some(&policy), json!({})).await)
        });
        let paying = Arc::clone(&office);
        running.spawn(async move { outcome(paying.perform("premium.create", None, input).await) });
        assert_eq!(running.join_all().await, ["done"; 2]);
        let standing = office.standing(&policy).await;
        assert!(
            ["2 2026-07-20 2026-07-20", "4 2026-07-20 2026-07-20"].contains(&standing.as_str()),
            "{standing}"
        );
        assert_eq!(office.copies(&policy).await, "2");
    }
}
