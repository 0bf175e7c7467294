//! What an import tells, row by row.

use super::columns::Column;
use openimis_core::declare::{ImportFault, ImportReport};
use openimis_core::error::{Problem, ProblemSource};

/// Faults that are told; the rest is counted.
const MOST_FAULTS: usize = 10_000;

/// A fault of one cell.
pub(super) fn at(row: u64, column: Column, problem: Problem) -> ImportFault {
    ImportFault {
        row,
        column: Some(column.name()),
        problem,
    }
}

/// The same as a problem of the operation's input, at `rows/17/dob`.
pub(super) fn into_problem(fault: ImportFault) -> Problem {
    let mut path = vec!["rows".to_owned(), fault.row.to_string()];
    path.extend(fault.column.map(str::to_owned));
    let mut problem = fault.problem;
    problem.source = Some(ProblemSource::Input(path));
    problem
}

/// And back, for what an operation refused.
pub(super) fn from_problem(problem: Problem) -> ImportFault {
    let path: &[String] = match &problem.source {
        Some(ProblemSource::Input(path)) => path,
        _ => &[],
    };
    let row = path.get(1).and_then(|row| row.parse().ok()).unwrap_or_default();
    let column = path.get(2).and_then(|name| Column::named(name)).map(Column::name);
    ImportFault { row, column, problem }
}

/// Adds the faults of a portion, as long as there is room.
pub(super) fn add(report: &mut ImportReport, mut faults: Vec<ImportFault>) {
    faults.sort_by_key(|fault| fault.row);
    let room = MOST_FAULTS.saturating_sub(report.faults.len());
    let beyond = faults.len().saturating_sub(room);
    report.further_faults += u64::try_from(beyond).unwrap_or_default();
    faults.truncate(room);
    report.faults.extend(faults);
}
