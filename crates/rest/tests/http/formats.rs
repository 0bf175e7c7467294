//! Which format is answered.

use crate::fixture::{Asked, Server};

#[actix_web::test]
async fn the_parameter_goes_before_the_header() {
    let Some(server) = Server::new() else { return };
    let cases = [
        ("", "application/vnd.api+json", "application/vnd.api+json"),
        ("", "text/html,*/*;q=0.8", "text/html; charset=utf-8"),
        (
            "",
            "application/xml;q=0.9, application/vnd.api+json;q=0.1",
            "application/xml; charset=utf-8",
        ),
        ("?outputFormat=xml", "text/html", "application/xml; charset=utf-8"),
        ("?outputFormat=jsonapi", "image/png", "application/vnd.api+json"),
        ("?outputFormat=html", "*/*", "text/html; charset=utf-8"),
        ("?outputFormat=csv", "*/*", "text/csv; charset=utf-8; header=present"),
    ];
    for (query, accept, expected) in cases {
        let asked = Asked::get(&format!("/api/v1/places{query}"))
            .by("clerk")
            .header("Accept", accept);
        let answer = server.ask(asked).await;
        assert_eq!(answer.status, 200, "{query} {accept}: {}", answer.text);
        assert_eq!(answer.header("Content-Type"), expected, "{query} {accept}");
        assert!(answer.header("Vary").starts_with("Accept"), "{query} {accept}");
    }
}

#[actix_web::test]
async fn what_an_address_has_not_is_refused_with_what_it_has() {
    let Some(server) = Server::new() else { return };
    let answer = server.get("/api/v1/places?outputFormat=pdf").await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["source"]["parameter"], "outputFormat");
    assert_eq!(
        answer.json()["errors"][0]["detail"],
        "Expected one of jsonapi, xml, html, csv, xlsx."
    );
    // a row is no table
    let answer = server.get("/api/v1/places/some?outputFormat=csv").await;
    assert_eq!(
        answer.json()["errors"][0]["detail"],
        "Expected one of jsonapi, xml, html."
    );
    let answer = server
        .ask(Asked::get("/api/v1/places").by("clerk").header("Accept", "image/png"))
        .await;
    assert_eq!((answer.status, answer.code().as_str()), (406, "rest.not_acceptable"));
    assert!(answer.text.contains("text/csv"), "{}", answer.text);
    let answer = server.get("/api/v1/places?outputFormat=xml&outputFormat=xml").await;
    assert_eq!(answer.status, 400);
}

#[actix_web::test]
async fn links_keep_the_format() {
    let Some(server) = Server::new() else { return };
    let answer = server
        .get("/api/v1/places?page[size]=1&outputFormat=jsonapi")
        .await
        .json();
    assert!(
        answer["links"]["next"]
            .as_str()
            .unwrap()
            .contains("outputFormat=jsonapi")
    );
}

#[actix_web::test]
async fn errors_have_the_format_that_was_asked_for() {
    let server = Server::away();
    let cases = [
        ("text/html", "text/html; charset=utf-8", "No such address"),
        (
            "application/xml",
            "application/xml; charset=utf-8",
            "code=\"rest.no_such_address\"",
        ),
        (
            "text/csv",
            "application/vnd.api+json",
            "\"code\":\"rest.no_such_address\"",
        ),
        (
            "image/png",
            "application/vnd.api+json",
            "\"code\":\"rest.no_such_address\"",
        ),
    ];
    for (accept, kind, text) in cases {
        let answer = server
            .ask(Asked::get("/api/v1/nothing").by("clerk").header("Accept", accept))
            .await;
        assert_eq!((answer.status, answer.header("Content-Type")), (404, kind), "{accept}");
        assert!(answer.text.contains(text), "{}", answer.text);
    }
}
