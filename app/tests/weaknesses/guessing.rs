//! What strangers learn and how often they may try.

use crate::office::{Office, PASSWORD};
use crate::support::Answer;
use serde_json::{Value, json};

const TOKEN: &str = "/api/v1/auth/token";

fn cookies(answer: &Answer) -> Vec<(String, String)> {
    let sent = answer.headers.get_all("set-cookie").iter();
    let pair = |text: &str| {
        text.split(';')
            .next()?
            .split_once('=')
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    sent.filter_map(|value| pair(value.to_str().unwrap())).collect()
}

/// A header that no browser sends by itself needs no proof; a cookie does, unless it only reads.
pub async fn w26_only_cookies_need_the_proof(office: &Office) {
    let person = office.person(&[]).await;
    let fields = json!({ "username": person.login.username, "password": person.login.password });
    let session = office
        .anonymous
        .send_with("POST", "/api/v1/auth/session", &[], Some(&fields))
        .await;
    assert_eq!(session.status, 204, "{}", session.text);
    let cookies = cookies(&session);
    let sent: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let cookie = sent.join("; ");
    let proof = &cookies.iter().find(|(name, _)| name == "openimis_csrf").unwrap().1;
    let ask = async |method, path, headers: &[(&str, &str)]| {
        office.anonymous.send_with(method, path, headers, None).await.status
    };
    assert_eq!(ask("GET", "/api/v1/me", &[("cookie", &cookie)]).await, 200);
    assert_eq!(ask("DELETE", "/api/v1/auth/session", &[("cookie", &cookie)]).await, 403);
    let proven = [("cookie", cookie.as_str()), ("x-csrf-token", proof.as_str())];
    assert_eq!(ask("DELETE", "/api/v1/auth/session", &proven).await, 204);
    let by_header = office.anonymous.log_in(&person.login).await;
    assert_eq!(by_header.send("POST", "/auth/logout", None).await.status, 204);
}

/// Whether there is such a user, and whether he has an address, cannot be seen.
pub async fn w61_a_reset_tells_nothing(office: &Office) {
    let person = office.person(&[]).await;
    office.server.sql(&format!(
        "UPDATE \"tblUsers\" SET \"EmailId\" = NULL WHERE \"LoginName\" = '{}'",
        person.login.username
    ));
    let mut answers = Vec::new();
    for name in ["admin", &person.login.username, "nobody-at-all"] {
        let fields = json!({ "username": name });
        let answer = office
            .anonymous
            .send_with("POST", "/api/v1/auth/password-reset", &[], Some(&fields))
            .await;
        answers.push((answer.status, answer.text));
    }
    assert_eq!(answers, vec![(202, String::new()); 3]);
    let mut refused = Vec::new();
    for name in ["clerk", "nobody-at-all"] {
        let answer = office.anonymous.try_to_log_in(name, "wrong").await;
        refused.push((answer.status, answer.text));
    }
    assert_eq!(refused[0], refused[1], "a login tells no more");
}

/// Up or down, and nothing of jobs, hosts or releases.
pub async fn w63_health_tells_little(office: &Office) {
    for path in ["/health/live", "/health/ready"] {
        assert_eq!(office.anonymous.get(path).await.good(), json!({ "status": "up" }));
    }
    for path in ["/api/core/scheduled_jobs", "/api/v1/scheduled-jobs"] {
        assert_eq!(office.anonymous.get(path).await.status, 404);
    }
    let person = office.person(&[]).await;
    office
        .anonymous
        .log_in(&person.login)
        .await
        .get(&format!("/users/{}", person.id))
        .await;
    let metrics = office.anonymous.get("/metrics").await.text;
    assert!(
        metrics.contains("/users/{id}"),
        "requests are counted by route: {metrics}"
    );
    assert!(
        !metrics.contains(&person.login.username) && !metrics.contains(&person.id),
        "nobody is named"
    );
}

/// An account is locked whatever addresses guess it; an address that guesses many is locked, and others behind the same
/// gateway are not; a success forgets the failures before it.
pub async fn w16_locks_are_for_accounts_and_forwarded_addresses(office: &Office) {
    let (victim, other) = (office.person(&[]).await, office.person(&[]).await);
    let login = async |name: &str, password: &str, from: &str| {
        let fields: Value = json!({ "grant_type": "password", "username": name, "password": password });
        office
            .anonymous
            .send_with("POST", TOKEN, &[("x-forwarded-for", from)], Some(&fields))
            .await
    };
    for _ in 0..2 {
        for _ in 0..4 {
            assert_eq!(login(&other.login.username, "wrong", "203.0.113.9").await.status, 400);
        }
        assert_eq!(
            login(&other.login.username, PASSWORD, "203.0.113.9").await.status,
            200,
            "success resets"
        );
    }
    for last in 1..=5 {
        login(&victim.login.username, "wrong", &format!("198.51.100.{last}")).await;
    }
    let locked = login(&victim.login.username, PASSWORD, "198.51.100.77").await;
    assert_eq!(locked.status, 429, "{}", locked.text);
    assert_eq!(locked.headers["content-type"], "application/json");
    assert!(locked.headers.contains_key("retry-after"));
    for attempt in 0..50 {
        login(&format!("guess{attempt}"), "wrong", "203.0.113.50").await;
    }
    assert_eq!(
        login(&other.login.username, PASSWORD, "203.0.113.50").await.status,
        429,
        "the guessing address"
    );
    assert_eq!(
        login(&other.login.username, PASSWORD, "203.0.113.51").await.status,
        200,
        "its neighbour"
    );
}
