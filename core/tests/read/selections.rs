//! Selections: every member named, lists with a window of their own.

use crate::actors::{superuser, user};
use crate::ask::{column, filter, filtered, names, problem, text};
use crate::database::connect;
use crate::fixture::{SEE_OWNERS, registry};
use openimis_core::error::kinds;
use openimis_core::read::{
    Era, KEY, Limits, Lookup, Query, Reader, Record, RelatedSelection, Rows, Selection, Sort, Sublist, ToMany,
};

fn fields(names: &[&str]) -> Selection {
    Selection {
        fields: names.iter().map(|name| (*name).to_owned()).collect(),
        related: Vec::new(),
    }
}

fn related(relationship: &str, label: &str, selection: Selection) -> RelatedSelection {
    RelatedSelection {
        relationship: relationship.to_owned(),
        label: label.to_owned(),
        selection,
        list: Sublist::default(),
        parameter: label.to_owned(),
    }
}

fn list(relationship: &str, label: &str, list: Sublist) -> RelatedSelection {
    RelatedSelection {
        list,
        ..related(relationship, label, fields(&["code"]))
    }
}

fn selecting(names: &[&str], related: Vec<RelatedSelection>) -> Query {
    let mut query = Query::of("places");
    query.selection = Some(Selection {
        related,
        ..fields(names)
    });
    query
}

fn many<'f>(record: &Record<'f>, label: &str) -> ToMany<'f> {
    record.to_many().find(|many| many.label() == label).unwrap()
}

fn codes(many: &ToMany<'_>) -> Vec<String> {
    many.records().unwrap().map(|record| text(&record, "code")).collect()
}

#[tokio::test]
async fn only_what_is_named_comes() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let query = selecting(&["code"], vec![related("parent", "above", fields(&["name"]))]);
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let record = found.records().nth(1).unwrap();
    let fields: Vec<_> = record.fields().map(|(field, _)| field.name).collect();
    assert_eq!(fields, ["code"]);
    let above: Vec<_> = record
        .to_one()
        .map(|one| (one.label(), text(&one.record().unwrap(), "name")))
        .collect();
    assert_eq!(above, [("above", "Alpha".to_owned())]);
    assert_eq!((record.to_many().count(), found.statements), (0, 1));
}

#[tokio::test]
async fn a_list_has_a_window_for_each_parent_and_may_be_selected_twice() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let descending = Sort {
        path: vec!["code".to_owned()],
        descending: true,
        parameter: "orderBy".to_owned(),
    };
    let last = Sublist {
        sort: vec![descending],
        size: Some(1),
        offset: 1,
        ..Sublist::default()
    };
    let named = Sublist {
        filters: vec![filter("name", Lookup::Isnull, &["false"])],
        size: Some(0),
        total: true,
        ..Sublist::default()
    };
    let query = selecting(
        &["code"],
        vec![list("children", "secondLast", last), list("children", "named", named)],
    );
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let lines: Vec<_> = found
        .records()
        .map(|record| {
            let (some, counted) = (many(&record, "secondLast"), many(&record, "named"));
            (text(&record, "code"), codes(&some), some.has_next(), counted.total())
        })
        .collect();
    let line = |code: &str, some: &[&str], more, total| {
        let some = some.iter().map(|code| (*code).to_owned()).collect();
        (code.to_owned(), some, more, Some(total))
    };
    // A1 has the children A1x, A1y (no name) and B2
    let expected: [(String, Vec<String>, bool, Option<u64>); 7] = [
        line("A", &[], false, 1),
        line("A1", &["A1y"], true, 2),
        line("A1x", &[], false, 0),
        line("A1y", &[], false, 0),
        line("B", &[], false, 1),
        line("B1", &[], false, 0),
        line("B2", &[], false, 0),
    ];
    assert_eq!(lines, expected);
    assert_eq!(found.statements, 3, "the page, one window, one count");
}

#[tokio::test]
async fn the_rows_of_a_window_stay_within_the_scope() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let all = Sublist {
        size: Some(10),
        total: true,
        ..Sublist::default()
    };
    let query = selecting(&["code"], vec![list("children", "children", all)]);
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let record = found.records().nth(1).unwrap();
    let children = many(&record, "children");
    assert_eq!(
        (codes(&children), children.total()),
        (vec!["A1x".to_owned(), "A1y".to_owned()], Some(2))
    );
}

