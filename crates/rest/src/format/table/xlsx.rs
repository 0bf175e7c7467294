//! XLSX: rows go to a temporary file as they are read, the file is compressed while it is sent.
//!
//! The connection is given back before the first byte is sent. A sheet holds 1,048,576 rows; what is more goes to the
//! next one. Numbers of more than 15 digits are texts: a spreadsheet would round them.

use super::cells;
use super::pump::{Out, Stop};
use super::source::Source;
use actix_web::web::block;
use openimis_core::declare::Kind;
use openimis_core::error::Error;
use openimis_core::read::{Found, Record, Value};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::io::{self, BufWriter, Write};
use tokio::runtime::Handle;

/// Rows of a sheet.
const ROWS: u32 = 1_048_576;
/// Characters of a cell, in units of UTF-16.
const CHARACTERS: usize = 32_767;
/// Bytes of a piece of the answer.
const PIECE: usize = 64 * 1024;

/// Writes the table once all of it was read.
pub(super) async fn write(source: Source, out: &Out) -> Result<(), Stop> {
    let mut table = Table::default();
    source
        .read(out, async |found| Ok(table.write(found).map_err(Error::internal)?))
        .await?;
    let mut pieces = Pieces {
        out: out.clone(),
        runtime: Handle::current(),
        stop: None,
    };
    let saved = block(move || {
        let mut buffered = BufWriter::with_capacity(PIECE, &mut pieces);
        let saved = table.workbook.save_to_writer(&mut buffered).map_err(Error::internal);
        let saved = saved.and_then(|()| buffered.flush().map_err(Error::internal));
        // a writer that was told to stop has nothing more to write
        drop(buffered.into_parts());
        pieces.stop.map_or(saved.map_err(Stop::Failed), Err)
    });
    saved.await.map_err(Error::internal)?
}

/// A writer whose bytes the client takes; it waits for him, in a thread of its own.
struct Pieces {
    out: Out,
    runtime: Handle,
    stop: Option<Stop>,
}

impl Write for &mut Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.runtime.block_on(self.out.send(bytes.to_vec())) {
            Ok(()) => Ok(bytes.len()),
            Err(stop) => {
                self.stop = Some(stop);
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A workbook that grows.
struct Table {
    workbook: Workbook,
    sheets: usize,
    row: u32,
    heading: Format,
    date: Format,
    time: Format,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            workbook: Workbook::new(),
            sheets: 0,
            row: ROWS,
            heading: Format::new().set_bold(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
        }
    }
}

impl Table {
    /// Adds these rows, and tells how many bytes their cells have.
    fn write(&mut self, found: &Found<'_>) -> Result<usize, XlsxError> {
        if self.sheets == 0 {
            self.sheet(found)?;
        }
        let mut bytes = 0;
        for record in found.records() {
            if self.row == ROWS {
                self.sheet(found)?;
            }
            let sheet = self.workbook.worksheet_from_index(self.sheets - 1)?;
            let formats = (&self.date, &self.time);
            bytes += row(sheet, self.row, record, formats)?;
            self.row += 1;
        }
        Ok(bytes)
    }

    /// Begins the next sheet.
    fn sheet(&mut self, found: &Found<'_>) -> Result<(), XlsxError> {
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        sheet.set_freeze_panes(1, 0)?;
        for (column, name) in (0..).zip(cells::names(found)) {
            sheet.set_column_width(column, 18)?;
            sheet.write_string_with_format(0, column, name, &self.heading)?;
        }
        self.sheets += 1;
        self.row = 1;
        Ok(())
    }
}

fn row(sheet: &mut Worksheet, row: u32, record: Record<'_>, formats: (&Format, &Format)) -> Result<usize, XlsxError> {
    let mut bytes = 0;
    for (column, value) in (0..).zip(cells::values(record)) {
        if let Some(value) = value {
            bytes += cell(sheet, (row, column), value, formats)?;
        }
    }
    Ok(bytes)
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: Value<'_>,
    formats: (&Format, &Format),
) -> Result<usize, XlsxError> {
    let text = value.text().unwrap_or_default();
    let bytes = text.len();
    match value.kind() {
        Kind::Boolean => {
            sheet.write_boolean(row, column, text == "true")?;
        }
        Kind::SmallInteger | Kind::Integer | Kind::BigInteger | Kind::Decimal => match exact(&text) {
            Some(number) => {
                sheet.write_number(row, column, number)?;
            }
            None => {
                sheet.write_string(row, column, text)?;
            }
        },
        kind @ (Kind::Date | Kind::Instant | Kind::LocalDateTime) => {
            let format = if kind == Kind::Date { formats.0 } else { formats.1 };
            match ExcelDateTime::parse_from_str(&text) {
                // the last day of 1899 would be shown as one that there never was
                Ok(date) if text.as_str() >= "1900" => sheet.write_datetime_with_format(row, column, &date, format)?,
                // before 1900, beyond 9999, infinite
                _ => sheet.write_string(row, column, text)?,
            };
        }
        Kind::Text | Kind::Uuid | Kind::Json => {
            sheet.write_string(row, column, shortened(text))?;
        }
    }
    Ok(bytes)
}

/// The number, if a spreadsheet can hold it exactly: 15 digits.
fn exact(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.parse()
        .ok()
        .filter(|number: &f64| digits <= 15 && number.is_finite())
}

/// As much of a text as a cell holds.
fn shortened(text: String) -> String {
    if text.len() <= CHARACTERS {
        return text;
    }
    let mut units = 0;
    text.chars()
        .take_while(|character| {
            units += character.len_utf16();
            units <= CHARACTERS
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{exact, shortened};

    #[test]
    fn numbers_that_would_be_rounded_stay_text() {
        assert_eq!(exact("10000.50"), Some(10000.5));
        assert_eq!(exact("-7"), Some(-7.0));
        assert_eq!(exact("1234567890123456"), None);
        assert_eq!(exact("NaN"), None);
    }

    #[test]
    fn a_cell_holds_so_much() {
        assert_eq!(shortened("é".repeat(40_000)).chars().count(), 32_767);
        assert_eq!(shortened("😀".repeat(20_000)).chars().count(), 16_383);
        assert_eq!(shortened("short".to_owned()), "short");
    }
}
