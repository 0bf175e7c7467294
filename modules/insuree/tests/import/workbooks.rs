//! XLSX workbooks.

use crate::office::{CLERK, HEADINGS, Office, file, told};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use tempfile::NamedTempFile;

/// Numbers as numbers, births as dates, as a person would write them.
fn workbook() -> NamedTempFile {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (column, heading) in (0..).zip(HEADINGS.split(',')) {
        sheet.write(0, column, heading).unwrap();
    }
    for (row, (number, year, village, family)) in (2..).zip([
        (700_000_001.0, 1980, "R1D1W1V1", 700_000_001.0),
        (700_000_002.0, 2012, "", 700_000_001.0),
    ]) {
        sheet.write(row, 0, number).unwrap();
        sheet.write(row, 1, "Okafor").unwrap();
        sheet.write(row, 2, "Amara").unwrap();
        let birth = ExcelDateTime::from_ymd(year, 2, 28).unwrap();
        sheet.write_with_format(row, 3, &birth, &date).unwrap();
        sheet.write(row, 4, "F").unwrap();
        sheet.write(row, 5, village).unwrap();
        sheet.write(row, 6, family).unwrap();
    }
    sheet.write(4, 0, "700000003").unwrap();
    file(book.save_to_buffer().unwrap())
}

#[tokio::test]
async fn the_first_sheet_is_read_with_its_dates_and_numbers() {
    let mut office = Office::open().await;
    let report = office.import(CLERK, &workbook(), true).await.unwrap();
    // the row that stands there alone is row 5, as the workbook shows it
    assert_eq!(
        told(&report.faults),
        [
            "5 lastName core.required",
            "5 otherNames core.required",
            "5 dob core.required",
            "5 gender core.required",
            "5 village core.required",
        ]
    );
    assert_eq!(report.rows, 3);
}

#[tokio::test]
async fn a_workbook_that_unpacks_to_a_flood_is_refused() {
    let mut office = Office::open().await;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..40 {
        std::io::Write::write_all(&mut archive, &zeros).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let refused = office.import(CLERK, &file(bytes), true).await;
    assert!(format!("{refused:?}").contains("import_too_large"), "{refused:?}");
}
