//! What a read found: rows as PostgreSQL sent them, with a map of what each column is.
//!
//! Doors walk it and write each value straight into their output; no tree of values is built.

use super::shape::{Batch, Shape, ToManyShape, ToOneShape};
use super::{DbRow, RowVersion, Value, cursor};
use crate::declare::{Field, Key, Kind, Relationship};
use crate::registry::RegisteredResource;

/// The rows that a [`Query`](super::Query) asked for, and those included with them.
pub struct Found<'r> {
    pub(super) shape: Shape<'r>,
    pub(super) rows: Vec<DbRow>,
    pub(super) batches: Vec<Batch<'r>>,
    /// Whether rows follow this page.
    pub has_next: bool,
    /// Whether rows precede this page.
    pub has_previous: bool,
    /// The number of all matching rows, if it was asked for.
    pub total: Option<u64>,
    /// Whether that number is an estimate.
    pub total_is_estimate: bool,
    /// How many statements the read took.
    pub statements: usize,
}

/// One row of one resource.
#[derive(Clone, Copy)]
pub struct Record<'f> {
    found: &'f Found<'f>,
    shape: &'f Shape<'f>,
    row: &'f DbRow,
}

/// A to-one relationship of a record.
#[derive(Clone, Copy)]
pub struct ToOne<'f> {
    from: Record<'f>,
    shape: &'f ToOneShape<'f>,
}

/// An included to-many relationship of a record.
#[derive(Clone, Copy)]
pub struct ToMany<'f> {
    from: Record<'f>,
    shape: &'f ToManyShape<'f>,
}

/// From when to when a version of a row held, and who made it.
#[derive(Clone, Copy)]
pub struct Version<'f> {
    /// From this instant.
    pub from: Value<'f>,
    /// Until this instant; no value: it still holds. A shadow table keeps no end.
    pub to: Option<Value<'f>>,
    /// Who made it: key of an interactive user (`"tblUsers"`, family A) or account (`"core_User"`, family B).
    pub by: Option<Value<'f>>,
    /// `+` made, `~` changed, `-` deleted; family B only.
    pub change: Option<Value<'f>>,
}

impl<'r> Found<'r> {
    /// The rows asked for, in order.
    #[must_use]
    pub fn records(&self) -> impl ExactSizeIterator<Item = Record<'_>> {
        self.rows.iter().map(|row| Record {
            found: self,
            shape: &self.shape,
            row,
        })
    }

    /// The only row, of a read that names one.
    #[must_use]
    pub fn record(&self) -> Option<Record<'_>> {
        self.records().next()
    }

    /// The selected fields, in order of declaration, also where no row was found.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> + use<'_, 'r> {
        self.shape.fields.iter().map(|column| column.field)
    }

    /// The selected to-one relationships, in order of declaration, also where no row was found.
    pub fn to_one(&self) -> impl Iterator<Item = &'static Relationship> + use<'_, 'r> {
        let selected = self.shape.to_one.iter().filter(|shape| shape.listed);
        selected.map(|shape| shape.relationship)
    }

    /// The resource that was read.
    #[must_use]
    pub const fn resource(&self) -> &'r RegisteredResource {
        self.shape.resource
    }
}

impl<'f> Record<'f> {
    /// What it is a row of.
    #[must_use]
    pub const fn resource(&self) -> &'f RegisteredResource {
        self.shape.resource
    }

    /// The public id.
    #[must_use]
    pub const fn id(&self) -> Value<'f> {
        self.value(self.shape.public_id, self.shape.resource.description.public_id.kind)
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> Value<'f> {
        self.value(self.shape.key, self.shape.resource.description.key.kind)
    }

    /// Whether the row does not count as existing today; only rows at the end of a to-one relationship, related rows
    /// and versions can be so.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.shape.ended.is_some_and(|index| self.flag(index))
    }

    /// The selected fields, in order of declaration.
    pub fn fields(&self) -> impl Iterator<Item = (&'static Field, Value<'f>)> + use<'f> {
        let record = *self;
        let columns = self.shape.fields.iter();
        columns.map(move |column| (column.field, record.value(column.index, column.field.kind)))
    }

    /// The selected field with this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<Value<'f>> {
        self.fields()
            .find(|(field, _)| field.name == name)
            .map(|(_, value)| value)
    }

    /// The to-one relationships that are selected or included, in order of declaration.
    pub fn to_one(&self) -> impl Iterator<Item = ToOne<'f>> + use<'f> {
        let from = *self;
        self.shape.to_one.iter().map(move |shape| ToOne { from, shape })
    }

    /// The to-many relationships that are selected or included. Their rows are known only if they were included.
    pub fn to_many(&self) -> impl Iterator<Item = ToMany<'f>> + use<'f> {
        let from = *self;
        self.shape.to_many.iter().map(move |shape| ToMany { from, shape })
    }

    /// The version that the row is, in a read of a history.
    #[must_use]
    pub fn version(&self) -> Option<Version<'f>> {
        let shape = self.shape.version?;
        Some(Version {
            from: self.value(shape.from, Kind::Instant),
            to: shape.to.map(|index| self.value(index, Kind::Instant)),
            by: shape.by.map(|(index, kind)| self.value(index, kind)),
            change: shape.change.map(|index| self.value(index, Kind::Text)),
        })
    }

    /// Its version, in a read that names its rows; included rows have none.
    #[must_use]
    pub fn row_version(&self) -> Option<RowVersion> {
        RowVersion::of(self.row, self.shape.row_version?)
    }

    /// The place of this row in the list that was read, for [`Cursor`](super::Cursor); included rows have none.
    #[must_use]
    pub fn cursor(&self) -> Option<String> {
        self.shape.order.as_ref().map(|order| cursor::write(order, self.row))
    }

    const fn value(&self, index: usize, kind: Kind) -> Value<'f> {
        Value::new(self.row, index, kind)
    }

    fn flag(&self, index: usize) -> bool {
        self.value(index, Kind::Boolean).boolean() == Some(true)
    }
}

