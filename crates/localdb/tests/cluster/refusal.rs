//! Folders and machines that cannot be used, and what is said about them.

use std::fs;

use openimis_localdb::{Cluster, Error, Options, Profile, Search};

use crate::holder::Holder;
use crate::place::Place;

#[test]
fn data_of_another_major_version_is_refused_naming_both() {
    let Some(place) = Place::new() else { return };
    let cluster = place.open();
    let own = cluster.programs().major();
    let version = cluster.folder().join("pgdata/PG_VERSION");
    drop(cluster);
    fs::write(&version, "12\n").unwrap();
    let error = Cluster::open(place.options(Profile::Fast)).unwrap_err();
    assert!(
        matches!(error, Error::OtherVersion { data: 12, programs, .. } if programs == own),
        "{error}"
    );
    let message = error.to_string();
    for part in [
        "PostgreSQL 12",
        &format!("PostgreSQL {own}"),
        "pg_upgrade",
        "another data folder",
    ] {
        assert!(message.contains(part), "{message}");
    }
    fs::write(&version, format!("{own}\n")).unwrap();
    place.open();
}

#[test]
fn a_folder_with_other_things_in_it_is_left_as_it_is() {
    let Some(place) = Place::new() else { return };
    fs::create_dir(place.folder()).unwrap();
    fs::write(place.folder().join("letters.odt"), "dear").unwrap();
    let error = Cluster::open(place.options(Profile::Fast)).unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
    assert!(error.to_string().contains("letters.odt"), "{error}");
    assert_eq!(fs::read_dir(place.folder()).unwrap().count(), 1);
}

#[test]
fn a_data_folder_without_its_version_is_refused() {
    let Some(place) = Place::new() else { return };
    fs::create_dir_all(place.folder().join("pgdata/base")).unwrap();
    let error = Cluster::open(place.options(Profile::Fast)).unwrap_err();
    assert!(matches!(error, Error::NotACluster { .. }), "{error}");
}

#[test]
fn an_empty_folder_of_a_checkout_is_used() {
    let Some(place) = Place::new() else { return };
    fs::create_dir(place.folder()).unwrap();
    fs::write(place.folder().join(".gitkeep"), "").unwrap();
    assert!(place.open().is_running());
}

#[test]
fn a_file_in_place_of_the_folder_is_an_error() {
    let Some(place) = Place::new() else { return };
    fs::write(place.folder(), "").unwrap();
    let error = Cluster::open(place.options(Profile::Fast)).unwrap_err();
    assert!(matches!(error, Error::Io { .. }), "{error}");
}

#[test]
fn missing_programs_leave_nothing_behind() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("postgres");
    let search = Search {
        path: vec![parent.path().to_owned()],
        ..Search::default()
    };
    let error = Cluster::open(Options::new(&folder).search(search)).unwrap_err();
    assert!(matches!(error, Error::ProgramsMissing { .. }), "{error}");
    assert!(!folder.exists());
}

#[test]
fn the_second_owner_is_told_which_process_is_the_first() {
    let Some(place) = Place::new() else { return };
    let first = place.open();
    for second in [Cluster::open, Cluster::shared] {
        let error = second(place.options(Profile::Fast)).unwrap_err();
        let own = i32::try_from(std::process::id()).unwrap();
        assert!(
            matches!(error, Error::InUse { process: Some(pid), .. } if pid == own),
            "{error}"
        );
    }
    assert!(first.is_running());
}

#[test]
fn a_shared_cluster_is_not_taken_by_an_owner() {
    let Some(place) = Place::new() else { return };
    let holder = Holder::start("share", &place.folder(), |_| ()).unwrap();
    let error = Cluster::open(place.options(Profile::Fast)).unwrap_err();
    assert!(matches!(error, Error::InUse { process: None, .. }), "{error}");
    holder.quit();
    place.end_sharing();
}
