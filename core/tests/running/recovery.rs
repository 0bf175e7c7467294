//! The database is stopped and started while requests go on.

use diesel_async::SimpleAsyncConnection;
use openimis_core::database::{Database, DatabaseSettings, Pool};
use openimis_core::error::Error;
use openimis_localdb::{Cluster, Options, Profile};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// What requests have come to.
#[derive(Default)]
struct Tally {
    served: AtomicU32,
    unavailable: AtomicU32,
}

impl Tally {
    /// Waits until the counter has grown by this number.
    async fn more(counter: &AtomicU32, by: u32) {
        let wanted = counter.load(Ordering::SeqCst) + by;
        let begun = Instant::now();
        while counter.load(Ordering::SeqCst) < wanted {
            assert!(begun.elapsed() < Duration::from_mins(1), "no progress");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
}

/// Requests one after the other; each error but "unavailable" ends the test.
async fn requests(pool: Pool, tally: Arc<Tally>) {
    loop {
        match request(&pool).await {
            Ok(()) => tally.served.fetch_add(1, Ordering::SeqCst),
            Err(Error::Unavailable(_)) => tally.unavailable.fetch_add(1, Ordering::SeqCst),
            Err(other) => panic!("{other}"),
        };
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

async fn request(pool: &Pool) -> Result<(), Error> {
    let mut connection = pool.get().await?;
    let inside = "begin; select count(*) from pg_class; commit";
    Ok(connection.batch_execute(inside).await?)
}

#[tokio::test]
async fn requests_succeed_again_when_the_database_is_back() {
    let folder = std::env::temp_dir().join(format!("openimis-recovery-{}", std::process::id()));
    let options = Options::new(&folder).profile(Profile::Fast);
    let mut cluster = Cluster::open(options).unwrap_or_else(|error| panic!("{error}"));
    let settings = DatabaseSettings {
        url: cluster.database_url("postgres"),
        acquire_timeout: 500,
        ..DatabaseSettings::default()
    };
    let pool = Database::new(&settings).unwrap().pool().unwrap();
    let tally = Arc::new(Tally::default());
    let running: Vec<_> = (0..8)
        .map(|_| tokio::spawn(requests(pool.clone(), Arc::clone(&tally))))
        .collect();

    Tally::more(&tally.served, 50).await;
    for _ in 0..2 {
        cluster = off_thread(cluster, |cluster| cluster.stop().unwrap()).await;
        Tally::more(&tally.unavailable, 50).await;
        cluster = off_thread(cluster, |cluster| cluster.start().unwrap()).await;
        Tally::more(&tally.served, 50).await;
    }
    for task in &running {
        assert!(
            !task.is_finished(),
            "a request met something else than an unavailable database"
        );
        task.abort();
    }
    let real = cluster.folder().to_owned();
    drop(cluster);
    let _ = std::fs::remove_dir_all(real);
}

/// Stopping and starting wait for processes: not on the thread that serves the requests.
async fn off_thread(mut cluster: Cluster, act: fn(&mut Cluster)) -> Cluster {
    let done = tokio::task::spawn_blocking(move || {
        act(&mut cluster);
        cluster
    });
    done.await.unwrap()
}
