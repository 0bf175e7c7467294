//! Cursors: places in an ordered list, opaque and safe in URLs.
//!
//! A cursor is the base64url form of: a version byte, the signature of resource and order (8 bytes), then for each
//! step a length (4 bytes, all ones for NULL) and the value in PostgreSQL's binary form. What comes back is checked as
//! any other input.

use super::condition::invalid;
use super::{Cursor, DbRow, Value, raw};
use crate::declare::Kind;
use crate::error::Problem;
use crate::message;
use crate::read::sql::Bind;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

const VERSION: u8 = 1;
const NULL: u32 = u32::MAX;

/// What places a row in a list: the columns of a row that hold its sort values, and the signature of the order.
pub(super) struct Order {
    pub(super) signature: u64,
    pub(super) columns: Vec<(usize, Kind)>,
}

/// The signature of a resource's order: the same in every process and release of the same format (FNV-1a).
pub(super) fn signature<'a>(names: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for name in names {
        for byte in name.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash
}

/// The place of this row.
pub(super) fn write(order: &Order, row: &DbRow) -> String {
    let mut bytes = vec![VERSION];
    bytes.extend(order.signature.to_be_bytes());
    for (index, kind) in &order.columns {
        Value::new(row, *index, *kind).with_bytes(|value| {
            let length = value.map_or(NULL, |value| u32::try_from(value.len()).unwrap_or(NULL));
            bytes.extend(length.to_be_bytes());
            bytes.extend(value.unwrap_or_default());
        });
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The values at a place in this order.
pub(super) fn read(order: &Order, cursor: &Cursor) -> Result<Vec<Option<Bind>>, Problem> {
    let decoded = URL_SAFE_NO_PAD.decode(&cursor.text).ok();
    let values = decoded.as_deref().and_then(|bytes| values(order, bytes));
    values.ok_or_else(|| invalid(message::wrong_cursor()).parameter(cursor.parameter.clone()))
}

fn values(order: &Order, bytes: &[u8]) -> Option<Vec<Option<Bind>>> {
    let (version, rest) = bytes.split_first()?;
    let (signature, mut rest) = rest.split_first_chunk::<8>()?;
    if *version != VERSION || u64::from_be_bytes(*signature) != order.signature {
        return None;
    }
    let mut values = Vec::with_capacity(order.columns.len());
    for (_, kind) in &order.columns {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length);
        if length == NULL {
            values.push(None);
            rest = after;
            continue;
        }
        let (value, after) = after.split_at_checked(usize::try_from(length).ok()?)?;
        values.push(Some(raw::bind(*kind, value)?));
        rest = after;
    }
    rest.is_empty().then_some(values)
}
