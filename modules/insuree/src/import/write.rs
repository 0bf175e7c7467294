//! Registers people and families whose rows were found good: three statements, whatever the number of rows.

use super::entry::Entry;
use super::facts::Facts;
use chrono::{DateTime, Utc};
use diesel::sql_types::{Array, BigInt, Bool, Date, Integer, Nullable, SmallInt, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::error::Error;
use std::collections::HashMap;
use uuid::Uuid;

const KEYS: &str = include_str!("../../import/keys.sql");
const PEOPLE: &str = include_str!("../../import/people.sql");
const FAMILIES: &str = include_str!("../../import/families.sql");

/// Who registers, and when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stamp {
    pub(super) now: DateTime<Utc>,
    pub(super) audit_user_id: i32,
}

/// How many were registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Registered {
    pub(super) people: u64,
    pub(super) families: u64,
}

/// An entry with the keys that its rows get.
struct Place<'e> {
    entry: &'e Entry,
    person: i32,
    family: i32,
}

/// Adds these people, and a family for each head among them.
pub(super) async fn register(
    connection: &mut AsyncPgConnection,
    entries: &[Entry],
    facts: &Facts,
    stamp: Stamp,
) -> Result<Registered, Error> {
    let places = place(connection, entries, facts).await?;
    let people = insert_people(connection, &places, facts, stamp).await?;
    let heads: Vec<_> = places.iter().filter(|place| place.entry.is_head()).collect();
    let families = insert_families(connection, &heads, facts, stamp).await?;
    Ok(Registered { people, families })
}

/// Gives everybody a key and a family: his own, that of a head of this portion, or one that there was before.
async fn place<'e>(
    connection: &mut AsyncPgConnection,
    entries: &'e [Entry],
    facts: &Facts,
) -> Result<Vec<Place<'e>>, Error> {
    let heads = entries.iter().filter(|entry| entry.is_head());
    let (mut people, mut families) = keys(connection, entries.len(), heads.clone().count()).await?;
    let own: HashMap<&str, i32> = heads.map(|head| head.chf_id.as_str()).zip(families.drain(..)).collect();
    let mut places = Vec::with_capacity(entries.len());
    for (entry, person) in entries.iter().zip(people.drain(..)) {
        let head = entry.head.as_deref().unwrap_or(&entry.chf_id);
        let family = own.get(head).or_else(|| facts.families.get(head));
        let family = *family.ok_or_else(|| Error::internal("a member whose family was not found twice"))?;
        places.push(Place { entry, person, family });
    }
    Ok(places)
}

async fn keys(
    connection: &mut AsyncPgConnection,
    people: usize,
    families: usize,
) -> Result<(Vec<i32>, Vec<i32>), Error> {
    #[derive(diesel::QueryableByName)]
    struct Key {
        #[diesel(sql_type = Text)]
        kind: String,
        #[diesel(sql_type = Integer)]
        id: i32,
    }
    let count = |count: usize| i64::try_from(count).map_err(Error::internal);
    let keys: Vec<Key> = diesel::sql_query(KEYS)
        .bind::<BigInt, _>(count(people)?)
        .bind::<BigInt, _>(count(families)?)
        .load(connection)
        .await?;
    let (people, families): (Vec<_>, Vec<_>) = keys.into_iter().partition(|key| key.kind == "person");
    let ids = |keys: Vec<Key>| keys.into_iter().map(|key| key.id).collect();
    Ok((ids(people), ids(families)))
}

/// One column of all rows.
fn column<'e, T>(places: &[Place<'e>], of: impl Fn(&Place<'e>) -> T) -> Vec<T> {
    places.iter().map(of).collect()
}

