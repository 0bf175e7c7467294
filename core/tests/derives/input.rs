//! `#[derive(Input)]`: descriptions, and reading well-formed and malformed values.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first thing that fails"
)]

use openimis_core::declare::{Input, InputKind, InputValue, Kind, Patch};
use openimis_core::error::{Problem, ProblemSource};
use serde_json::{Value, json};

/// A part of the order.
#[derive(Debug, PartialEq, Input)]
pub struct Line {
    /// What.
    #[input(max_length = 3)]
    pub article: String,
    /// How many.
    pub count: i32,
}

/// An order.
#[derive(Debug, PartialEq, Input)]
pub struct Order {
    /// Its number.
    pub serial_number: i32,
    /// Remarks.
    #[input(name = "remark", graphql = "comment", secret)]
    pub text: Patch<String>,
    /// Whether it hurries.
    pub express: Option<bool>,
    /// What is ordered.
    pub lines: Option<Vec<Line>>,
    /// What comes on top.
    pub extra: Patch<Line>,
    /// A field that is called like what reads it.
    pub reader: Option<i32>,
    /// A field that is called like its source.
    pub values: Option<i32>,
}

/// An input that asks for nothing.
#[derive(Debug, PartialEq, Input)]
pub struct Nothing {}

/// `code path` of each problem.
pub fn refused<I: Input>(sent: &Value) -> Vec<String> {
    let problems = I::parse(sent.as_object().unwrap()).err().unwrap();
    problems
        .iter()
        .map(|problem| format!("{} {}", problem.kind.code, path(problem)))
        .collect()
}

fn path(problem: &Problem) -> String {
    match &problem.source {
        Some(ProblemSource::Input(path)) => path.join("/"),
        other => panic!("not placed in the input: {other:?}"),
    }
}

fn parse<I: Input>(sent: &Value) -> I {
    I::parse(sent.as_object().unwrap()).unwrap()
}

#[test]
fn fields_are_described_in_order() {
    let [number, text, express, lines, extra, ..] = Order::FIELDS else {
        panic!("seven fields");
    };
    assert_eq!(
        (number.name, number.doc, number.graphql),
        ("serialNumber", "Its number.", None)
    );
    assert_eq!((number.required, number.nullable, number.secret), (true, false, false));
    assert_eq!(
        (text.name, text.graphql, text.secret),
        ("remark", Some("comment"), true)
    );
    assert_eq!((express.required, express.nullable), (false, true));
    assert!(matches!(number.kind, InputKind::Value(Kind::Integer)));
    assert!(matches!(lines.kind, InputKind::List(InputKind::Object([article, _])) if article.max_length == Some(3)));
    assert!(matches!(extra.kind, InputKind::Object([_, count]) if count.name == "count"));
    assert!(matches!(<Line as InputValue>::KIND, InputKind::Object(fields) if fields.len() == 2));
}

#[test]
fn sent_null_and_absent_are_three_things() {
    let absent: Order = parse(&json!({ "serialNumber": 1 }));
    assert_eq!((absent.text, absent.express, absent.lines), (Patch::Absent, None, None));
    let null: Order = parse(&json!({ "serialNumber": 1, "remark": null, "express": null, "extra": null }));
    assert_eq!((null.text, null.express, null.extra), (Patch::Null, None, Patch::Null));
    let sent: Order = parse(
        &json!({ "serialNumber": 1, "remark": "", "express": true, "reader": 2, "values": 3,
        "lines": [{ "article": "abc", "count": 2 }] }),
    );
    assert_eq!((sent.text, sent.express), (Patch::Value(String::new()), Some(true)));
    assert_eq!((sent.reader, sent.values), (Some(2), Some(3)));
    assert_eq!(
        sent.lines,
        Some(vec![Line {
            article: "abc".to_owned(),
            count: 2
        }])
    );
}

#[test]
fn all_problems_are_reported_at_once() {
    let sent = json!({ "colour": 1, "express": "yes", "lines": {}, "remark": 5 });
    let expected = [
        "core.unknown_field colour",
        "core.required serialNumber",
        "core.invalid_value remark",
        "core.invalid_value express",
        "core.invalid_value lines",
    ];
    assert_eq!(refused::<Order>(&sent), expected);
}

#[test]
fn null_is_refused_where_it_has_no_meaning() {
    assert_eq!(
        refused::<Order>(&json!({ "serialNumber": null })),
        ["core.invalid_value serialNumber"]
    );
}

#[test]
fn problems_of_groups_are_placed_inside_them() {
    let lines = json!([{ "article": "abc", "count": 1 }, { "article": "abcd", "size": 2 }, 7]);
    let sent = json!({ "serialNumber": 1, "lines": lines, "extra": { "article": "abc", "count": "two" } });
    let expected = [
        "core.unknown_field lines/1/size",
        "core.too_long lines/1/article",
        "core.required lines/1/count",
        "core.invalid_value lines/2",
        "core.invalid_value extra/count",
    ];
    assert_eq!(refused::<Order>(&sent), expected);
}

#[test]
fn an_input_may_ask_for_nothing() {
    assert_eq!(parse::<Nothing>(&json!({})), Nothing {});
    assert_eq!(refused::<Nothing>(&json!({ "a": 1 })), ["core.unknown_field a"]);
}

#[test]
fn an_unknown_field_is_named() {
    let problems = Nothing::parse(json!({ "a": 1 }).as_object().unwrap()).unwrap_err();
    let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["core.unknown_field: There is no field \"a\" here."]);
}
