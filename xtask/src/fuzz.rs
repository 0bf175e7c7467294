//! `cargo xtask fuzz`: the targets of `fuzz/`, one after the other. Its result goes to docs/robustness.md.
//!
//! libFuzzer needs to know which code an input reaches. A stable compiler counts that when LLVM's pass is named to it;
//! no tool beside cargo is needed. Memory is safe by the language, so there is no sanitizer.

use crate::robustness::{Part, today};
use crate::workspace;
use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Counts edges of the code, and tells libFuzzer what is compared with what.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares";
/// The targets, in the order in which they are run.
const TARGETS: [&str; 4] = ["query", "document", "operations", "xml"];
/// A run shorter than this is not recorded.
const LEAST_SECONDS: u64 = 600;
/// Bytes of the longest input; an input that takes longer than ten seconds, or more than 1 GB, is a finding.
const BOUNDS: [&str; 3] = ["-max_len=16384", "-timeout=10", "-rss_limit_mb=1024"];

/// How long to look for inputs that break a parser.
#[derive(Debug, clap::Args)]
pub(crate) struct Fuzz {
    /// Seconds for each target; fewer than 600 are not recorded.
    #[arg(long, default_value_t = LEAST_SECONDS)]
    seconds: u64,
    /// Runs only this target; it is not recorded.
    #[arg(long)]
    only: Option<String>,
}

/// What a target's run came to.
#[derive(Debug, PartialEq, Eq)]
struct Run {
    target: &'static str,
    executions: u64,
    /// Edges of the code that were reached.
    coverage: u64,
    findings: u64,
}

impl Fuzz {
    pub(crate) fn run(self) -> Result<()> {
        let folder = workspace::root().join("fuzz");
        let programs = build(&folder)?;
        let mut runs = Vec::new();
        for target in TARGETS {
            if self.only.as_ref().is_none_or(|only| only == target) {
                eprintln!("{target}, {} s", self.seconds);
                runs.push(run(&folder, &programs, target, self.seconds)?);
            }
        }
        let page = page(&runs, self.seconds, &today()?)?;
        println!("{page}");
        if runs.iter().any(|run| run.findings > 0) {
            bail!("there are findings in {}", folder.join("findings").display());
        }
        if self.seconds >= LEAST_SECONDS && self.only.is_none() {
            Part::Fuzzing.write(&page)?;
        }
        Ok(())
    }
}

/// Builds the targets; the folder of their programs.
fn build(folder: &Path) -> Result<PathBuf> {
    let target = workspace::target().join("fuzz");
    let host = host()?;
    let status = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        // what runs while building is built for the named host without the flags
        .args(["build", "--release", "--locked", "--bins", "--target", &host])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", FLAGS)
        .status()?;
    ensure!(status.success(), "the fuzz targets do not build");
    Ok(target.join(host).join("release"))
}

fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("running rustc")?;
    let text = String::from_utf8(output.stdout)?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not tell its host")
}

/// Runs one target on its seeds and on what earlier runs found interesting.
fn run(folder: &Path, programs: &Path, target: &'static str, seconds: u64) -> Result<Run> {
    let (corpus, findings) = (folder.join("corpus").join(target), folder.join("findings").join(target));
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&findings)?;
    let log = folder.join("findings").join(format!("{target}.log"));
    Command::new(programs.join(target))
        .arg(&corpus)
        .arg(folder.join("seeds").join(target))
        .args(BOUNDS)
        .args([format!("-max_total_time={seconds}"), "-print_final_stats=1".to_owned()])
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .stderr(File::create(&log)?)
        .status()
        .with_context(|| format!("running {target}"))?;
    let (executions, coverage) = figures(&std::fs::read_to_string(&log)?)?;
    let findings = u64::try_from(std::fs::read_dir(&findings)?.count())?;
    Ok(Run {
        target,
        executions,
        coverage,
        findings,
    })
}

/// Executions and coverage, as libFuzzer prints them at its end.
fn figures(log: &str) -> Result<(u64, u64)> {
    let executed = log
        .lines()
        .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    let covered = log.lines().rev().find_map(|line| line.split_once(" cov: "));
    let covered = covered.and_then(|(_, rest)| rest.split(' ').next());
    match (executed, covered) {
        (Some(executed), Some(covered)) => Ok((executed.trim().parse()?, covered.parse()?)),
        _ => bail!("libFuzzer tells no figures; it ended with:\n{}", last_lines(log)),
    }
}

fn last_lines(log: &str) -> String {
    let mut lines: Vec<_> = log.lines().rev().take(20).collect();
    lines.reverse();
    lines.join("\n")
}

fn page(runs: &[Run], seconds: u64, date: &str) -> Result<String> {
    let mut page = format!(
        "libFuzzer makes up inputs for the parsers that strangers reach and keeps those that reach new code. For each of \
         them must hold what stands in [fuzz](../fuzz/README.md): no panic, bounded depth, size and answer, what is \
         written is read as it was, and a place that is reported exists. The seeds, with every input that was once a \
         finding, are tried by `cargo test` too.\n\n\
         Run on {date}, each target for {seconds} seconds.\n\n\
         | Target | Executions | Edges reached | Findings |\n|---|---|---|---|\n"
    );
    for run in runs {
        writeln!(
            page,
            "| {} | {} | {} | {} |",
            run.target, run.executions, run.coverage, run.findings
        )?;
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::{Run, figures, page};

    #[test]
    fn figures_are_read_from_what_libfuzzer_prints() {
        let log = "#2\tINITED cov: 10 ft: 11 corp: 1/1b exec/s: 0 rss: 30Mb\n\
            #512\tDONE   cov: 9432 ft: 40 corp: 1/1b lim: 4 exec/s: 0 rss: 30Mb\n\
            stat::number_of_executed_units: 512\nstat::peak_rss_mb: 31\n";
        assert_eq!(figures(log).unwrap(), (512, 9432));
        assert!(figures("==1== ERROR: libFuzzer: out-of-memory").is_err());
    }

    #[test]
    fn the_page_tells_day_time_and_runs() {
        let run = Run {
            target: "xml",
            executions: 7,
            coverage: 8,
            findings: 0,
        };
        let page = page(&[run], 600, "2026-11-24").unwrap();
        for part in ["2026-11-24, each target for 600 seconds", "| xml | 7 | 8 | 0 |"] {
            assert!(page.contains(part), "{part} is missing: {page}");
        }
    }
}
