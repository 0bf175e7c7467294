//! Access, scope and the visibility of relationships: what may not be shown may not be found out either.

use super::actors::user;
use super::ask::{column, fields, filter, filtered, including, names, place, problem, sorted};
use super::database::connect;
use super::fixture::{SEE_OWNERS, registry};
use openimis_core::access::Actor;
use openimis_core::read::{Lookup, Query, Reader, Rows, Total};

#[test]
fn the_root_asks_for_its_access() {
    let registry = registry();
    let check = |actor: &Actor, resource| Reader::new(&registry, actor).check(&Query::of(resource));
    assert_eq!(problem(check(&Actor::Anonymous, "places")).0, "core.unauthenticated");
    assert_eq!(problem(check(&user("A", &[]), "owners")).0, "core.forbidden");
    assert!(check(&user("A", &[SEE_OWNERS]), "owners").is_ok());
    assert!(check(&Actor::Anonymous, "tags").is_ok());
    assert_eq!(problem(check(&user("A", &[]), "nothing")).0, "core.not_found");
}

#[tokio::test]
async fn a_list_and_a_row_are_within_the_scope() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let list = column(&connection, &registry, &actor, &Query::of("places"), "code")
        .await
        .unwrap();
    assert_eq!(list, ["A", "A1", "A1x", "A1y"]);
    let mut counted = Query::of("places");
    counted.total = Total::Exact;
    let found = Reader::new(&registry, &actor)
        .read(&connection, &counted)
        .await
        .unwrap();
    assert_eq!(found.total, Some(4));
    for (rows, expected) in [
        (Rows::PublicId(place("0b")), 1),
        (Rows::PublicId(place("0e")), 0),
        (Rows::PublicId(place("11")), 0),
        (Rows::PublicId("' OR TRUE --".to_owned()), 0),
        (Rows::Keys(vec![1.into(), 5.into(), 8.into(), "x".into()]), 1),
    ] {
        let found = column(
            &connection,
            &registry,
            &actor,
            &Query::of("places").rows(rows.clone()),
            "code",
        )
        .await
        .unwrap();
        assert_eq!(found.len(), expected, "{rows:?}");
    }
}

#[tokio::test]
async fn a_checked_to_many_relationship_shows_rows_in_scope_only() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    // B2 is a child of A1 that A may not see: neither by filter nor by include
    let by_child = filtered("places", &[filter("children.code", Lookup::Istartswith, &["B"])]);
    assert!(
        column(&connection, &registry, &actor, &by_child, "code")
            .await
            .unwrap()
            .is_empty()
    );
    let including = including(Query::of("places").rows(Rows::PublicId(place("0b"))), "children");
    let found = Reader::new(&registry, &actor)
        .read(&connection, &including)
        .await
        .unwrap();
    let children = found
        .record()
        .unwrap()
        .to_many()
        .find(|many| many.relationship().name == "children")
        .unwrap();
    let codes: Vec<_> = children
        .records()
        .unwrap()
        .map(|child| super::ask::text(&child, "code"))
        .collect();
    assert_eq!(codes, ["A1x", "A1y"]);
}

#[tokio::test]
async fn a_checked_to_one_relationship_out_of_scope_looks_empty() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    // the twin of A1 is B1, out of sight; the twin of A is A1
    let found = Reader::new(&registry, &actor)
        .read(&connection, &including(Query::of("places"), "twin"))
        .await
        .unwrap();
    let twins: Vec<_> = found
        .records()
        .map(|record| {
            let twin = record.to_one().find(|link| link.relationship().name == "twin").unwrap();
            assert_eq!(twin.id().is_some(), twin.record().is_some());
            twin.record().map(|twin| super::ask::text(&twin, "code"))
        })
        .collect();
    assert_eq!(twins, [Some("A1".to_owned()), None, None, None]);
    for (path, lookup, value) in [
        ("twin.code", Lookup::Istartswith, "B"),
        ("twin.code", Lookup::Ne, "A1"),
        ("twin.size", Lookup::Gt, "90"),
        ("twin.id", Lookup::Exact, "00000000-0000-0000-0000-00000000000f"),
        ("twin.parent.code", Lookup::Exact, "B"),
        ("twin.children.code", Lookup::Exact, "B1"),
    ] {
        let query = filtered("places", &[filter(path, lookup, &[value])]);
        let found = column(&connection, &registry, &actor, &query, "code").await.unwrap();
        assert!(found.is_empty(), "{path} leaks: {found:?}");
    }
    // the unseen twin and no twin at all sort alike, and are empty alike
    let query = sorted("places", "-twin.size,code");
    assert_eq!(
        column(&connection, &registry, &actor, &query, "code").await.unwrap(),
        ["A", "A1", "A1x", "A1y"]
    );
    let query = filtered("places", &[filter("twin", Lookup::Isnull, &["true"])]);
    assert_eq!(
        column(&connection, &registry, &actor, &query, "code").await.unwrap(),
        ["A1", "A1x", "A1y"]
    );
}

