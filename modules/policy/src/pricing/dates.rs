//! When a policy starts and ends (spec 2.9).

use super::{Compatibility, Cycle, Defect, Enrolment, Stage, Tariff, Unpriceable};
use chrono::{Datelike, NaiveDate};

/// The period of a policy; both days belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub expiry: NaiveDate,
}

/// The period of a policy that is bought so.
///
/// # Errors
/// When the product's cycles name no day, or the period ends beyond the calendar.
pub fn dates(tariff: &Tariff, enrolment: &Enrolment, compatibility: &Compatibility) -> Result<Dates, Unpriceable> {
    let start = start(tariff, enrolment, compatibility)?;
    let expiry = compatibility.months.last_day(start, tariff.insurance_period);
    Ok(Dates {
        start,
        expiry: expiry.ok_or(Unpriceable::BeyondCalendar)?,
    })
}

fn start(tariff: &Tariff, enrolment: &Enrolment, compatibility: &Compatibility) -> Result<NaiveDate, Unpriceable> {
    let (wait, grace) = match enrolment.stage {
        Stage::New => (tariff.administration_period, tariff.enrolment_grace),
        Stage::Renewed => (0, tariff.renewal_grace),
    };
    let months = compatibility.months;
    let ready = months.after(enrolment.day, wait).ok_or(Unpriceable::BeyondCalendar)?;
    if tariff.cycles.iter().all(Option::is_none) {
        return Ok(ready);
    }
    let reference = months.before(ready, grace).ok_or(Unpriceable::BeyondCalendar)?;
    if compatibility.reproduces(Defect::CyclesAsEntered) {
        cycle_as_entered(&tariff.cycles, reference)
    } else {
        let free_from = free_from(enrolment).unwrap_or(reference);
        earliest_cycle(&tariff.cycles, reference.max(free_from))
    }
}

/// The first day after the policy that is renewed, if the family enrols then: a grace period does not reach back into
/// a period that is covered already. Who enrols earlier is told the dates of that day.
fn free_from(enrolment: &Enrolment) -> Option<NaiveDate> {
    let previous = enrolment
        .previous_expiry
        .filter(|_| enrolment.stage == Stage::Renewed)?;
    previous.succ_opt().filter(|free| *free <= enrolment.day)
}

/// Rule 67: the first of all cycles on or after the day.
fn earliest_cycle(cycles: &[Option<Cycle>], reference: NaiveDate) -> Result<NaiveDate, Unpriceable> {
    let in_year = |year| cycles.iter().flatten().filter_map(move |cycle| cycle.in_year(year));
    let candidates = in_year(reference.year()).chain(in_year(reference.year().saturating_add(1)));
    let earliest = candidates.filter(|candidate| *candidate >= reference).min();
    earliest.ok_or(Unpriceable::BeyondCalendar)
}

/// BUG-14: the first that fits of those entered, else the first one a year later.
fn cycle_as_entered(cycles: &[Option<Cycle>], reference: NaiveDate) -> Result<NaiveDate, Unpriceable> {
    let in_year = |cycle: &Cycle| cycle.in_year(reference.year());
    let mut candidates = cycles.iter().flatten().filter_map(in_year);
    if let Some(fitting) = candidates.find(|candidate| *candidate >= reference) {
        return Ok(fitting);
    }
    let Some(Some(first)) = cycles.first() else {
        return Err(Unpriceable::NoFirstCycle);
    };
    let next_year = first.in_year(reference.year().saturating_add(1));
    next_year.ok_or(Unpriceable::BeyondCalendar)
}
