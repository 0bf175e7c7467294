//! Rows of the demonstration country: read and written by the thousand.

use chrono::NaiveDate;
use diesel::sql_types::{Array, BigInt, Date, Integer, Nullable, Numeric, SmallInt, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection};
use openimis_core::error::Error;
use rust_decimal::Decimal;

const FAMILIES: &str = include_str!("../../demo/families.sql");
const KEYS: &str = include_str!("../../demo/keys.sql");
const POLICIES: &str = include_str!("../../demo/policies.sql");
const COVERS: &str = include_str!("../../demo/covers.sql");

/// A family that may buy.
#[derive(diesel::QueryableByName)]
pub(super) struct Family {
    #[diesel(sql_type = Integer)]
    pub(super) id: i32,
    /// What its lot is drawn from.
    #[diesel(sql_type = Integer)]
    pub(super) chance: i32,
    /// Its members, the head first.
    #[diesel(sql_type = Array<Integer>)]
    pub(super) people: Vec<i32>,
    #[diesel(sql_type = Array<Nullable<Date>>)]
    pub(super) births: Vec<Option<NaiveDate>>,
    #[diesel(sql_type = Array<SmallInt>)]
    pub(super) relationships: Vec<i16>,
}

/// A policy that was sold.
pub(super) struct Sold {
    pub(super) family: i32,
    pub(super) product: i32,
    pub(super) stage: &'static str,
    pub(super) status: i16,
    pub(super) value: Decimal,
    pub(super) enrolled: NaiveDate,
    pub(super) starts: NaiveDate,
    pub(super) effective: Option<NaiveDate>,
    pub(super) expires: NaiveDate,
    /// Those for whom the product has a place.
    pub(super) people: Vec<i32>,
}

#[derive(diesel::QueryableByName)]
struct Key {
    #[diesel(sql_type = Integer)]
    id: i32,
}

/// Families after this key.
pub(super) async fn families(
    connection: &mut AsyncPgConnection,
    seed: u64,
    after: i32,
    most: i64,
) -> Result<Vec<Family>, Error> {
    let families = diesel::sql_query(FAMILIES)
        .bind::<Text, _>(seed.to_string())
        .bind::<Integer, _>(after)
        .bind::<BigInt, _>(most);
    Ok(families.load(connection).await?)
}

/// Adds policies and covers; answers how many of each.
pub(super) async fn insert(
    connection: &mut AsyncPgConnection,
    seed: u64,
    sold: &[Sold],
) -> Result<(usize, usize), Error> {
    let keys: Vec<Key> = diesel::sql_query(KEYS)
        .bind::<BigInt, _>(i64::try_from(sold.len()).map_err(Error::internal)?)
        .load(connection)
        .await?;
    let ids: Vec<i32> = keys.into_iter().map(|key| key.id).collect();
    let policies = insert_policies(connection, seed, sold, &ids).await?;
    let (of, people): (Vec<i32>, Vec<i32>) = ids
        .iter()
        .zip(sold)
        .flat_map(|(id, sold)| sold.people.iter().map(|person| (*id, *person)))
        .unzip();
    let covers = diesel::sql_query(COVERS)
        .bind::<Array<Integer>, _>(of)
        .bind::<Array<Integer>, _>(people)
        .execute(connection)
        .await?;
    // foreign keys are looked at batch by batch, not in one queue of millions at the end
    let check = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED";
    connection.batch_execute(check).await?;
    Ok((policies, covers))
}

async fn insert_policies(
    connection: &mut AsyncPgConnection,
    seed: u64,
    sold: &[Sold],
    ids: &[i32],
) -> Result<usize, Error> {
    fn column<T>(sold: &[Sold], of: impl Fn(&Sold) -> T) -> Vec<T> {
        sold.iter().map(of).collect()
    }
    let done = diesel::sql_query(POLICIES)
        .bind::<Text, _>(seed.to_string())
        .bind::<Array<Integer>, _>(ids)
        .bind::<Array<Integer>, _>(column(sold, |sold| sold.family))
        .bind::<Array<Integer>, _>(column(sold, |sold| sold.product))
        .bind::<Array<Text>, _>(column(sold, |sold| sold.stage))
        .bind::<Array<SmallInt>, _>(column(sold, |sold| sold.status))
        .bind::<Array<Numeric>, _>(column(sold, |sold| sold.value))
        .bind::<Array<Date>, _>(column(sold, |sold| sold.enrolled))
        .bind::<Array<Date>, _>(column(sold, |sold| sold.starts))
        .bind::<Array<Nullable<Date>>, _>(column(sold, |sold| sold.effective))
        .bind::<Array<Date>, _>(column(sold, |sold| sold.expires))
        .execute(connection)
        .await?;
    Ok(done)
}
