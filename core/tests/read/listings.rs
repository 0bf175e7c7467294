//! Whole lists: one statement, portion by portion, of one snapshot.

use super::actors::{superuser, user};
use super::ask::{filter, filtered, including, names, place, problem, related, sorted};
use super::database::OwnTables;
use super::fixture::{SEE_OWNERS, registry};
use diesel_async::{AsyncPgConnection, SimpleAsyncConnection as _};
use openimis_core::access::Actor;
use openimis_core::error::Error;
use openimis_core::read::{Lookup, Query, Reader};

/// The codes of a list that is read in portions of this size, portion by portion.
async fn portions(
    connection: &mut AsyncPgConnection,
    actor: &Actor,
    query: &Query,
    size: u32,
) -> Result<Vec<Vec<String>>, Error> {
    let registry = registry();
    let mut listing = Reader::new(&registry, actor).open(connection, query).await?;
    let mut portions = Vec::new();
    while let Some(found) = listing.next(connection, size).await? {
        portions.push(names(found, "code"));
    }
    listing.close(connection).await?;
    Ok(portions)
}

#[tokio::test]
async fn a_list_comes_whole_in_its_order_whatever_the_portions() {
    let Some(mut own) = OwnTables::new().await else { return };
    let connection = &mut own.connection;
    let mut query = sorted("places", "-code");
    // its page does not count
    query.page.size = 1;
    for size in [1, 2, 3, 6, 7, 8] {
        let found = portions(connection, &superuser(), &query, size).await.unwrap();
        assert_eq!(
            found.concat(),
            ["B2", "B1", "B", "A1y", "A1x", "A1", "A"],
            "portions of {size}"
        );
        let (_, full) = found.split_last().unwrap();
        let size = usize::try_from(size).unwrap();
        assert!(full.iter().all(|portion| portion.len() == size), "{found:?}");
    }
    own.drop().await;
}

#[tokio::test]
async fn scope_and_filters_hold_for_whole_lists() {
    let Some(mut own) = OwnTables::new().await else { return };
    let connection = &mut own.connection;
    let query = filtered("places", &[filter("size", Lookup::Gte, &["10"])]);
    let found = portions(connection, &user("A", &[]), &query, 100).await.unwrap();
    assert_eq!(found, [["A", "A1"]]);
    let none = filtered("places", &[filter("code", Lookup::Exact, &["none"])]);
    let found = portions(connection, &user("A", &[]), &none, 100).await.unwrap();
    assert_eq!(found, [Vec::<String>::new()], "one portion, without rows");
    let nothing = filtered("places", &[filter("nothing", Lookup::Exact, &["x"])]);
    let refused = portions(connection, &superuser(), &nothing, 100).await;
    assert_eq!(problem(refused).1, "filter[nothing.exact]");
    own.drop().await;
}

#[tokio::test]
async fn related_rows_are_listed_and_those_of_an_unseen_row_are_not_found() {
    let Some(mut own) = OwnTables::new().await else { return };
    let connection = &mut own.connection;
    let actor = user("A", &[SEE_OWNERS]);
    let children = related(&place("0b"), "children", "places");
    let found = portions(connection, &actor, &children, 100).await.unwrap();
    assert_eq!(found, [["A1x", "A1y"]]);
    let none = related(&place("0d"), "children", "places");
    let found = portions(connection, &actor, &none, 100).await.unwrap();
    assert_eq!(found, [Vec::<String>::new()]);
    let unseen = related(&place("0e"), "children", "places");
    let refused = portions(connection, &actor, &unseen, 100).await;
    assert_eq!(problem(refused).0, "core.not_found");
    own.drop().await;
}

#[tokio::test]
async fn what_changes_meanwhile_is_not_seen() {
    let Some(mut own) = OwnTables::new().await else { return };
    let (registry, actor) = (registry(), superuser());
    let query = sorted("places", "code");
    let mut listing = Reader::new(&registry, &actor)
        .open(&mut own.connection, &query)
        .await
        .unwrap();
    let first = names(listing.next(&own.connection, 3).await.unwrap().unwrap(), "name");
    own.elsewhere("UPDATE \"tblPlace\" SET \"Name\" = 'changed'").await;
    let rest = names(listing.next(&own.connection, 100).await.unwrap().unwrap(), "name");
    listing.close(&mut own.connection).await.unwrap();
    let all = [first, rest].concat();
    assert!(!all.iter().any(|name| name == "changed"), "{all:?}");
    let found = Reader::new(&registry, &actor)
        .read(&own.connection, &query)
        .await
        .unwrap();
    assert!(names(&found, "name").iter().all(|name| name == "changed"));
    own.drop().await;
}

#[tokio::test]
async fn one_list_after_the_other_on_a_connection() {
    let Some(mut own) = OwnTables::new().await else { return };
    let connection = &mut own.connection;
    let (registry, actor) = (registry(), superuser());
    // other columns each time
    for query in [Query::of("places"), Query::of("samples"), Query::of("tags")] {
        let mut listing = Reader::new(&registry, &actor).open(connection, &query).await.unwrap();
        let found = listing.next(connection, 2).await.unwrap().unwrap();
        assert_eq!(found.records().len(), 2);
        assert!(found.has_next || query.resource == "tags");
        listing.close(connection).await.unwrap();
    }
    // and it may write again
    connection
        .batch_execute("CREATE TEMP TABLE free (n integer); DROP TABLE free")
        .await
        .unwrap();
    let brings = including(Query::of("places"), "children");
    let refused = Reader::new(&registry, &actor).open(connection, &brings).await;
    assert!(matches!(refused, Err(Error::Internal(_))));
    own.drop().await;
}
