//! Addresses and headers without measure.

use super::office;
use super::support::{Api, Distribution};
use super::wire::Wire;

/// The status of the answer to a head; a server that closes the connection without a word has refused it too.
fn status(server: &Distribution, head: &str) -> u16 {
    let mut wire = Wire::open(&server.address);
    wire.send(head);
    wire.reply().status
}

#[tokio::test]
async fn heads_without_measure_are_refused() {
    let (server, api, _) = office(&[]).await;
    let before = server.memory();
    let cases = [
        (
            "a long path",
            format!("GET /api/v1/{} HTTP/1.1\r\n", "x".repeat(200_000)),
        ),
        (
            "a long query",
            format!("GET /api/v1/locations?{} HTTP/1.1\r\n", "a=1&".repeat(50_000)),
        ),
        (
            "a long header",
            format!("GET /api/v1/me HTTP/1.1\r\nX-A: {}\r\n", "x".repeat(1_000_000)),
        ),
        (
            "many headers",
            format!("GET /api/v1/me HTTP/1.1\r\n{}", "X-A: b\r\n".repeat(5_000)),
        ),
        ("no HTTP", "\u{0}\u{1}\u{2}\r\n".to_owned()),
    ];
    for (what, head) in cases {
        let status = status(&server, &format!("{head}Host: openimis\r\n\r\n"));
        assert!((400..500).contains(&status), "{what}: {status}");
    }
    assert_eq!(api.get("/me").await.status, 200);
    let grown = server.memory().saturating_sub(before);
    assert!(grown < 32 * 1024, "the server grew by {grown} kB");
}

#[tokio::test]
async fn what_is_asked_at_once_is_bounded() {
    let (_server, api, _) = office(&[]).await;
    let many = |count: usize, one: fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join("&");
    let values = |count: usize| vec!["R1"; count].join(",");
    let cases = [
        (
            "filters",
            many(150, |number| {
                format!("filter[{}code.exact]=R1", "parent.".repeat(number % 5))
            }),
        ),
        (
            "different filters",
            many(21, |number| {
                format!("filter[code.{}]=1", LOOKUPS[number % LOOKUPS.len()])
            }),
        ),
        ("parameters", many(5_000, |number| format!("p{number}=1"))),
        ("values", format!("filter[code.in]={}", values(5_000))),
        ("depth", format!("filter[{}code]=R1", "parent.".repeat(1_000))),
        (
            "includes",
            format!("include={}", vec!["parent.children"; 1_000].join(",")),
        ),
        ("sort", format!("sort={}", vec!["-code"; 1_000].join(","))),
    ];
    for (what, query) in cases {
        let answer = api.get(&format!("/locations?{query}")).await;
        assert_eq!(answer.status, 400, "{what}: {}", answer.text);
        assert!(answer.text.len() < 100_000, "{what}: {} bytes", answer.text.len());
    }
    too_many_operations(&api).await;
}

const LOOKUPS: [&str; 5] = ["gt", "gte", "lt", "lte", "in"];

async fn too_many_operations(api: &Api) {
    let operation = serde_json::json!({ "op": "remove", "ref": { "type": "locations", "id": "1" } });
    let list = serde_json::json!({ "atomic:operations": vec![operation; 5_000] });
    let kind = "application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\"";
    let answer = api.send_as("POST", "/api/v1/operations", Some(&list), kind).await;
    assert_eq!(answer.status, 400, "{}", answer.text);
}
