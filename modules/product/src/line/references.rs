//! The medical items and services that lines name, found together.

use super::Limits;
use crate::settings::ProductSettings;
use crate::{error, message};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Key, Named};
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use openimis_medical::schema::{items, services};
use openimis_medical::{MedicalItem, MedicalService};
use std::collections::{HashMap, HashSet};
use std::future::Future;

/// A line whose item or service is not found yet.
#[derive(Debug)]
pub(crate) struct Wanted {
    pub(super) named: Named,
    pub(super) limits: Limits,
}

/// A line with the key of its item or service.
#[derive(Debug)]
pub(crate) struct Covered {
    pub(super) key: i32,
    pub(super) limits: Limits,
}

/// What a line can cover.
pub(crate) trait Coverable {
    /// Its place in the input: the list and the member.
    const PLACE: (&'static str, &'static str);

    /// Keys and public ids of those that live and have one of these public ids, or keys.
    fn find(
        context: &mut Context<'_>,
        uuids: Vec<String>,
        keys: Vec<i32>,
    ) -> impl Future<Output = Result<Vec<(i32, String)>, Error>> + Send;
}

macro_rules! coverable {
    ($resource:ident, $table:ident, $place:expr) => {
        impl Coverable for $resource {
            const PLACE: (&'static str, &'static str) = $place;

            async fn find(
                context: &mut Context<'_>,
                uuids: Vec<String>,
                keys: Vec<i32>,
            ) -> Result<Vec<(i32, String)>, Error> {
                let named = $table::uuid.eq_any(uuids).or($table::id.eq_any(keys));
                Ok($table::table
                    .filter(named.and($table::valid_to.is_null()))
                    .select(($table::id, $table::uuid))
                    .load(context.connection())
                    .await?)
            }
        }
    };
}
coverable!(MedicalItem, items, ("items", "item"));
coverable!(MedicalService, services, ("services", "service"));

/// Finds what all lines name, each once, in one statement.
pub(crate) async fn resolve<C: Coverable>(
    context: &mut Context<'_>,
    wanted: Vec<Wanted>,
) -> Result<Vec<Covered>, Error> {
    let (mut uuids, mut keys) = (Vec::new(), Vec::new());
    for line in &wanted {
        match &line.named {
            Named::PublicId(uuid) => uuids.push(uuid.to_ascii_lowercase()),
            Named::Key(key) => keys.extend(number(key)),
        }
    }
    let found = C::find(context, uuids, keys).await?;
    let ids: HashSet<i32> = found.iter().map(|(id, _)| *id).collect();
    let by_uuid: HashMap<_, _> = found.iter().map(|(id, uuid)| (uuid.as_str(), *id)).collect();
    let origin = context.settings::<ProductSettings>().default_price_origin.clone();
    let mut seen = HashSet::new();
    let mut covered = Vec::with_capacity(wanted.len());
    let mut problems = Vec::new();
    for (index, Wanted { named, mut limits }) in wanted.into_iter().enumerate() {
        let key = match &named {
            Named::PublicId(uuid) => by_uuid.get(uuid.to_ascii_lowercase().as_str()).copied(),
            Named::Key(key) => number(key).filter(|key| ids.contains(key)),
        };
        match key {
            None => problems.push(placed::<C>(kinds::NO_SUCH_REFERENCE.at(C::PLACE.1), index)),
            Some(key) if !seen.insert(key) => {
                let twice = error::COVERED_TWICE
                    .at(C::PLACE.1)
                    .detail(message::covered_already(text(&named)));
                problems.push(placed::<C>(twice, index));
            }
            Some(key) => {
                limits.price_origin.get_or_insert_with(|| origin.clone());
                covered.push(Covered { key, limits });
            }
        }
    }
    if problems.is_empty() {
        Ok(covered)
    } else {
        Err(problems.into())
    }
}

fn placed<C: Coverable>(problem: Problem, index: usize) -> Problem {
    problem.inside(index).inside(C::PLACE.0)
}

fn number(key: &Key) -> Option<i32> {
    match key {
        Key::Number(number) => i32::try_from(*number).ok(),
        Key::Uuid(_) | Key::Text(_) => None,
    }
}

fn text(named: &Named) -> String {
    match named {
        Named::PublicId(id) => id.clone(),
        Named::Key(key) => key.to_string(),
    }
}
