//! The figures as a page.

use super::claims::Bulk;
use super::country::Country;
use super::export::{self, Export};
use super::import::Import;
use std::fmt::Write as _;
use std::time::Duration;

/// One case at one number of connections. Times in microseconds.
#[derive(Debug)]
pub(super) struct Measured {
    pub(super) case: &'static str,
    pub(super) connections: usize,
    /// Requests in a second.
    pub(super) rate: u64,
    pub(super) p50: u64,
    pub(super) p95: u64,
    pub(super) p99: u64,
    /// Requests answered 503.
    pub(super) refused: u64,
    /// Processor time of the server for each request.
    pub(super) server_us: u64,
    /// Processor time of PostgreSQL for each request.
    pub(super) database_us: u64,
}

/// What PostgreSQL alone does.
#[derive(Debug)]
pub(super) struct Floor {
    pub(super) case: &'static str,
    pub(super) connections: usize,
    pub(super) rate: u64,
    pub(super) database_us: u64,
}

/// All figures of a run.
#[derive(Debug)]
pub(super) struct Report {
    started_in: Duration,
    idle_memory: u64,
    /// Kilobytes after all cases.
    pub(super) loaded_memory: u64,
    /// SQL statements of one request.
    pub(super) statements: Vec<(&'static str, usize)>,
    pub(super) measured: Vec<Measured>,
    pub(super) floors: Vec<Floor>,
    pub(super) exports: Vec<Export>,
    pub(super) import: Option<Import>,
    pub(super) bulk: Vec<Bulk>,
}

impl Report {
    pub(super) const fn new(started_in: Duration, idle_memory: u64) -> Self {
        Self {
            started_in,
            idle_memory,
            loaded_memory: 0,
            statements: Vec::new(),
            measured: Vec::new(),
            floors: Vec::new(),
            exports: Vec::new(),
            import: None,
            bulk: Vec::new(),
        }
    }

    pub(super) fn render(&self, machine: &[(&str, String)], country: Country, time: Duration) -> String {
        let mut text = String::new();
        // writing to a string cannot fail
        let _ = self.write(&mut text, machine, country, time);
        text
    }

    fn write(
        &self,
        out: &mut String,
        machine: &[(&str, String)],
        country: Country,
        time: Duration,
    ) -> std::fmt::Result {
        let (locations, facilities, seconds) = (country.locations, country.facilities, time.as_secs());
        let (families, people) = (country.families, country.families * 5);
        write!(out, "{HEAD}")?;
        writeln!(
            out,
            "A country of {locations} locations, {facilities} facilities, {families} families and {people} people; {seconds} s a \
             figure.\n\n| | |\n|---|---|"
        )?;
        for (what, which) in machine {
            writeln!(out, "| {what} | {which} |")?;
        }
        writeln!(
            out,
            "\n## Start and memory\n\n| What | Measured | Target |\n|---|---|---|"
        )?;
        let started = self.started_in.as_millis();
        writeln!(
            out,
            "| start on an existing database, until ready | {started} ms | < 1000 ms |"
        )?;
        writeln!(out, "| memory, idle | {} MB | < 80 MB |", self.idle_memory / 1024)?;
        writeln!(
            out,
            "| memory, after all cases below | {} MB | |",
            self.loaded_memory / 1024
        )?;
        self.write_cases(out)?;
        self.write_exports(out)?;
        self.write_bulk(out)?;
        if let Some(import) = &self.import {
            let (rows, seconds, rate) = (import.rows, import.elapsed.as_secs_f32(), import.rate());
            write!(
                out,
                "\n## Import\n\n`openimis import insurees` registers families of five from CSV, each lot in one transaction. \
                 Target: 20000 rows a second.\n\n| Rows | s | rows a second |\n|---|---|---|\n| {rows} | {seconds:.1} | {rate} |\n"
            )?;
        }
        Ok(())
    }

