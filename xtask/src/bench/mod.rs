//! `cargo xtask bench`: what the server does in a second on a large country, beside what PostgreSQL alone does with the
//! same SQL. Nothing here passes or fails: the figures go to a table and to docs/performance.md.

mod cases;
mod claims;
mod country;
mod enrolment;
mod export;
mod floor;
mod http;
mod import;
mod load;
mod machine;
mod open_loop;
mod overload;
mod process;
mod report;
mod server;
mod statement;

use crate::workspace;
use anyhow::{Context, Result, bail};
use cases::Case;
use country::Country;
use load::Load;
use openimis_localdb::{Cluster, Options, Profile};
pub(crate) use overload::Overload;
use process::Usage;
use report::{Floor, Measured, Report};
use server::{Logins, Server};
use statement::Statement;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Connections that send at once.
const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// The database of a run, a copy of a filled one.
const DATABASE: &str = "bench";
/// How long processes that start or end are left alone before they are measured.
const SETTLING: Duration = Duration::from_millis(500);

/// What and how long to measure.
#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    /// A small country for a second each, to see that it works; writes nothing.
    #[arg(long)]
    quick: bool,
    /// Measures the unoptimised server, to see that it works; writes nothing.
    #[arg(long)]
    dev: bool,
    /// Measures this program instead of building one.
    #[arg(long)]
    server: Option<PathBuf>,
    /// Seconds that each case is measured for at each number of connections.
    #[arg(long)]
    seconds: Option<u64>,
    /// Runs only cases whose name contains this; writes nothing.
    #[arg(long)]
    only: Option<String>,
}

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        let program = self.program()?;
        let country = if self.quick { Country::SMALL } else { Country::LARGE };
        let duration = Duration::from_secs(self.seconds.unwrap_or(if self.quick { 1 } else { 4 }));
        let folder = workspace::target().join("bench");
        let options = Options::new(folder.join("postgres")).profile(Profile::Durable);
        let cluster = Cluster::open(options.setting("log_line_prefix", statement::LOG_PREFIX))?;
        let place = Place {
            cluster: &cluster,
            folder: &folder,
            program: &program,
        };
        let logins = fill(&place, country)?;

        let report = measure(&place, &logins, duration, &self)?;
        let text = report.render(&machine::describe(&cluster)?, country, duration);
        println!("{text}");
        if !self.quick && !self.dev && self.only.is_none() {
            let path = workspace::root().join("docs/performance.md");
            std::fs::write(&path, text).with_context(|| format!("writing {}", path.display()))?;
        }
        Ok(())
    }

    /// The server's program, built now unless one was named.
    fn program(&self) -> Result<PathBuf> {
        if let Some(program) = &self.server {
            return Ok(program.clone());
        }
        let (profile, folder) = if self.dev {
            ("dev", "debug")
        } else {
            ("release", "release")
        };
        let built = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--package", "openimis", "--profile", profile])
            .current_dir(workspace::root())
            .status()?;
        if !built.success() {
            bail!("the server does not build");
        }
        Ok(workspace::target().join(folder).join("openimis"))
    }
}

/// Where it all runs.
#[derive(Clone, Copy)]
struct Place<'a> {
    cluster: &'a Cluster,
    folder: &'a Path,
    program: &'a Path,
}

/// Makes the database of this run: a copy of one that is filled once and kept.
fn fill(place: &Place<'_>, country: Country) -> Result<Logins> {
    let Place {
        cluster,
        folder,
        program,
    } = *place;
    let template = format!("country_{}_{}", country.locations, country.families);
    let data = folder.join(&template);
    cluster.ensure_database(&template, |name| {
        let (locations, families) = (country.locations, country.families);
        eprintln!("filling a country of {locations} locations and {families} families");
        // names are searched by it; the program itself never makes an extension
        cluster.query(name, "CREATE EXTENSION IF NOT EXISTS pg_trgm;")?;
        server::make_demo(program, &data, &cluster.database_url(name), families)?;
        country.fill(cluster, name)?;
        cases::settle_clerk(cluster, name)
    })?;
    cluster.drop_database(DATABASE)?;
    cluster.create_database_from_template(DATABASE, &template)?;
    let migrated = server::migrate(program, &data, &cluster.database_url(DATABASE));
    migrated.with_context(|| format!("delete {} to begin anew", folder.display()))?;
    Logins::read(&data)
}

