//! Tables as files: CSV with commas, semicolons or tabs; workbooks are [`workbook`](super::workbook)'s. Rows are read one
//! after the other, and nothing waits for the database.

use super::columns::Layout;
use super::entry::Row;
use super::{error, workbook};
use openimis_core::error::Problem;
use openimis_core::language::Text;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _};
use std::ops::ControlFlow;
use std::path::Path;

/// Takes a row, and says whether it wants more.
pub(super) type Each<'e> = dyn FnMut(&Layout, Row) -> ControlFlow<()> + 'e;

/// The heading of the column that holds a row's number in a portion of a table.
pub(super) const NUMBER: &str = "row";

/// Reads a CSV text with its headings. If its first column is [`NUMBER`], it says which row each is.
pub(super) fn parse(text: &str) -> Result<(Layout, Vec<Row>), Vec<Problem>> {
    let mut rows = Vec::new();
    let layout = read_csv(text.as_bytes(), &mut |_, row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok((layout, rows))
}

/// Reads a file row by row, until the reader of rows has enough.
pub(super) fn read(path: &Path, each: &mut Each<'_>) -> Result<Layout, Vec<Problem>> {
    let mut file = File::open(path).map_err(unreadable)?;
    let mut magic = [0; 4];
    let is_workbook = file.read_exact(&mut magic).is_ok() && magic == *b"PK\x03\x04";
    file.rewind().map_err(unreadable)?;
    if is_workbook {
        workbook::read(file, each)
    } else {
        read_csv(BufReader::new(file), each)
    }
}

/// Why a file cannot be read, in the words of whoever tried.
pub(super) struct Reason(String);

impl<T: ToString> From<T> for Reason {
    fn from(told: T) -> Self {
        Self(told.to_string())
    }
}

pub(super) fn unreadable(reason: impl Into<Reason>) -> Vec<Problem> {
    let Reason(reason) = reason.into();
    vec![error::UNREADABLE.problem().detail(Text::plain(reason))]
}

fn read_csv(mut source: impl BufRead, each: &mut Each<'_>) -> Result<Layout, Vec<Problem>> {
    let beginning = source.fill_buf().map_err(unreadable)?;
    let delimiter = delimiter(beginning);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(source);
    let headings = reader.headers().map_err(unreadable)?;
    let is_numbered = headings.get(0) == Some(NUMBER);
    let layout = Layout::read(headings.iter().skip(is_numbered.into()))?;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(unreadable)? {
        let row = row(&record, is_numbered);
        if row.cells.iter().any(|cell| !cell.is_empty()) && each(&layout, row).is_break() {
            break;
        }
    }
    Ok(layout)
}

/// A row with its own number, or that of its line.
fn row(record: &csv::StringRecord, is_numbered: bool) -> Row {
    let own = record
        .get(0)
        .filter(|_| is_numbered)
        .and_then(|number| number.parse().ok());
    let line = record.position().map(csv::Position::line);
    Row {
        number: own.or(line).unwrap_or_default(),
        cells: record.iter().skip(is_numbered.into()).map(str::to_owned).collect(),
    }
}

/// What stands between the headings.
fn delimiter(beginning: &[u8]) -> u8 {
    let line = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.split(|byte| *byte == delimiter).count();
    let known = [b',', b';', b'\t'];
    known
        .into_iter()
        .max_by_key(|delimiter| (count(*delimiter), *delimiter == b','))
        .unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: &str = "chfId,lastName,otherNames,dob,gender,village";

    #[test]
    fn rows_are_numbered_as_people_count_them() {
        let text = format!("{HEADINGS}\n1,A,B,2000-01-01,F,V1\n\n,,,,,\n2,\"C, D\",E,2000-01-01,M,V1\n");
        let (_, rows) = parse(&text).unwrap();
        let told: Vec<_> = rows.iter().map(|row| (row.number, row.cells.get(1).cloned())).collect();
        assert_eq!(told, [(2, Some("A".to_owned())), (5, Some("C, D".to_owned()))]);
    }

    #[test]
    fn what_stands_between_cells_is_found_out() {
        for delimiter in [',', ';', '\t'] {
            let text = format!("{HEADINGS}\n1,A,B,2000-01-01,F,V1\n").replace(',', &delimiter.to_string());
            let (_, rows) = parse(&text).unwrap();
            assert_eq!(rows.first().map(|row| row.cells.len()), Some(6), "{delimiter:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        std::io::Write::write_all(&mut file, b"chfId,lastName\n\xff\xfe,\n").unwrap();
        let problems = read(file.path(), &mut |_, _| ControlFlow::Continue(())).unwrap_err();
        assert!(
            problems.iter().all(|problem| problem.kind.status == 422),
            "{problems:?}"
        );
    }
}