async fn insert_people(
    connection: &mut AsyncPgConnection,
    places: &[Place<'_>],
    facts: &Facts,
    stamp: Stamp,
) -> Result<u64, Error> {
    // a head lives in the family's village
    let village = |place: &Place<'_>| {
        let other = place.entry.village.as_ref().filter(|_| !place.entry.is_head());
        other.and_then(|code| facts.villages.get(code)).copied()
    };
    let facility = |place: &Place<'_>| {
        let code = place.entry.health_facility.as_ref();
        code.and_then(|code| facts.facilities.get(code)).copied()
    };
    let done = diesel::sql_query(PEOPLE)
        .bind::<Array<Integer>, _>(column(places, |place| place.person))
        .bind::<Array<Text>, _>(column(places, |_| Uuid::now_v7().to_string()))
        .bind::<Array<Integer>, _>(column(places, |place| place.family))
        .bind::<Array<Text>, _>(column(places, |place| place.entry.chf_id.as_str()))
        .bind::<Array<Text>, _>(column(places, |place| place.entry.last_name.as_str()))
        .bind::<Array<Text>, _>(column(places, |place| place.entry.other_names.as_str()))
        .bind::<Array<Nullable<Date>>, _>(column(places, |place| place.entry.dob))
        .bind::<Array<Text>, _>(column(places, |place| place.entry.gender.as_str()))
        .bind::<Array<Bool>, _>(column(places, |place| place.entry.is_head()))
        .bind::<Array<Nullable<Integer>>, _>(column(places, village))
        .bind::<Array<Nullable<SmallInt>>, _>(column(places, |place| place.entry.relationship))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.marital.as_deref()))
        .bind::<Array<Nullable<SmallInt>>, _>(column(places, |place| place.entry.profession))
        .bind::<Array<Nullable<SmallInt>>, _>(column(places, |place| place.entry.education))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.type_of_id.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.passport.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.phone.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.email.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.current_address.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(places, |place| place.entry.geolocation.as_deref()))
        .bind::<Array<Bool>, _>(column(places, |place| place.entry.card_issued.unwrap_or_default()))
        .bind::<Array<Nullable<Integer>>, _>(column(places, facility))
        .bind::<Timestamptz, _>(stamp.now)
        .bind::<Integer, _>(stamp.audit_user_id)
        .execute(connection)
        .await?;
    u64::try_from(done).map_err(Error::internal)
}

async fn insert_families(
    connection: &mut AsyncPgConnection,
    heads: &[&Place<'_>],
    facts: &Facts,
    stamp: Stamp,
) -> Result<u64, Error> {
    fn column<'e, T>(heads: &[&Place<'e>], of: impl Fn(&Place<'e>) -> T) -> Vec<T> {
        heads.iter().map(|place| of(place)).collect()
    }
    let village = |place: &Place<'_>| {
        let code = place.entry.village.as_ref();
        code.and_then(|code| facts.villages.get(code)).copied()
    };
    let done = diesel::sql_query(FAMILIES)
        .bind::<Array<Integer>, _>(column(heads, |place| place.family))
        .bind::<Array<Text>, _>(column(heads, |_| Uuid::now_v7().to_string()))
        .bind::<Array<Integer>, _>(column(heads, |place| place.person))
        .bind::<Array<Nullable<Integer>>, _>(column(heads, village))
        .bind::<Array<Nullable<Text>>, _>(column(heads, |place| place.entry.family_type.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(heads, |place| place.entry.family_address.as_deref()))
        .bind::<Array<Nullable<Bool>>, _>(column(heads, |place| place.entry.poverty))
        .bind::<Array<Nullable<Text>>, _>(column(heads, |place| place.entry.ethnicity.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(heads, |place| place.entry.confirmation_type.as_deref()))
        .bind::<Array<Nullable<Text>>, _>(column(heads, |place| place.entry.confirmation_no.as_deref()))
        .bind::<Timestamptz, _>(stamp.now)
        .bind::<Integer, _>(stamp.audit_user_id)
        .execute(connection)
        .await?;
    u64::try_from(done).map_err(Error::internal)
}

/// Keeps others from giving anybody a number until the transaction ends: what was found free stays free, also where the
/// data do not allow a unique index. They wait for some tenths of a second.
pub(super) async fn keep_numbers(connection: &mut AsyncPgConnection) -> Result<(), Error> {
    let held = diesel::sql_query("SELECT pg_advisory_xact_lock(hashtextextended('openimis_insurance_numbers', 0))");
    held.execute(connection).await?;
    Ok(())
}
