//! What a claim comes to, once its lines are decided.

use crate::case::{Case, LineCase};
use crate::category::category;
use crate::claim::{Category, Claim};
use crate::decision::{self, Decision, Expenditure, LineDecision, Status, Totals};
use crate::facts::Facts;
use crate::profile::Profile;
use crate::reason::Reason;
use crate::settings::Settings;
use crate::trace::{Finding, Place, Trace};

/// What a claim that is refused as a whole leaves on its lines.
#[derive(Clone, Copy)]
pub(crate) enum Marks {
    /// The reason of the claim.
    Lines,
    /// Reason 7, also where the claim has 21 (U27).
    LinesAsFamily,
    /// Nothing: they were not looked at.
    ClaimOnly,
}

/// A claim that is refused before its lines are looked at (5.3 X): with the real reason, not 21 for all (W21).
pub(crate) fn refused(claim: &Claim, finding: Finding, marks: Marks, mut trace: Trace) -> Decision {
    let reason = finding.reason().map_or(0, Reason::code);
    let of_lines = match marks {
        Marks::Lines => Some(reason),
        Marks::LinesAsFamily => Some(Reason::Family.code()),
        Marks::ClaimOnly => None,
    };
    let mut lines: Vec<_> = claim.lines.iter().map(LineDecision::of).collect();
    if let Some(reason) = of_lines {
        let open = claim.lines.iter().zip(&mut lines).filter(|(line, _)| line.is_open());
        open.for_each(|(_, decided)| match marks {
            // nothing is wrong with the line: it says what is wrong with the claim (5.3 C)
            Marks::LinesAsFamily => decided.reason = Some(reason),
            Marks::Lines | Marks::ClaimOnly => decided.reject(reason),
        });
    }
    trace.reject(Place::default(), finding);
    rejected(reason, lines, trace)
}

/// A claim of which no line is left.
pub(crate) fn nothing_left(lines: &[LineCase<'_>], finding: Finding, mut trace: Trace) -> Decision {
    let reason = finding.reason().map_or(0, Reason::code);
    trace.reject(Place::default(), finding);
    rejected(reason, decided(lines), trace)
}

fn rejected(reason: i16, lines: Vec<LineDecision>, trace: Trace) -> Decision {
    Decision {
        status: Status::Rejected,
        reason,
        category: None,
        lines,
        expenditures: Vec::new(),
        totals: Totals::default(),
        trace: trace.0,
    }
}

/// A claim that was checked, or valued again after its review.
pub(crate) fn checked(
    claim: &Claim,
    category: Category,
    lines: &[LineCase<'_>],
    expenditures: Vec<Expenditure>,
    trace: Trace,
) -> Decision {
    let lines = decided(lines);
    let totals = Totals {
        approved: Some(decision::approved(claim, &lines)),
        ..Totals::default()
    };
    accepted(Status::Checked, category, lines, expenditures, totals, trace)
}

/// A claim that was processed (7.5).
pub(crate) fn processed(
    claim: &Claim,
    category: Category,
    lines: &[LineCase<'_>],
    expenditures: Vec<Expenditure>,
    profile: Profile,
    trace: Trace,
) -> Decision {
    let lines = decided(lines);
    let totals = decision::processed(claim, &lines, &expenditures, profile);
    let waits = decision::has_relative(&lines);
    let status = if waits { Status::Processed } else { Status::Valuated };
    accepted(status, category, lines, expenditures, totals, trace)
}

/// A claim of an installation that checks nothing at submission (5.1).
pub(crate) fn unchecked(facts: &Facts, settings: &Settings, claim: &Claim, trace: Trace) -> Decision {
    let day = claim.target_date().unwrap_or(claim.claimed_on);
    let case = Case::new(facts, settings, claim, day);
    let lines: Vec<_> = claim.lines.iter().map(|line| case.line(line)).collect();
    checked(claim, category(&case, &lines), &lines, Vec::new(), trace)
}

fn accepted(
    status: Status,
    category: Category,
    lines: Vec<LineDecision>,
    expenditures: Vec<Expenditure>,
    totals: Totals,
    trace: Trace,
) -> Decision {
    Decision {
        status,
        reason: 0,
        category: Some(category),
        lines,
        expenditures,
        totals,
        trace: trace.0,
    }
}

fn decided(lines: &[LineCase<'_>]) -> Vec<LineDecision> {
    lines.iter().map(|line| line.decided).collect()
}
