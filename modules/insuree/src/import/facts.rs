//! What the database knows of a portion of rows: one statement, whatever the number of rows.

use super::entry::Entry;
use crate::settings::InsureeSettings;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use openimis_core::access::Actor;
use openimis_core::error::Error;
use openimis_location::{Area, LocationSettings};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

const FACTS: &str = include_str!("../../import/facts.sql");

/// What the database knows of a portion of rows.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Insurance numbers that somebody has.
    pub(super) taken: HashSet<String>,
    /// Families of the actor's area, by the number of their head.
    pub(super) families: HashMap<String, i32>,
    /// Villages of the actor's area, by code.
    pub(super) villages: HashMap<String, i32>,
    /// Health facilities, by code.
    pub(super) facilities: HashMap<String, i32>,
    /// Confirmation types, by code: whether they need a number.
    pub(super) confirmation_types: HashMap<String, bool>,
    /// What the installation decides about people.
    pub(super) rules: Arc<InsureeSettings>,
    codes: HashMap<List, HashSet<String>>,
}

/// A code list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    Gender,
    Relationship,
    Profession,
    Education,
    Identification,
    FamilyType,
}

impl List {
    /// The list as the statement calls it.
    fn named(name: &str) -> Self {
        match name {
            "gender" => Self::Gender,
            "relationship" => Self::Relationship,
            "profession" => Self::Profession,
            "education" => Self::Education,
            "identification" => Self::Identification,
            _ => Self::FamilyType,
        }
    }
}

#[derive(diesel::QueryableByName)]
struct Fact {
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Integer)]
    id: i32,
}

impl Facts {
    /// Loads what there is to know of these entries.
    pub(super) async fn load(
        connection: &mut AsyncPgConnection,
        actor: &Actor,
        places: &LocationSettings,
        rules: Arc<InsureeSettings>,
        entries: &[Entry],
    ) -> Result<Self, Error> {
        let villages = places.location_types.last().map_or("", String::as_str);
        let numbers: Vec<&str> = entries.iter().map(|entry| entry.chf_id.as_str()).collect();
        let facts: Vec<Fact> = diesel::sql_query(FACTS)
            .bind::<Array<Text>, _>(numbers)
            .bind::<Array<Text>, _>(named(entries, |entry| entry.head.as_deref()))
            .bind::<Array<Text>, _>(named(entries, |entry| entry.village.as_deref()))
            .bind::<Array<Text>, _>(named(entries, |entry| entry.health_facility.as_deref()))
            .bind::<Text, _>(villages)
            .bind::<Nullable<Array<BigInt>>, _>(roots(actor))
            .load(connection)
            .await?;
        let mut known = Self {
            rules,
            ..Self::default()
        };
        for fact in facts {
            known.learn(fact);
        }
        Ok(known)
    }

    fn learn(&mut self, fact: Fact) {
        let Fact { kind, key, id } = fact;
        match kind.as_str() {
            "number" => {
                self.taken.insert(key);
            }
            "family" => {
                self.families.insert(key, id);
            }
            "village" => {
                self.villages.insert(key, id);
            }
            "facility" => {
                self.facilities.insert(key, id);
            }
            "confirmationType" => {
                self.confirmation_types.insert(key, id != 0);
            }
            list => {
                self.codes.entry(List::named(list)).or_default().insert(key);
            }
        }
    }

    /// Whether a code list has this code.
    pub(super) fn lists(&self, list: List, code: &str) -> bool {
        self.codes.get(&list).is_some_and(|codes| codes.contains(code))
    }
}

/// The different values that rows name.
fn named<'e>(entries: &'e [Entry], of: impl Fn(&'e Entry) -> Option<&'e str>) -> Vec<&'e str> {
    let different: HashSet<_> = entries.iter().filter_map(of).collect();
    different.into_iter().collect()
}

/// From where the actor's area extends downwards; nothing if it is everywhere.
fn roots(actor: &Actor) -> Option<Vec<i64>> {
    if actor.is_superuser() {
        return None;
    }
    match actor.fact::<Area>() {
        Some(area) if area.everywhere => None,
        Some(area) => Some(area.roots.clone()),
        None => Some(Vec::new()),
    }
}
