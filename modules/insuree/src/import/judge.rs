//! Whether people may be registered, as far as it takes to know other rows and the database: pure.

use super::columns::Column;
use super::entry::Entry;
use super::facts::{Facts, List};
use super::{error, report};
use crate::number::well_formed;
use chrono::NaiveDate;
use openimis_core::declare::ImportFault;
use openimis_core::error::kinds;
use std::collections::HashMap;

/// The people of rows that were read before, by number: whether each heads a family.
pub(super) type Earlier = HashMap<String, bool>;

/// Says everything that is wrong with an entry, and remembers it for the rows that follow.
pub(super) fn judge(
    entry: &Entry,
    facts: &Facts,
    today: NaiveDate,
    earlier: &mut Earlier,
    faults: &mut Vec<ImportFault>,
) {
    judge_number(entry, facts, earlier, faults);
    judge_family(entry, facts, earlier, faults);
    judge_places(entry, facts, faults);
    judge_codes(entry, facts, faults);
    if facts.rules.is_insuree_photo_required {
        // rule 23: a table has none
        faults.push(ImportFault {
            row: entry.row,
            column: None,
            problem: crate::error::PHOTO_REQUIRED.problem(),
        });
    }
    if entry.dob.is_some_and(|dob| dob > today) {
        faults.push(report::at(entry.row, Column::Dob, kinds::INVALID_VALUE.problem()));
    }
    if !entry.chf_id.is_empty() {
        earlier.insert(entry.chf_id.clone(), entry.is_head());
    }
}

fn judge_number(entry: &Entry, facts: &Facts, earlier: &Earlier, faults: &mut Vec<ImportFault>) {
    if let Some(fault) = well_formed(&facts.rules, &entry.chf_id)
        .err()
        .filter(|_| !entry.chf_id.is_empty())
    {
        let problem = crate::error::NUMBER_INVALID.problem().detail(fault.said());
        faults.push(report::at(entry.row, Column::ChfId, problem));
    }
    if earlier.contains_key(&entry.chf_id) {
        faults.push(report::at(entry.row, Column::ChfId, error::NUMBER_TWICE.problem()));
    } else if facts.taken.contains(&entry.chf_id) {
        faults.push(report::at(
            entry.row,
            Column::ChfId,
            crate::error::NUMBER_TAKEN.problem(),
        ));
    }
}

fn judge_family(entry: &Entry, facts: &Facts, earlier: &Earlier, faults: &mut Vec<ImportFault>) {
    if let Some(head) = &entry.head {
        let stands_before = earlier.get(head).copied().unwrap_or_default();
        if !stands_before && !facts.families.contains_key(head) {
            faults.push(report::at(entry.row, Column::Family, error::NO_FAMILY.problem()));
        }
        return;
    }
    if let Some(code) = &entry.confirmation_type {
        match facts.confirmation_types.get(code) {
            None => faults.push(unknown(entry, Column::ConfirmationType)),
            Some(true) if entry.confirmation_no.is_none() => {
                faults.push(report::at(entry.row, Column::ConfirmationNo, kinds::REQUIRED.problem()));
            }
            Some(_) => {}
        }
    }
    if let Some(code) = &entry.family_type
        && !facts.lists(List::FamilyType, code)
    {
        faults.push(unknown(entry, Column::FamilyType));
    }
}

fn judge_places(entry: &Entry, facts: &Facts, faults: &mut Vec<ImportFault>) {
    if facts.rules.insuree_fsp_mandatory && entry.health_facility.is_none() {
        let problem = crate::error::FACILITY_REQUIRED.problem();
        faults.push(report::at(entry.row, Column::HealthFacility, problem));
    }
    for (column, code, known) in [
        (Column::Village, &entry.village, &facts.villages),
        (Column::HealthFacility, &entry.health_facility, &facts.facilities),
    ] {
        if code.as_ref().is_some_and(|code| !known.contains_key(code)) {
            faults.push(unknown(entry, column));
        }
    }
}

fn judge_codes(entry: &Entry, facts: &Facts, faults: &mut Vec<ImportFault>) {
    let text = |number: Option<i16>| number.map(|number| number.to_string());
    let gender = Some(entry.gender.clone()).filter(|gender| !gender.is_empty());
    for (column, list, code) in [
        (Column::Gender, List::Gender, gender),
        (Column::Relationship, List::Relationship, text(entry.relationship)),
        (Column::Profession, List::Profession, text(entry.profession)),
        (Column::Education, List::Education, text(entry.education)),
        (Column::TypeOfId, List::Identification, entry.type_of_id.clone()),
    ] {
        if code.is_some_and(|code| !facts.lists(list, &code)) {
            faults.push(unknown(entry, column));
        }
    }
}

fn unknown(entry: &Entry, column: Column) -> ImportFault {
    report::at(entry.row, column, kinds::NO_SUCH_REFERENCE.problem())
}
