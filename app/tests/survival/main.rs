//! Nothing that was acknowledged is lost, and nothing is done twice: claims are entered, submitted and processed while the
//! server, and the database below it, are killed again and again (SIGKILL, as a power failure does it).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails where it stands"
)]

mod office;
mod writer;

use office::Office;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use writer::{Acknowledged, Writer};

/// How often somebody pulls the plug.
const KILLS: u64 = 50;
/// Of so many, one takes the database with it.
const DATABASE_TOO: u64 = 4;
const WRITERS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_claims_outlive_fifty_kills_and_are_there_once() {
    let mut office = Office::open();
    let over = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|number| {
            let writer = Writer::new(number, &office);
            tokio::spawn(writer.work(Arc::clone(&over)))
        })
        .collect();
    for kill in 1..=KILLS {
        // no two at the same point of their work
        tokio::time::sleep(Duration::from_millis(40 + kill * 7919 % 360)).await;
        office.kill_server();
        if kill % DATABASE_TOO == 0 {
            office.kill_database();
        }
        office.come_back();
    }
    // some more work, so that the last restart is proved too
    tokio::time::sleep(Duration::from_millis(500)).await;
    over.store(true, Ordering::Relaxed);
    let mut all = Acknowledged::default();
    for writer in writers {
        all.add(writer.await.unwrap());
    }
    println!(
        "{} entered, {} submitted, {} processed",
        all.entered.len(),
        all.submitted.len(),
        all.processed.len()
    );
    assert!(
        all.submitted.len() > 25 && all.processed.len() > 5,
        "too little was done to prove anything: {all:?}"
    );
    office.holds(&all);
}
