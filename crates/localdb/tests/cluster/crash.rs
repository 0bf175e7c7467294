//! Whatever is killed, the data is there at the next start.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use openimis_localdb::{Cluster, Options, Profile, Programs, Search};

use crate::holder::Holder;
use crate::place::{Place, eventually, is_alive, kill};

#[test]
fn a_killed_server_is_started_again_and_recovers() {
    let Some(place) = Place::new() else { return };
    let mut cluster = Cluster::open(place.options(Profile::Durable)).unwrap();
    cluster.query("postgres", "CREATE TABLE t AS SELECT 42 AS n;").unwrap();
    kill(cluster.process().unwrap());
    eventually("the server is gone", || !cluster.is_running());
    cluster.start().unwrap();
    assert_eq!(cluster.query("postgres", "SELECT n FROM t;").unwrap(), "42");

    kill(cluster.process().unwrap());
    drop(cluster);
    let cluster = Cluster::open(place.options(Profile::Durable)).unwrap();
    assert_eq!(cluster.query("postgres", "SELECT n FROM t;").unwrap(), "42");
}

#[test]
fn the_server_of_a_killed_owner_is_stopped_and_the_folder_is_free() {
    let Some(place) = Place::new() else { return };
    if !has_flock() {
        eprintln!("skipped: there is no program flock");
        return;
    }
    let holder = Holder::start("own", &place.folder(), |_| ()).unwrap();
    let server = holder.server;
    assert!(is_alive(server));
    holder.kill();
    eventually("the keeper stops the server", || !is_alive(server));
    place.open();
}

#[test]
fn without_a_keeper_the_next_owner_replaces_the_server_that_was_left() {
    let Some(place) = Place::new() else { return };
    let holder = Holder::start("own", &place.folder(), without_flock).unwrap();
    let server = holder.server;
    holder.kill();
    assert!(is_alive(server));
    let cluster = place.open();
    assert!(!is_alive(server));
    assert_ne!(cluster.process(), Some(server));
    assert_eq!(cluster.query("postgres", "SELECT 1;").unwrap(), "1");
}

#[test]
fn a_process_number_that_went_to_another_process_does_not_stop_the_start() {
    let Some(place) = Place::new() else { return };
    let cluster = place.open();
    let data = cluster.folder().join("pgdata");
    let notice = fs::read_to_string(data.join("postmaster.pid")).unwrap();
    drop(cluster);
    let mut other = Command::new("sleep");
    if nix::unistd::geteuid().is_root() {
        // PostgreSQL ignores processes of other users by itself.
        other.uid(fs::metadata(&data).unwrap().uid());
    }
    let mut other = other.arg("600").current_dir("/").spawn().unwrap();
    let (_, rest) = notice.split_once('\n').unwrap();
    fs::write(data.join("postmaster.pid"), format!("{}\n{rest}", other.id())).unwrap();

    let cluster = place.open();
    assert_eq!(cluster.query("postgres", "SELECT 1;").unwrap(), "1");
    assert!(is_alive(other.id()), "the other process is left alone");
    other.kill().unwrap();
    other.wait().unwrap();
}

#[test]
fn an_interrupted_first_start_is_begun_again() {
    let Some(place) = Place::new() else { return };
    fs::create_dir_all(place.folder().join("pgdata.new/base")).unwrap();
    fs::write(place.folder().join("pgdata.new/PG_VERSION"), "1").unwrap();
    assert_eq!(place.open().query("postgres", "SELECT 1;").unwrap(), "1");
    assert!(!place.folder().join("pgdata.new").exists());
}

#[test]
fn the_last_of_a_shared_cluster_stops_it_without_a_keeper_too() {
    let Some(place) = Place::new() else { return };
    let first = Holder::start("share", &place.folder(), without_flock).unwrap();
    let second = Holder::start("share", &place.folder(), without_flock).unwrap();
    let server = second.server;
    assert_eq!(first.server, server);
    first.quit();
    assert!(is_alive(server));
    second.quit();
    assert!(!is_alive(server));
}

/// A `PATH` with PostgreSQL's programs and little else.
fn without_flock(command: &mut Command) {
    let programs = Programs::find(&Search::of_this_machine()).unwrap();
    command.env("PATH", programs.bin());
}

fn has_flock() -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap()).any(|folder| folder.join("flock").is_file())
}

#[test]
fn an_owner_that_ends_without_dropping_leaves_no_server() {
    let Some(place) = Place::new() else { return };
    if !has_flock() {
        eprintln!("skipped: there is no program flock");
        return;
    }
    let holder = Holder::start("own", &place.folder(), |command| {
        command.env("HOLD_FORGET", "1");
    })
    .unwrap();
    let server = holder.server;
    holder.quit();
    eventually("the keeper stops the server", || !is_alive(server));
    Cluster::open(Options::new(place.folder())).unwrap();
}
