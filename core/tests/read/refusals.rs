//! Filters that are refused, each at its parameter.

use super::actors::superuser;
use super::ask::{filter, filtered, problem};
use super::fixture::registry;
use openimis_core::read::{Lookup, Reader};

#[test]
fn values_of_another_kind_are_refused_at_their_parameter() {
    let (registry, actor) = (registry(), superuser());
    let cases: &[(&str, Lookup, &[&str], &str)] = &[
        ("whole", Lookup::Exact, &["ten"], "Expected a whole number."),
        (
            "whole",
            Lookup::Exact,
            &["9223372036854775808"],
            "Expected a whole number.",
        ),
        ("whole", Lookup::In, &["1", "x"], "Expected each to be a whole number."),
        ("flag", Lookup::Exact, &["1"], "Expected true or false."),
        (
            "amount",
            Lookup::Gt,
            &["1_000"],
            "Expected a decimal number of at most 28 digits.",
        ),
        (
            "amount",
            Lookup::Gt,
            &["NaN"],
            "Expected a decimal number of at most 28 digits.",
        ),
        (
            "amount",
            Lookup::Gt,
            &["1e5"],
            "Expected a decimal number of at most 28 digits.",
        ),
        ("day", Lookup::Exact, &["2021-02-29"], "Expected a date as YYYY-MM-DD."),
        (
            "day",
            Lookup::Exact,
            &["-200000-01-01"],
            "Expected a date as YYYY-MM-DD.",
        ),
        (
            "instant",
            Lookup::Exact,
            &["yesterday"],
            "Expected a date and time as YYYY-MM-DDThh:mm:ss, with an offset or in UTC.",
        ),
        ("uuid", Lookup::Exact, &["0c"], "Expected a UUID."),
        ("id", Lookup::Exact, &["x"], "Expected a whole number."),
        (
            "text",
            Lookup::Exact,
            &["a\0b"],
            "Expected a text without the character NUL.",
        ),
        ("text", Lookup::Isnull, &["maybe"], "Expected true or false."),
        ("text", Lookup::Exact, &[], "Expected exactly one value."),
        ("text", Lookup::Exact, &["a", "b"], "Expected exactly one value."),
        (
            "whole",
            Lookup::Range,
            &["1"],
            "Expected two values, the smaller one first.",
        ),
        (
            "whole",
            Lookup::Icontains,
            &["1"],
            "This field cannot be compared by icontains.",
        ),
        (
            "document",
            Lookup::Exact,
            &["{}"],
            "This field cannot be compared by exact.",
        ),
    ];
    for (field, lookup, values, text) in cases {
        let asked = filter(field, *lookup, values);
        let answer = Reader::new(&registry, &actor).check(&filtered("samples", std::slice::from_ref(&asked)));
        let expected = ("core.invalid_parameter", asked.parameter, (*text).to_owned());
        assert_eq!(problem(answer), expected, "{field} {values:?}");
    }
}

#[test]
fn unknown_names_are_refused_at_their_parameter() {
    let (registry, actor) = (registry(), superuser());
    let cases = [
        ("nothing", "places has no field nothing."),
        ("nothing.code", "places has no relationship nothing."),
        ("code.name", "places has no relationship code."),
        ("secret", "places cannot be filtered by secret."),
        ("parent.secret", "places cannot be filtered by secret."),
        ("", "places has no field ."),
        (
            "parent.parent.parent.parent.parent.code",
            "A path can have at most 5 names.",
        ),
    ];
    for (path, text) in cases {
        let asked = filter(path, Lookup::Exact, &["x"]);
        let answer = Reader::new(&registry, &actor).check(&filtered("places", std::slice::from_ref(&asked)));
        assert_eq!(
            problem(answer),
            ("core.invalid_parameter", asked.parameter, text.to_owned())
        );
    }
}

#[test]
fn more_than_the_limits_is_refused() {
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    let code = filter("code", Lookup::Exact, &["x"]);
    assert!(reader.check(&filtered("places", &vec![code.clone(); 20])).is_ok());
    let (_, _, text) = problem(reader.check(&filtered("places", &vec![code; 21])));
    assert_eq!(text, "At most 20 filters can be combined.");
    let values = vec!["x"; 501];
    assert!(
        reader
            .check(&filtered("places", &[filter("code", Lookup::In, &values[..500])]))
            .is_ok()
    );
    let (_, _, text) = problem(reader.check(&filtered("places", &[filter("code", Lookup::In, &values)])));
    assert_eq!(text, "At most 500 values can be given.");
}
