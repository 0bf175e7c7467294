//! Many processes, one cluster.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use openimis_localdb::{Cluster, Error, Profile};

use crate::holder::Holder;
use crate::place::{Place, eventually, is_alive};

#[test]
fn processes_that_start_together_get_one_server_and_the_last_one_ends_it() {
    let Some(place) = Place::new() else { return };
    let folder = place.folder();
    let holders: Vec<Holder> = thread::scope(|scope| {
        let starts: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| Holder::start("share", &folder, |_| ()).unwrap()))
            .collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let server = holders[0].server;
    assert!(holders.iter().all(|holder| holder.server == server));

    let mut holders = holders.into_iter();
    let last = holders.next_back().unwrap();
    for (count, holder) in holders.enumerate() {
        if count % 2 == 0 {
            holder.kill();
        } else {
            holder.quit();
        }
    }
    let cluster = Cluster::shared(place.options(Profile::Fast)).unwrap();
    assert_eq!(
        cluster.process(),
        Some(server),
        "the server stays while one process holds it"
    );
    assert_eq!(cluster.query("postgres", "SELECT 1;").unwrap(), "1");
    drop(cluster);
    last.kill();
    eventually("the server ends after its last user", || !is_alive(server));
}

#[test]
fn a_shared_cluster_outlives_a_pause_between_its_users() {
    let Some(place) = Place::new() else { return };
    let options = || place.options(Profile::Fast).linger(Duration::from_mins(1));
    let server = Cluster::shared(options()).unwrap().process();
    let cluster = Cluster::shared(options()).unwrap();
    if cfg!(target_os = "linux") {
        assert_eq!(cluster.process(), server);
    }
    drop(cluster);
    // An owner does not wait for the pause to end.
    let owner = place.open();
    assert_ne!(owner.process(), server);
    assert!(owner.is_running());
}

#[test]
fn nobody_stops_a_shared_cluster() {
    let Some(place) = Place::new() else { return };
    let options = place.options(Profile::Fast).linger(Duration::ZERO);
    let mut cluster = Cluster::shared(options).unwrap();
    assert!(matches!(cluster.stop(), Err(Error::Shared)));
    assert!(matches!(cluster.start(), Err(Error::Shared)));
    assert!(cluster.is_running());
    drop(cluster);
    place.end_sharing();
}

#[test]
fn a_database_that_many_ask_for_is_filled_once() {
    let Some(place) = Place::new() else { return };
    let fillings = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..4 {
            let (place, fillings) = (&place, &fillings);
            scope.spawn(move || {
                let cluster = Cluster::shared(place.options(Profile::Fast).linger(Duration::ZERO)).unwrap();
                let filled = cluster.ensure_database("base", |name| {
                    fillings.fetch_add(1, Ordering::SeqCst);
                    cluster.query(name, "CREATE TABLE t AS SELECT 42 AS n;").map(drop)
                });
                filled.unwrap();
                let copy = format!("test_{number}");
                cluster.create_database_from_template(&copy, "base").unwrap();
                assert_eq!(cluster.query(&copy, "SELECT n FROM t;").unwrap(), "42");
            });
        }
    });
    assert_eq!(fillings.into_inner(), 1);
    place.end_sharing();
}
