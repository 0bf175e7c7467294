//! What the registers say about the lines that are entered: one statement for items, one for services, whatever their number.

use super::input::LineInput;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use openimis_core::declare::{Key, Named};
use openimis_core::error::{Error, Problem, kinds};
use openimis_core::operate::Context;
use openimis_medical::schema::{items, services};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// A row of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Registered {
    /// Its key.
    pub(crate) id: i32,
    /// The largest quantity of a line.
    pub(crate) most: Option<Decimal>,
    /// Its price, if a claim is paid that and nothing else (AR-9).
    pub(crate) manual_price: Option<Decimal>,
}

/// Keys and UUIDs of what is named.
#[derive(Debug, Default)]
struct Names {
    keys: Vec<i32>,
    uuids: Vec<String>,
}

impl Names {
    fn of<L: LineInput>(lines: &[L]) -> Self {
        let mut names = Self::default();
        for named in lines.iter().filter_map(LineInput::named) {
            match named {
                Named::Key(Key::Number(key)) => names.keys.extend(i32::try_from(*key)),
                Named::Key(_) => {}
                Named::PublicId(uuid) => names.uuids.extend([uuid.clone(), uuid.to_ascii_lowercase()]),
            }
        }
        names
    }
}

type Row = (i32, String, Option<Decimal>, bool, Decimal);

/// What the lines are, in their order.
fn in_order<L: LineInput>(lines: &[L], rows: Vec<Row>) -> Result<Vec<Registered>, Vec<Problem>> {
    let (list, member) = L::PLACE;
    let (mut by_key, mut by_uuid) = (HashMap::new(), HashMap::new());
    for (id, uuid, most, manual, price) in rows {
        let registered = Registered {
            id,
            most,
            manual_price: manual.then_some(price),
        };
        by_uuid.insert(uuid.to_ascii_lowercase(), id);
        by_key.insert(i64::from(id), registered);
    }
    let mut found = Vec::with_capacity(lines.len());
    let mut problems = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let key = match line.named() {
            Some(Named::Key(Key::Number(key))) => Some(*key),
            Some(Named::PublicId(uuid)) => by_uuid.get(&uuid.to_ascii_lowercase()).map(|id| i64::from(*id)),
            Some(Named::Key(_)) | None => None,
        };
        let kind = if line.named().is_some() {
            &kinds::NO_SUCH_REFERENCE
        } else {
            &kinds::REQUIRED
        };
        match key.and_then(|key| by_key.get(&key)) {
            Some(registered) => found.push(registered.clone()),
            None => problems.push(kind.at(member).inside(index).inside(list)),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(problems) }
}

/// What the items are.
pub(crate) async fn items<L: LineInput>(context: &mut Context<'_>, lines: &[L]) -> Result<Vec<Registered>, Error> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(lines);
    let never = diesel::dsl::sql::<diesel::sql_types::Bool>("FALSE");
    let rows: Vec<Row> = items::table
        .filter(items::id.eq_any(&names.keys).or(items::uuid.eq_any(&names.uuids)))
        .select((items::id, items::uuid, items::maximum_amount, never, items::price))
        .load(context.connection())
        .await?;
    Ok(in_order(lines, rows)?)
}

/// What the services are.
pub(crate) async fn services<L: LineInput>(context: &mut Context<'_>, lines: &[L]) -> Result<Vec<Registered>, Error> {
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let names = Names::of(lines);
    let rows: Vec<Row> = services::table
        .filter(services::id.eq_any(&names.keys).or(services::uuid.eq_any(&names.uuids)))
        .select((
            services::id,
            services::uuid,
            services::maximum_amount,
            services::manual_price,
            services::price,
        ))
        .load(context.connection())
        .await?;
    Ok(in_order(lines, rows)?)
}

/// Keys of the valid items, or services, with these codes.
pub(crate) async fn item_keys(context: &mut Context<'_>, codes: &[&str]) -> Result<HashMap<String, i32>, Error> {
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = items::table
        .filter(items::code.eq_any(codes).and(items::valid_to.is_null()))
        .select((items::code, items::id))
        .load::<(String, i32)>(context.connection())
        .await?;
    Ok(rows.into_iter().collect())
}

/// The same of services.
pub(crate) async fn service_keys(context: &mut Context<'_>, codes: &[&str]) -> Result<HashMap<String, i32>, Error> {
    if codes.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = services::table
        .filter(services::code.eq_any(codes).and(services::valid_to.is_null()))
        .select((services::code, services::id))
        .load::<(String, i32)>(context.connection())
        .await?;
    Ok(rows.into_iter().collect())
}