impl<'f> ToOne<'f> {
    /// The relationship.
    #[must_use]
    pub const fn relationship(&self) -> &'static Relationship {
        self.shape.relationship
    }

    /// The name under which it was selected.
    #[must_use]
    pub fn label(&self) -> &'f str {
        self.shape.label.as_deref().unwrap_or(self.shape.relationship.name)
    }

    /// What it leads to.
    #[must_use]
    pub const fn resource(&self) -> &'f RegisteredResource {
        self.shape.target
    }

    /// Whether it is a member of the record; one that its field set leaves out is here because it was included.
    #[must_use]
    pub const fn is_selected(&self) -> bool {
        self.shape.listed
    }

    /// The public id of the row at the other end, if there is one that the actor may know of.
    #[must_use]
    pub fn id(&self) -> Option<Value<'f>> {
        let kind = self.shape.target.description.public_id.kind;
        Some(self.from.value(self.shape.public_id, kind)).filter(|value| !value.is_null())
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> Option<Value<'f>> {
        let kind = self.shape.target.description.key.kind;
        Some(self.from.value(self.shape.key, kind)).filter(|value| !value.is_null())
    }

    /// Whether the row at the other end does not count as existing today. Known if its table was read, that is unless
    /// its public id is the key and nothing else of it was asked for.
    #[must_use]
    pub fn ended(&self) -> bool {
        self.shape.ended.is_some_and(|index| self.from.flag(index)) && self.key().is_some()
    }

    /// Whether the relationship was included.
    #[must_use]
    pub const fn is_included(&self) -> bool {
        self.shape.record.is_some()
    }

    /// The row at the other end, if it was included and there is one.
    #[must_use]
    pub fn record(&self) -> Option<Record<'f>> {
        let shape = self.shape.record.as_deref()?;
        self.key().map(|_| Record { shape, ..self.from })
    }
}

impl<'f> ToMany<'f> {
    /// The relationship.
    #[must_use]
    pub const fn relationship(&self) -> &'static Relationship {
        self.shape.relationship
    }

    /// The name under which it was selected.
    #[must_use]
    pub fn label(&self) -> &'f str {
        self.shape.label.as_deref().unwrap_or(self.shape.relationship.name)
    }

    /// What it leads to.
    #[must_use]
    pub const fn resource(&self) -> &'f RegisteredResource {
        self.shape.target
    }

    /// Whether it is a member of the record; one that its field set leaves out is here because it was included.
    #[must_use]
    pub const fn is_selected(&self) -> bool {
        self.shape.listed
    }

    /// The rows at the other end, in the order asked for or their resource's own, if they were included.
    #[must_use]
    pub fn records(&self) -> Option<impl ExactSizeIterator<Item = Record<'f>> + use<'f>> {
        let found = self.from.found;
        let batch = self.batch()?;
        let rows = self.parent().map_or(&[][..], |key| batch.of(&key));
        Some(rows.iter().map(move |row| Record {
            found,
            shape: &batch.shape,
            row,
        }))
    }

    /// Whether more rows follow those that came along.
    #[must_use]
    pub fn has_next(&self) -> bool {
        let has_next = |batch: &Batch<'_>| batch.is_cut(&self.parent()?).then_some(());
        self.batch().and_then(has_next).is_some()
    }

    /// The number of all rows at the other end, if it was asked for.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        let totals = self.batch()?.totals.as_ref()?;
        let total = self.parent().and_then(|key| totals.get(&key).copied());
        Some(total.unwrap_or_default())
    }

    fn batch(&self) -> Option<&'f Batch<'f>> {
        self.from.found.batches.get(self.shape.batch?)
    }

    fn parent(&self) -> Option<Key> {
        self.from.key().key()
    }
}
