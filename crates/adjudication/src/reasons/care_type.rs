//! Reason 10: facility, line and stay (5.3 E3 with the table of 5.5, AR-53 to AR-55).

use crate::case::{Case, LineCase};
use crate::claim::{CareType, Kind};
use crate::profile::Departure;
use crate::trace::Finding;

/// A facility for out-patients has neither stays nor in-patient care, one for in-patients no out-patient care.
pub(crate) fn check(case: &Case<'_>, line: &LineCase<'_>) -> Result<(), Finding> {
    let facility = case.facility.care;
    let of_line = line.version.map_or(CareType::Both, |version| version.care);
    let fits = match (facility, of_line) {
        (CareType::OutPatient, CareType::InPatient) | (CareType::InPatient, CareType::OutPatient) => false,
        (CareType::OutPatient, _) => !case.stay,
        _ => true,
    };
    if fits && fits_legacy(case, line, of_line) {
        return Ok(());
    }
    Err(Finding::CareOfFacility {
        facility,
        line: of_line,
        stay: case.stay,
    })
}

fn fits_legacy(case: &Case<'_>, line: &LineCase<'_>, of_line: CareType) -> bool {
    let is_service = line.line.medical.kind == Kind::Service;
    if !is_service || !case.settings.profile.follows(Departure::StrictCareOfServices) {
        return true;
    }
    match of_line {
        CareType::InPatient => case.stay,
        CareType::OutPatient => !case.stay,
        CareType::Both => true,
    }
}
