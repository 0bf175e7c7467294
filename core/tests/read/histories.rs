//! Earlier versions (spec 1.2, 1.3).

use super::actors::{superuser, user};
use super::ask::{column, cursor, paged, place, problem, sorted, text};
use super::database::connect;
use super::fixture::{SEE_OWNERS, registry};
use openimis_core::read::{Position, Query, Reader, Rows};

fn history(resource: &str, id: &str) -> Query {
    Query::of(resource).rows(Rows::History(id.to_owned()))
}

#[tokio::test]
async fn copies_in_the_same_table_come_after_the_live_row() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let query = history("places", &place("0b"));
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let versions: Vec<_> = found
        .records()
        .map(|record| {
            let version = record.version().expect("a version");
            let to = version.to.and_then(|to| to.text()).unwrap_or_default();
            let by = version.by.and_then(|by| by.number());
            (
                text(&record, "name"),
                version.from.text().unwrap(),
                to,
                by,
                record.ended(),
            )
        })
        .collect();
    let version =
        |name: &str, from: &str, to: &str, by, ended| (name.to_owned(), from.to_owned(), to.to_owned(), by, ended);
    assert_eq!(
        versions,
        [
            version("Alpha one", "2020-01-01T00:00:00", "", Some(7), false),
            version("Old name", "2018-01-01T00:00:00", "2019-01-01T00:00:00", Some(5), true),
            version(
                "Older name",
                "2017-01-01T00:00:00",
                "2018-01-01T00:00:00",
                Some(4),
                true
            ),
        ]
    );
}

#[tokio::test]
async fn a_history_is_paged_like_a_list() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let (mut seen, mut from) = (Vec::new(), Position::First);
    loop {
        let query = paged(history("places", &place("0b")), 1, from);
        let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
        let record = found.record().expect("a version");
        seen.push(text(&record, "name"));
        from = Position::After(cursor(record.cursor().unwrap()));
        if !found.has_next {
            break;
        }
    }
    assert_eq!(seen, ["Alpha one", "Old name", "Older name"]);
}

#[tokio::test]
async fn a_shadow_table_is_read_newest_first() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[SEE_OWNERS]));
    let query = history("owners", "0A000000-0000-0000-0000-000000000001");
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let versions: Vec<_> = found
        .records()
        .map(|record| {
            let version = record.version().unwrap();
            let change = version.change.and_then(|change| change.text()).unwrap();
            (text(&record, "name"), change, version.by.and_then(|by| by.text()))
        })
        .collect();
    let user = "0b000000-0000-0000-0000-000000000001".to_owned();
    assert_eq!(
        versions,
        [
            ("Ana".to_owned(), "~".to_owned(), Some(user)),
            ("An".to_owned(), "+".to_owned(), None)
        ]
    );
}

#[tokio::test]
async fn the_live_row_must_be_visible() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[SEE_OWNERS]));
    let reader = Reader::new(&registry, &actor);
    let unseen = [
        history("places", &place("0e")),
        // a copy has a public id of its own, which names nothing
        history("places", &place("11")),
        history("places", "no uuid"),
        // hidden, gone, malformed
        history("owners", "0a000000-0000-0000-0000-000000000002"),
        history("owners", "0a000000-0000-0000-0000-000000000003"),
        history("owners", "x"),
        // keeps none
        history("tags", "t1"),
    ];
    for query in unseen {
        assert_eq!(
            problem(reader.read(&connection, &query).await).0,
            "core.not_found",
            "{query:?}"
        );
    }
    let mut query = sorted("places", "name");
    query.rows = Rows::History(place("0b"));
    assert_eq!(problem(reader.check(&query)).1, "sort");
    let list = column(&connection, &registry, &actor, &Query::of("places"), "code")
        .await
        .unwrap();
    assert_eq!(list.len(), 4);
}
