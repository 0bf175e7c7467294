//! Bodies that are too large, too deep, or larger inside than outside.

use super::office;
use super::support::Distribution;
use super::wire::{JSON_API, Reply, Wire, post};

const LIMIT: usize = 256 * 1024;
const SETTINGS: &[(&str, &str)] = &[("OPENIMIS__SERVER__BODY_LIMIT", "262144")];
const XML: &str = "Content-Type: application/xml\r\n";
/// Kilobytes by which the server may grow, whatever one client sends after the other.
const GROWTH: u64 = 48 * 1024;

/// Does something, and makes sure that the server has not grown by it.
fn without_growth(server: &Distribution, what: &str, work: impl FnOnce()) {
    let before = server.memory();
    work();
    let grown = server.memory().saturating_sub(before);
    assert!(grown < GROWTH, "{what}: the server grew by {grown} kB");
}

fn send(server: &Distribution, token: &str, headers: &str, body: &[u8]) -> Reply {
    let mut wire = Wire::open(&server.address);
    let headers = format!("{headers}Content-Length: {}\r\n", body.len());
    wire.send(post("/api/v1/locations", token, &headers));
    wire.send(body);
    wire.reply()
}

#[tokio::test]
async fn a_large_body_is_refused_before_it_is_read() {
    let (server, _, token) = office(SETTINGS).await;
    for announced in [LIMIT + 1, usize::MAX] {
        let mut wire = Wire::open(&server.address);
        let headers = format!("{JSON_API}Content-Length: {announced}\r\n");
        wire.send(post("/api/v1/locations", &token, &headers));
        // nothing of it has been sent
        let reply = wire.reply();
        assert_eq!(reply.status, 413, "{reply:?}");
        assert!(reply.body.contains("rest.body_too_large"), "{reply:?}");
    }
    // beyond any number it is no length at all
    let mut wire = Wire::open(&server.address);
    let headers = format!("{JSON_API}Content-Length: 99999999999999999999999\r\n");
    wire.send(post("/api/v1/locations", &token, &headers));
    assert_eq!(wire.reply().status, 400);
}

#[tokio::test]
async fn a_body_without_announced_length_is_refused_at_the_limit() {
    let (server, _, token) = office(SETTINGS).await;
    without_growth(&server, "chunks", || {
        let mut wire = Wire::open(&server.address);
        wire.send(post(
            "/api/v1/locations",
            &token,
            &format!("{JSON_API}Transfer-Encoding: chunked\r\n"),
        ));
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x1_0000));
        // without end, unless the server closes the connection
        while wire.send(&chunk) {}
    });
    let mut wire = Wire::open(&server.address);
    wire.send(post(
        "/api/v1/locations",
        &token,
        &format!("{JSON_API}Transfer-Encoding: chunked\r\n"),
    ));
    wire.send(format!("{:x}\r\n{}\r\n", LIMIT + 1, " ".repeat(LIMIT + 1)));
    let reply = wire.reply();
    assert_eq!(reply.status, 413, "{reply:?}");
    assert!(reply.body.contains("rest.body_too_large"), "{reply:?}");
}

#[tokio::test]
async fn depth_and_width_cost_no_memory() {
    let (server, _, token) = office(SETTINGS).await;
    let filled = |text: &str| text.repeat(LIMIT / text.len()).into_bytes();
    let wide = |member: fn(usize) -> String| {
        let members: Vec<_> = (0..LIMIT / 16).map(member).collect();
        let whole = format!("{{\"data\":{{\"attributes\":{{{}}}}}}}", members.join(","));
        whole.into_bytes()
    };
    let bodies = [
        ("lists", JSON_API, filled("["), 400),
        ("objects", JSON_API, filled("{\"a\":"), 400),
        ("elements", XML, filled("<a>"), 400),
        ("elements of ours", XML, filled("<document>"), 400),
        ("entities", XML, filled("<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]>"), 400),
        (
            "empty lists",
            JSON_API,
            [b"[".to_vec(), filled("[],"), b"0]".to_vec()].concat(),
            400,
        ),
        (
            "unknown fields",
            JSON_API,
            wide(|number| format!("\"f{number}\":0")),
            400,
        ),
    ];
    // the first one of each makes what is kept for the next ones
    for (_, headers, body, _) in &bodies {
        send(&server, &token, headers, &body[..body.len().min(LIMIT)]);
    }
    for (what, headers, body, status) in bodies {
        without_growth(&server, what, || {
            for _ in 0..20 {
                let reply = send(&server, &token, headers, &body[..body.len().min(LIMIT)]);
                assert_eq!(reply.status, status, "{what}: {reply:?}");
                assert!(reply.body.len() < 100_000, "{what}: {} bytes", reply.body.len());
            }
        });
    }
}

#[tokio::test]
async fn compressed_bodies_are_not_opened() {
    let (server, _, token) = office(SETTINGS).await;
    let bomb = bomb(LIMIT - 1000);
    for encoding in ["gzip", "deflate", "br", "zstd", "gzip, gzip", "identity, x-gzip"] {
        let headers = format!("{JSON_API}Content-Encoding: {encoding}\r\n");
        without_growth(&server, encoding, || {
            let reply = send(&server, &token, &headers, &bomb);
            assert_eq!(reply.status, 415, "{encoding}: {reply:?}");
            assert!(reply.body.contains("rest.unsupported_media_type"), "{reply:?}");
        });
    }
    // without saying what it is, it is not JSON
    assert_eq!(send(&server, &token, JSON_API, &bomb).status, 400);
}

/// A gzip file (RFC 1952) of so many bytes that holds some 160 times as many zeros: one block with the fixed codes of
/// RFC 1951, of a zero and then copies of the 258 bytes before.
fn bomb(bytes: usize) -> Vec<u8> {
    let mut file = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut bits = Bits::default();
    // last block, fixed codes; the literal 0
    bits.push("1").push("10").push("00110000");
    while bits.bytes.len() + file.len() + 12 < bytes {
        // length 258, distance 1
        bits.push("11000101").push("00000");
    }
    bits.push("0000000");
    file.extend(bits.finish());
    file.extend([0; 8]);
    file
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    current: u8,
    count: u8,
}

impl Bits {
    /// Appends bits in the order of their reading.
    fn push(&mut self, bits: &str) -> &mut Self {
        for bit in bits.bytes() {
            self.current |= (bit - b'0') << self.count;
            self.count += 1;
            if self.count == 8 {
                self.bytes.push(self.current);
                (self.current, self.count) = (0, 0);
            }
        }
        self
    }

    fn finish(mut self) -> Vec<u8> {
        self.bytes.push(self.current);
        self.bytes
    }
}
