//! Root hands over to another user; others run the server themselves.

use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;

use nix::unistd::{User, geteuid};
use openimis_localdb::{Cluster, Error, Options, Profile};

use crate::holder::Holder;
use crate::place::Place;

fn rooted_place() -> Option<Place> {
    if !geteuid().is_root() {
        eprintln!("skipped: not root");
        return None;
    }
    Place::new()
}

fn owner(cluster: &Cluster) -> u32 {
    fs::metadata(cluster.folder().join("pgdata")).unwrap().uid()
}

#[test]
fn the_data_belongs_to_who_runs_the_server_and_that_is_never_root() {
    let Some(place) = Place::new() else { return };
    let cluster = place.open();
    assert_ne!(owner(&cluster), 0);
    if !geteuid().is_root() {
        assert_eq!(owner(&cluster), geteuid().as_raw());
    }
    let mode = |path: &str| fs::metadata(cluster.folder().join(path)).unwrap().mode() & 0o777;
    assert_eq!((mode("pgdata"), mode("run")), (0o700, 0o700));
}

#[test]
fn root_lets_the_owner_of_the_folder_run_the_server() {
    let Some(place) = rooted_place() else { return };
    let Some(nobody) = User::from_name("nobody").unwrap() else {
        return;
    };
    fs::create_dir(place.folder()).unwrap();
    chown(place.folder(), Some(nobody.uid.as_raw()), Some(nobody.gid.as_raw())).unwrap();
    let cluster = place.open();
    assert_eq!(owner(&cluster), nobody.uid.as_raw());
}

#[test]
fn a_folder_behind_roots_door_is_placed_elsewhere_and_found_again() {
    let Some(place) = rooted_place() else { return };
    let closed = place.parent().join("root");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o700)).unwrap();
    let options = || {
        Options::new(closed.join("data/postgres"))
            .elsewhere(place.parent().join("lib"))
            .profile(Profile::Fast)
    };

    let cluster = Cluster::open(options()).unwrap();
    let folder = cluster.folder().to_owned();
    assert!(
        folder.starts_with(place.parent().join("lib").canonicalize().unwrap()),
        "{}",
        folder.display()
    );
    assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
    cluster.create_database("demo").unwrap();
    drop(cluster);
    let cluster = Cluster::open(options()).unwrap();
    assert_eq!(cluster.folder(), folder);
    assert!(cluster.database_exists("demo").unwrap());
    drop(cluster);

    let error = Cluster::open(options().elsewhere(closed.join("lib"))).unwrap_err();
    assert!(
        matches!(&error, Error::Unreachable { barrier, .. } if *barrier == closed),
        "{error}"
    );
}

#[test]
fn an_ordinary_user_has_a_cluster_and_others_are_kept_out() {
    let Some(place) = rooted_place() else { return };
    let Some(nobody) = User::from_name("nobody").unwrap() else {
        return;
    };
    let (uid, gid) = (nobody.uid.as_raw(), nobody.gid.as_raw());
    let home = place.parent().join("home");
    fs::create_dir(&home).unwrap();
    chown(&home, Some(uid), Some(gid)).unwrap();
    let folder = home.join("postgres");
    let holder = Holder::start("own", &folder, |command| {
        command.uid(uid).gid(gid).current_dir("/");
    });
    let holder = match holder {
        Err(error) if error.kind() == ErrorKind::PermissionDenied => {
            eprintln!("skipped: another user cannot run this test program");
            return;
        }
        holder => holder.unwrap(),
    };
    assert_eq!(fs::metadata(folder.join("pgdata")).unwrap().uid(), uid);
    holder.quit();

    let other = Holder::start("own", &place.folder(), |_| ()).unwrap();
    other.quit();
    // What root's stand-in made is not opened by another user: the holder fails and says so.
    let refused = std::panic::catch_unwind(|| {
        Holder::start("own", &place.folder(), |command| {
            command
                .uid(uid)
                .gid(gid)
                .current_dir("/")
                .stderr(std::process::Stdio::null());
        })
    });
    let stand_in = fs::metadata(place.folder().join("pgdata")).unwrap().uid();
    assert!(refused.is_err() || stand_in == uid);
}
