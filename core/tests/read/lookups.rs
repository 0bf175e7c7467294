//! Every lookup on every kind, and what it refuses.

use super::actors::superuser;
use super::ask::{column, filter, filtered, place};
use super::database::connect;
use super::fixture::registry;
use openimis_core::declare::Kind;
use openimis_core::read::Lookup;

/// Field, lookup, values, ids found among the samples.
const CASES: &[(&str, Lookup, &[&str], &[i64])] = &[
    ("text", Lookup::Exact, &["Alpha"], &[1]),
    ("text", Lookup::Exact, &["alpha"], &[]),
    ("text", Lookup::Ne, &["Alpha"], &[2, 3, 5]),
    ("text", Lookup::Iexact, &["ALPHA"], &[1]),
    ("text", Lookup::Iexact, &["gamma_"], &[]),
    ("text", Lookup::Icontains, &["A"], &[1, 2, 3, 5]),
    ("text", Lookup::Icontains, &["A%"], &[3]),
    ("text", Lookup::Icontains, &["_"], &[]),
    ("text", Lookup::Icontains, &["\\"], &[5]),
    ("text", Lookup::Icontains, &["Ü"], &[5]),
    ("text", Lookup::Istartswith, &["BE"], &[2]),
    ("text", Lookup::Istartswith, &["eta"], &[]),
    ("text", Lookup::In, &["beta", "Alpha", "none"], &[1, 2]),
    ("text", Lookup::Gt, &["beta"], &[5]),
    ("text", Lookup::Range, &["A", "H"], &[1, 3]),
    ("text", Lookup::Isnull, &["true"], &[4]),
    ("letter", Lookup::Exact, &["b"], &[2]),
    ("letter", Lookup::In, &["a", "e"], &[1, 5]),
    ("small", Lookup::Gte, &["2"], &[2, 5]),
    ("small", Lookup::Exact, &["99999"], &[]),
    ("whole", Lookup::Lt, &["10"], &[3]),
    ("whole", Lookup::In, &["10", "-30"], &[1, 3]),
    ("whole", Lookup::Range, &["-30", "10"], &[1, 3]),
    ("whole", Lookup::Isnull, &["false"], &[1, 2, 3, 5]),
    ("big", Lookup::Exact, &["9223372036854775807"], &[5]),
    ("big", Lookup::Ne, &["100"], &[2, 3, 5]),
    ("flag", Lookup::Exact, &["true"], &[1, 3]),
    ("flag", Lookup::Ne, &["true"], &[2, 5]),
    ("flag", Lookup::Isnull, &["true"], &[4]),
    ("amount", Lookup::Exact, &["1.5"], &[1]),
    ("amount", Lookup::Lte, &["0"], &[3, 5]),
    ("amount", Lookup::In, &["1.50", "10000"], &[1, 2]),
    ("amount", Lookup::Range, &["-0.05", "1.50"], &[1, 3, 5]),
    ("free", Lookup::Gt, &["10000"], &[2, 3]),
    ("day", Lookup::Exact, &["2020-02-29"], &[1]),
    ("day", Lookup::Gt, &["2020-12-31"], &[2, 5]),
    ("day", Lookup::In, &["0001-01-01", "2021-01-01"], &[2, 3]),
    ("day", Lookup::Range, &["2020-01-01", "2021-01-01"], &[1, 2]),
    ("instant", Lookup::Exact, &["2020-02-29T12:30:00.5"], &[1]),
    ("instant", Lookup::Exact, &["2020-02-29T13:30:00.500+01:00"], &[1]),
    ("instant", Lookup::Gte, &["2021-01-01"], &[2]),
    ("instant", Lookup::In, &["2021-01-01T00:00:00Z"], &[2]),
    ("local", Lookup::Lt, &["2020-02-29T12:30:01"], &[1, 3]),
    ("local", Lookup::In, &["2020-02-29T12:30:00", "0001-01-01"], &[1, 3]),
    ("uuid", Lookup::Exact, &["0C000000-0000-0000-0000-0000000000ff"], &[5]),
    ("uuid", Lookup::In, &["0c000000-0000-0000-0000-000000000001"], &[1]),
    ("document", Lookup::Isnull, &["true"], &[4]),
    ("id", Lookup::Exact, &["3"], &[3]),
    ("id", Lookup::In, &["3", "1", "77"], &[1, 3]),
    ("id", Lookup::Gt, &["3"], &[4, 5]),
];

