//! Names and values that try to be SQL.

use super::actors::superuser;
use super::ask::{column, fields, filter, filtered, including, related, sorted};
use super::database::connect;
use super::fixture::registry;
use openimis_core::error::Error;
use openimis_core::read::{Lookup, Query, Reader, Rows};
use proptest::prelude::*;

const ATTEMPTS: &[&str] = &[
    "'; DROP TABLE \"tblPlace\"; --",
    "\" OR 1=1 --",
    "code\" FROM \"tblPlace\"; --",
    "{row}",
    "{row}.\"Secret\"",
    "$1",
    "\\",
    "%' OR '%'='",
    "a'||pg_sleep(10)||'b",
    "/*",
    "\u{1F600}",
    "",
];

#[tokio::test]
async fn values_are_only_values() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    for attempt in ATTEMPTS.iter().filter(|attempt| !attempt.is_empty()) {
        for lookup in [
            Lookup::Exact,
            Lookup::Iexact,
            Lookup::Icontains,
            Lookup::Istartswith,
            Lookup::In,
        ] {
            let query = filtered("places", &[filter("name", lookup, &[attempt])]);
            let found = column(&connection, &registry, &actor, &query, "code")
                .await
                .expect("a value");
            // one name does hold a backslash
            let expected: &[&str] = if *attempt == "\\" && lookup == Lookup::Icontains {
                &["A1x"]
            } else {
                &[]
            };
            assert_eq!(found, expected, "{attempt}");
        }
        let rows = Query::of("places").rows(Rows::PublicId((*attempt).to_owned()));
        assert!(
            column(&connection, &registry, &actor, &rows, "code")
                .await
                .unwrap()
                .is_empty()
        );
    }
    let all = column(&connection, &registry, &actor, &Query::of("places"), "code")
        .await
        .unwrap();
    assert_eq!(all.len(), 7);
}

#[test]
fn names_are_only_declared_names() {
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    for attempt in ATTEMPTS
        .iter()
        .chain(&["Code", "PlaceId", "RowId", "ValidityTo", "type", "secret\0"])
    {
        let attempts = [
            filtered("places", &[filter(attempt, Lookup::Exact, &["x"])]),
            filtered("places", &[filter(&format!("parent.{attempt}"), Lookup::Exact, &["x"])]),
            sorted("places", &format!("{attempt},code")),
            including(Query::of("places"), attempt),
            fields(Query::of("places"), "places", &[attempt]),
            fields(Query::of("places"), attempt, &["code"]),
            related("x", attempt, "places"),
            Query::of(*attempt),
        ];
        for query in attempts {
            // an empty step of an order is none at all
            if attempt.is_empty() && !query.sort.is_empty() {
                continue;
            }
            assert!(matches!(reader.check(&query), Err(Error::Refused(_))), "{query:?}");
        }
    }
}

proptest! {
    #[test]
    fn no_text_of_a_client_gets_into_a_statement(name in "[a-z\"'$;.-]{1,12}", value in "[a-z\"'$;%_-]{3,12}x") {
        let (registry, actor) = (registry(), superuser());
        let reader = Reader::new(&registry, &actor);
        let mut query = filtered("places", &[filter("name", Lookup::Icontains, &[&value])]);
        let text = reader.explain(&query).expect("a sound query");
        prop_assert!(!text.contains(&value));
        query.filters.push(filter(&format!("{name}q"), Lookup::Exact, &["x"]));
        prop_assert!(reader.explain(&query).is_err());
    }
}
