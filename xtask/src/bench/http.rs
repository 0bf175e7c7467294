//! A client of one kept-alive HTTP/1.1 connection to this machine: as little as a load generator needs.

use anyhow::{Context, Result, anyhow, bail};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Nothing that is measured takes this long.
const PATIENCE: Duration = Duration::from_secs(30);
const END_OF_HEADERS: &[u8] = b"\r\n\r\n";

/// A kept-alive connection.
#[derive(Debug)]
pub(super) struct Connection {
    stream: TcpStream,
    /// What was read of the answer.
    buffer: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    /// The entity tag, empty if there is none.
    pub(super) etag: &'a str,
    pub(super) body: &'a [u8],
}

impl Connection {
    /// Connects, to this machine only.
    pub(super) fn open(address: SocketAddr) -> Result<Self> {
        request_only_here(address)?;
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        Ok(Self {
            stream,
            buffer: Vec::with_capacity(16 * 1024),
        })
    }

    /// Sends a request as it stands and reads its whole answer, which must tell its length.
    pub(super) fn send(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.stream.write_all(request)?;
        self.buffer.clear();
        let body_at = loop {
            self.read_some()?;
            if let Some(at) = find_end(&self.buffer) {
                break at;
            }
        };
        let head = self.buffer.get(..body_at).unwrap_or_default();
        let head = std::str::from_utf8(head).context("the head of an answer is no text")?;
        let (status, length) = parse_head(head)?;
        while self.buffer.len() < body_at + length {
            self.read_some()?;
        }
        let head = self.buffer.get(..body_at).unwrap_or_default();
        let head = std::str::from_utf8(head).unwrap_or_default();
        let etag = header(head, "etag");
        let body = self.buffer.get(body_at..).unwrap_or_default();
        Ok(Answer {
            status,
            etag: etag.unwrap_or_default(),
            body,
        })
    }

    fn read_some(&mut self) -> Result<()> {
        let mut chunk = [0; 16 * 1024];
        let count = self.stream.read(&mut chunk)?;
        if count == 0 {
            bail!("the server closed the connection");
        }
        self.buffer.extend_from_slice(chunk.get(..count).unwrap_or_default());
        Ok(())
    }
}

/// Refuses addresses of other machines.
pub(super) fn request_only_here(address: SocketAddr) -> Result<()> {
    if !address.ip().is_loopback() {
        bail!("load is sent to this machine only, not to {address}");
    }
    Ok(())
}

/// Where the head of an answer has ended.
pub(super) fn find_end(text: &[u8]) -> Option<usize> {
    let at = text
        .windows(END_OF_HEADERS.len())
        .position(|window| window == END_OF_HEADERS);
    at.map(|at| at + END_OF_HEADERS.len())
}

/// Status and length of the body.
pub(super) fn parse_head(head: &str) -> Result<(u16, usize)> {
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| anyhow!("not HTTP: {head}"))?;
    // what was not modified tells the length that it would have
    let length = header(head, "content-length").filter(|_| status != 304);
    Ok((status, length.map_or(Ok(0), str::parse)?))
}

pub(super) fn header<'h>(head: &'h str, wanted: &str) -> Option<&'h str> {
    head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case(wanted).then(|| value.trim())
    })
}

/// The same request by a client that has the answer with this tag.
pub(super) fn knowing(request: &[u8], etag: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(request);
    text.replacen("\r\n", &format!("\r\nIf-None-Match: {etag}\r\n"), 1)
        .into_bytes()
}

/// The text of a request.
pub(super) fn request(method: &str, path: &str, token: Option<&str>, body: Option<(&str, &str)>) -> Vec<u8> {
    let token = token.map(|token| format!("Authorization: Bearer {token}\r\n"));
    let token = token.unwrap_or_default();
    let (media_type, body) = body.unwrap_or(("", ""));
    let described = if body.is_empty() {
        String::new()
    } else {
        format!("Content-Type: {media_type}\r\nContent-Length: {}\r\n", body.len())
    };
    format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{token}{described}\r\n{body}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{Connection, parse_head, request};

    #[test]
    fn heads_are_read_whatever_their_case() {
        let head = "HTTP/1.1 201 Created\r\ncontent-Length: 17\r\nx: y\r\n\r\n";
        assert_eq!(parse_head(head).unwrap(), (201, 17));
        assert_eq!(parse_head("HTTP/1.1 204 No Content\r\n\r\n").unwrap(), (204, 0));
        assert!(parse_head("nonsense\r\n\r\n").is_err());
    }

    #[test]
    fn load_goes_to_this_machine_only() {
        let error = Connection::open("192.0.2.1:80".parse().unwrap()).unwrap_err();
        assert!(error.to_string().contains("this machine only"));
    }

    #[test]
    fn requests_tell_the_length_of_their_body() {
        let sent = request("POST", "/x", Some("t"), Some(("text/plain", "abc")));
        let expected = "POST /x HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer t\r\n\
            Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc";
        assert_eq!(String::from_utf8(sent).unwrap(), expected);
    }
}
