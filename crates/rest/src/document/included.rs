//! Compound documents: every row once (JSON:API 1.1, "Compound Documents").

use openimis_core::read::Record;
use std::collections::HashMap;

/// The rows of a document, each with all records of it: a row may be reached on several ways, and each way may know
/// other relationships of it.
#[derive(Default)]
pub(super) struct Rows<'f> {
    places: HashMap<(&'static str, String), usize>,
    rows: Vec<Vec<Record<'f>>>,
}

impl<'f> Rows<'f> {
    /// Gathers the rows asked for, then everything included with them.
    pub(super) fn of(primary: impl Iterator<Item = Record<'f>>) -> Self {
        let mut rows = Self::default();
        let primary: Vec<_> = primary.collect();
        for record in &primary {
            rows.add(*record);
        }
        let mut waiting: Vec<_> = primary;
        waiting.reverse();
        // depth first; ends because a query's include paths are finite
        while let Some(record) = waiting.pop() {
            let mut next: Vec<_> = record.to_one().filter_map(|to_one| to_one.record()).collect();
            for to_many in record.to_many() {
                next.extend(to_many.records().into_iter().flatten());
            }
            for record in &next {
                rows.add(*record);
            }
            waiting.extend(next.into_iter().rev());
        }
        rows
    }

    fn add(&mut self, record: Record<'f>) {
        let name = (
            record.resource().description.name,
            record.id().text().unwrap_or_default(),
        );
        let place = *self.places.entry(name).or_insert(self.rows.len());
        match self.rows.get_mut(place) {
            Some(records) => records.push(record),
            None => self.rows.push(vec![record]),
        }
    }

    /// All records of each row, in the order in which the rows were first reached.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &[Record<'f>]> {
        self.rows.iter().map(Vec::as_slice)
    }
}
