//! Reason 4: sex and age (5.3 E4 with the mask of 5.5, E20, AR-56, AR-57).

use crate::case::{Case, LineCase};
use crate::facts::{Age, Sex};
use crate::trace::Finding;

/// Both bits of the person must be among those of the line. A person of unknown sex or age fits no line that looks at
/// it.
pub(crate) fn check(case: &Case<'_>, line: &LineCase<'_>) -> Result<(), Finding> {
    let patients = line.version.map_or(0, |version| version.patients);
    if patients == 0 {
        return Ok(());
    }
    let person = person(case).ok_or(Finding::UnknownPatient)?;
    if patients & person == person {
        return Ok(());
    }
    Err(Finding::NotForPatient { patients, person })
}

fn person(case: &Case<'_>) -> Option<u8> {
    let insuree = case.insuree?;
    let of_sex = match insuree.sex? {
        Sex::Male => 1,
        Sex::Female => 2,
    };
    let of_age = match insuree.age(case.day, case.settings)? {
        Age::Adult => 4,
        Age::Child => 8,
    };
    Some(of_sex + of_age)
}