#[tokio::test]
async fn every_lookup_finds_what_it_says() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    for (field, lookup, values, expected) in CASES {
        let query = filtered("samples", &[filter(field, *lookup, values)]);
        let found = column(&connection, &registry, &actor, &query, "id")
            .await
            .expect("a sound filter");
        let expected: Vec<_> = expected.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{field} {} {values:?}", lookup.name());
    }
}

/// The table above has no gap: every lookup that suits a kind is in it with that kind.
#[test]
fn every_lookup_is_tried_on_every_kind_that_it_suits() {
    let registry = registry();
    let samples = registry.resource("samples").unwrap();
    let text_only = [Lookup::Iexact, Lookup::Icontains, Lookup::Istartswith];
    for lookup in Lookup::ALL {
        let suits = |kind| lookup.suits(kind);
        assert!(suits(Kind::Text));
        assert_eq!(suits(Kind::Json), *lookup == Lookup::Isnull);
        assert_eq!(suits(Kind::Integer), !text_only.contains(lookup));
        assert_eq!(Lookup::named(lookup.name()), Some(*lookup));
        assert!(
            CASES.iter().any(|(_, tried, ..)| tried == lookup),
            "{} is not tried",
            lookup.name()
        );
    }
    for field in &samples.fields {
        assert!(
            CASES.iter().any(|(tried, ..)| *tried == field.name),
            "{} is not tried",
            field.name
        );
    }
}

#[tokio::test]
async fn paths_cross_relationships() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let cases: &[(&str, Lookup, &[&str], &[&str])] = &[
        ("parent.code", Lookup::Exact, &["A1"], &["A1x", "A1y", "B2"]),
        (
            "parent.parent.name",
            Lookup::Istartswith,
            &["alpha"],
            &["A1x", "A1y", "B2"],
        ),
        ("parent", Lookup::Isnull, &["true"], &["A", "B"]),
        ("children.code", Lookup::Exact, &["A1y"], &["A1"]),
        // ended rows are at the end of no to-many relationship
        ("children.code", Lookup::Exact, &["A9"], &[]),
        ("children", Lookup::Isnull, &["true"], &["A1x", "A1y", "B1", "B2"]),
        ("children", Lookup::Isnull, &["false"], &["A", "A1", "B"]),
        ("children.children.size", Lookup::Lt, &["10"], &["A"]),
        ("children.parent.children.code", Lookup::Exact, &["B1"], &["B"]),
        ("tags.word", Lookup::Exact, &["River"], &["A1", "A1x"]),
        // the pair of A1x and Market ended
        ("tags.word", Lookup::Exact, &["Market"], &["A1"]),
        ("tags", Lookup::In, &["t1", "t2"], &["A1", "A1x"]),
        ("samples.whole", Lookup::Exact, &["20"], &["A1"]),
        ("note", Lookup::Isnull, &["false"], &[]),
        ("title", Lookup::Exact, &["A1 Alpha one"], &["A1"]),
        // a to-one relationship is followed to an ended row
        ("seat.code", Lookup::Exact, &["A9"], &["A"]),
    ];
    for (path, lookup, values, expected) in cases {
        let query = filtered("places", &[filter(path, *lookup, values)]);
        let found = column(&connection, &registry, &actor, &query, "code")
            .await
            .expect("a sound filter");
        assert_eq!(&found, expected, "{path} {}", lookup.name());
    }
}

#[tokio::test]
async fn text_uuids_are_found_in_any_case() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let id = place("0b").to_uppercase();
    for path in ["id", "children.parent.id", "children.parent"] {
        let query = filtered("places", &[filter(path, Lookup::Exact, &[&id])]);
        let found = column(&connection, &registry, &actor, &query, "code").await.unwrap();
        assert_eq!(found, ["A1"], "{path}");
    }
}
