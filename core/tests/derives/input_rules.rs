//! `#[derive(Input)]`: width, coded values and blanks of texts, in every type that holds texts.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first thing that fails"
)]

use super::input::refused;
use openimis_core::declare::{Input, Patch};
use openimis_core::error::kinds;
use serde_json::{Value, json};

const WIDTH: usize = 3;
const COLOURS: &[&str] = &["red", "blue"];

/// Texts with rules.
#[derive(Debug, Input)]
pub struct Texts {
    /// A text.
    #[input(max_length = WIDTH)]
    pub plain: String,
    /// A text that may be missing.
    #[input(max_length = 3)]
    pub optional: Option<String>,
    /// A text that may be changed.
    #[input(one_of = COLOURS)]
    pub patched: Patch<String>,
    /// Several texts.
    #[input(one_of = &["a", "b"])]
    pub list: Option<Vec<String>>,
    /// A text that says something.
    #[input(not_blank, max_length = 5)]
    pub spoken: Patch<String>,
}

fn with(name: &str, value: Value) -> Value {
    let mut sent = json!({ "plain": "abc" });
    sent[name] = value;
    sent
}

fn accepted(sent: &Value) -> bool {
    Texts::parse(sent.as_object().unwrap()).is_ok()
}

#[test]
fn what_breaks_no_rule_is_read() {
    let sent = json!({ "plain": "abc", "optional": "abc", "patched": "blue", "list": ["b", "a"], "spoken": "hello" });
    let texts = Texts::parse(sent.as_object().unwrap()).unwrap();
    assert_eq!((texts.plain.as_str(), texts.optional.as_deref()), ("abc", Some("abc")));
    assert_eq!(texts.patched, Patch::Value("blue".to_owned()));
    assert_eq!(texts.list, Some(vec!["b".to_owned(), "a".to_owned()]));
    assert_eq!(texts.spoken, Patch::Value("hello".to_owned()));
}

#[test]
fn width_counts_characters() {
    assert!(accepted(&with("plain", json!("äöü"))));
    assert_eq!(refused::<Texts>(&with("plain", json!("äöüx"))), ["core.too_long plain"]);
    assert_eq!(
        refused::<Texts>(&with("optional", json!("abcd"))),
        ["core.too_long optional"]
    );
}

#[test]
fn coded_values_are_those_listed() {
    assert!(accepted(&with("patched", json!("red"))));
    assert_eq!(
        refused::<Texts>(&with("patched", json!("Red"))),
        ["core.invalid_value patched"]
    );
    assert_eq!(
        refused::<Texts>(&with("patched", json!(""))),
        ["core.invalid_value patched"]
    );
    assert_eq!(
        refused::<Texts>(&with("list", json!(["a", "c", "d"]))),
        ["core.invalid_value list/1", "core.invalid_value list/2"]
    );
}

#[test]
fn a_blank_text_is_a_missing_one() {
    for blank in ["", " ", "\t\n", "\u{a0}", "        "] {
        assert_eq!(
            refused::<Texts>(&with("spoken", json!(blank))),
            ["core.required spoken"]
        );
    }
    assert!(accepted(&with("spoken", json!(" a "))));
}

#[test]
fn rules_leave_null_and_absence_alone() {
    assert!(accepted(&json!({ "plain": "" })));
    assert!(accepted(
        &json!({ "plain": "", "optional": null, "patched": null, "list": null, "spoken": null })
    ));
}

#[test]
fn details_name_the_limit_and_the_values() {
    let sent = json!({ "plain": "abcd", "patched": "green" });
    let problems = Texts::parse(sent.as_object().unwrap()).unwrap_err();
    let [long, coded] = problems.as_slice() else {
        panic!("two problems: {problems:?}");
    };
    assert_eq!(
        (long.kind, long.text()),
        (&kinds::TOO_LONG, "Expected at most 3 characters.".into())
    );
    assert_eq!(coded.text(), "Expected one of red, blue.");
}

#[test]
fn rules_are_described() {
    let [plain, _, patched, _, spoken] = Texts::FIELDS else {
        panic!("five fields");
    };
    assert_eq!((plain.max_length, plain.not_blank), (Some(3), false));
    assert_eq!((patched.one_of, patched.max_length), (["red", "blue"].as_slice(), None));
    assert!(spoken.not_blank);
}
