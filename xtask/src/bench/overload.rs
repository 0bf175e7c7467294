//! `cargo xtask overload`: what the server still does when it is asked for five times what it can do.

use super::cases::{self, Case};
use super::load::{Load, Request};
use super::server::Server;
use super::{Bench, DATABASE, Place, country::Country, machine};
use crate::robustness::{Part, today};
use crate::workspace;
use anyhow::{Context, Result, ensure};
use openimis_localdb::{Cluster, Options, Profile};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How many times its capacity the server is asked for.
const TIMES: u64 = 5;
/// Connections that measure the capacity: as many as are at work and in line.
const CONNECTIONS: usize = 64;
/// What an office asks for, in twentieths.
const MIX: [(&str, usize); 5] = [
    ("item", 8),
    ("list, one district", 6),
    ("list, whole country", 3),
    ("list, two levels included", 1),
    ("create", 2),
];
/// Cases that are measured on their own: one that the database is the limit of, one that passwords are, and one that
/// the server's own work is.
const ALONE: [&str; 3] = ["list, one district", "login", "list, whole country"];

/// How long to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Overload {
    /// Measures the unoptimised server on a small country, to see that it works; writes nothing.
    #[arg(long)]
    quick: bool,
    /// Measures this program instead of building one.
    #[arg(long)]
    server: Option<PathBuf>,
    /// Seconds of each measurement.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// How often each load is measured, in turns.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Runs only the case of this name; writes nothing.
    #[arg(long)]
    only: Option<String>,
}

/// One kind of request under both loads.
struct Measurement {
    case: &'static str,
    capacity: u64,
    usual: Vec<Load>,
    over: Vec<Load>,
}

impl Overload {
    pub(crate) fn run(self) -> Result<()> {
        let bench = Bench {
            quick: self.quick,
            dev: self.quick,
            server: self.server.clone(),
            seconds: None,
            only: None,
        };
        let program = bench.program()?;
        let country = if self.quick { Country::SMALL } else { Country::LARGE };
        let folder = workspace::target().join("bench");
        let options = Options::new(folder.join("postgres")).profile(Profile::Durable);
        let cluster = Cluster::open(options.setting("log_line_prefix", super::statement::LOG_PREFIX))?;
        let place = Place {
            cluster: &cluster,
            folder: &folder,
            program: &program,
        };
        let logins = super::fill(&place, country)?;
        let server = Server::start(&program, &folder, &cluster.database_url(DATABASE))?;
        let machine = machine::describe(&cluster)?;
        apart(&cluster, server.process())?;
        let mut measured = Vec::new();
        for (name, request) in requests(|| cases::all(&cluster, DATABASE, &server, &logins))? {
            if self.only.as_ref().is_none_or(|only| only == name) {
                measured.push(self.measure(&server, name, &request)?);
            }
        }
        let page = page(&measured, self.seconds, self.rounds, &machine)?;
        println!("{page}");
        if !self.quick && self.only.is_none() {
            Part::Overload.write(&page)?;
        }
        Ok(())
    }

    fn measure(&self, server: &Server, case: &'static str, request: &Request) -> Result<Measurement> {
        let time = Duration::from_secs(self.seconds);
        Load::run(server.address, request, CONNECTIONS, time / 4)?;
        let capacity = Load::run(server.address, request, CONNECTIONS, time)?.rate();
        ensure!(capacity > 0, "{case}: nothing is answered");
        let mut result = Measurement {
            case,
            capacity,
            usual: Vec::new(),
            over: Vec::new(),
        };
        for _ in 0..self.rounds {
            result.usual.push(Load::offer(server.address, request, capacity, time)?);
            result
                .over
                .push(Load::offer(server.address, request, capacity * TIMES, time)?);
            eprintln!("{}", result.row());
        }
        Ok(result)
    }
}

/// Gives the server and PostgreSQL one processor and the load generator the other, so that what it takes to send more
/// is not missing to those who answer.
fn apart(cluster: &Cluster, server: u32) -> Result<()> {
    let postgres = cluster.process().context("PostgreSQL does not run")?;
    for (process, processor) in [(server, "0"), (postgres, "0"), (std::process::id(), "1")] {
        let status = Command::new("taskset")
            .args(["-acp", processor, &process.to_string()])
            .stdout(Stdio::null())
            .status()
            .context("running taskset")?;
        ensure!(status.success(), "two processors are needed");
    }
    Ok(())
}

/// What is measured: the mix, then cases alone.
fn requests(all: impl Fn() -> Result<Vec<Case>>) -> Result<Vec<(&'static str, Request)>> {
    let named = |name: &str| {
        let found = all()?.into_iter().find(|case| case.name == name);
        found.with_context(|| format!("no case {name}"))
    };
    let mut parts = Vec::new();
    for (name, twentieths) in MIX {
        parts.push((named(name)?.request, twentieths));
    }
    let mix: Request = Box::new(move |number| {
        let mut place = usize::try_from(number % 20).unwrap_or_default();
        for (request, twentieths) in &parts {
            if place < *twentieths {
                return request(number);
            }
            place -= twentieths;
        }
        Vec::new()
    });
    let mut requests = vec![("an office's mix", mix)];
    for name in ALONE {
        let case = named(name)?;
        requests.push((case.name, case.request));
    }
    Ok(requests)
}

impl Measurement {
    fn row(&self) -> String {
        let (usual, over) = (median(&self.usual, Load::rate), median(&self.over, Load::rate));
        let refused = median(&self.over, |load| load.refused * 100 / load.offered().max(1));
        format!(
            "| {} | {} | {usual} | {} | {over} | {} % | {refused} % | {} | {} |",
            self.case,
            self.capacity,
            median(&self.over, Load::offered_rate),
            over * 100 / usual.max(1),
            milliseconds(median(&self.usual, |load| load.percentile(99))),
            milliseconds(median(&self.over, |load| load.percentile(99))),
        )
    }
}

/// The part of the page that tells it.
fn page(measured: &[Measurement], seconds: u64, rounds: usize, machine: &[(&str, String)]) -> Result<String> {
    let mut page = format!(
        "The capacity of the server is what {CONNECTIONS} connections get that send one request after the other. It is \
         then asked for as much, and for {TIMES} times as much, at a steady rate whether it answers or not; {seconds} \
         seconds each, in turns, {rounds} times, and the median of them. Goodput is what is answered with success in a \
         second; everything else was answered 503 with Retry-After, or the run would have failed. Times are in \
         milliseconds and count from when a request was due. The office's mix is of 20 requests 8 for an item, 10 for \
         lists and 2 that create. Server and PostgreSQL share one processor, the load generator has another one.\n\nRun on {}.\n\n\
         | Requests | Capacity | Goodput at 1 | Offered at {TIMES} | Goodput at {TIMES} | of that at 1 | Refused at {TIMES} \
         | p99 at 1 | p99 at {TIMES} |\n|---|---|---|---|---|---|---|---|---|\n",
        today()?
    );
    for measurement in measured {
        writeln!(page, "{}", measurement.row())?;
    }
    page.push_str("\n| | |\n|---|---|\n");
    for (name, value) in machine {
        writeln!(page, "| {name} | {value} |")?;
    }
    Ok(page)
}

fn median(loads: &[Load], figure: impl Fn(&Load) -> u64) -> u64 {
    let mut figures: Vec<_> = loads.iter().map(figure).collect();
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(microseconds: u64) -> u64 {
    microseconds / 1000
}
