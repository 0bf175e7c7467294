//! Families and people from a table, by the command: what `openimis import insurees` registers in a second.

use super::server;
use anyhow::{Result, ensure};
use openimis_localdb::Cluster;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// How many families, of five.
const FAMILIES: u32 = 40_000;
const PEOPLE: u32 = FAMILIES * 5;
/// Whose area holds the villages that are used.
const OFFICE: &str = "clerk";
const HEADINGS: &str = "chfId,lastName,otherNames,dob,gender,village,family,relationship,phone,profession,education";

/// What it took.
#[derive(Debug)]
pub(super) struct Import {
    pub(super) rows: u32,
    pub(super) elapsed: Duration,
}

impl Import {
    /// Rows a second.
    pub(super) fn rate(&self) -> u128 {
        u128::from(self.rows) * 1000 / self.elapsed.as_millis().max(1)
    }
}

/// Registers a table that the database does not know yet; all of the command's time counts.
pub(super) fn measure(cluster: &Cluster, database: &str, program: &Path, folder: &Path) -> Result<Import> {
    let file = folder.join("families.csv");
    fs::write(&file, table())?;
    let url = cluster.database_url(database);
    let started = Instant::now();
    server::finish(
        server::command(program, folder, &url)
            .args(["import", "insurees", "--user", OFFICE])
            .arg(&file),
    )?;
    let elapsed = started.elapsed();
    let found = cluster.query(
        database,
        r#"SELECT count(*) FROM "tblInsuree" WHERE "CHFID" LIKE '8________';"#,
    )?;
    ensure!(
        found.trim() == PEOPLE.to_string(),
        "{found} of {PEOPLE} rows were registered"
    );
    Ok(Import { rows: PEOPLE, elapsed })
}

fn table() -> String {
    let mut table = format!("{HEADINGS}\n");
    for family in 0..FAMILIES {
        let head = 800_000_000 + family * 10;
        for member in 0..5 {
            let (village, family_of, relation) = if member == 0 {
                (format!("R1D1W1V{}", 1 + family % 20), String::new(), "")
            } else {
                (String::new(), head.to_string(), "4")
            };
            let birth = 1950 + (family + member * 7) % 70;
            // writing to a string cannot fail
            let _ = writeln!(
                table,
                "{},Name{},Given,{birth}-01-01,F,{village},{family_of},{relation},0712345678,2,2",
                head + member,
                family % 4000
            );
        }
    }
    table
}
