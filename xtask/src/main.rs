//! Chores of the workspace: `cargo xtask --help`.

mod bench;
mod fuzz;
mod graphql_diff;
mod new_module;
mod robustness;
mod soak;
mod tidy;
mod workspace;

use anyhow::Result;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Chores of the workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Measures the server on a large country, and writes docs/performance.md.
    Bench(bench::Bench),
    /// Compares our GraphQL schema with the one of a running openIMIS.
    GraphqlDiff(graphql_diff::GraphqlDiff),
    /// Runs the fuzz targets, and writes docs/robustness.md.
    Fuzz(fuzz::Fuzz),
    /// Makes a module that compiles, and adds it to the distribution.
    NewModule {
        /// Its name: small letters, digits and underscores, such as `price_list`.
        name: String,
        /// The workspace to add it to, if not this one.
        #[arg(long)]
        workspace: Option<PathBuf>,
    },
    /// Measures the server under more load than it can take, and writes docs/robustness.md.
    Overload(bench::Overload),
    /// Runs schemathesis at length, and writes docs/robustness.md.
    Soak(soak::Soak),
    /// Checks house rules that clippy cannot.
    Tidy,
}

fn main() -> Result<()> {
    match Cli::parse().chore {
        Chore::Bench(bench) => bench.run(),
        Chore::GraphqlDiff(diff) => diff.run(),
        Chore::Fuzz(fuzz) => fuzz.run(),
        Chore::NewModule { name, workspace } => new_module::run(&workspace.unwrap_or_else(workspace::root), &name),
        Chore::Overload(overload) => overload.run(),
        Chore::Soak(soak) => soak.run(),
        Chore::Tidy => tidy::run(&workspace::root()),
    }
}
