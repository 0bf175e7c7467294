//! `features/*.feature`, told in the words of a district office, played against the real server.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::needless_pass_by_value,
    reason = "a scenario fails where it stands"
)]

mod office;

use cucumber::World as _;
use cucumber::event::ScenarioFinished;
use office::Office;
use openimis_testkit::program::{self, Program, Server};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

const FEATURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../features");

static PASSED: AtomicUsize = AtomicUsize::new(0);
static FAILED: AtomicUsize = AtomicUsize::new(0);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder for the server's data");
    program::open_to_others(folder.path()).expect("permissions of a folder of one's own");
    let server = match start(folder.path()) {
        Ok(server) => server,
        Err(error) => {
            println!("{error}\n0 passed, 1 failed");
            return ExitCode::FAILURE;
        }
    };
    office::open(&server);
    // one after the other: what a scenario counts (failed logins) is the server's
    let written = Office::cucumber()
        .max_concurrent_scenarios(1)
        .fail_on_skipped()
        .after(|_, _, _, event, _| {
            let count = if matches!(event, ScenarioFinished::StepPassed) {
                &PASSED
            } else {
                &FAILED
            };
            count.fetch_add(1, Ordering::Relaxed);
            Box::pin(async {})
        })
        .with_default_cli()
        .run(FEATURES)
        .await;
    let (passed, mut failed) = (PASSED.load(Ordering::Relaxed), FAILED.load(Ordering::Relaxed));
    if cucumber::writer::Stats::execution_has_failed(&written) || passed == 0 {
        failed = failed.max(1);
    }
    if failed > 0 {
        println!("the server printed:\n{}", server.printed());
    }
    drop(server);
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The server with a lock that a test can wait for.
fn start(folder: &std::path::Path) -> std::io::Result<Server> {
    Program::new(env!("CARGO_BIN_EXE_openimis"), folder)
        .with("OPENIMIS__AUTH__LOCKOUT_SECONDS", &office::LOCKOUT_SECONDS.to_string())
        .with("OPENIMIS__SERVER__RATE_LIMIT", "0")
        .serve()
}
