//! What each column of a selected row is.

use super::DbRow;
use super::cursor::Order;
use crate::declare::{Field, Key, Kind, Relationship};
use crate::registry::RegisteredResource;
use std::collections::HashMap;
use std::ops::Range;

/// The columns of one resource within a row.
pub(super) struct Shape<'r> {
    pub(super) resource: &'r RegisteredResource,
    pub(super) key: usize,
    pub(super) public_id: usize,
    pub(super) ended: Option<usize>,
    pub(super) fields: Vec<FieldColumn>,
    pub(super) to_one: Vec<ToOneShape<'r>>,
    pub(super) to_many: Vec<ToManyShape<'r>>,
    pub(super) version: Option<VersionShape>,
    /// Which transaction wrote the row; only at the root of a read that names its rows.
    pub(super) row_version: Option<usize>,
    /// The values that place a row in the list; only at the root.
    pub(super) order: Option<Order>,
}

pub(super) struct FieldColumn {
    pub(super) field: &'static Field,
    pub(super) index: usize,
}

/// The columns of a to-one relationship: the other row's ids, and the other row itself if it was included.
pub(super) struct ToOneShape<'r> {
    pub(super) relationship: &'static Relationship,
    /// Under which name it is found, if not its own.
    pub(super) label: Option<String>,
    pub(super) target: &'r RegisteredResource,
    /// Whether it is a member of the record, or only leads to what is included.
    pub(super) listed: bool,
    pub(super) key: usize,
    pub(super) public_id: usize,
    pub(super) ended: Option<usize>,
    pub(super) record: Option<Box<Shape<'r>>>,
}

/// A to-many relationship, and the batch that holds its rows if it was included.
pub(super) struct ToManyShape<'r> {
    pub(super) relationship: &'static Relationship,
    /// Under which name it is found, if not its own.
    pub(super) label: Option<String>,
    pub(super) target: &'r RegisteredResource,
    /// Whether it is a member of the record, or only leads to what is included.
    pub(super) listed: bool,
    pub(super) batch: Option<usize>,
}

/// The extra columns of a history.
#[derive(Clone, Copy)]
pub(super) struct VersionShape {
    pub(super) from: usize,
    pub(super) to: Option<usize>,
    pub(super) by: Option<(usize, Kind)>,
    pub(super) change: Option<usize>,
}

/// The rows of one included to-many path, for all its parents, grouped by parent.
pub(super) struct Batch<'r> {
    pub(super) shape: Shape<'r>,
    pub(super) rows: Vec<DbRow>,
    pub(super) by_parent: HashMap<Key, Range<usize>>,
    /// How many rows each parent has, if that was asked for; one that is not there has none.
    pub(super) totals: Option<HashMap<Key, u64>>,
    /// The largest number of rows for each parent, if there is one; one row more is read to know whether there are more.
    pub(super) size: Option<u32>,
}

impl Batch<'_> {
    /// The rows of this parent, in order.
    pub(super) fn of(&self, parent: &Key) -> &[DbRow] {
        let rows = self.read(parent);
        rows.get(..self.most()).unwrap_or(rows)
    }

    /// Whether this parent has more rows than came along.
    pub(super) fn is_cut(&self, parent: &Key) -> bool {
        self.read(parent).len() > self.most()
    }

    fn read(&self, parent: &Key) -> &[DbRow] {
        let range = self.by_parent.get(parent).cloned().unwrap_or_default();
        self.rows.get(range).unwrap_or_default()
    }

    fn most(&self) -> usize {
        self.size
            .map_or(usize::MAX, |size| usize::try_from(size).unwrap_or(usize::MAX))
    }
}