#[tokio::test]
async fn a_checked_relationship_asks_for_the_other_ends_access() {
    let Some(connection) = connect().await else { return };
    let registry = registry();
    let without = user("A", &[]);
    let reader = Reader::new(&registry, &without);
    let named = [
        filtered("places", &[filter("owner.name", Lookup::Exact, &["Ana"])]),
        filtered("places", &[filter("owner", Lookup::Isnull, &["true"])]),
        sorted("places", "owner.name"),
        including(Query::of("places"), "owner"),
    ];
    for query in named {
        let (code, parameter, text) = problem(reader.check(&query));
        assert_eq!(code, "core.forbidden");
        assert!(!parameter.is_empty());
        assert_eq!(text, "This needs the right 900001 (See owners).");
    }
    // where nobody names it, it is simply not there
    let found = reader.read(&connection, &Query::of("places")).await.unwrap();
    assert!(
        found
            .records()
            .all(|record| record.to_one().all(|link| link.relationship().name != "owner"))
    );

    let with = user("A", &[SEE_OWNERS]);
    let found = Reader::new(&registry, &with)
        .read(&connection, &Query::of("places"))
        .await
        .unwrap();
    let owners: Vec<_> = found
        .records()
        .map(|record| {
            let owner = record
                .to_one()
                .find(|link| link.relationship().name == "owner")
                .unwrap();
            (owner.id().is_some(), owner.ended())
        })
        .collect();
    // none, Ana, Hidden Hugo who is out of scope, Gone Gil who ended
    assert_eq!(owners, [(false, false), (true, false), (false, false), (true, true)]);
}

#[tokio::test]
async fn a_label_relationship_shows_labels_of_any_row_and_nothing_else() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let reader = Reader::new(&registry, &actor);
    let found = reader
        .read(&connection, &including(Query::of("places"), "seat.parent"))
        .await
        .unwrap();
    let seat_of = |index: usize| {
        let record = found.records().nth(index).unwrap();
        record.to_one().find(|link| link.relationship().name == "seat").unwrap()
    };
    // the seat of A1 is B1, out of scope; the seat of A ended
    let seat = seat_of(1).record().expect("a label");
    let shown: Vec<_> = seat
        .fields()
        .map(|(field, value)| (field.name, value.text().unwrap()))
        .collect();
    assert_eq!(shown, [("code", "B1".to_owned())]);
    let links: Vec<_> = seat.to_one().map(|link| link.relationship().name).collect();
    assert_eq!((links, seat.to_many().count()), (vec!["parent"], 0));
    let above = seat.to_one().next().unwrap().record().unwrap();
    assert_eq!(
        above.fields().map(|(field, _)| field.name).collect::<Vec<_>>(),
        ["code"]
    );
    assert!(seat_of(0).ended() && seat_of(0).record().unwrap().ended());
    assert!(!seat_of(1).ended());

    let by_label = filtered("places", &[filter("seat.code", Lookup::Exact, &["B1"])]);
    assert_eq!(
        column(&connection, &registry, &actor, &by_label, "code").await.unwrap(),
        ["A1"]
    );
    let hidden = [
        filtered("places", &[filter("seat.name", Lookup::Exact, &["x"])]),
        filtered("places", &[filter("seat.title", Lookup::Exact, &["x"])]),
        filtered("places", &[filter("seat.parent.size", Lookup::Gt, &["1"])]),
        filtered("places", &[filter("seat.children.code", Lookup::Exact, &["x"])]),
        filtered("places", &[filter("seat.samples", Lookup::Isnull, &["true"])]),
        sorted("places", "seat.name"),
        sorted("places", "-seat.parent.size"),
        including(Query::of("places"), "seat.children"),
    ];
    for query in hidden {
        assert_eq!(problem(reader.check(&query)).0, "core.invalid_parameter", "{query:?}");
    }
}

#[test]
fn unknown_members_and_paths_are_refused() {
    let (registry, actor) = (registry(), user("A", &[]));
    let reader = Reader::new(&registry, &actor);
    let cases = [
        (
            fields(Query::of("places"), "places", &["nothing"]),
            "places has no field or relationship nothing.",
        ),
        (
            fields(Query::of("places"), "nothing", &["code"]),
            "There is no resource nothing.",
        ),
        (
            including(Query::of("places"), "nothing"),
            "places has no relationship nothing.",
        ),
        (
            including(Query::of("places"), "parent.code"),
            "places has no relationship code.",
        ),
        (
            including(Query::of("places"), "parent.parent.parent.parent.parent.parent"),
            "A path can have at most 5 names.",
        ),
    ];
    for (query, text) in cases {
        let (code, parameter, found) = problem(reader.check(&query));
        assert_eq!((code, found.as_str()), ("core.invalid_parameter", text));
        assert!(!parameter.is_empty());
    }
    let (_, _, text) = problem(reader.check(&including(Query::of("places"), &["parent"; 21].join(","))));
    assert_eq!(text, "At most 20 paths can be included.");
}

#[tokio::test]
async fn nobody_sees_rows_of_a_scope_for_users() {
    let Some(connection) = connect().await else { return };
    let registry = registry();
    let actor = user("no such code", &[]);
    let found = Reader::new(&registry, &actor)
        .read(&connection, &Query::of("places"))
        .await
        .unwrap();
    assert!(names(&found, "code").is_empty());
}
