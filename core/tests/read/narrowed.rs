//! A module narrows another module's resource: what it hides is hidden everywhere.

use super::actors::{superuser, user};
use super::ask::{column, filter, filtered, including, names, place, related};
use super::database::connect;
use super::fixture::{SEE_OWNERS, narrowed};
use super::typed::Place;
use openimis_core::declare::Key;
use openimis_core::read::{
    Lock, Lookup, Query, Reader, Rows, Selector, Selectors, Total, ended, exists, find, find_many,
};

/// User A's own places are A (size 10), A1 (20), A1x (no size) and A1y (5).
#[tokio::test]
async fn a_row_must_be_within_every_scope() {
    let Some(connection) = connect().await else { return };
    let registry = narrowed();
    for (actor, expected) in [
        (user("A", &[]), vec!["A", "A1y"]),
        (user("A", &[SEE_OWNERS]), vec!["A", "A1", "A1x", "A1y"]),
        (user("B", &[]), vec![]),
        (superuser(), vec!["A", "A1", "A1x", "A1y", "B", "B1", "B2"]),
    ] {
        let mut query = Query::of("places");
        query.total = Total::Exact;
        let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
        assert_eq!(names(&found, "code"), expected);
        assert_eq!(found.total, Some(expected.len().try_into().unwrap()));
    }
}

#[tokio::test]
async fn what_is_narrowed_away_is_found_by_no_other_way() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (narrowed(), user("A", &[]));
    let reader = Reader::new(&registry, &actor);
    // A1 is A's own and too large
    let single = Query::of("places").rows(Rows::PublicId(place("0b")));
    assert!(reader.read(&connection, &single).await.unwrap().record().is_none());
    assert!(
        reader
            .read(&connection, &related(&place("0b"), "children", "places"))
            .await
            .is_err()
    );
    let history = Query::of("places").rows(Rows::History(place("0b")));
    assert!(reader.read(&connection, &history).await.is_err());
    for query in [
        filtered("places", &[filter("children.code", Lookup::Exact, &["A1"])]),
        filtered("places", &[filter("twin.code", Lookup::Exact, &["A1"])]),
    ] {
        let found = column(&connection, &registry, &actor, &query, "code").await.unwrap();
        assert!(found.is_empty(), "{query:?}: {found:?}");
    }
    let with_children = including(Query::of("places").rows(Rows::PublicId(place("0a"))), "children");
    let found = reader.read(&connection, &with_children).await.unwrap();
    let children = found
        .record()
        .unwrap()
        .to_many()
        .find(|many| many.relationship().name == "children");
    assert_eq!(children.unwrap().records().unwrap().count(), 0);
}

#[tokio::test]
async fn operations_load_within_every_scope() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (narrowed(), user("A", &[]));
    for (digits, there) in [("0a", true), ("0b", false), ("0d", true), ("0e", false)] {
        let id = place(digits);
        let named = Selector::PublicId(&id);
        let found = find::<Place>(&mut connection, &registry, &actor, named, Lock::ForUpdate)
            .await
            .unwrap();
        assert_eq!(found.is_some(), there, "{id}");
        assert_eq!(
            exists::<Place>(&mut connection, &registry, &actor, named)
                .await
                .unwrap(),
            there
        );
    }
    let keys: Vec<Key> = (1..=7).map(Key::from).collect();
    let found = find_many::<Place>(
        &mut connection,
        &registry,
        &actor,
        Selectors::Keys(&keys),
        Lock::ForUpdate,
    );
    let codes: Vec<_> = found.await.unwrap().into_iter().map(|place| place.code).collect();
    assert_eq!(codes, ["A", "A1y"]);
}

/// Places 8 and 9 are earlier versions without a size, 10 ended.
#[tokio::test]
async fn a_row_that_ended_is_told_from_one_that_never_was() {
    let Some(mut connection) = connect().await else { return };
    let registry = super::fixture::registry();
    for (actor, digits, expected) in [
        (user("A", &[]), "11", true),
        (user("A", &[]), "13", true),
        (user("A", &[]), "0a", false),
        (user("A", &[]), "99", false),
        (user("B", &[]), "13", false),
        (superuser(), "13", true),
    ] {
        let id = place(digits);
        let named = Selector::PublicId(&id);
        assert_eq!(
            ended::<Place>(&mut connection, &registry, &actor, named).await.unwrap(),
            expected,
            "{id}"
        );
    }
}