    fn write_cases(&self, out: &mut String) -> std::fmt::Result {
        write!(out, "{CASES}")?;
        for one in &self.measured {
            let found = self.floors.iter();
            let floor = found
                .clone()
                .find(|floor| (floor.case, floor.connections) == (one.case, one.connections));
            let (rate, floor_us, share) = floor.map_or_else(Default::default, |floor| {
                let percent = one.rate * 100 / floor.rate.max(1);
                (
                    floor.rate.to_string(),
                    floor.database_us.to_string(),
                    format!("{percent} %"),
                )
            });
            let statements = self.statements.iter().find(|(case, _)| *case == one.case);
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {rate} | {floor_us} | {share} |",
                one.case,
                one.connections,
                one.rate,
                milliseconds(one.p50),
                milliseconds(one.p95),
                milliseconds(one.p99),
                one.refused,
                one.server_us,
                one.database_us,
                statements.map_or(0, |(_, count)| *count),
            )?;
        }
        Ok(())
    }

    fn write_bulk(&self, out: &mut String) -> std::fmt::Result {
        if self.bulk.is_empty() {
            return Ok(());
        }
        write!(out, "{BULK}")?;
        for bulk in &self.bulk {
            let (step, rate, milliseconds) = (bulk.step, bulk.rate(), bulk.median().as_millis());
            writeln!(out, "| {step} | {milliseconds} | {rate} |")?;
        }
        Ok(())
    }

    fn write_exports(&self, out: &mut String) -> std::fmt::Result {
        if self.exports.is_empty() {
            return Ok(());
        }
        write!(out, "{TABLES}")?;
        for export in &self.exports {
            let rate = u128::from(export::ROWS) * 1000 / export.elapsed.as_millis().max(1);
            writeln!(
                out,
                "| {} | {} | {:.1} | {rate} | {} | {} |",
                export.format,
                export.bytes / 1_000_000,
                export.elapsed.as_secs_f32(),
                export.memory.0 / 1024,
                export.memory.1 / 1024,
            )?;
        }
        Ok(())
    }
}

fn milliseconds(microseconds: u64) -> String {
    format!("{}.{:02}", microseconds / 1000, microseconds % 1000 / 10)
}

const HEAD: &str = "# Performance

Written by `cargo xtask bench`; do not edit. Server, PostgreSQL and the load generator run on one machine, so that rates
tell of all three together; processor time for each request is the steadier figure where the machine is shared.

";

const BULK: &str = "
## Claims in bulk

A thousand claims of five lines in one request, the median of ten. Target: 3000 claims a second for each step.

| Step | ms | claims per s |
|---|---|---|
";

const CASES: &str = "
## Requests

The *floor* is what pgbench reaches with the same SQL (taken from PostgreSQL's log), prepared, at the same number of
connections. Targets: a list reaches 40 % of it at one connection, and half of it and 8000 a second at 16; an item 12000 a
second, a 304 15000. Pages by GraphQL with their totals: 2000 a second at 16 connections and a third of what REST does.
Eligibility 1500 a second; people by name p95 below 50 ms at 16 connections; enrolment (family of five, policy, payment)
150 a second. Submission of a claim of five lines: 300 a second, p95 below 50 ms at 16 connections; pages of claims with the
total 1500 a second.

| Request | Connections | per s | p50 ms | p95 ms | p99 ms | 503 | server CPU µs | PostgreSQL CPU µs | statements | floor per s | floor CPU µs | of the floor |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
";

const TABLES: &str = "
## Tables

The mutation log with 1000000 rows. Target: 100000 rows of CSV a second, in memory that does not grow with the table.

| Format | MB | s | rows per s | memory of the server before, MB | at most, MB |
|---|---|---|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::milliseconds;

    #[test]
    fn microseconds_are_shown_as_milliseconds() {
        assert_eq!(milliseconds(12_345), "12.34");
        assert_eq!(milliseconds(99), "0.09");
    }
}
