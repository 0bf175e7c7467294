//! `#[derive(Resource)]`: a row decoded, on a real PostgreSQL. The columns come in the order that
//! `Resource::from_row` promises, and none by name: a wrong place is a wrong value or a wrong type.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that fails")]

use super::resource::{Kiosk, Shop, Town};
use diesel_async::{AsyncConnection, AsyncConnectionCore, AsyncPgConnection};
use futures_util::TryStreamExt;
use openimis_core::declare::Resource;
use openimis_core::read::{DbRow, ResourceRow};
use openimis_localdb::{Cluster, Options, Profile};
use uuid::Uuid;

#[tokio::test]
async fn every_column_is_read_from_its_place() {
    let row = row("1::int8, 'u-1', '012', 'F', true, 12.50::numeric, \
        '00000000-0000-0000-0000-000000000007'::uuid, 3::int2, 99::int4")
    .await;
    let shop = Shop::from_row(&ResourceRow::new(&row, 0)).unwrap();
    let expected = Shop {
        id: 1,
        uuid: "u-1".to_owned(),
        code: Some("012".to_owned()),
        trade: "F".to_owned(),
        has_zero: Some(true),
        rent: Some("12.50".parse().unwrap()),
        owner: Uuid::from_u128(7),
        town_id: Some(3),
        writer: 99,
    };
    assert_eq!(shop, expected);
}

#[tokio::test]
async fn null_is_none() {
    let row = row("1::int8, 'u-1', null::text, 'F', null::bool, null::numeric, \
        '00000000-0000-0000-0000-000000000007'::uuid, null::int2, 99::int4")
    .await;
    let shop = Shop::from_row(&ResourceRow::new(&row, 0)).unwrap();
    assert_eq!(
        (shop.code, shop.has_zero, shop.rent, shop.town_id),
        (None, None, None, None)
    );
}

#[tokio::test]
async fn null_where_the_catalogue_forbids_it_is_an_error() {
    let row = row("null::int8, null::int8").await;
    assert!(Kiosk::from_row(&ResourceRow::new(&row, 0)).is_err());
}

#[tokio::test]
async fn a_row_may_stand_behind_others() {
    // a key that is the public id comes twice, and once more as a field
    let row = row("5::int8, 5::int8, 'ABC', 'ABC', 'field'").await;
    assert_eq!(Kiosk::from_row(&ResourceRow::new(&row, 0)).unwrap(), Kiosk { id: 5 });
    let town = Town::from_row(&ResourceRow::new(&row, 2)).unwrap();
    assert_eq!(town.r#type, "field");
}

async fn row(columns: &str) -> DbRow {
    let folder = std::env::temp_dir().join("openimis-tests");
    let cluster = Cluster::shared(Options::new(folder).profile(Profile::Fast)).unwrap();
    let mut connection = AsyncPgConnection::establish(&cluster.connection_string("postgres"))
        .await
        .unwrap();
    let query = diesel::sql_query(format!("SELECT {columns}"));
    let rows = AsyncConnectionCore::load(&mut connection, query).await.unwrap();
    let rows: Vec<DbRow> = rows.try_collect().await.unwrap();
    rows.into_iter().next().unwrap()
}
