//! The language of answers: every word that a person reads, and nothing else.

use crate::fixture::{Answer, Asked, Server, country};
use openimis_core::language::Languages;
use openimis_rest::language::vocabulary;
use std::sync::Arc;

const NOWHERE: &str = "/api/v1/nowhere";

async fn in_language(server: &Server, uri: &str, accept: &str, language: &str) -> Answer {
    let asked = Asked::get(uri)
        .header("Accept", accept)
        .header("Accept-Language", language);
    server.ask(asked).await
}

#[actix_web::test]
async fn an_error_is_told_in_french_in_every_format() {
    let server = Server::away();
    let json = in_language(&server, NOWHERE, "*/*", "fr").await;
    let error = &json.json()["errors"][0];
    assert_eq!(error["title"], "Adresse inexistante");
    assert_eq!(
        error["detail"],
        "Vérifiez le chemin\u{a0}; la documentation énumère ceux qui existent."
    );
    // programs go by these
    assert_eq!(error["code"], "rest.no_such_address");
    assert_eq!(error["links"]["type"], "/api/v1/docs/errors#rest.no_such_address");

    let xml = in_language(&server, NOWHERE, "application/xml", "fr").await;
    assert!(xml.text.contains("Adresse inexistante"), "{}", xml.text);
    let html = in_language(&server, NOWHERE, "text/html", "fr").await;
    assert!(html.text.contains("<html lang=\"fr\">"), "{}", html.text);
    assert!(
        html.text.contains("<h1>Adresse inexistante</h1>") && html.text.contains("Toutes les ressources"),
        "{}",
        html.text
    );
    for answer in [json, xml, html] {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("Content-Language"), "fr");
        let vary = answer.header("Vary");
        assert!(
            vary.starts_with("Accept, ") && vary.contains("Accept-Language"),
            "{vary}"
        );
    }
}

#[actix_web::test]
async fn a_sentence_keeps_what_it_names() {
    let Some(server) = Server::new() else { return };
    let asked = |language| {
        Asked::get("/api/v1/places?page[size]=0")
            .by("clerk")
            .header("Accept-Language", language)
    };
    let french = server.ask(asked("fr")).await;
    assert_eq!(french.json()["errors"][0]["detail"], "Il faut un nombre de 1 à 100.");
    assert_eq!(french.json()["errors"][0]["source"]["parameter"], "page[size]");
    let english = server.ask(asked("en")).await;
    assert_eq!(
        english.json()["errors"][0]["detail"],
        "Expected a number from 1 to 100."
    );
}

#[actix_web::test]
async fn the_best_liked_language_that_is_spoken_is_chosen() {
    let server = Server::away();
    let cases = [
        ("fr", "fr"),
        ("en;q=0.5, fr;q=0.9", "fr"),
        ("fr;q=0.5, en;q=0.9", "en"),
        ("fr-CH, en;q=0.9", "fr"),
        ("sw, fr;q=0.2", "fr"),
        ("FR-cm", "fr"),
        // what is not spoken, not wanted or not understood
        ("sw", "en"),
        ("fr;q=0", "en"),
        ("*", "en"),
        ("", "en"),
        (";;,=q, fr;q=high", "en"),
    ];
    for (header, expected) in cases {
        let answer = in_language(&server, NOWHERE, "*/*", header).await;
        assert_eq!(answer.header("Content-Language"), expected, "{header}");
        assert_eq!(answer.status, 404, "{header}");
    }
    let answer = server.ask(Asked::get(NOWHERE)).await;
    assert_eq!(answer.header("Content-Language"), "en");
}

#[actix_web::test]
async fn without_a_header_a_person_reads_his_own_language() {
    let Some(server) = Server::new() else { return };
    let unknown = "/api/v1/places?colour=red";
    let own = server.ask(Asked::get(unknown).by("francophone")).await;
    assert_eq!(own.json()["errors"][0]["detail"], "Ce paramètre n'existe pas ici.");
    let asked = Asked::get(unknown).by("francophone").header("Accept-Language", "en");
    let other = server.ask(asked).await;
    assert_eq!(other.json()["errors"][0]["detail"], "There is no such parameter here.");
}

#[actix_web::test]
async fn pages_are_in_french() {
    let Some(server) = Server::new() else { return };
    let login = in_language(&server, "/api/v1/auth/session", "text/html", "fr").await;
    assert_eq!((login.status, login.header("Content-Language")), (200, "fr"));
    for words in [
        "<html lang=\"fr\">",
        "Se connecter",
        "Mot de passe",
        "Nom d'utilisateur",
    ] {
        assert!(login.text.contains(words), "{words}: {}", login.text);
    }
    let asked = Asked::get("/api/v1/places?outputFormat=html")
        .by("clerk")
        .header("Accept-Language", "fr");
    let page = server.ask(asked).await;
    assert_eq!(page.header("Vary"), "Accept, Cookie, Accept-Language");
    for words in [
        "Suivante",
        "Filtrer",
        "Compter tous les enregistrements",
        "toutes les lignes",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    let errors = in_language(&server, "/api/v1/docs/errors", "text/html", "fr").await;
    assert!(errors.text.contains("<h1>Erreurs</h1>") && errors.text.contains("Corps de requête trop grand"));
    assert!(errors.text.contains("<section id=\"rest.body_too_large\">"));
    assert_eq!(errors.header("Vary"), "Accept-Language");
}

#[actix_web::test]
async fn a_page_of_rows_has_no_language() {
    let Some(server) = Server::new() else { return };
    for uri in [
        "/api/v1/places",
        "/api/v1/places?outputFormat=xml",
        "/api/v1/places?outputFormat=csv",
    ] {
        let asked = Asked::get(uri).by("clerk").header("Accept-Language", "fr");
        let answer = server.ask(asked).await;
        assert_eq!(answer.status, 200, "{uri}");
        assert!(!answer.headers.contains_key("Content-Language"), "{uri}");
        assert_eq!(answer.header("Vary"), "Accept", "{uri}");
    }
}

#[actix_web::test]
async fn an_installation_adds_a_language_and_says_what_is_spoken_without_being_asked() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("sw")).unwrap();
    let words = "rest-no_such_address = Hakuna anwani kama hiyo\n";
    std::fs::write(folder.path().join("sw/rest.ftl"), words).unwrap();
    let mut server = Server::away();
    let registry = country::registry();
    let languages = Languages::assemble(&registry, &[vocabulary()], Some(folder.path()), "sw").unwrap();
    server.door = server.fresh_door().languages(Arc::new(languages));
    let answer = server.ask(Asked::get(NOWHERE)).await;
    assert_eq!(answer.header("Content-Language"), "sw");
    let error = &answer.json()["errors"][0];
    assert_eq!(error["title"], "Hakuna anwani kama hiyo");
    // what is not translated is English
    assert_eq!(
        error["detail"],
        "Check the path; the documentation lists those that exist."
    );
}
