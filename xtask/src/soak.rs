//! `cargo xtask soak`: schemathesis at length against a running server. Its result goes to docs/robustness.md.

use crate::robustness::{PAGE, Part};
use crate::workspace;
use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

/// Fewer cases than these are no soak.
const LEAST_CASES: u64 = 20_000;

/// How long to look for weaknesses.
#[derive(Debug, clap::Args)]
pub(crate) struct Soak {
    /// Where the cases come from; a new one each time, unless said. The same seed makes the same cases.
    #[arg(long)]
    seed: Option<u32>,
    /// Cases of each operation, beyond those that every run has.
    #[arg(long, default_value_t = 100)]
    examples: u32,
    /// Tests this program instead of building one.
    #[arg(long)]
    server: Option<PathBuf>,
}

impl Soak {
    pub(crate) fn run(self) -> Result<()> {
        let root = workspace::root();
        let seed = self.seed.map_or_else(new_seed, Ok)?;
        let report = workspace::target().join("soak.json");
        println!("seed {seed}");
        let mut command = Command::new(root.join(".ci/clients"));
        command
            .arg("fuzz")
            .current_dir(&root)
            .env("FUZZ_SEED", seed.to_string())
            .env("FUZZ_EXAMPLES", self.examples.to_string())
            .env("FUZZ_PHASES", "examples,coverage,fuzzing,stateful")
            .env("FUZZ_REPORT", &report);
        if let Some(server) = &self.server {
            command.env("OPENIMIS_SERVER", server);
        }
        // what an earlier run left is not this one's
        let _ = std::fs::remove_file(&report);
        let status = command.status().context("running .ci/clients")?;
        let text = std::fs::read_to_string(&report).context("schemathesis left no report; was it skipped?")?;
        let page = page(&serde_json::from_str(&text)?)?;
        if !status.success() {
            bail!(
                "there are findings; {} has them, and {PAGE} stays as it is",
                report.display()
            );
        }
        Part::Requests.write(&page)
    }
}

fn new_seed() -> Result<u32> {
    Ok(SystemTime::now().duration_since(UNIX_EPOCH)?.subsec_nanos())
}

/// The part of the page that tells the report.
fn page(report: &Value) -> Result<String> {
    let number = |place: &str| {
        report
            .pointer(place)
            .and_then(Value::as_u64)
            .with_context(|| format!("the report has no {place}"))
    };
    let text = |place: &str| {
        report
            .pointer(place)
            .and_then(Value::as_str)
            .with_context(|| format!("the report has no {place}"))
    };
    let cases = number("/test_cases/generated")?;
    ensure!(
        cases >= LEAST_CASES,
        "{cases} cases are fewer than {LEAST_CASES}: raise --examples"
    );
    let seconds = report
        .pointer("/running_time")
        .and_then(Value::as_f64)
        .unwrap_or_default();
    let (date, _) = text("/started_at")?.split_once('T').context("the report has no date")?;
    let mut page = String::from(
        "schemathesis reads [contracts/openapi.json](../contracts/openapi.json) and sends requests that fit it and \
         requests that do not, to a server with demonstration data. Every answer must be documented, with its headers \
         and its schema, and none may be a 5xx; what fits must not be refused as malformed, and what does not fit must \
         not be accepted. `.ci/clients fuzz` does the same in short with each change.\n\n",
    );
    let rows = [
        ("Date", date.to_owned()),
        ("schemathesis", text("/schemathesis_version")?.to_owned()),
        ("Seed", number("/seed")?.to_string()),
        ("Operations", number("/operations/tested")?.to_string()),
        ("Cases", cases.to_string()),
        ("Seconds", format!("{seconds:.0}")),
        ("Findings", number("/test_cases/unique_failures")?.to_string()),
    ];
    page.push_str("| What | Result |\n|---|---|\n");
    for (name, value) in rows {
        writeln!(page, "| {name} | {value} |")?;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::page;
    use serde_json::json;

    fn report(cases: u64) -> serde_json::Value {
        json!({
            "schemathesis_version": "4.32.5", "seed": 7, "started_at": "2026-11-24T01:02:03+00:00", "running_time": 61.4,
            "operations": { "tested": 166 }, "test_cases": { "generated": cases, "unique_failures": 0 },
        })
    }

    #[test]
    fn the_page_tells_date_seed_cases_and_findings() {
        let page = page(&report(20_000)).unwrap();
        for row in [
            "| Date | 2026-11-24 |",
            "| Seed | 7 |",
            "| Cases | 20000 |",
            "| Seconds | 61 |",
            "| Findings | 0 |",
        ] {
            assert!(page.contains(row), "{row} is missing: {page}");
        }
    }

    #[test]
    fn a_short_run_is_no_soak() {
        let refused = page(&report(19_999)).unwrap_err().to_string();
        assert!(refused.contains("19999 cases are fewer"), "{refused}");
    }
}
