//! Connections on which a test says every byte itself.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Nothing that is awaited here takes this long, unless it never comes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection to the server.
pub struct Wire(TcpStream);

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub body: String,
}

impl Wire {
    pub fn open(address: &str) -> Self {
        let stream = TcpStream::connect(address.trim_start_matches("http://")).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        Self(stream)
    }

    /// Sends this; whether the server still takes it.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> bool {
        self.0.write_all(bytes.as_ref()).is_ok()
    }

    /// What the server says until it closes the connection, or the answer is whole.
    pub fn reply(&mut self) -> Reply {
        let mut read = Vec::new();
        let mut chunk = [0; 16 * 1024];
        loop {
            if let Some(reply) = whole(&read) {
                return reply;
            }
            match self.0.read(&mut chunk) {
                Ok(0) => panic!("closed after {:?}", String::from_utf8_lossy(&read)),
                Ok(count) => read.extend_from_slice(&chunk[..count]),
                Err(error) => panic!("{error} after {:?}", String::from_utf8_lossy(&read)),
            }
        }
    }

    /// Whether the server has closed the connection; what it said before is skipped.
    pub fn is_closed(&mut self) -> bool {
        self.0.set_nonblocking(true).unwrap();
        let closed = loop {
            match self.0.read(&mut [0; 1024]) {
                Ok(0) => break true,
                Ok(_) => {}
                Err(error) => break error.kind() != ErrorKind::WouldBlock,
            }
        };
        self.0.set_nonblocking(false).unwrap();
        closed
    }
}

/// The reply, once its head and as much of its body as the head says are there.
fn whole(read: &[u8]) -> Option<Reply> {
    let text = String::from_utf8_lossy(read);
    let (head, body) = text.split_once("\r\n\r\n")?;
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let length = length.map_or(0, |length| length.parse().unwrap());
    (body.len() >= length).then(|| Reply {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        body: body.to_owned(),
    })
}

/// The head of a request with a document.
pub fn post(path: &str, token: &str, headers: &str) -> String {
    format!("POST {path} HTTP/1.1\r\nHost: openimis\r\nAuthorization: Bearer {token}\r\n{headers}\r\n")
}

/// The header that names a document of JSON:API.
pub const JSON_API: &str = "Content-Type: application/vnd.api+json\r\n";
