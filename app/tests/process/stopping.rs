//! Stopping in order, ending by force, and coming back.

use super::api::Person;
use super::program;
use openimis_testkit::program::Server;
use serde_json::json;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

/// Sends a login whose last byte is still missing.
fn begin_login(server: &Server) -> (TcpStream, Vec<u8>) {
    let login = server.logins().into_iter().find(|login| login.name == "admin").unwrap();
    let body = json!({ "grant_type": "password", "username": login.name, "password": login.password }).to_string();
    let (begin, rest) = body.split_at(body.len() - 1);
    let host = server.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST /api/v1/auth/token HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{begin}",
        body.len()
    )
    .unwrap();
    (stream, rest.as_bytes().to_vec())
}

/// Whether a PostgreSQL server runs in the folder.
fn cluster_runs(folder: &std::path::Path) -> bool {
    folder.join("data/postgres").exists()
        && std::fs::read_dir("/proc").unwrap().flatten().any(|process| {
            let line = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains(&*folder.to_string_lossy())
                && String::from_utf8_lossy(&line).contains("postgres")
        })
}

#[test]
fn a_request_in_flight_is_finished_before_the_server_stops() {
    let (program, folder) = program();
    let mut server = program.serve().unwrap();
    let (mut request, rest) = begin_login(&server);
    // the server has taken the connection and waits for the body
    thread::sleep(Duration::from_millis(500));
    assert!(cluster_runs(folder.path()));

    server.terminate().unwrap();
    thread::sleep(Duration::from_millis(500));
    request.write_all(&rest).unwrap();
    let mut answer = String::new();
    request.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}\n{}", server.printed());

    let status = server.wait().unwrap();
    assert_eq!(status.code(), Some(0), "{}", server.printed());
    assert!(!cluster_runs(folder.path()), "the private cluster outlived its server");
}

#[tokio::test]
async fn what_was_acknowledged_outlives_a_kill() {
    let (program, _folder) = program();
    let server = program.serve().unwrap();
    let administrator = Person::administrator(&server).await;
    let mut acknowledged = Vec::new();
    for number in 0..20 {
        let code = format!("K{number:02}");
        assert!(administrator.enter_region(&code).await, "{}", server.printed());
        acknowledged.push(code);
    }
    let password = server
        .logins()
        .into_iter()
        .find(|login| login.name == "admin")
        .unwrap()
        .password;
    server.kill().unwrap();

    let server = program.serve().unwrap();
    let administrator = Person::log_in(&server, "admin", &password).await;
    let mut found = administrator.codes("locations").await;
    found.retain(|code| code.starts_with('K'));
    assert_eq!(found, acknowledged);
}

#[test]
fn two_servers_do_not_share_a_private_database() {
    let (program, _folder) = program();
    let _first = program.serve().unwrap();
    let second = program.serve().unwrap_err().to_string();
    assert!(second.contains("is in use by process"), "{second}");
}
