//! What surrounds every request.

use crate::fixture::database::Away;
use crate::fixture::{Asked, Server};
use openimis_rest::Options;
use openimis_rest::edge::{MetricsReaders, RateLimit};
use std::sync::Arc;

#[actix_rt::test]
async fn every_answer_has_an_id_and_protecting_headers() {
    let server = Server::away();
    for path in ["/api/v1/places", "/health/live", "/nowhere", "/api/v1/openapi.json"] {
        let answer = server.ask(Asked::get(path)).await;
        assert!(!answer.header("x-request-id").is_empty(), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("x-frame-options"), "DENY");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none'")
        );
        assert_eq!(answer.header("strict-transport-security"), "");
        assert!(!answer.header("cache-control").is_empty());
    }
    let answer = server
        .ask(Asked::get("/health/live").header("X-Request-Id", "gateway-0001"))
        .await;
    assert_eq!(answer.header("x-request-id"), "gateway-0001");
    let answer = server
        .ask(Asked::get("/health/live").header("X-Request-Id", "<script>alert(1)</script>"))
        .await;
    assert!(!answer.header("x-request-id").contains('<'));
    let tls = Server::over(
        Arc::new(Away),
        Options {
            tls: true,
            ..Options::default()
        },
    );
    assert!(
        tls.ask(Asked::get("/health/live"))
            .await
            .header("strict-transport-security")
            .contains("max-age")
    );
}

#[actix_rt::test]
async fn too_many_requests_are_told_when_to_come_back() {
    let rate = RateLimit {
        per_minute: 60,
        burst: 3,
    };
    let options = Options {
        rate,
        trusted_proxies: vec!["192.0.2.1".parse().unwrap()],
        ..Options::default()
    };
    let server = Server::over(Arc::new(Away), options);
    for _ in 0..3 {
        assert_eq!(server.ask(Asked::get("/health/live")).await.status, 200);
    }
    let answer = server.ask(Asked::get("/health/live")).await;
    assert_eq!(
        (answer.status, &*answer.code(), answer.header("retry-after")),
        (429, "rest.too_many_requests", "1")
    );
    assert!(!answer.header("x-request-id").is_empty());
    let other = Asked::get("/health/live").header("X-Forwarded-For", "198.51.100.7");
    assert_eq!(server.ask(other).await.status, 200);
}

#[actix_rt::test]
async fn a_panic_is_an_error_document_and_a_cause_stays_inside() {
    let Some(server) = Server::new() else { return };
    let answer = server.ask(Asked::get("/api/v1/clinics/panic")).await;
    assert_eq!((answer.status, &*answer.code()), (500, "core.internal"));
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.json()["errors"][0]["id"], answer.header("x-request-id"));
    let answer = server.ask(Asked::get("/api/v1/clinics/leak")).await;
    assert_eq!((answer.status, &*answer.code()), (500, "core.internal"));
    assert!(!answer.text.contains("hunter2"));
    assert_eq!(server.ask(Asked::get("/api/v1/clinics")).await.status, 200);
}

#[actix_rt::test]
async fn metrics_count_patterns_not_ids() {
    let metrics = MetricsReaders {
        networks: vec!["192.0.2.1".parse().unwrap()],
        token: None,
    };
    let server = Server::over(
        Arc::new(Away),
        Options {
            metrics,
            ..Options::default()
        },
    );
    server
        .ask(Asked::get("/api/v1/places/00000000-0000-4000-8000-000000000001").by("clerk"))
        .await;
    server.ask(Asked::get("/api/v1/whatever/17")).await;
    let text = server.ask(Asked::get("/metrics")).await.text;
    assert!(
        text.contains("route=\"/api/v1/places/{id}\",status=\"503\"} 1"),
        "{text}"
    );
    assert!(!text.contains("whatever") && !text.contains("000001"), "{text}");
}

#[actix_rt::test]
async fn metrics_are_closed_to_others() {
    let answer = Server::away().ask(Asked::get("/metrics")).await;
    assert_eq!((answer.status, &*answer.code()), (403, "rest.metrics_closed"));
}

#[actix_rt::test]
async fn addresses_that_are_only_read_say_so() {
    let server = Server::away();
    for path in ["/health/live", "/api/v1/openapi.json", "/api/v1/docs/errors"] {
        let answer = server.ask(Asked::new("POST", path)).await;
        assert_eq!(
            (answer.status, answer.header("allow")),
            (405, "GET, HEAD, OPTIONS"),
            "{path}"
        );
        assert_eq!(server.ask(Asked::new("HEAD", path)).await.status, 200, "{path}");
    }
}

#[actix_rt::test]
async fn health_says_whether_the_server_lives_and_can_work() {
    let mut server = Server::away();
    assert_eq!(server.ask(Asked::get("/health/live")).await.status, 200);
    assert_eq!(server.ask(Asked::get("/health/ready")).await.status, 200);
    server.door = server.door.readiness(Arc::new(|_| {
        Box::pin(async { Err("no answer from db.internal".to_owned()) })
    }));
    let answer = server.ask(Asked::get("/health/ready")).await;
    assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
    assert!(!answer.text.contains("db.internal"));
}
