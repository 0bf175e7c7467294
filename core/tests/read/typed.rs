//! Typed rows, as operations load them.

use super::actors::{superuser, user};
use super::ask::place;
use super::database::connect;
use super::fixture::{PLACES, registry};
use diesel::sql_types::{Integer, Nullable, Text};
use openimis_core::declare::{Key, Resource, ResourceDescription};
use openimis_core::read::{Lock, ResourceRow, Selector, Selectors, exists, find, find_many};

#[derive(Debug, PartialEq)]
pub struct Place {
    key: i32,
    uuid: String,
    pub code: String,
    title: String,
    parent: Option<i32>,
    row_id: Option<String>,
}

impl Resource for Place {
    const DESCRIPTION: &'static ResourceDescription = &PLACES;

    fn from_row(row: &ResourceRow<'_>) -> diesel::deserialize::Result<Self> {
        Ok(Self {
            key: row.get::<Integer, _>(0)?,
            uuid: row.get::<Text, _>(1)?,
            code: row.get::<Text, _>(2)?,
            title: row.get::<Text, _>(6)?,
            parent: row.get::<Nullable<Integer>, _>(8)?,
            // key, public id, six fields, five to-one relationships, then what is hidden
            row_id: row.get::<Nullable<Text>, _>(13)?,
        })
    }

    fn key(&self) -> Key {
        self.key.into()
    }
}

#[tokio::test]
async fn a_row_is_found_by_public_id_or_key_within_the_scope() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (registry(), user("A", &[]));
    let expected = Place {
        key: 2,
        uuid: place("0b"),
        code: "A1".to_owned(),
        title: "A1 Alpha one".to_owned(),
        parent: Some(1),
        row_id: None,
    };
    let (upper, key) = (place("0b").to_uppercase(), Key::Number(2));
    for selector in [Selector::PublicId(&upper), Selector::Key(&key)] {
        for lock in [Lock::None, Lock::ForUpdate] {
            let found = find::<Place>(&mut connection, &registry, &actor, selector, lock)
                .await
                .unwrap();
            assert_eq!(found.as_ref(), Some(&expected));
        }
        assert!(
            exists::<Place>(&mut connection, &registry, &actor, selector)
                .await
                .unwrap()
        );
    }
    let (outside, ended, other_kind) = (place("0e"), Key::Number(8), Key::Text("2".to_owned()));
    for selector in [
        Selector::PublicId(&outside),
        Selector::PublicId("no uuid"),
        Selector::PublicId("\0"),
        Selector::Key(&ended),
        Selector::Key(&other_kind),
    ] {
        let found = find::<Place>(&mut connection, &registry, &actor, selector, Lock::None)
            .await
            .unwrap();
        assert_eq!(found, None, "{selector:?}");
        assert!(
            !exists::<Place>(&mut connection, &registry, &actor, selector)
                .await
                .unwrap()
        );
    }
}

#[tokio::test]
async fn several_rows_come_in_order_of_their_keys() {
    let Some(mut connection) = connect().await else { return };
    let (registry, actor) = (registry(), superuser());
    let keys: Vec<Key> = vec![6.into(), 2.into(), 8.into(), 2.into(), "x".into()];
    let ids = [
        place("0f"),
        place("0b").to_uppercase(),
        "no uuid".to_owned(),
        "\0".to_owned(),
    ];
    for selectors in [Selectors::Keys(&keys), Selectors::PublicIds(&ids)] {
        let found = find_many::<Place>(&mut connection, &registry, &actor, selectors, Lock::ForUpdate)
            .await
            .unwrap();
        let codes: Vec<_> = found.iter().map(|place| place.code.as_str()).collect();
        assert_eq!(codes, ["A1", "B1"]);
    }
}
