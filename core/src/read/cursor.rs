//! Cursors: places in an ordered list.

use super::DbRow;
use crate::declare::Kind;

/// What places a row in a list: the columns of a row that hold its sort values, and a signature of the order.
pub(super) struct Order {
    pub(super) signature: u64,
    pub(super) columns: Vec<(usize, Kind)>,
}

pub(super) fn write(_order: &Order, _row: &DbRow) -> String {
    String::new()
}
