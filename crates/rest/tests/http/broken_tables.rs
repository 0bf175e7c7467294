//! Tables that are not finished: nobody takes them for whole, and what they held is given back.

use crate::fixture::{Server, ledger};
use actix_web::test::{self, TestRequest};
use actix_web::{App, HttpServer, web};
use openimis_core::database::Connections as _;
use std::fmt::Write as _;
use std::future::Future;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::pin::pin;
use std::sync::Mutex;
use std::task::Poll;

/// More than sockets hold.
const ROWS: u32 = 50_000;

/// Keeps every error that this test program logs.
struct Log;
static LINES: Mutex<String> = Mutex::new(String::new());

impl log::Log for Log {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        metadata.level() == log::Level::Error
    }
    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            writeln!(LINES.lock().unwrap(), "{}", record.args()).unwrap();
        }
    }
    fn flush(&self) {}
}

/// How often it was said that a table was broken off.
fn said() -> usize {
    LINES.lock().unwrap().matches("a table was broken off").count()
}

/// A ledger of many long lines, in which one cannot be computed if it is asked for.
fn ledger_failing_at(id: u32) -> Option<Server> {
    let server = Server::of(ledger::registry())?;
    server.database().query(&format!(
        "{} TRUNCATE ledger; INSERT INTO ledger (id, text) SELECT n, repeat('x', 1000) FROM generate_series(1, {ROWS}) n; \
         ALTER TABLE ledger RENAME TO line; ALTER TABLE line DROP COLUMN whole; \
         CREATE VIEW ledger AS SELECT *, (1 / ({id} - id))::integer AS whole FROM line",
        ledger::TABLE
    ));
    Some(server)
}

/// Listens at a socket.
fn listen(server: &Server) -> SocketAddr {
    let (door, connections) = (server.door.clone(), server.database.clone().unwrap());
    let app = move || {
        let (door, connections) = (door.clone(), connections.clone());
        App::new().configure(move |config| door.configure(config, connections, |_| {}))
    };
    let http = HttpServer::new(app).workers(1).disable_signals();
    let http = http.bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = http.addrs()[0];
    actix_web::rt::spawn(http.run());
    address
}

/// Asks for a table, and reads as much of the answer as begins it.
async fn ask(address: SocketAddr, format: &'static str) -> (TcpStream, Vec<u8>) {
    // the server is driven by this thread
    web::block(move || begin(address, format)).await.unwrap()
}

fn begin(address: SocketAddr, format: &str) -> (TcpStream, Vec<u8>) {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "GET /api/v1/ledger?outputFormat={format} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer clerk\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut begun = vec![0; 8 * 1024];
    let read = stream.read(&mut begun).unwrap();
    begun.truncate(read);
    (stream, begun)
}

/// The rest of an answer, however it ends.
async fn rest((mut stream, mut begun): (TcpStream, Vec<u8>)) -> Vec<u8> {
    let read = move || {
        // a connection that is reset has ended as well
        let _ = stream.read_to_end(&mut begun);
        begun
    };
    web::block(read).await.unwrap()
}

