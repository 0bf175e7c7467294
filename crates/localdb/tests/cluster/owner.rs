//! One process, one cluster.

use std::path::Path;

use openimis_localdb::{Cluster, Error, Options, Profile};

use crate::place::{Place, is_alive};

#[test]
fn a_first_start_serves_queries_and_a_second_keeps_the_data() {
    let Some(place) = Place::new() else { return };
    let cluster = Cluster::open(place.options(Profile::Durable)).unwrap();
    cluster.create_database("demo").unwrap();
    cluster
        .query(
            "demo",
            "CREATE TABLE place (name text); INSERT INTO place VALUES ('Rapta');",
        )
        .unwrap();
    let server = cluster.process().unwrap();
    drop(cluster);
    assert!(!is_alive(server), "the server ends with its owner");

    let cluster = Cluster::open(place.options(Profile::Durable)).unwrap();
    assert_eq!(cluster.query("demo", "SELECT name FROM place;").unwrap(), "Rapta");
}

#[test]
fn it_stops_and_starts_at_the_same_address() {
    let Some(place) = Place::new() else { return };
    let mut cluster = place.open();
    let address = cluster.database_url("postgres");
    cluster.stop().unwrap();
    assert!(!cluster.is_running());
    assert!(matches!(
        cluster.query("postgres", "SELECT 1;"),
        Err(Error::Refused { .. })
    ));
    cluster.stop().unwrap();
    cluster.start().unwrap();
    cluster.start().unwrap();
    assert_eq!(cluster.database_url("postgres"), address);
    assert_eq!(cluster.query("postgres", "SELECT 1;").unwrap(), "1");
}

#[test]
fn both_forms_of_the_address_lead_to_the_database() {
    let Some(place) = Place::new() else { return };
    let folder = place.parent().join("it's, \"odd\" $HOME");
    let cluster = Cluster::open(Options::new(folder).profile(Profile::Fast)).unwrap();
    let name = "dé mo'%\\";
    cluster.create_database(name).unwrap();
    for address in [cluster.database_url(name), cluster.connection_string(name)] {
        let mut psql = cluster.client("psql");
        psql.env_remove("PGHOST")
            .env_remove("PGUSER")
            .args(["-XAtc", "SELECT current_database()", "-d", &address]);
        let output = psql.output().unwrap();
        assert_eq!(
            String::from_utf8_lossy(&output.stdout).trim_end(),
            name,
            "{address}: {output:?}"
        );
    }
}

#[test]
fn databases_are_made_copied_and_dropped() {
    let Some(place) = Place::new() else { return };
    let cluster = place.open();
    cluster.create_database("base").unwrap();
    cluster.query("base", "CREATE TABLE t AS SELECT 42 AS n;").unwrap();
    cluster.create_database_from_template("copy", "base").unwrap();
    assert_eq!(cluster.query("copy", "SELECT n FROM t;").unwrap(), "42");
    assert!(cluster.database_exists("copy").unwrap());

    let again = cluster.create_database("copy").unwrap_err();
    assert!(again.to_string().contains("already exists"), "{again}");
    cluster.drop_database("copy").unwrap();
    cluster.drop_database("copy").unwrap();
    assert_eq!(
        cluster.databases().unwrap(),
        ["base", "postgres", "template0", "template1"]
    );
}

#[test]
fn a_database_whose_filling_fails_does_not_appear() {
    let Some(place) = Place::new() else { return };
    let cluster = place.open();
    let failed = cluster.ensure_database("base", |name| cluster.query(name, "CREATE TABLE t (").map(drop));
    assert!(matches!(failed, Err(Error::Refused { .. })));
    assert!(!cluster.database_exists("base").unwrap());

    cluster
        .ensure_database("base", |name| cluster.query(name, "CREATE TABLE t (n int);").map(drop))
        .unwrap();
    assert_eq!(cluster.query("base", "SELECT count(*) FROM t;").unwrap(), "0");
}

#[test]
fn settings_reach_the_server() {
    let Some(place) = Place::new() else { return };
    let show = "SELECT string_agg(current_setting(name), ' ' ORDER BY ordinality) FROM unnest(array['server_encoding', \
                'TimeZone', 'fsync', 'data_checksums', 'max_connections', 'work_mem', 'listen_addresses']) \
                WITH ORDINALITY AS s(name, ordinality);";
    let cluster = Cluster::open(place.options(Profile::Durable).setting("work_mem", "7MB")).unwrap();
    assert_eq!(cluster.query("postgres", show).unwrap(), "UTF8 UTC on on 20 7MB ");
    let order = cluster.query(
        "postgres",
        "SELECT string_agg(t, '' ORDER BY t) FROM unnest(array['a', 'B', 'b', 'é', 'A']) t;",
    );
    assert_eq!(order.unwrap(), "ABabé");
    drop(cluster);

    let cluster = Cluster::open(place.options(Profile::Fast).max_connections(33)).unwrap();
    assert_eq!(cluster.query("postgres", show).unwrap(), "UTF8 UTC off on 33 4MB ");
}

#[test]
fn a_setting_that_the_server_refuses_is_shown_from_its_log() {
    let Some(place) = Place::new() else { return };
    let error = Cluster::open(place.options(Profile::Fast).setting("work_mem", "plenty")).unwrap_err();
    assert!(matches!(&error, Error::NotStarted { .. }), "{error}");
    assert!(error.to_string().contains("work_mem"), "{error}");
    assert_eq!(place.open().query("postgres", "SELECT 1;").unwrap(), "1");
}

#[test]
fn a_long_path_gets_its_socket_elsewhere() {
    let Some(place) = Place::new() else { return };
    let folder = place.parent().join("a".repeat(100)).join("b".repeat(100));
    let cluster = Cluster::open(Options::new(&folder).profile(Profile::Fast)).unwrap();
    assert_eq!(cluster.query("postgres", "SELECT 1;").unwrap(), "1");
    assert!(cluster.folder().ends_with("b".repeat(100)));
    let socket_folder = cluster.connection_string("x");
    let socket_folder = Path::new(socket_folder.split('\'').nth(1).unwrap());
    assert!(
        socket_folder.is_dir() && !socket_folder.starts_with(place.parent()),
        "{}",
        socket_folder.display()
    );
    drop(cluster);
    assert!(!socket_folder.exists());
}
