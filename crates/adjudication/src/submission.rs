//! The checks of a claim when it is submitted, in the order of the specification (5.3).

use crate::adjudication::Adjudication;
use crate::candidates::{Candidates, candidates};
use crate::case::{Case, LineCase};
use crate::category::category;
use crate::claim::Claim;
use crate::decision::Decision;
use crate::facts::Facts;
use crate::outcome;
use crate::reasons::quantity::Grant;
use crate::reasons::{
    care_type, coverage, duplicate, family, frequency, maximum, no_coverage, nothing_left, patient, price_list,
    register, target_date,
};
use crate::trace::{Finding, Place, Trace};
use crate::valuation::Valuation;

/// What submission makes of a claim.
pub(crate) fn decide(adjudication: &Adjudication<'_>, facts: &Facts, claim: &Claim) -> Decision {
    let mut trace = Trace::default();
    if !adjudication.settings.checks {
        return outcome::unchecked(facts, adjudication.settings, claim, trace);
    }
    let day = match (target_date::check(claim), claim.target_date()) {
        (Ok(()), Some(day)) => day,
        (checked, _) => {
            let finding = checked.err().unwrap_or(Finding::NoDays);
            return outcome::refused(claim, finding, outcome::Marks::Lines, trace);
        }
    };
    let case = Case::new(facts, adjudication.settings, claim, day);
    let mut candidates = candidates(&case);
    if let Err(finding) = family::check(&case).and_then(|()| no_coverage::check(&case, &candidates)) {
        return outcome::refused(claim, finding, outcome::Marks::LinesAsFamily, trace);
    }
    if let Err(finding) = duplicate::check(&case) {
        return outcome::refused(claim, finding, outcome::Marks::Lines, trace);
    }
    let mut lines: Vec<_> = claim.lines.iter().map(|line| case.line(line)).collect();
    let category = category(&case, &lines);
    trace.note(
        Place::default(),
        Finding::ClaimCategory {
            category,
            stay: case.stay,
        },
    );
    if let Err(finding) = maximum::check(&case, category, &mut candidates, &mut trace) {
        return outcome::refused(claim, finding, outcome::Marks::ClaimOnly, trace);
    }
    for rule in adjudication.rules {
        if let Err(refusal) = rule.judge_claim(&case) {
            return outcome::refused(claim, refusal.of(*rule), outcome::Marks::Lines, trace);
        }
    }
    check_lines(adjudication, &case, &candidates, &mut lines, &mut trace);
    let valuation = Valuation {
        case: &case,
        rules: adjudication.rules,
        category,
    };
    let expenditures = valuation.value(&mut lines, &mut trace);
    if let Err(finding) = nothing_left::check(&lines) {
        return outcome::nothing_left(&lines, finding, trace);
    }
    outcome::checked(claim, category, &lines, expenditures, trace)
}

/// Looks at each line that is not rejected already (5.3 B), and assigns those that pass (F).
fn check_lines<'a>(
    adjudication: &Adjudication<'_>,
    case: &Case<'a>,
    candidates: &Candidates<'a>,
    lines: &mut [LineCase<'a>],
    trace: &mut Trace,
) {
    for index in 0..lines.len() {
        let (before, rest) = lines.split_at_mut(index);
        let Some(line) = rest.first_mut().filter(|line| line.line.is_open()) else {
            continue;
        };
        line.decided.assignment = None;
        let checked = check_line(adjudication, case, candidates, line).map_err(|finding| (None, finding));
        let checked = checked.and_then(|()| coverage::check(case, candidates, line, before));
        let of_line = |policy| Place {
            line: Some(index),
            policy,
        };
        match checked {
            Ok(chosen) => {
                pass(line, &chosen, of_line(Some(chosen.assignment.policy)), trace);
            }
            Err((policy, finding)) => {
                line.decided.reject(finding.reason().map_or(0, crate::Reason::code));
                trace.reject(of_line(policy), finding);
            }
        }
    }
}

/// The checks of a line that do not depend on its product (5.3 E1 to E5), and those of other modules. The first that
/// fails counts (AR-65).
fn check_line(
    adjudication: &Adjudication<'_>,
    case: &Case<'_>,
    candidates: &Candidates<'_>,
    line: &LineCase<'_>,
) -> Result<(), Finding> {
    register::check(case, line)?;
    price_list::check(case, line)?;
    care_type::check(case, line)?;
    patient::check(case, line)?;
    frequency::check(case, candidates, line)?;
    for rule in adjudication.rules {
        rule.judge_line(case, line).map_err(|refusal| refusal.of(*rule))?;
    }
    Ok(())
}

/// A quantity that is reduced is approved so; what the facility says it gave stays (W27).
fn pass<'a>(line: &mut LineCase<'a>, chosen: &crate::assignment::Chosen<'a>, place: Place, trace: &mut Trace) {
    line.decided.reason = Some(0);
    line.decided.assignment = Some(chosen.assignment);
    line.paid_by = Some(chosen.offer.line);
    trace.note(
        place,
        Finding::Assigned {
            assignment: chosen.assignment,
            candidates: chosen.candidates,
        },
    );
    if let Grant::Reduced { to, limit, used } = chosen.grant {
        trace.change(place, Finding::QuantityReduced { limit, used }, line.quantity(), to);
        line.decided.approved = Some(to);
    }
}
