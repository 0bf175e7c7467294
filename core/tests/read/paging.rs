//! Pages: walking a list forward and backward gives exactly the sorted list.

use super::actors::superuser;
use super::ask::{column, cursor, fields, filter, names, paged, problem, sorted};
use super::database::connect;
use super::fixture::registry;
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection};
use openimis_core::access::Actor;
use openimis_core::read::{Lookup, Position, Query, Reader, Total};
use openimis_core::registry::Registry;

#[tokio::test]
async fn rows_without_a_value_come_last_in_both_directions() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let cases = [
        ("size", ["A1y", "A", "A1", "B1", "B", "A1x", "B2"]),
        ("-size", ["B", "B1", "A1", "A", "A1y", "A1x", "B2"]),
        ("parent.code,-code", ["A1", "B2", "A1y", "A1x", "B1", "B", "A"]),
        ("-parent.code,code", ["B1", "A1x", "A1y", "B2", "A1", "A", "B"]),
    ];
    for (order, expected) in cases {
        let found = column(&connection, &registry, &actor, &sorted("places", order), "code")
            .await
            .unwrap();
        assert_eq!(found, expected, "{order}");
    }
}

/// Orders of every kind, with duplicates and without values in them.
const ORDERS: &[&str] = &[
    "",
    "id",
    "-id",
    "text",
    "-text",
    "small",
    "-small,text",
    "flag",
    "-flag,-small",
    "amount",
    "-amount,flag",
    "free",
    "-free",
    "day",
    "-day,text",
    "instant",
    "-instant,-id",
    "local,-flag,amount",
    "uuid,-text",
    "text,-text",
];

#[tokio::test]
async fn walking_pages_gives_exactly_the_sorted_list() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    // few values and many gaps, from a generator with a fixed seed
    let rows = "SELECT setseed(0.42); INSERT INTO sample (text, small, flag, amount, free, day, instant, local, uuid) \
        SELECT nullif((array['', 'a', 'A', 'é', 'b%'])[1 + floor(random() * 5)], ''), \
        nullif(floor(random() * 4), 0), (array[true, false, null])[1 + floor(random() * 3)], \
        nullif(floor(random() * 3), 0) / 3, (array[null, 'NaN', 1.10, 1.1, 12345.678])[1 + floor(random() * 5)], \
        (array[null, 'infinity', '-infinity', '2020-02-29'])[1 + floor(random() * 4)]::date, \
        (array[null, 'infinity', '2020-02-29T01:02:03.000004Z', '4000-01-01Z'])[1 + floor(random() * 4)]::timestamptz, \
        (array[null, '-infinity', '2020-02-29T01:02:03.5'])[1 + floor(random() * 3)]::timestamp, \
        (array[null, '0c000000-0000-0000-0000-00000000000a'])[1 + floor(random() * 2)]::uuid \
        FROM generate_series(1, 60)";
    connection.batch_execute(rows).await.expect("rows");
    for order in ORDERS {
        let query = fields(sorted("samples", order), "samples", &["text"]);
        let whole = column(
            &connection,
            &registry,
            &actor,
            &paged(query.clone(), 100, Position::First),
            "id",
        )
        .await
        .unwrap();
        assert_eq!(whole.len(), 65);
        for size in [1, 7, 65, 100] {
            let forward = walk(&connection, &registry, &actor, &query, size).await;
            assert_eq!(forward, whole, "{order} by {size}");
            let backward = walk_back(&connection, &registry, &actor, &query, size).await;
            assert_eq!(backward, whole, "{order} back by {size}");
        }
    }
}

async fn walk(
    connection: &AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    query: &Query,
    size: u32,
) -> Vec<String> {
    let (mut seen, mut from) = (Vec::new(), Position::First);
    loop {
        let first = from == Position::First;
        let page = paged(query.clone(), size, from);
        let found = sendable(Reader::new(registry, actor).read(connection, &page))
            .await
            .unwrap();
        assert_eq!(found.has_previous, !first);
        assert_eq!(found.statements, 1);
        seen.extend(names(&found, "id"));
        let Some(last) = found.records().last() else {
            return seen;
        };
        from = Position::After(cursor(last.cursor().unwrap()));
        if !found.has_next {
            return seen;
        }
    }
}

async fn walk_back(
    connection: &AsyncPgConnection,
    registry: &Registry,
    actor: &Actor,
    query: &Query,
    size: u32,
) -> Vec<String> {
    let (mut seen, mut from) = (Vec::new(), Position::Last);
    loop {
        let last = from == Position::Last;
        let found = Reader::new(registry, actor)
            .read(connection, &paged(query.clone(), size, from))
            .await
            .unwrap();
        assert_eq!(found.has_next, !last);
        seen.splice(0..0, names(&found, "id"));
        let Some(first) = found.records().next() else {
            return seen;
        };
        from = Position::Before(cursor(first.cursor().unwrap()));
        if !found.has_previous {
            return seen;
        }
    }
}

#[tokio::test]
async fn offsets_totals_and_empty_pages() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    let mut query = paged(Query::of("places"), 3, Position::Offset(2));
    query.total = Total::Exact;
    query.filters = vec![
        filter("parent.code", Lookup::Isnull, &["false"]),
        filter("parent", Lookup::Isnull, &["false"]),
    ];
    let found = reader.read(&connection, &query).await.unwrap();
    assert_eq!(names(&found, "code"), ["A1y", "B1", "B2"]);
    assert_eq!(
        (found.total, found.has_previous, found.has_next, found.statements),
        (Some(5), true, false, 2)
    );

    let nothing = reader
        .read(&connection, &paged(Query::of("places"), 0, Position::First))
        .await
        .unwrap();
    assert_eq!(
        (nothing.records().len(), nothing.has_next, nothing.total),
        (0, true, None)
    );

    let (_, parameter, text) = problem(reader.check(&paged(Query::of("places"), 101, Position::First)));
    assert_eq!(
        (parameter.as_str(), text.as_str()),
        ("page[size]", "A page has at most 100 rows.")
    );
}

#[test]
fn orders_that_cannot_be_are_refused() {
    let (registry, actor) = (registry(), superuser());
    let cases = [
        ("nothing", "places has no field nothing."),
        ("secret", "places cannot be sorted by secret."),
        (
            "children.code",
            "children has many rows: a list cannot be sorted by them.",
        ),
        ("nothing.code", "places has no relationship nothing."),
        ("parent", "places has no field parent."),
    ];
    for (order, text) in cases {
        let answer = Reader::new(&registry, &actor).check(&sorted("places", order));
        assert_eq!(
            problem(answer),
            ("core.invalid_parameter", "sort".to_owned(), text.to_owned()),
            "{order}"
        );
    }
}

/// Doors answer on any thread.
fn sendable<F: Future + Send>(future: F) -> F {
    future
}
