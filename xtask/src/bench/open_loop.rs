//! Sending at a rate, whether answers come or not: that is how clients behave who do not know of each other.
//!
//! One thread looks at all connections again and again and never sleeps. Were there a thread for each of them, the
//! server's processor would have to wake it for each answer, which clients on other machines do not ask of it.

use super::http::{find_end, header, parse_head, request_only_here};
use super::load::{Load, Request, Sent, next_number};
use anyhow::{Context, Result, bail};
use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// More than are at work and wait in line, so that one is free when the next request is due.
const CONNECTIONS: u64 = 512;
/// The server closes a connection that nothing was sent on for five seconds.
const IDLE: Duration = Duration::from_secs(4);
/// Nothing takes this long, unless it never comes.
const PATIENCE: Duration = Duration::from_secs(30);

impl Load {
    /// Sends so many requests a second for this time. The time that a request takes counts from when it was due.
    pub(super) fn offer(address: SocketAddr, request: &Request, rate: u64, time: Duration) -> Result<Self> {
        let mut free: Vec<Line> = Vec::new();
        for _ in 0..CONNECTIONS.min(rate) {
            free.push(Line::open(address)?);
        }
        let mut busy: Vec<Line> = Vec::new();
        let mut sent = Sent::default();
        let started = Instant::now();
        let last = rate * time.as_secs();
        let mut number = 0;
        while number < last || !busy.is_empty() {
            let due = started + Duration::from_nanos(number * 1_000_000_000 / rate);
            if number < last
                && due <= Instant::now()
                && let Some(mut line) = free.pop()
            {
                line.send(address, &request(next_number()), due)?;
                busy.push(line);
                number += 1;
                continue;
            }
            let mut waiting = Vec::with_capacity(busy.len());
            for mut line in busy.drain(..) {
                match line.look()? {
                    Some(answer) => {
                        count(&mut sent, answer, line.due)?;
                        free.push(line);
                    }
                    None => waiting.push(line),
                }
            }
            busy = waiting;
        }
        Ok(Self::gather(vec![sent], started.elapsed()))
    }
}

/// Status, and whether the answer says when to come back.
type Answer = (u16, bool);

fn count(sent: &mut Sent, answer: Answer, due: Instant) -> Result<()> {
    match answer {
        (200..300 | 304, _) => {
            let taken = due.elapsed().as_micros();
            sent.taken.push(u64::try_from(taken).unwrap_or(u64::MAX));
        }
        (429 | 503, true) => sent.refused += 1,
        (status, _) => bail!("{status}, which is neither a success nor a refusal with Retry-After"),
    }
    Ok(())
}

/// A connection that is looked at instead of waited for.
struct Line {
    stream: TcpStream,
    read: Vec<u8>,
    due: Instant,
    used: Instant,
    /// Whether the server said that it closes the connection.
    closes: bool,
}

impl Line {
    fn open(address: SocketAddr) -> Result<Self> {
        request_only_here(address)?;
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        Ok(Self {
            stream,
            read: Vec::with_capacity(16 * 1024),
            due: Instant::now(),
            used: Instant::now(),
            closes: false,
        })
    }

    fn send(&mut self, address: SocketAddr, request: &[u8], due: Instant) -> Result<()> {
        if self.closes || self.used.elapsed() > IDLE {
            *self = Self::open(address)?;
        }
        (self.due, self.used) = (due, Instant::now());
        self.read.clear();
        // a request is much smaller than what the kernel takes at once
        self.stream.write_all(request).context("sending")
    }

    /// The answer, if it is whole.
    fn look(&mut self) -> Result<Option<Answer>> {
        let mut chunk = [0; 16 * 1024];
        match self.stream.read(&mut chunk) {
            Ok(0) => bail!("the server closed a connection"),
            Ok(count) => self.read.extend_from_slice(chunk.get(..count).unwrap_or_default()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                if self.used.elapsed() > PATIENCE {
                    bail!("no answer within {} s", PATIENCE.as_secs());
                }
                return Ok(None);
            }
            Err(error) => return Err(error.into()),
        }
        let Some(body_at) = find_end(&self.read) else {
            return Ok(None);
        };
        let head = std::str::from_utf8(self.read.get(..body_at).unwrap_or_default())?;
        let (status, length) = parse_head(head)?;
        let whole = self.read.len() >= body_at + length;
        self.closes = header(head, "connection") == Some("close");
        Ok(whole.then(|| (status, header(head, "retry-after").is_some())))
    }
}
