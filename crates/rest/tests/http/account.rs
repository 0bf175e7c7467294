//! One's own account over HTTP.

use crate::fixture::{Asked, Server};
use serde_json::{Value, json};

fn post(path: &str, body: &Value) -> Asked {
    Asked::new("POST", &format!("/api/v1{path}")).body("application/json", body.to_string())
}

#[actix_rt::test]
async fn passwords_are_changed_and_reset() {
    let Some(server) = Server::new() else { return };
    let change = |body: Value| post("/auth/password", &body).by("clerk");
    assert_eq!(
        server
            .ask(change(json!({"oldPassword": "secret", "newPassword": "long enough"})))
            .await
            .status,
        204
    );
    let answer = server
        .ask(change(json!({"oldPassword": "secret", "newPassword": "short"})))
        .await;
    assert_eq!(
        (answer.status, answer.json()["errors"].as_array().unwrap().len()),
        (422, 2)
    );
    let answer = server
        .ask(change(json!({"oldPassword": "wrong", "newPassword": "long enough"})))
        .await;
    assert_eq!(answer.code(), "rest.incorrect_credentials");
    let answer = server.ask(change(json!({"oldPassword": "secret"}))).await;
    assert_eq!(answer.code(), "core.required");
    assert_eq!(
        server.ask(post("/auth/password", &json!({}))).await.code(),
        "core.unauthenticated"
    );

    for name in ["clerk", "stranger"] {
        let answer = server
            .ask(post("/auth/password-reset", &json!({"username": name})))
            .await;
        assert_eq!((answer.status, &*answer.text), (202, ""));
    }
    let confirm = |token: &str| {
        post(
            "/auth/password-reset/confirm",
            &json!({"token": token, "newPassword": "long enough"}),
        )
    };
    assert_eq!(server.ask(confirm("mailed")).await.status, 204);
    assert_eq!(
        server.ask(confirm("guessed")).await.code(),
        "rest.incorrect_credentials"
    );
}

#[actix_rt::test]
async fn me_says_who_and_what() {
    let server = Server::away();
    let answer = server.ask(Asked::get("/api/v1/me").by("reader")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let data = answer.json()["data"].clone();
    assert_eq!(data["type"], "me");
    let expected = json!({
        "username": "reader", "kind": "interactive", "interactiveUserId": 7, "language": "en",
        "superuser": false, "roles": [3], "rights": [990_001],
    });
    assert_eq!(data["attributes"], expected);
    let answer = server.ask(Asked::get("/api/v1/me").by("admin")).await;
    assert_eq!(answer.json()["data"]["attributes"]["rights"], json!([990_001, 990_002]));
    assert_eq!(
        server.ask(Asked::get("/api/v1/me")).await.code(),
        "core.unauthenticated"
    );
}
