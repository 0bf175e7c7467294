//! Rate limit: a token bucket for each client address, in memory, shared by all workers.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many requests an address may send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// In the long run, in a minute. 0: no limit.
    pub per_minute: u32,
    /// At once, after a pause.
    pub burst: u32,
}

/// How many addresses are remembered; beyond, those that have been quiet long enough to be full again are forgotten.
const REMEMBERED: usize = 100_000;

/// Time is counted in nanoseconds of the interval between requests, so that no fraction is lost.
#[derive(Debug, Clone, Copy)]
struct Bucket {
    /// When the bucket will be full again.
    full_at: Instant,
}

/// The buckets of all addresses.
#[derive(Debug)]
pub struct RateLimiter {
    limit: RateLimit,
    buckets: Mutex<HashMap<IpAddr, Bucket>>,
}

impl RateLimiter {
    /// Nobody has sent anything yet.
    #[must_use]
    pub fn new(limit: RateLimit) -> Self {
        Self {
            limit,
            buckets: Mutex::default(),
        }
    }

    /// Takes a token of the address; if there is none, the seconds until there is one.
    pub(super) fn refuse(&self, address: IpAddr) -> Option<u64> {
        self.refuse_at(address, Instant::now())
    }

    fn refuse_at(&self, address: IpAddr, now: Instant) -> Option<u64> {
        if self.limit.per_minute == 0 {
            return None;
        }
        let interval = Duration::from_mins(1) / self.limit.per_minute;
        let capacity = interval * self.limit.burst.max(1);
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| bucket.full_at > now);
        }
        let bucket = buckets.entry(subject(address)).or_insert(Bucket { full_at: now });
        let full_at = bucket.full_at.max(now) + interval;
        let over = (full_at - now).saturating_sub(capacity);
        if over.is_zero() {
            bucket.full_at = full_at;
            return None;
        }
        Some(over.as_secs() + 1)
    }
}

/// One customer usually holds a whole /64 of IPv6.
fn subject(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6((address.to_bits() & !u128::from(u64::MAX)).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::{RateLimit, RateLimiter};
    use std::time::{Duration, Instant};

    #[test]
    fn a_burst_then_the_long_run() {
        let limiter = RateLimiter::new(RateLimit {
            per_minute: 600,
            burst: 3,
        });
        let (one, other) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let start = Instant::now();
        for _ in 0..3 {
            assert_eq!(limiter.refuse_at(one, start), None);
        }
        assert_eq!(limiter.refuse_at(one, start), Some(1));
        assert_eq!(limiter.refuse_at(other, start), None);
        let later = start + Duration::from_millis(100);
        assert_eq!(limiter.refuse_at(one, later), None);
        assert_eq!(limiter.refuse_at(one, later), Some(1));
    }

    #[test]
    fn a_customer_of_ipv6_is_one_subject() {
        let limiter = RateLimiter::new(RateLimit {
            per_minute: 60,
            burst: 1,
        });
        let now = Instant::now();
        assert_eq!(limiter.refuse_at("2001:db8::1".parse().unwrap(), now), None);
        assert!(limiter.refuse_at("2001:db8::2".parse().unwrap(), now).is_some());
        assert_eq!(limiter.refuse_at("2001:db8:0:1::1".parse().unwrap(), now), None);
    }

    #[test]
    fn no_limit_refuses_nobody() {
        let limiter = RateLimiter::new(RateLimit {
            per_minute: 0,
            burst: 0,
        });
        let now = Instant::now();
        assert!((0..1000).all(|_| limiter.refuse_at("192.0.2.1".parse().unwrap(), now).is_none()));
    }
}
