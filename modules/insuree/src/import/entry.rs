//! From the cells of a row to a person, and everything that is wrong with them: pure.

use super::columns::{Column, Layout};
use super::{error, report};
use chrono::NaiveDate;
use openimis_core::declare::ImportFault;
use openimis_core::error::{Problem, kinds};

/// A row as it was read: where it stands, and its cells in the order of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: u64,
    pub(super) cells: Vec<String>,
}

/// A person to register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Entry {
    pub(super) row: u64,
    pub(super) chf_id: String,
    pub(super) last_name: String,
    pub(super) other_names: String,
    pub(super) dob: Option<NaiveDate>,
    pub(super) gender: String,
    /// The number of the head, unless the person is the head.
    pub(super) head: Option<String>,
    pub(super) village: Option<String>,
    pub(super) relationship: Option<i16>,
    pub(super) marital: Option<String>,
    pub(super) profession: Option<i16>,
    pub(super) education: Option<i16>,
    pub(super) type_of_id: Option<String>,
    pub(super) passport: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) email: Option<String>,
    pub(super) current_address: Option<String>,
    pub(super) geolocation: Option<String>,
    pub(super) card_issued: Option<bool>,
    pub(super) health_facility: Option<String>,
    pub(super) family_type: Option<String>,
    pub(super) family_address: Option<String>,
    pub(super) poverty: Option<bool>,
    pub(super) ethnicity: Option<String>,
    pub(super) confirmation_type: Option<String>,
    pub(super) confirmation_no: Option<String>,
}

/// Letters of the marital statuses (spec 1.3).
const MARITAL: &[&str] = &["N", "W", "S", "D", "M"];

impl Entry {
    /// Reads a row. What cannot be understood is told and left out of the entry.
    pub(super) fn read(layout: &Layout, row: &Row, faults: &mut Vec<ImportFault>) -> Self {
        let mut entry = Self {
            row: row.number,
            ..Self::default()
        };
        let columns = layout.columns();
        if row.cells.len() > columns.len() && row.cells.iter().skip(columns.len()).any(|cell| !cell.is_empty()) {
            faults.push(ImportFault {
                row: row.number,
                column: None,
                problem: error::TOO_MANY_CELLS.problem(),
            });
        }
        for (column, cell) in columns.iter().zip(&row.cells) {
            if let Err(problem) = entry.take(*column, cell.trim()) {
                faults.push(report::at(row.number, *column, problem));
            }
        }
        // a head may name himself
        entry.head = entry.head.take().filter(|head| *head != entry.chf_id);
        entry.complain_of_gaps(faults);
        entry
    }

    /// Whether the row makes a family.
    pub(super) const fn is_head(&self) -> bool {
        self.head.is_none()
    }

    fn take(&mut self, column: Column, cell: &str) -> Result<(), Problem> {
        if cell.is_empty() {
            return Ok(());
        }
        match column {
            Column::ChfId => self.chf_id = text(cell, 50)?,
            Column::LastName => self.last_name = text(cell, 100)?,
            Column::OtherNames => self.other_names = text(cell, 100)?,
            Column::Dob => self.dob = Some(day(cell)?),
            Column::Gender => self.gender = text(cell, 1)?,
            Column::Family => self.head = Some(text(cell, 50)?),
            Column::Village => self.village = Some(text(cell, 50)?),
            Column::Relationship => self.relationship = Some(number(cell)?),
            Column::Marital => self.marital = Some(one_of(cell, MARITAL)?),
            Column::Profession => self.profession = Some(number(cell)?),
            Column::Education => self.education = Some(number(cell)?),
            Column::TypeOfId => self.type_of_id = Some(text(cell, 1)?),
            Column::Passport => self.passport = Some(text(cell, 25)?),
            Column::Phone => self.phone = Some(text(cell, 50)?),
            Column::Email => self.email = Some(text(cell, 100)?),
            Column::CurrentAddress => self.current_address = Some(text(cell, 200)?),
            Column::Geolocation => self.geolocation = Some(text(cell, 250)?),
            Column::CardIssued => self.card_issued = Some(truth(cell)?),
            Column::HealthFacility => self.health_facility = Some(text(cell, 50)?),
            Column::FamilyType => self.family_type = Some(text(cell, 2)?),
            Column::FamilyAddress => self.family_address = Some(text(cell, 200)?),
            Column::Poverty => self.poverty = Some(truth(cell)?),
            Column::Ethnicity => self.ethnicity = Some(text(cell, 1)?),
            Column::ConfirmationType => self.confirmation_type = Some(text(cell, 3)?),
            Column::ConfirmationNo => self.confirmation_no = Some(text(cell, 12)?),
        }
        Ok(())
    }

    fn complain_of_gaps(&self, faults: &mut Vec<ImportFault>) {
        let gaps = [
            (Column::ChfId, self.chf_id.is_empty()),
            (Column::LastName, self.last_name.is_empty()),
            (Column::OtherNames, self.other_names.is_empty()),
            (Column::Dob, self.dob.is_none()),
            (Column::Gender, self.gender.is_empty()),
            (Column::Village, self.is_head() && self.village.is_none()),
        ];
        for (column, _) in gaps.into_iter().filter(|(_, is_gap)| *is_gap) {
            // a cell that could not be understood has been complained of
            let known = faults.iter().rev().take_while(|fault| fault.row == self.row);
            if !known.into_iter().any(|fault| fault.column == Some(column.name())) {
                faults.push(report::at(self.row, column, kinds::REQUIRED.problem()));
            }
        }
    }
}

fn text(cell: &str, longest: usize) -> Result<String, Problem> {
    if cell.contains('\0') {
        return Err(kinds::INVALID_VALUE.problem());
    }
    if cell.len() > longest && cell.chars().count() > longest {
        return Err(kinds::TOO_LONG.problem());
    }
    Ok(cell.to_owned())
}

fn day(cell: &str) -> Result<NaiveDate, Problem> {
    let read = NaiveDate::parse_from_str(cell, "%Y-%m-%d").ok();
    // PostgreSQL's dates begin long before and end long after any birth, but years have four digits here
    let plausible = read.filter(|day| day.to_string().len() == 10);
    plausible.ok_or_else(|| kinds::INVALID_VALUE.problem())
}

fn number(cell: &str) -> Result<i16, Problem> {
    cell.parse().map_err(|_| kinds::INVALID_VALUE.problem())
}

fn truth(cell: &str) -> Result<bool, Problem> {
    match cell.to_ascii_lowercase().as_str() {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(kinds::INVALID_VALUE.problem()),
    }
}

fn one_of(cell: &str, known: &[&str]) -> Result<String, Problem> {
    if known.contains(&cell) {
        Ok(cell.to_owned())
    } else {
        Err(kinds::INVALID_VALUE.problem())
    }
}
