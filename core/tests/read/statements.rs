//! The SQL that reads become: names from declarations, values bound, joins shared.

use super::actors::{superuser, user};
use super::ask::{fields, filter, filtered, including, sorted};
use super::fixture::registry;
use openimis_core::access::Actor;
use openimis_core::read::{Lookup, Query, Reader};

fn sql(actor: &Actor, query: &Query) -> String {
    Reader::new(&registry(), actor).explain(query).expect("a sound query")
}

#[test]
fn a_list_is_live_scoped_ordered_and_asks_for_one_row_more() {
    let query = fields(Query::of("places"), "places", &["code"]);
    assert_eq!(
        sql(&user("A", &[]), &query),
        "SELECT t0.\"PlaceId\", t0.\"PlaceUUID\", t0.\"Code\" FROM \"tblPlace\" t0 WHERE TRUE \
         AND t0.\"ValidityTo\" IS NULL AND (starts_with(t0.\"Code\", $1)) \
         ORDER BY t0.\"Code\" ASC, t0.\"PlaceId\" ASC LIMIT 21"
    );
}

#[test]
fn a_superuser_has_no_scope_but_sees_live_rows_only() {
    let query = fields(Query::of("places"), "places", &["code"]);
    let text = sql(&superuser(), &query);
    assert!(!text.contains("starts_with"), "{text}");
    assert!(text.contains("t0.\"ValidityTo\" IS NULL"), "{text}");
}

#[test]
fn filter_sort_and_include_share_one_join_by_path() {
    let mut query = fields(
        including(sorted("places", "-parent.name"), "parent"),
        "places",
        &["code", "parent"],
    );
    query.filters = vec![filter("parent.code", Lookup::Exact, &["x"])];
    let text = sql(&superuser(), &query);
    assert_eq!(
        text.matches("LEFT JOIN \"tblPlace\" t1 ON t1.\"PlaceId\" = t0.\"ParentId\"")
            .count(),
        1,
        "{text}"
    );
    assert!(
        text.contains("ORDER BY t1.\"Name\" DESC NULLS LAST, t0.\"PlaceId\" ASC"),
        "{text}"
    );
}

#[test]
fn a_relationship_that_is_not_selected_costs_no_join() {
    let text = sql(&superuser(), &fields(Query::of("places"), "places", &["code"]));
    assert!(!text.contains("JOIN"), "{text}");
    // its key is its public id, so its own column says enough
    let text = sql(&superuser(), &fields(Query::of("places"), "places", &["tag"]));
    assert!(!text.contains("JOIN") && text.contains("t0.\"TagCode\""), "{text}");
}

#[test]
fn filters_below_one_to_many_relationship_speak_of_the_same_row() {
    let filters = [
        filter("children.code", Lookup::Exact, &["x"]),
        filter("children.name", Lookup::Icontains, &["y"]),
    ];
    let query = fields(filtered("places", &filters), "places", &["code"]);
    let text = sql(&user("A", &[]), &query);
    assert_eq!(text.matches("EXISTS").count(), 1, "{text}");
    assert!(
        text.contains(
            "EXISTS (SELECT 1 FROM \"tblPlace\" t1 WHERE t1.\"ParentId\" = t0.\"PlaceId\" AND t1.\"ValidityTo\" IS NULL \
             AND (starts_with(t1.\"Code\", $2)) AND t1.\"Code\" = $3 AND t1.\"Name\" ILIKE $4)"
        ),
        "{text}"
    );
}

#[test]
fn the_order_of_filters_does_not_make_another_statement() {
    let (a, b) = (
        filter("code", Lookup::Gt, &["x"]),
        filter("parent.name", Lookup::Isnull, &["false"]),
    );
    let there = sql(&superuser(), &filtered("places", &[a.clone(), b.clone()]));
    let back = sql(&superuser(), &filtered("places", &[b, a]));
    assert_eq!(there, back);
    // nor does the number of values of a list
    let two = sql(
        &superuser(),
        &filtered("places", &[filter("code", Lookup::In, &["a", "b"])]),
    );
    let three = sql(
        &superuser(),
        &filtered("places", &[filter("code", Lookup::In, &["a", "b", "c"])]),
    );
    assert_eq!(two, three);
}

#[test]
fn a_related_id_needs_no_join_where_the_key_is_the_id() {
    for path in ["tag", "tag.id"] {
        let query = fields(
            filtered("places", &[filter(path, Lookup::Exact, &["t1"])]),
            "places",
            &["code"],
        );
        let text = sql(&superuser(), &query);
        assert!(
            text.contains("AND t0.\"TagCode\" = $1") && !text.contains("JOIN"),
            "{text}"
        );
    }
}
