//! Starts that are refused, each with the key that is wrong and where its value came from.

use super::program;

/// What a start that fails prints.
fn refusal(settings: &[(&str, &str)]) -> String {
    let (mut program, _folder) = program();
    for (variable, value) in settings {
        program = program.with(variable, value);
    }
    program.serve().unwrap_err().to_string()
}

const NOWHERE: (&str, &str) = ("DATABASE_URL", "host=/nowhere user=x dbname=x");

#[test]
fn production_makes_no_token_key() {
    let printed = refusal(&[NOWHERE, ("OPENIMIS__SERVER__MODE", "production")]);
    assert!(printed.contains("OPENIMIS__AUTH__TOKEN_KEY"), "{printed}");
}

#[test]
fn production_refuses_a_weak_token_key() {
    let printed = refusal(&[NOWHERE, ("OPENIMIS__AUTH__TOKEN_KEY", "c2VjcmV0")]);
    assert!(printed.contains("OPENIMIS__AUTH__TOKEN_KEY"), "{printed}");
    assert!(printed.contains("fewer than 32"), "{printed}");
    assert!(!printed.contains("c2VjcmV0"), "the key is printed: {printed}");
}

#[test]
fn production_has_no_private_database() {
    let printed = refusal(&[("OPENIMIS__SERVER__MODE", "production")]);
    assert!(printed.contains("DATABASE_URL"), "{printed}");
}

#[test]
fn a_wrong_value_is_named_with_its_key_and_its_source() {
    let printed = refusal(&[("OPENIMIS__SERVER__WORKERS", "many")]);
    for part in ["environment variable OPENIMIS__SERVER__WORKERS", "workers", "\"many\""] {
        assert!(printed.contains(part), "{part} is missing: {printed}");
    }
}

#[test]
fn an_unknown_key_is_named() {
    let printed = refusal(&[("OPENIMIS__SERVER__WORKERZ", "2")]);
    assert!(printed.contains("has no key `workerz`"), "{printed}");
}

#[test]
fn a_database_that_is_away_is_said() {
    let key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
    let printed = refusal(&[NOWHERE, ("OPENIMIS__AUTH__TOKEN_KEY", key)]);
    assert!(printed.contains("the database is unavailable"), "{printed}");
}

#[test]
fn words_that_are_wrong_are_named_all_together() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("sw")).unwrap();
    std::fs::write(folder.path().join("sw/location.ftl"), "location-code_taker = Msimbo\n").unwrap();
    let locales = folder.path().display().to_string();
    let printed = refusal(&[
        NOWHERE,
        ("OPENIMIS__SERVER__LOCALES", &locales),
        ("OPENIMIS__SERVER__LANGUAGE", "pt"),
    ]);
    for part in [
        "nobody declares location-code_taker",
        "server.language",
        "no words in pt",
    ] {
        assert!(printed.contains(part), "{part} is missing: {printed}");
    }
}