#[tokio::test]
async fn pairs_have_windows_too() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let one = Sublist {
        size: Some(1),
        total: true,
        ..Sublist::default()
    };
    let tags = RelatedSelection {
        list: one,
        ..related("tags", "tags", fields(&["word"]))
    };
    let found = Reader::new(&registry, &actor)
        .read(&connection, &selecting(&["code"], vec![tags]))
        .await
        .unwrap();
    let record = found.records().nth(1).unwrap();
    let tags = many(&record, "tags");
    let words: Vec<_> = tags.records().unwrap().map(|tag| text(&tag, "word")).collect();
    // the pair with t1 is there twice
    assert_eq!(
        (words, tags.has_next(), tags.total()),
        (vec!["River".to_owned()], true, Some(2))
    );
}

#[tokio::test]
async fn what_may_not_be_followed_is_left_out_and_what_is_not_there_is_refused() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let reader = Reader::new(&registry, &actor);
    let query = selecting(&["code"], vec![related("owner", "owner", fields(&["name"]))]);
    let found = reader.read(&connection, &query).await.unwrap();
    assert_eq!(found.records().next().unwrap().to_one().count(), 0);
    let informed = user("A", &[SEE_OWNERS]);
    let found = Reader::new(&registry, &informed)
        .read(&connection, &query)
        .await
        .unwrap();
    assert_eq!(found.records().next().unwrap().to_one().count(), 1);
    let (_, _, detail) = problem(reader.check(&selecting(&["nothing"], Vec::new())));
    assert_eq!(detail, "places has no field or relationship nothing.");
    let (_, parameter, detail) = problem(reader.check(&selecting(&[], vec![related("nobody", "x", fields(&[]))])));
    assert_eq!(
        (parameter.as_str(), detail.as_str()),
        ("x", "places has no relationship nobody.")
    );
}

#[tokio::test]
async fn a_selection_is_no_deeper_than_a_path() {
    let (registry, actor) = (registry(), superuser());
    let limits = Limits {
        depth: 1,
        ..Limits::default()
    };
    let deep = related(
        "parent",
        "parent",
        Selection {
            fields: Vec::new(),
            related: vec![related("parent", "parent", fields(&["code"]))],
        },
    );
    let reader = Reader::new(&registry, &actor).limits(limits);
    let (code, _, detail) = problem(reader.check(&selecting(&[], vec![deep])));
    assert_eq!(
        (code, detail.as_str()),
        (kinds::INVALID_PARAMETER.code, "A path can have at most 1 names.")
    );
}

#[tokio::test]
async fn rows_are_found_by_key_here_and_at_the_other_end() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let by_key = filtered("places", &[filter(KEY, Lookup::In, &["2", "5"])]);
    let by_parent = filtered("places", &[filter(&format!("parent.{KEY}"), Lookup::Exact, &["5"])]);
    for (query, expected) in [(by_key, vec!["A1", "B"]), (by_parent, vec!["B1"])] {
        let found = column(&connection, &registry, &actor, &query, "code").await.unwrap();
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn a_criterion_is_a_filter_of_its_own() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let small = filtered("places", &[filter("sizes", Lookup::Exact, &["10", "98"])]);
    let below = filtered("places", &[filter("children.sizes", Lookup::In, &["20"])]);
    for (query, expected) in [(small, vec!["A", "B1"]), (below, vec!["A"])] {
        let found = column(&connection, &registry, &actor, &query, "code").await.unwrap();
        assert_eq!(found, expected);
    }
    let reader = Reader::new(&registry, &actor);
    let wrong = filtered("places", &[filter("sizes", Lookup::Exact, &["big"])]);
    assert_eq!(problem(reader.check(&wrong)).2, "Expected a whole number.");
    let looked_up = filtered("places", &[filter("sizes", Lookup::Gt, &["1"])]);
    assert_eq!(problem(reader.check(&looked_up)).2, "sizes has no lookups.");
}

#[tokio::test]
async fn rows_of_another_day_are_read_by_those_who_may_read_histories() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    let mut query = filtered("places", &[filter("code", Lookup::In, &["A1", "A9"])]);
    query.era = Era::Ever;
    let found = reader.read(&connection, &query).await.unwrap();
    assert_eq!(names(&found, "name"), ["Alpha one", "Old name", "Older name", "Ended"]);
    query.era = Era::At("2017-06-01T00:00:00Z".parse().unwrap());
    let found = reader.read(&connection, &query).await.unwrap();
    assert_eq!(names(&found, "name"), ["Older name", "Ended"]);
    // without a scope everything is seen, whoever asks
    let stranger = user("nothing starts so", &[]);
    let mut unscoped = Query::of("places").rows(Rows::All);
    assert!(
        column(&connection, &registry, &stranger, &unscoped, "code")
            .await
            .unwrap()
            .is_empty()
    );
    unscoped.unscoped = true;
    assert_eq!(
        column(&connection, &registry, &stranger, &unscoped, "code")
            .await
            .unwrap()
            .len(),
        7
    );
}
