//! Rows of `"core_ModuleConfiguration"`, layer `be` (spec 4.2).

use super::origin::{Given, Layer, Origin};
use super::problem::SettingProblem;
use crate::schema::administration::module_configurations as rows;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use log::Level;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What the rows say that hold at this instant.
///
/// A module may have several: nothing in the table forbids it (W-27). The one with the smallest key counts, as it does
/// in the reference, whose `first()` orders by key.
pub(super) async fn read(
    connection: &mut AsyncPgConnection,
    now: DateTime<Utc>,
    problems: &mut Vec<SettingProblem>,
) -> QueryResult<Layer> {
    let found: Vec<(Uuid, String, String)> = rows::table
        .filter(rows::layer.eq("be"))
        .filter(rows::is_disabled_until.is_null().or(rows::is_disabled_until.lt(now)))
        .order(rows::id.desc())
        .select((rows::id, rows::module, rows::config))
        .load(connection)
        .await?;
    let mut layer = Layer::new();
    for (id, module, config) in found {
        let keys = match serde_json::from_str::<Map<String, Value>>(&config) {
            Ok(keys) => keys,
            Err(error) => {
                let detail = format!("the configuration of {module} is no JSON object: {error}");
                let origin = Origin::Row(id);
                problems.push(SettingProblem::Unreadable { origin, detail });
                Map::new()
            }
        };
        layer.insert(module, given(id, keys));
    }
    Ok(layer)
}

fn given(row: Uuid, keys: Map<String, Value>) -> BTreeMap<String, Given> {
    let keys = keys.into_iter().map(|(key, value)| {
        let origin = Origin::Row(row);
        let typed = false;
        (key, Given { value, origin, typed })
    });
    keys.collect()
}

/// How loudly to complain about a row. Permission lists are keys of the other backend that ours has no use for: a right
/// is fixed to its operation here.
pub(super) fn level(problem: &SettingProblem) -> Level {
    match problem {
        SettingProblem::UnknownKey { key, .. } if key.ends_with("_perms") => Level::Debug,
        _ => Level::Warn,
    }
}