/// The body of an answer that was sent in chunks.
fn unchunked(answer: &[u8]) -> Vec<u8> {
    let line = |from: usize| from + answer[from..].windows(2).position(|two| two == b"\r\n").unwrap();
    let mut at = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let mut body = Vec::new();
    loop {
        let end = line(at);
        let size = std::str::from_utf8(&answer[at..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&answer[end + 2..end + 2 + size]);
        at = end + 2 + size + 2;
    }
}

async fn until_no_transaction(server: &Server) {
    let held = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL \
        AND pid <> pg_backend_pid()";
    while server.database().query(held) != "0" {
        actix_web::rt::task::yield_now().await;
    }
}

/// Nothing is held: not a table's turn, nor a connection, nor a transaction.
async fn assert_free(server: &Server) {
    let database = server.database.clone().unwrap();
    let both = (database.lease().await, database.lease().await);
    assert!(both.0.is_ok() && both.1.is_ok());
    drop(both);
    until_no_transaction(server).await;
    let app = App::new().configure(|config| server.door.configure(config, database.clone(), |_| {}));
    let app = test::init_service(app).await;
    let table = || {
        let uri = "/api/v1/ledger?outputFormat=csv&fields[ledger]=text";
        let request = TestRequest::with_uri(uri).insert_header(("Authorization", "Bearer clerk"));
        test::call_service(&app, request.to_request())
    };
    let both = (table().await, table().await);
    assert_eq!(
        (both.0.status(), both.1.status()),
        (200.try_into().unwrap(), 200.try_into().unwrap())
    );
    drop((both, app));
    until_no_transaction(server).await;
}

#[actix_web::test]
async fn what_fails_midway_is_broken_off_and_said_once() {
    let Some(server) = ledger_failing_at(ROWS * 2) else {
        return;
    };
    log::set_logger(&Log).unwrap();
    log::set_max_level(log::LevelFilter::Error);
    let address = listen(&server);

    let begun = ask(address, "csv").await;
    assert!(begun.1.starts_with(b"HTTP/1.1 200 OK\r\n"));
    let ended = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
        WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()";
    assert_eq!(server.database().query(ended), "1");
    let answer = rest(begun).await;
    assert!(answer.len() > 100_000, "{}", answer.len());
    assert!(!answer.ends_with(b"0\r\n\r\n"), "it looks whole");
    assert_eq!(said(), 1, "{}", LINES.lock().unwrap());
    assert_free(&server).await;

    // a statement that fails leaves a connection that can be used
    let view = format!(
        "CREATE OR REPLACE VIEW ledger AS SELECT *, (1 / ({} - id))::integer AS whole FROM line",
        ROWS / 2
    );
    server.database().query(&view);
    let begun = ask(address, "csv").await;
    let answer = rest(begun).await;
    assert!(!answer.ends_with(b"0\r\n\r\n"), "it looks whole");
    assert_eq!(said(), 2, "{}", LINES.lock().unwrap());
    assert_free(&server).await;

    // a table that is made before it is sent is not begun at all
    let (_stream, begun) = ask(address, "xlsx").await;
    assert!(
        begun.starts_with(b"HTTP/1.1 500 "),
        "{}",
        String::from_utf8_lossy(&begun)
    );
    assert_free(&server).await;
}

#[actix_web::test]
async fn a_whole_table_ends_properly() {
    let Some(server) = ledger_failing_at(ROWS * 2) else {
        return;
    };
    let (mut stream, mut answer) = ask(listen(&server), "csv").await;
    let read = move || {
        let mut piece = vec![0; 64 * 1024];
        while !answer.ends_with(b"\r\n0\r\n\r\n") {
            let read = stream.read(&mut piece).unwrap();
            assert!(read > 0, "it is broken off");
            answer.extend_from_slice(&piece[..read]);
        }
        answer
    };
    let answer = web::block(read).await.unwrap();
    let text = String::from_utf8(unchunked(&answer)).unwrap();
    assert_eq!(text.lines().count(), usize::try_from(ROWS).unwrap() + 1);
    assert!(
        text.lines()
            .skip(1)
            .all(|line| line.len() > 1000 && line.ends_with(",,,,")),
        "{}",
        &text[..2000]
    );
}

#[actix_web::test]
async fn what_is_wrong_before_the_first_row_is_an_error_like_any_other() {
    let Some(server) = ledger_failing_at(1) else { return };
    let answer = server
        .ask(crate::fixture::Asked::get("/api/v1/ledger?outputFormat=csv").by("clerk"))
        .await;
    assert_eq!((answer.status, answer.code().as_str()), (500, "core.internal"));
    assert_free(&server).await;
}

#[actix_web::test]
async fn a_statement_that_nobody_waits_for_is_ended() {
    let Some(server) = ledger_failing_at(ROWS * 2) else {
        return;
    };
    server.database().query(
        "CREATE OR REPLACE VIEW ledger AS SELECT *, (SELECT 1 FROM pg_sleep(600 + id))::integer AS whole FROM line",
    );
    let app = App::new().configure(|config| server.door.configure(config, server.database.clone().unwrap(), |_| {}));
    let app = test::init_service(app).await;
    let request =
        TestRequest::with_uri("/api/v1/ledger?outputFormat=csv").insert_header(("Authorization", "Bearer clerk"));
    let under_way =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'";
    {
        let mut call = pin!(test::call_service(&app, request.to_request()));
        while server.database().query(under_way) != "1" {
            let waiting = std::future::poll_fn(|context| Poll::Ready(call.as_mut().poll(context).is_pending()));
            assert!(waiting.await);
            actix_web::rt::task::yield_now().await;
        }
    }
    while server.database().query(under_way) != "0" {
        actix_web::rt::task::yield_now().await;
    }
    let free = "CREATE OR REPLACE VIEW ledger AS SELECT *, 1 AS whole FROM line";
    server.database().query(free);
    assert_free(&server).await;
}
