//! Compares the tables that a database has with those that a module needs.

use super::differences::{Difference, Mismatch};
use super::snapshot::{Column, Relation, RelationKind, Snapshot};
use super::widening;

/// What stands in the way of adoption, and what merely deserves a word.
#[derive(Debug, Default)]
pub(super) struct Comparison {
    pub differences: Vec<Difference>,
    /// Missing views and constraints: we run without them.
    pub notes: Vec<String>,
}

impl Comparison {
    /// Compares one relation of a module.
    pub fn relation(&mut self, module: &str, name: &str, expected: &Snapshot, actual: &Snapshot) {
        let Some(wanted) = expected.relations.get(name) else {
            return;
        };
        let found = actual.relations.get(name);
        match (wanted.kind, found) {
            (RelationKind::View, found) => self.view(name, wanted, found),
            (RelationKind::Table, Some(found)) => {
                self.columns(module, name, wanted, found);
                self.constraints(name, expected, actual);
            }
            (RelationKind::Table, None) => self.differ(module, name, None, Mismatch::Missing),
        }
    }

    fn view(&mut self, name: &str, wanted: &Relation, found: Option<&Relation>) {
        match found {
            None => self.notes.push(format!("view \"{name}\" is missing")),
            Some(found) => {
                for column in wanted
                    .columns
                    .keys()
                    .filter(|column| !found.columns.contains_key(*column))
                {
                    self.notes.push(format!("view \"{name}\" has no column \"{column}\""));
                }
            }
        }
    }

    fn columns(&mut self, module: &str, table: &str, wanted: &Relation, found: &Relation) {
        for (name, column) in &wanted.columns {
            match found.columns.get(name) {
                None => self.differ(module, table, Some(name), Mismatch::Missing),
                Some(actual) => {
                    for what in mismatches(column, actual) {
                        self.differ(module, table, Some(name), what);
                    }
                }
            }
        }
        for (name, column) in &found.columns {
            if !wanted.columns.contains_key(name) && column.not_null && !column.filled {
                self.differ(module, table, Some(name), Mismatch::UnknownAndMustBeFilled);
            }
        }
    }

    fn constraints(&mut self, table: &str, expected: &Snapshot, actual: &Snapshot) {
        for (owner, definition) in expected.constraints.difference(&actual.constraints) {
            if owner == table {
                self.notes
                    .push(format!("table \"{table}\" has no constraint {definition}"));
            }
        }
    }

    fn differ(&mut self, module: &str, table: &str, column: Option<&str>, what: Mismatch) {
        self.differences.push(Difference {
            module: module.to_owned(),
            table: table.to_owned(),
            column: column.map(str::to_owned),
            what,
        });
    }
}

fn mismatches(expected: &Column, actual: &Column) -> Vec<Mismatch> {
    let mut found = Vec::new();
    if !widening::holds(&expected.type_name, &actual.type_name) {
        found.push(Mismatch::Type {
            expected: expected.type_name.clone(),
            actual: actual.type_name.clone(),
        });
    }
    match (expected.not_null, actual.not_null) {
        (true, false) => found.push(Mismatch::MayBeEmpty),
        (false, true) => found.push(Mismatch::MustBeFilled),
        _ => {}
    }
    if expected.filled && !actual.filled {
        found.push(Mismatch::NoDefault);
    }
    found
}
