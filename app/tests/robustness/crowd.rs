//! More requests than may be worked at once.

use super::office;
use super::support::{Answer, Api, Distribution};
use super::wire::{Wire, post};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Stdio};

const SETTINGS: &[(&str, &str)] = &[
    ("OPENIMIS__SERVER__MAX_IN_FLIGHT", "2"),
    ("OPENIMIS__SERVER__QUEUE_LENGTH", "1"),
    // nobody gives up waiting while this test looks
    ("OPENIMIS__SERVER__QUEUE_MILLISECONDS", "600000"),
    ("OPENIMIS__DATABASE__POOL_PER_WORKER", "4"),
];

/// Keeps everybody from the locations until it is dropped.
struct Locked(Child);

impl Locked {
    fn on(server: &Distribution) -> Self {
        let mut psql = server
            .client("psql")
            .args(["--no-psqlrc", "--quiet"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let script = "BEGIN; LOCK TABLE \"tblLocations\" IN ACCESS EXCLUSIVE MODE;\n\\echo locked\n";
        psql.stdin.as_mut().unwrap().write_all(script.as_bytes()).unwrap();
        let mut said = BufReader::new(psql.stdout.as_mut().unwrap()).lines();
        assert!(said.any(|line| line.unwrap() == "locked"));
        Self(psql)
    }
}

impl Drop for Locked {
    fn drop(&mut self) {
        // psql ends with its input, and the transaction with it
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// Waits until the server measures this.
async fn measured(api: &Api, line: &str) {
    while !api.get("/metrics").await.text.lines().any(|found| found == line) {}
}

fn assert_too_busy(answer: &Answer) {
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(answer.json()["errors"][0]["code"], "rest.too_busy");
    let seconds: u64 = answer.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=5).contains(&seconds), "{seconds}");
}

#[tokio::test]
async fn whoever_comes_to_a_full_server_is_told_when_to_come_back() {
    let (server, api, _) = office(SETTINGS).await;
    let locked = Locked::on(&server);
    let ask = || {
        let api = api.clone();
        tokio::spawn(async move { api.get("/locations").await })
    };
    let mut held = vec![ask(), ask()];
    measured(&api, "openimis_requests_at_work 2").await;
    held.push(ask());
    measured(&api, "openimis_requests_waiting 1").await;

    assert_too_busy(&api.get("/locations").await);
    assert_too_busy(&api.get("/me").await);
    assert_too_busy(&api.send("POST", "/locations", Some(&serde_json::json!({}))).await);
    // whoever sent a body may go on with his connection
    let mut wire = Wire::open(&server.address);
    for _ in 0..2 {
        wire.send(post("/api/v1/locations", "", "Content-Length: 4\r\n") + "null");
        assert_eq!(wire.reply().status, 503);
    }
    measured(&api, "openimis_requests_refused_total 5").await;
    for path in ["/health/live", "/health/ready"] {
        assert_eq!(api.get(path).await.status, 200, "{path}");
    }
    // passwords have turns of their own
    api.log_in(server.login("admin")).await;

    drop(locked);
    for answer in held {
        assert_eq!(answer.await.unwrap().status, 200);
    }
    measured(&api, "openimis_requests_at_work 0").await;
}

#[tokio::test]
async fn nobody_waits_for_long() {
    let settings = [SETTINGS, &[("OPENIMIS__SERVER__QUEUE_MILLISECONDS", "50")]].concat();
    let (server, api, _) = office(&settings).await;
    let locked = Locked::on(&server);
    let ask = || {
        let api = api.clone();
        tokio::spawn(async move { api.get("/locations").await })
    };
    let held = [ask(), ask()];
    measured(&api, "openimis_requests_at_work 2").await;
    assert_too_busy(&api.get("/me").await);
    drop(locked);
    for answer in held {
        assert_eq!(answer.await.unwrap().status, 200);
    }
}
