//! Included rows: joins to one, one statement to many, and sparse field sets.

use super::actors::superuser;
use super::ask::{fields, including, paged, place, problem, text};
use super::database::connect;
use super::fixture::registry;
use openimis_core::read::{Limits, Position, Query, Reader, Record, Rows};

fn many(record: &Record<'_>, name: &str, field: &str) -> Vec<String> {
    let many = record
        .to_many()
        .find(|many| many.relationship().name == name)
        .expect("a relationship");
    many.records()
        .expect("included")
        .map(|other| text(&other, field))
        .collect()
}

#[tokio::test]
async fn to_one_comes_along_and_to_many_takes_a_statement_each_whatever_the_number_of_rows() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    for (paths, statements) in [
        ("parent", 1),
        ("parent.parent,owner,tag", 1),
        ("children", 2),
        ("children,tags,samples", 4),
        ("children.children.tags", 4),
        ("parent.children.samples,tags", 4),
    ] {
        let found = reader
            .read(&connection, &including(Query::of("places"), paths))
            .await
            .unwrap();
        assert_eq!(found.statements, statements, "{paths}");
    }
    // no parents, no statement
    let nothing = Query::of("places").rows(Rows::PublicId(place("ff")));
    let found = reader
        .read(&connection, &including(nothing, "children.tags"))
        .await
        .unwrap();
    assert_eq!(found.statements, 1);
}

#[tokio::test]
async fn rows_to_many_stand_with_their_parents_in_their_own_order() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let query = including(Query::of("places"), "children.tags,tags,samples,owner.places");
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let records: Vec<_> = found.records().collect();
    let children: Vec<_> = records
        .iter()
        .map(|record| many(record, "children", "code").join(" "))
        .collect();
    assert_eq!(children, ["A1", "A1x A1y B2", "", "", "B1", "", ""]);
    // a pair that is there twice shows its row once; an ended pair shows none; order of the tags: word, descending
    assert_eq!(many(&records[1], "tags", "word"), ["River", "Market"]);
    assert_eq!(many(&records[2], "tags", "word"), ["River"]);
    // the parent's key and the column that names it differ in width
    assert_eq!(many(&records[1], "samples", "id"), ["1", "2"]);
    let child = records[1].to_many().next().unwrap().records().unwrap().next().unwrap();
    assert_eq!(many(&child, "tags", "word"), ["River"]);
    let owner = records[1]
        .to_one()
        .find(|link| link.relationship().name == "owner")
        .unwrap()
        .record()
        .unwrap();
    assert_eq!(many(&owner, "places", "code"), ["A1"]);
}

#[tokio::test]
async fn field_sets_choose_members_and_may_hide_what_leads_to_included_rows() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let query = fields(including(Query::of("places"), "parent"), "places", &["name", "tags"]);
    let found = Reader::new(&registry, &actor).read(&connection, &query).await.unwrap();
    let record = found.records().nth(1).unwrap();
    assert_eq!(
        record.fields().map(|(field, _)| field.name).collect::<Vec<_>>(),
        ["name"]
    );
    let links: Vec<_> = record
        .to_one()
        .map(|link| (link.relationship().name, link.is_selected()))
        .collect();
    assert_eq!(links, [("parent", false)]);
    assert_eq!(
        text(&record.to_one().next().unwrap().record().unwrap(), "name"),
        "Alpha"
    );
    let lists: Vec<_> = record
        .to_many()
        .map(|many| (many.relationship().name, many.records().is_some()))
        .collect();
    assert_eq!(lists, [("tags", false)]);
}

#[tokio::test]
async fn too_many_included_rows_are_refused_not_cut() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let limits = Limits {
        included_rows: 4,
        ..Limits::default()
    };
    let reader = Reader::new(&registry, &actor).limits(limits);
    let query = including(Query::of("places"), "children");
    let (_, parameter, text) = problem(reader.read(&connection, &query).await);
    assert_eq!(parameter, "include");
    assert_eq!(
        text,
        "This path brings more than 4 rows along; ask for fewer rows at once."
    );
    let two = reader
        .read(&connection, &paged(query, 2, Position::First))
        .await
        .unwrap();
    assert_eq!(two.records().len(), 2);
}
