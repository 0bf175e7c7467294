//! The first sheet of an XLSX workbook, cell by cell.

use super::columns::Layout;
use super::entry::Row;
use super::error;
use super::table::{Each, unreadable};
use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx};
use openimis_core::error::Problem;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::ops::ControlFlow;

/// How many times its size a workbook may have when it is unpacked.
const MOST_UNPACKED: u64 = 32;
/// What any workbook may have: small ones pack well.
const SMALL: u64 = 16 * 1024 * 1024;
/// Columns that are looked at.
const MOST_COLUMNS: usize = 100;

/// Reads the rows below the headings.
pub(super) fn read(file: File, each: &mut Each<'_>) -> Result<Layout, Vec<Problem>> {
    refuse_bombs(&file)?;
    let mut book: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(unreadable)?;
    let name = book.sheet_names().into_iter().next();
    let name = name.ok_or_else(|| unreadable("the workbook has no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut sheet = Sheet::default();
    while let Some(cell) = cells.next_cell().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        if u64::from(row) != sheet.row && sheet.end_row(each)?.is_break() {
            break;
        }
        sheet.put(row, column, shown(cell.get_value()));
    }
    let _ = sheet.end_row(each)?;
    sheet.layout.ok_or_else(|| unreadable("the sheet is empty"))
}

/// A workbook of some bytes may unpack to more than the machine has.
fn refuse_bombs(file: &File) -> Result<(), Vec<Problem>> {
    let size = file.metadata().map_err(unreadable)?.len();
    let mut left = SMALL.max(size.saturating_mul(MOST_UNPACKED));
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(unreadable)?;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(unreadable)?;
        let unpacked = std::io::copy(&mut part.take(left.saturating_add(1)), &mut std::io::sink());
        let unpacked = unpacked.map_err(unreadable)?;
        left = left
            .checked_sub(unpacked)
            .ok_or_else(|| vec![error::TOO_LARGE.problem()])?;
    }
    Ok(())
}

/// The row that is being put together, counted from 0, and the headings once they are known.
#[derive(Default)]
struct Sheet {
    layout: Option<Layout>,
    row: u64,
    cells: Vec<String>,
}

impl Sheet {
    fn put(&mut self, row: u32, column: u32, text: String) {
        self.row = row.into();
        let column = usize::try_from(column).unwrap_or(MOST_COLUMNS);
        if text.is_empty() || column >= MOST_COLUMNS {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            *cell = text;
        }
    }

    /// Hands over a row that has something in it; the first such row are the headings.
    fn end_row(&mut self, each: &mut Each<'_>) -> Result<ControlFlow<()>, Vec<Problem>> {
        let cells = std::mem::take(&mut self.cells);
        if cells.iter().all(String::is_empty) {
            return Ok(ControlFlow::Continue(()));
        }
        let Some(layout) = &self.layout else {
            self.layout = Some(Layout::read(cells.iter().map(String::as_str))?);
            return Ok(ControlFlow::Continue(()));
        };
        let number = self.row + 1;
        Ok(each(layout, Row { number, cells }))
    }
}

/// A cell as it would stand in CSV.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // without a fraction where there is none: numbers of people are written as numbers
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(day) => iso(day),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

fn iso(day: &ExcelDateTime) -> String {
    let (year, month, day, ..) = day.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
