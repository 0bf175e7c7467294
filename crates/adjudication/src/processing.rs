//! The valuation of a claim that was checked: when its review is delivered, and when it is processed (spec 7.1).

use crate::adjudication::{Adjudication, Step};
use crate::candidates::candidates;
use crate::case::{Case, LineCase};
use crate::category::category;
use crate::claim::Claim;
use crate::decision::Decision;
use crate::facts::Facts;
use crate::outcome;
use crate::reasons::{coverage, no_coverage, nothing_left, target_date};
use crate::trace::{Finding, Place, Trace};
use crate::valuation::Valuation;

/// What review or processing makes of a claim: product, policy and limitation are those that were stored when it was
/// checked (U8), quantities and prices those that were approved, earlier claims as they are now (AR-102).
pub(crate) fn decide(adjudication: &Adjudication<'_>, facts: &Facts, claim: &Claim) -> Decision {
    let mut trace = Trace::default();
    let day = match (target_date::check(claim), claim.target_date()) {
        (_, Some(day)) => day,
        (checked, None) => {
            let finding = checked.err().unwrap_or(Finding::NoDays);
            return outcome::refused(claim, finding, outcome::Marks::Lines, trace);
        }
    };
    let case = Case::new(facts, adjudication.settings, claim, day);
    let mut lines: Vec<_> = claim.lines.iter().map(|line| case.line(line)).collect();
    for line in &mut lines {
        line.decided.passed = line.line.is_open();
        line.decided.reason = Some(line.line.reason);
    }
    if let Err(finding) = assign_the_rest(&case, &mut lines, &mut trace) {
        return outcome::refused(claim, finding, outcome::Marks::LinesAsFamily, trace);
    }
    let category = claim.category.unwrap_or_else(|| category(&case, &lines));
    let valuation = Valuation {
        case: &case,
        rules: adjudication.rules,
        category,
    };
    let expenditures = valuation.value(&mut lines, &mut trace);
    if let Err(finding) = nothing_left::check(&lines) {
        return outcome::nothing_left(&lines, finding, trace);
    }
    match adjudication.step {
        Step::Submission | Step::Review => outcome::checked(claim, category, &lines, expenditures, trace),
        Step::Processing => {
            let profile = adjudication.settings.profile;
            outcome::processed(claim, category, &lines, expenditures, profile, trace)
        }
    }
}

/// Lines have no product when their claim was checked without checks. They get one now; if there is no policy at all,
/// the claim is refused (7.2).
fn assign_the_rest<'a>(case: &Case<'a>, lines: &mut [LineCase<'a>], trace: &mut Trace) -> Result<(), Finding> {
    let open = |line: &LineCase<'_>| line.decided.passed && line.decided.assignment.is_none();
    if !lines.iter().any(open) {
        return Ok(());
    }
    let candidates = candidates(case);
    if lines.iter().all(|line| line.decided.assignment.is_none()) {
        no_coverage::check(case, &candidates)?;
    }
    for (index, line) in lines.iter_mut().enumerate().filter(|(_, line)| open(line)) {
        match coverage::assign(case, &candidates, line) {
            Ok(chosen) => {
                let assignment = chosen.assignment;
                line.decided.assignment = Some(assignment);
                line.paid_by = Some(chosen.offer.line);
                let place = Place {
                    line: Some(index),
                    policy: Some(assignment.policy),
                };
                trace.note(
                    place,
                    Finding::Assigned {
                        assignment,
                        candidates: chosen.candidates,
                    },
                );
            }
            Err(finding) => {
                line.decided.reject(finding.reason().map_or(0, crate::Reason::code));
                trace.reject(
                    Place {
                        line: Some(index),
                        policy: None,
                    },
                    finding,
                );
            }
        }
    }
    Ok(())
}
