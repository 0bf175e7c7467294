//! Clients that say a byte now and then: they are sent away in time, and hold nothing while they are there.

use super::office;
use super::wire::{JSON_API, Wire, post};
use std::thread;
use std::time::Duration;

/// Slow clients of each kind.
const CROWD: usize = 70;
/// Between two bytes.
const DRIP: Duration = Duration::from_millis(100);

/// The least that a server can have: whoever held any of it would be noticed.
const SETTINGS: &[(&str, &str)] = &[
    ("OPENIMIS__SERVER__MAX_IN_FLIGHT", "1"),
    ("OPENIMIS__SERVER__QUEUE_LENGTH", "0"),
    ("OPENIMIS__SERVER__HEAD_SECONDS", "3"),
    ("OPENIMIS__SERVER__BODY_SECONDS", "3"),
    ("OPENIMIS__DATABASE__POOL_PER_WORKER", "1"),
];

#[tokio::test]
async fn slow_clients_hold_nothing_and_are_sent_away() {
    let (server, api, token) = office(SETTINGS).await;
    let (mut crowd, mut patient) = (Vec::new(), Vec::new());
    for _ in 0..CROWD {
        let mut head = Wire::open(&server.address);
        head.send("GET /api/v1/me HTTP/1.1\r\nHost: openimis\r\nX-Long: ");
        crowd.push(head);

        // actix-web has no time limit for the head of a second request; it holds nothing either
        let mut later = Wire::open(&server.address);
        later.send("GET /health/live HTTP/1.1\r\nHost: openimis\r\n\r\n");
        assert_eq!(later.reply().status, 200);
        later.send("GET /api/v1/me HTTP/1.1\r\nHost: openimis\r\nX-Long: ");
        patient.push(later);

        let mut body = Wire::open(&server.address);
        let headers = format!("{JSON_API}Content-Length: 100000\r\n");
        body.send(post("/api/v1/locations", &token, &headers) + "{");
        crowd.push(body);
    }
    assert_eq!(api.get("/locations?page[size]=1").await.status, 200);
    let dripping = thread::spawn(move || {
        while !crowd.is_empty() {
            crowd.retain_mut(|wire| wire.send("x") && !wire.is_closed());
            thread::sleep(DRIP);
        }
    });
    while !dripping.is_finished() {
        let answer = api.get("/locations?page[size]=1&filter[code]=R1").await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    dripping.join().unwrap();
}

#[tokio::test]
async fn a_slow_body_is_told_that_it_was_too_slow() {
    let (server, _, token) = office(SETTINGS).await;
    let mut wire = Wire::open(&server.address);
    let headers = format!("{JSON_API}Content-Length: 100000\r\n");
    wire.send(post("/api/v1/locations", &token, &headers) + "{");
    let reply = wire.reply();
    assert_eq!(reply.status, 408, "{reply:?}");
    assert!(reply.body.contains("rest.body_too_slow"), "{reply:?}");
}
