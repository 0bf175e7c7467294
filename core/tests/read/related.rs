//! Rows at the other end of a relationship.

use super::actors::{superuser, user};
use super::ask::{column, names, paged, place, problem, related};
use super::database::connect;
use super::fixture::{SEE_OWNERS, registry};
use openimis_core::read::{Position, Reader};

#[tokio::test]
async fn related_rows_are_found_in_one_statement() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let cases: &[(&str, &str, &str, &str, &[&str])] = &[
        ("0b", "children", "places", "code", &["A1x", "A1y", "B2"]),
        ("0b", "parent", "places", "code", &["A"]),
        ("0b", "tags", "tags", "word", &["River", "Market"]),
        ("0b", "tag", "tags", "word", &["Market"]),
        ("0b", "owner", "owners", "name", &["Ana"]),
        // followed even to an ended row
        ("0a", "seat", "places", "code", &["A9"]),
        ("0d", "owner", "owners", "name", &["Gone Gil"]),
    ];
    for (id, relationship, resource, field, expected) in cases {
        let query = related(&place(id), relationship, resource);
        let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
        assert_eq!(&names(&found, field), expected, "{relationship}");
        assert_eq!(found.statements, 1);
    }
    let page = paged(related(&place("0b"), "children", "places"), 2, Position::Offset(1));
    assert_eq!(
        column(&connection, &registry, &actor, &page, "code").await.unwrap(),
        ["A1y", "B2"]
    );
}

#[tokio::test]
async fn an_empty_relationship_is_empty_and_an_unseen_row_is_not_found() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[SEE_OWNERS]));
    let reader = Reader::new(&registry, &actor);
    let empty = reader
        .read(&connection, &related(&place("0a"), "parent", "places"))
        .await
        .unwrap();
    assert_eq!((empty.records().len(), empty.statements), (0, 2));
    // out of scope, ended, absent, malformed
    for id in [place("0e"), place("11"), place("ff"), "\0".to_owned()] {
        let answer = reader.read(&connection, &related(&id, "children", "places")).await;
        assert_eq!(problem(answer).0, "core.not_found");
    }
}

#[tokio::test]
async fn the_relationships_visibility_counts() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let reader = Reader::new(&registry, &actor);
    let children = column(
        &connection,
        &registry,
        &actor,
        &related(&place("0b"), "children", "places"),
        "code",
    )
    .await;
    assert_eq!(children.unwrap(), ["A1x", "A1y"]);
    assert_eq!(
        problem(reader.check(&related(&place("0b"), "owner", "owners"))).0,
        "core.forbidden"
    );
    let seat = reader
        .read(&connection, &related(&place("0b"), "seat", "places"))
        .await
        .unwrap();
    let fields: Vec<_> = seat.record().unwrap().fields().map(|(field, _)| field.name).collect();
    assert_eq!(fields, ["code"]);
    let twin = reader
        .read(&connection, &related(&place("0b"), "twin", "places"))
        .await
        .unwrap();
    assert!(twin.record().is_none());
    assert_eq!(
        problem(reader.check(&related(&place("0b"), "nothing", "places"))).0,
        "core.not_found"
    );
    assert_eq!(
        problem(reader.check(&related(&place("0b"), "children", "tags"))).0,
        "core.not_found"
    );
}
