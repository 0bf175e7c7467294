//! How many rows a second: printed, not judged; run with `--ignored --nocapture` and optimisation.

use crate::office::{CLERK, HEADINGS, Office, file};
use std::fmt::Write as _;

#[tokio::test]
#[ignore = "a measurement"]
async fn rows_a_second() {
    const FAMILIES: u32 = 40_000;
    let mut office = Office::open().await;
    let mut rows = format!("{HEADINGS},relationship,phone,profession,education\n");
    for n in 0..FAMILIES {
        let head = 800_000_000 + n * 10;
        for i in 0..5 {
            let village = if i == 0 {
                format!("R1D1W1V{}", 1 + n % 20)
            } else {
                String::new()
            };
            let (family, relation) = if i == 0 {
                (String::new(), "")
            } else {
                (head.to_string(), "4")
            };
            let birth = 1950 + (n + i * 7) % 70;
            let _ = writeln!(
                rows,
                "{},Name{},Given,{birth}-01-01,F,{village},{family},{relation},0712345678,2,2",
                head + i,
                n % 4000
            );
        }
    }
    let all = file(rows);
    let begun = std::time::Instant::now();
    let report = office.import(CLERK, &all, false).await.unwrap();
    let seconds = begun.elapsed().as_millis().max(1);
    println!(
        "{} rows in {seconds} ms: {} a second",
        report.rows,
        u128::from(report.rows) * 1000 / seconds
    );
    assert_eq!(report.rows, u64::from(FAMILIES) * 5);
}
