//! Logging in and out over HTTP.

use crate::fixture::{Asked, Server};
use serde_json::{Value, json};

fn post(path: &str, body: &Value) -> Asked {
    Asked::new("POST", &format!("/api/v1{path}")).body("application/json", body.to_string())
}

#[actix_rt::test]
async fn tokens_for_a_password_by_json_and_form() {
    let Some(server) = Server::new() else { return };
    let json = post(
        "/auth/token",
        &json!({"grant_type": "password", "username": "clerk", "password": "secret"}),
    );
    let form = Asked::new("POST", "/api/v1/auth/token").body(
        "application/x-www-form-urlencoded; charset=utf-8",
        "grant_type=password&username=clerk&password=se%63ret",
    );
    for asked in [json, form] {
        let answer = server.ask(asked).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        assert_eq!(answer.header("cache-control"), "no-store");
        let expected = json!({
            "access_token": "clerk", "token_type": "Bearer", "expires_in": 60,
            "refresh_token": "clerk-refresh", "refresh_expires_in": 600,
        });
        assert_eq!(answer.json(), expected);
    }
    assert_eq!(
        server.register.asked.lock().unwrap()[0],
        "log_in clerk from Some(192.0.2.1)"
    );
}

#[actix_rt::test]
async fn refusals_are_those_of_rfc_6749() {
    let Some(server) = Server::new() else { return };
    let cases = [
        (json!({}), 400, "invalid_request"),
        (json!({"grant_type": "magic"}), 400, "unsupported_grant_type"),
        (
            json!({"grant_type": "password", "username": "clerk"}),
            400,
            "invalid_request",
        ),
        (
            json!({"grant_type": "password", "username": "clerk", "password": 7}),
            400,
            "invalid_request",
        ),
        (
            json!({"grant_type": "password", "username": "clerk", "password": "wrong"}),
            400,
            "invalid_grant",
        ),
        (
            json!({"grant_type": "password", "username": "stranger", "password": "secret"}),
            400,
            "invalid_grant",
        ),
        (json!({"grant_type": "refresh_token"}), 400, "invalid_request"),
        (
            json!({"grant_type": "refresh_token", "refresh_token": "wrong"}),
            400,
            "invalid_grant",
        ),
        (
            json!({"grant_type": "password", "username": "locked", "password": "x"}),
            429,
            "invalid_grant",
        ),
    ];
    for (body, status, error) in cases {
        let answer = server.ask(post("/auth/token", &body)).await;
        assert_eq!(
            (answer.status, answer.json()["error"].as_str()),
            (status, Some(error)),
            "{body}"
        );
        assert_eq!(answer.header("cache-control"), "no-store");
        assert_eq!(answer.header("retry-after"), if status == 429 { "90" } else { "" });
    }
    let wrong_type = Asked::new("POST", "/api/v1/auth/token").body("text/plain", "x");
    assert_eq!(server.ask(wrong_type).await.status, 415);
    let twice =
        Asked::new("POST", "/api/v1/auth/token").body("application/x-www-form-urlencoded", "grant_type=a&grant_type=b");
    assert_eq!(server.ask(twice).await.json()["error"], "invalid_request");
    let large = Asked::new("POST", "/api/v1/auth/token").body("application/json", vec![b' '; 20_000]);
    assert_eq!(server.ask(large).await.status, 413);
}

#[actix_rt::test]
async fn the_token_endpoint_while_the_database_is_away() {
    let server = Server::away();
    let body = json!({"grant_type": "password", "username": "clerk", "password": "secret"});
    let answer = server.ask(post("/auth/token", &body)).await;
    assert_eq!((answer.status, answer.header("retry-after")), (503, "5"));
    assert!(!answer.text.contains("db.internal"));
}

#[actix_rt::test]
async fn refresh_and_logout() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(post("/auth/refresh", &json!({"refresh_token": "clerk-refresh"})))
        .await;
    assert_eq!(answer.json()["access_token"], "clerk");
    let answer = server.ask(Asked::new("POST", "/api/v1/auth/logout").by("clerk")).await;
    assert_eq!(answer.status, 204);
    assert_eq!(server.register.asked.lock().unwrap().last().unwrap(), "log_out clerk");
    assert_eq!(
        server.ask(Asked::new("POST", "/api/v1/auth/logout")).await.code(),
        "core.unauthenticated"
    );
}

#[actix_rt::test]
async fn browsers_have_cookies_and_must_prove_their_page() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .ask(post(
            "/auth/session",
            &json!({"username": "clerk", "password": "secret"}),
        ))
        .await;
    assert_eq!((answer.status, &*answer.text), (204, ""));
    let cookies = answer.cookies();
    let find = |name: &str| cookies.iter().find(|cookie| cookie.starts_with(name)).unwrap().clone();
    for name in ["openimis_session=", "openimis_refresh="] {
        assert!(
            find(name).contains("HttpOnly") && find(name).contains("SameSite=Lax"),
            "{}",
            find(name)
        );
    }
    assert!(find("openimis_refresh=").contains("Path=/api/v1/auth"));
    assert!(!find("openimis_csrf=").contains("HttpOnly"));
    let value = |name: &str| find(name).split(';').next().unwrap().to_owned();
    let sent = format!("{}; {}", value("openimis_session="), value("openimis_refresh="));
    let proof = value("openimis_csrf=").split_once('=').unwrap().1.to_owned();

    let read = server.ask(Asked::get("/api/v1/me").header("Cookie", &sent)).await;
    assert_eq!(read.json()["data"]["attributes"]["username"], "clerk");
    let count = || Asked::new("POST", "/api/v1/places/count").header("Cookie", &sent);
    assert_eq!(server.ask(count()).await.code(), "rest.csrf");
    assert_eq!(server.ask(count().header("X-CSRF-Token", "guess")).await.status, 403);
    assert_eq!(server.ask(count().header("X-CSRF-Token", &proof)).await.status, 200);
    // the header names the actor, so the cookie proves nothing and needs no proof
    assert_eq!(server.ask(count().by("clerk")).await.status, 200);

    let refresh = || Asked::new("POST", "/api/v1/auth/refresh").header("Cookie", &sent);
    assert_eq!(server.ask(refresh()).await.status, 403);
    let answer = server.ask(refresh().header("X-CSRF-Token", &proof)).await;
    assert_eq!((answer.status, answer.cookies().len()), (204, 3));

    let leave = Asked::new("DELETE", "/api/v1/auth/session")
        .header("Cookie", &sent)
        .header("X-CSRF-Token", &proof);
    let answer = server.ask(leave).await;
    assert_eq!(answer.status, 204);
    assert!(answer.cookies().iter().all(|cookie| cookie.contains("Max-Age=0")));
}

#[actix_rt::test]
async fn a_form_of_another_site_opens_no_session() {
    let Some(server) = Server::new() else { return };
    let form = Asked::new("POST", "/api/v1/auth/session")
        .body("application/x-www-form-urlencoded", "username=clerk&password=secret");
    assert_eq!(server.ask(form).await.status, 403);
    let answer = server
        .ask(post(
            "/auth/session",
            &json!({"username": "clerk", "password": "wrong"}),
        ))
        .await;
    assert_eq!((answer.status, &*answer.code()), (422, "rest.incorrect_credentials"));
    let answer = server
        .ask(post(
            "/auth/session",
            &json!({"username": "locked", "password": "wrong"}),
        ))
        .await;
    assert_eq!((answer.status, answer.header("retry-after")), (429, "90"));
}
