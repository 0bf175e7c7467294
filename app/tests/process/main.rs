//! The server as a process: how it starts, refuses to start, stops, and comes back; and the commands beside it.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod adopted;
mod api;
mod commands;
mod import;
mod refusals;
mod stopping;

use openimis_testkit::program::{self, Program};
use tempfile::TempDir;

/// The server's program in a folder of its own, which vanishes with the test.
fn program() -> (Program, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    program::open_to_others(folder.path()).unwrap();
    (Program::new(env!("CARGO_BIN_EXE_openimis"), folder.path()), folder)
}