fn measure(place: &Place<'_>, logins: &Logins, duration: Duration, asked: &Bench) -> Result<Report> {
    let Place { cluster, .. } = *place;
    let only = asked.only.as_deref();
    let url = cluster.database_url(DATABASE);
    // the first start fills the caches of disk and database
    drop(Server::start(place.program, place.folder, &url)?);
    let server = Server::start(place.program, place.folder, &url)?;
    std::thread::sleep(SETTLING);
    let mut report = Report::new(server.started_in, server.memory()?);
    let mut cases = cases::all(cluster, DATABASE, &server, logins)?;
    cases.extend(enrolment::all(cluster, DATABASE, &server, logins)?);
    cases.extend(claims::all(cluster, DATABASE, &server, logins)?);
    for case in cases {
        if only.is_some_and(|only| !case.name.contains(only)) {
            continue;
        }
        eprintln!("{}", case.name);
        for connections in CONNECTIONS {
            report
                .measured
                .push(run_case(cluster, &server, &case, connections, duration)?);
        }
        let statements = statement::of(cluster, &server, &case)?;
        report.statements.push((case.name, statements.len()));
        if let (true, [statement]) = (case.has_floor, statements.as_slice()) {
            report.floors.extend(run_floor(place, &case, statement, duration)?);
        }
    }
    report.loaded_memory = server.memory()?;
    if only.map_or(!asked.quick, |only| only == "table") {
        eprintln!("tables of {} rows", export::ROWS);
        let token = server.log_in(logins, cases::EVERYWHERE)?;
        report.exports = export::measure(cluster, DATABASE, &server, &token)?;
    }
    if only.is_none_or(|only| only == "bulk") {
        eprintln!("claims in bulk");
        report.bulk = claims::together(cluster, DATABASE, &server, logins)?;
    }
    if only.map_or(!asked.quick, |only| only == "import") {
        eprintln!("import");
        let imported = import::measure(cluster, DATABASE, place.program, place.folder)?;
        report.import = Some(imported);
    }
    Ok(report)
}

fn run_floor(place: &Place<'_>, case: &Case, statement: &Statement, duration: Duration) -> Result<Vec<Floor>> {
    let Place { cluster, folder, .. } = *place;
    let mut floors = Vec::new();
    for connections in CONNECTIONS {
        let before = Usage::of_postgres(cluster)?;
        let Some(rate) = floor::measure(cluster, DATABASE, folder, statement, connections, duration)? else {
            break;
        };
        // processes that end while they are counted would be counted nowhere
        std::thread::sleep(SETTLING);
        let used = Usage::of_postgres(cluster)?.since(before);
        floors.push(Floor {
            case: case.name,
            connections,
            rate,
            database_us: used.per(rate * duration.as_secs()),
        });
    }
    Ok(floors)
}

fn run_case(
    cluster: &Cluster,
    server: &Server,
    case: &Case,
    connections: usize,
    duration: Duration,
) -> Result<Measured> {
    // every worker's connections prepare their statements
    Load::run(server.address, &case.request, connections, duration / 8)?;
    let before = (server.usage()?, Usage::of_postgres(cluster)?);
    let load = Load::run(server.address, &case.request, connections, duration)?;
    let after = (server.usage()?, Usage::of_postgres(cluster)?);
    Ok(Measured {
        case: case.name,
        connections,
        rate: load.rate(),
        p50: load.percentile(50),
        p95: load.percentile(95),
        p99: load.percentile(99),
        refused: load.refused,
        server_us: after.0.since(before.0).per(load.count()),
        database_us: after.1.since(before.1).per(load.count()),
    })
}
