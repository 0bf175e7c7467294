//! What is answered while the database is away, and what never asks it.

use crate::fixture::{Asked, Server};
use serde_json::json;

#[actix_rt::test]
async fn a_database_that_is_away_is_said_without_its_name() {
    let server = Server::away();
    let document = json!({"data": {"type": "places", "attributes": {"code": "A", "kind": "R"}}});
    for asked in [
        Asked::get("/api/v1/places").by("clerk"),
        Asked::new("POST", "/api/v1/places").by("clerk").document(&document),
        Asked::get("/api/v1/me").by("broken"),
    ] {
        let answer = server.ask(asked).await;
        assert_eq!(
            (answer.status, &*answer.code(), answer.header("retry-after")),
            (503, "core.unavailable", "5")
        );
        assert!(!answer.text.contains("db.internal"));
    }
}

#[actix_rt::test]
async fn who_may_not_costs_no_connection() {
    let server = Server::away();
    let cases = [
        (Asked::get("/api/v1/places"), "core.unauthenticated", 401),
        (Asked::get("/api/v1/places").by("nobody"), "core.forbidden", 403),
        (Asked::get("/api/v1/places").by("stranger"), "rest.invalid_token", 401),
        (
            Asked::get("/api/v1/places").header("Authorization", "Basic abc"),
            "rest.invalid_token",
            401,
        ),
        (Asked::get("/api/v1/places/x/children"), "core.unauthenticated", 401),
        (Asked::new("DELETE", "/api/v1/places/x"), "core.unauthenticated", 401),
        (Asked::get("/api/v1/clinics").by("stranger"), "rest.invalid_token", 401),
    ];
    for (asked, code, status) in cases {
        let answer = server.ask(asked).await;
        assert_eq!((answer.status, &*answer.code()), (status, code));
        assert_eq!(answer.header("www-authenticate").is_empty(), status != 401);
    }
    let answer = server.ask(Asked::get("/api/v1/places").by("nobody")).await;
    assert!(
        answer.json()["errors"][0]["detail"]
            .as_str()
            .unwrap()
            .contains("990001")
    );
}

#[actix_rt::test]
async fn addresses_and_methods_that_do_not_exist() {
    let server = Server::away();
    for path in [
        "/api/v1/nothing",
        "/api/v1/places/",
        "/",
        "/api/v2/places",
        "/api/v1/places/%FF",
    ] {
        let answer = server.ask(Asked::get(path)).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (404, "rest.no_such_address"),
            "{path}"
        );
    }
    let cases = [
        ("PUT", "/api/v1/places/x", "GET, PATCH, DELETE, HEAD, OPTIONS"),
        ("BREW", "/api/v1/places", "GET, POST, HEAD, OPTIONS"),
        ("GET", "/api/v1/places/x/move", "POST, OPTIONS"),
        ("GET", "/api/v1/auth/token", "POST, OPTIONS"),
        ("DELETE", "/api/v1/me", "GET, HEAD, OPTIONS"),
    ];
    for (method, path, allow) in cases {
        let answer = server.ask(Asked::new(method, path)).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (405, "rest.method_not_allowed"),
            "{method} {path}"
        );
        assert_eq!(answer.header("allow"), allow);
        let answer = server.ask(Asked::new("OPTIONS", path)).await;
        assert_eq!((answer.status, answer.header("allow")), (204, allow));
    }
}

#[actix_rt::test]
async fn a_row_that_no_operation_changes_is_fixed() {
    let server = Server::away();
    let answer = server.ask(Asked::new("PATCH", "/api/v1/clinics/1")).await;
    assert_eq!((answer.status, &*answer.code()), (403, "rest.resource_fixed"));
    // what the standard says nothing of is answered as HTTP wants it
    let answer = server.ask(Asked::new("DELETE", "/api/v1/clinics/1")).await;
    assert_eq!((answer.status, &*answer.code()), (405, "rest.method_not_allowed"));
}

#[actix_rt::test]
async fn media_types_are_negotiated() {
    let server = Server::away();
    let get = |accept: &str| Asked::get("/api/v1/places").by("clerk").header("Accept", accept);
    assert_eq!(
        server.ask(get("application/vnd.api+json; charset=utf-8")).await.code(),
        "rest.not_acceptable"
    );
    assert_eq!(server.ask(get("image/png")).await.status, 406);
    assert_eq!(server.ask(get("application/vnd.api+json, image/png")).await.status, 503);

    let post = |kind: &str| Asked::new("POST", "/api/v1/places").by("clerk").body(kind, "{}");
    for kind in [
        "application/json",
        "application/vnd.api+json; charset=utf-8",
        "text/plain",
    ] {
        let answer = server.ask(post(kind)).await;
        assert_eq!(
            (answer.status, &*answer.code()),
            (415, "rest.unsupported_media_type"),
            "{kind}"
        );
        assert_eq!(answer.json()["errors"][0]["source"], json!({"header": "Content-Type"}));
    }
    let packed = post("application/vnd.api+json").header("Content-Encoding", "gzip");
    assert_eq!(
        server.ask(packed).await.json()["errors"][0]["source"],
        json!({"header": "Content-Encoding"})
    );
}

#[actix_rt::test]
async fn bodies_that_cannot_be_read() {
    let server = Server::away();
    let post = |body: Vec<u8>| {
        Asked::new("POST", "/api/v1/places")
            .by("clerk")
            .body("application/vnd.api+json", body)
    };
    let cases: [(Vec<u8>, u16, &str); 9] = [
        (b"".to_vec(), 400, "rest.invalid_document"),
        (b"{".to_vec(), 400, "core.malformed_body"),
        (
            b"{\"data\":{\"type\":\"places\",\"type\":\"places\"}}".to_vec(),
            400,
            "core.malformed_body",
        ),
        (
            b"{\"data\":{\"type\":\"\\u0000\"}}".to_vec(),
            400,
            "core.malformed_body",
        ),
        (b"{\"data\":\"\xff\"}".to_vec(), 400, "core.malformed_body"),
        (b"[".repeat(100_000), 400, "core.malformed_body"),
        (b"[]".to_vec(), 400, "rest.invalid_document"),
        (b"{\"data\":{\"type\":\"clinics\"}}".to_vec(), 409, "rest.type_conflict"),
        (vec![b' '; 2 * 1024 * 1024], 413, "rest.body_too_large"),
    ];
    for (body, status, code) in cases {
        let answer = server.ask(post(body)).await;
        assert_eq!((answer.status, &*answer.code()), (status, code));
    }
}
