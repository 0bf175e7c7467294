//! Cursors that are not ours, or not of this list.

use super::actors::superuser;
use super::ask::{cursor, paged, problem, sorted};
use super::database::connect;
use super::fixture::registry;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openimis_core::read::{Position, Query, Reader};
use proptest::prelude::*;

#[tokio::test]
async fn a_cursor_of_another_order_or_resource_is_refused() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    let found = reader.read(&connection, &sorted("places", "name")).await.unwrap();
    let place = found.records().next().unwrap().cursor().unwrap();
    assert!(
        place
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')),
        "{place}"
    );
    let ask = |query: Query| reader.check(&paged(query, 2, Position::After(cursor(place.clone()))));
    assert!(ask(sorted("places", "name")).is_ok());
    for other in [
        sorted("places", "-name"),
        sorted("places", "name,size"),
        Query::of("places"),
        sorted("owners", "name"),
    ] {
        let actor_sees_owners = problem(ask(other));
        assert_eq!(
            (actor_sees_owners.0, actor_sees_owners.1.as_str()),
            ("core.invalid_parameter", "page[after]")
        );
    }
}

/// Cursors of all kinds of values, cut and changed: refused or read, never an error of the server.
#[tokio::test]
async fn a_damaged_cursor_is_refused_or_harmless() {
    let Some(connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let reader = Reader::new(&registry, &actor);
    let order = "text,whole,flag,amount,day,instant,local,uuid";
    let found = reader.read(&connection, &sorted("samples", order)).await.unwrap();
    for record in found.records() {
        let whole = URL_SAFE_NO_PAD.decode(record.cursor().unwrap()).unwrap();
        for position in 0..whole.len() {
            for value in [0x00, 0x7f, 0x80, 0xff] {
                let mut damaged = whole.clone();
                damaged[position] = value;
                for damaged in [
                    damaged.clone(),
                    damaged[..position].to_vec(),
                    [&damaged[..], &[0]].concat(),
                ] {
                    let place = cursor(URL_SAFE_NO_PAD.encode(damaged));
                    let query = paged(sorted("samples", order), 2, Position::After(place));
                    match reader.read(&connection, &query).await {
                        Ok(_) | Err(openimis_core::error::Error::Refused(_)) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn any_text_as_cursor_is_refused(text in ".{0,60}") {
        let (registry, actor) = (registry(), superuser());
        let query = paged(Query::of("places"), 2, Position::Before(cursor(text)));
        let (code, parameter, _) = problem(Reader::new(&registry, &actor).check(&query));
        prop_assert_eq!((code, parameter.as_str()), ("core.invalid_parameter", "page[after]"));
    }
}
