//! Sending as fast as answers come, over several connections, for a time.

use super::http::Connection;
use anyhow::{Result, anyhow, bail};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// No run sends more than this.
const MOST: usize = 2_000_000;

/// Makes the request with this number; numbers never repeat within a process.
pub(super) type Request = Box<dyn Fn(u64) -> Vec<u8> + Sync>;

static NUMBER: AtomicU64 = AtomicU64::new(1);

/// The number of the next request of this process.
pub(super) fn next_number() -> u64 {
    NUMBER.fetch_add(1, Ordering::Relaxed)
}

/// How long each request of a run took.
#[derive(Debug)]
pub(super) struct Load {
    /// Microseconds, sorted.
    taken: Vec<u64>,
    /// How many were answered 503: the server had no connection or no processor for them in time.
    pub(super) refused: u64,
    elapsed: Duration,
}

/// What one connection saw.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) taken: Vec<u64>,
    pub(super) refused: u64,
}

impl Load {
    /// Sends for this time; an answer that is neither a success nor 503 ends the run.
    pub(super) fn run(address: SocketAddr, request: &Request, connections: usize, time: Duration) -> Result<Self> {
        let started = Instant::now();
        let sent: Result<Vec<Sent>> = std::thread::scope(|scope| {
            let senders: Vec<_> = (0..connections)
                .map(|_| scope.spawn(|| send(address, request, started + time, MOST / connections)))
                .collect();
            let joined = senders.into_iter().map(std::thread::ScopedJoinHandle::join);
            joined
                .map(|sent| sent.map_err(|_| anyhow!("a sender failed"))?)
                .collect()
        });
        Ok(Self::gather(sent?, started.elapsed()))
    }

    /// What all connections saw.
    pub(super) fn gather(sent: Vec<Sent>, elapsed: Duration) -> Self {
        let refused = sent.iter().map(|sent| sent.refused).sum();
        let mut taken: Vec<u64> = sent.into_iter().flat_map(|sent| sent.taken).collect();
        taken.sort_unstable();
        Self {
            taken,
            refused,
            elapsed,
        }
    }

    /// How many requests were sent.
    pub(super) fn offered(&self) -> u64 {
        self.count() + self.refused
    }

    /// Requests sent in a second.
    pub(super) fn offered_rate(&self) -> u64 {
        self.in_a_second(self.offered())
    }

    /// How many requests were answered.
    pub(super) fn count(&self) -> u64 {
        u64::try_from(self.taken.len()).unwrap_or(u64::MAX)
    }

    /// Requests answered in a second.
    pub(super) fn rate(&self) -> u64 {
        self.in_a_second(self.count())
    }

    fn in_a_second(&self, count: u64) -> u64 {
        let milliseconds = u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX);
        count * 1000 / milliseconds.max(1)
    }

    /// Microseconds within which this many in a hundred were answered.
    pub(super) fn percentile(&self, percent: usize) -> u64 {
        let last = self.taken.len().saturating_sub(1);
        self.taken.get(last * percent / 100).copied().unwrap_or_default()
    }
}

fn send(address: SocketAddr, request: &Request, until: Instant, most: usize) -> Result<Sent> {
    let mut connection = Connection::open(address)?;
    let mut sent = Sent::default();
    while sent.taken.len() < most {
        let text = request(next_number());
        let started = Instant::now();
        if started >= until {
            break;
        }
        let answer = connection.send(&text)?;
        if answer.status == 503 {
            sent.refused += 1;
            continue;
        }
        if !(200..300).contains(&answer.status) && answer.status != 304 {
            bail!("{}: {}", answer.status, String::from_utf8_lossy(answer.body));
        }
        sent.taken
            .push(u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX));
    }
    Ok(sent)
}

#[cfg(test)]
mod tests {
    use super::Load;
    use std::time::Duration;

    #[test]
    fn figures_of_a_run() {
        let load = Load {
            taken: (1..=101).collect(),
            refused: 0,
            elapsed: Duration::from_millis(500),
        };
        assert_eq!((load.count(), load.rate()), (101, 202));
        assert_eq!((load.percentile(50), load.percentile(99)), (51, 100));
    }
}
