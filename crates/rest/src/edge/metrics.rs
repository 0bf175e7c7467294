//! Metrics in Prometheus' text format: a handful of families, so a registry of our own is smaller than a crate.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Upper ends of the histogram, in microseconds, with their spelling in seconds.
const BUCKETS: &[(u128, &str)] = &[
    (1_000, "0.001"),
    (2_500, "0.0025"),
    (5_000, "0.005"),
    (10_000, "0.01"),
    (25_000, "0.025"),
    (50_000, "0.05"),
    (100_000, "0.1"),
    (250_000, "0.25"),
    (500_000, "0.5"),
    (1_000_000, "1"),
    (2_500_000, "2.5"),
    (5_000_000, "5"),
    (10_000_000, "10"),
];

/// Methods that are counted for themselves.
const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/// All others.
const OTHER: &str = "other";

/// What has been counted since the start. Routes are patterns, so the number of series is bounded.
#[derive(Debug, Default)]
pub struct Metrics {
    /// By pattern, then by method.
    routes: Mutex<BTreeMap<String, BTreeMap<&'static str, Route>>>,
}

#[derive(Debug, Default)]
struct Route {
    statuses: BTreeMap<u16, u64>,
    /// Requests in each bucket, not cumulated; the last is beyond all.
    buckets: [u64; 14],
    microseconds: u128,
}

impl Metrics {
    /// Counts an answered request.
    pub(super) fn count(&self, method: &str, pattern: &str, status: u16, elapsed: Duration) {
        // a client may invent methods
        let method = METHODS.iter().find(|known| **known == method).unwrap_or(&OTHER);
        let microseconds = elapsed.as_micros();
        let mut routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        if !routes.contains_key(pattern) {
            routes.insert(pattern.to_owned(), BTreeMap::new());
        }
        let Some(methods) = routes.get_mut(pattern) else { return };
        let route = methods.entry(method).or_default();
        *route.statuses.entry(status).or_default() += 1;
        route.microseconds += microseconds;
        let bucket = BUCKETS.partition_point(|(end, _)| *end < microseconds);
        if let Some(bucket) = route.buckets.get_mut(bucket) {
            *bucket += 1;
        }
    }

    /// The text, with gauges that others measure, and how many requests were refused because the server was full.
    #[must_use]
    pub fn render(&self, gauges: &[(&'static str, &'static str, i64)], refused: u64) -> String {
        let routes = self.routes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        family(
            &mut text,
            "openimis_http_requests_total",
            "counter",
            "Requests answered.",
        );
        for (pattern, method, route) in each(&routes) {
            for (status, count) in &route.statuses {
                let labels = labels(method, pattern);
                let _ = writeln!(
                    text,
                    "openimis_http_requests_total{{{labels},status=\"{status}\"}} {count}"
                );
            }
        }
        let name = "openimis_http_request_duration_seconds";
        family(&mut text, name, "histogram", "Time from request to answer.");
        for (pattern, method, route) in each(&routes) {
            route.histogram(&mut text, name, &labels(method, pattern));
        }
        drop(routes);
        let name = "openimis_requests_refused_total";
        family(
            &mut text,
            name,
            "counter",
            "Requests refused because the server was full.",
        );
        let _ = writeln!(text, "{name} {refused}");
        for (name, doc, value) in gauges {
            family(&mut text, name, "gauge", doc);
            let _ = writeln!(text, "{name} {value}");
        }
        text
    }
}

impl Route {
    fn histogram(&self, text: &mut String, name: &str, labels: &str) {
        let mut count = 0;
        let ends = BUCKETS.iter().map(|(_, end)| *end).chain(std::iter::once("+Inf"));
        for (bucket, end) in self.buckets.iter().zip(ends) {
            count += bucket;
            let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{end}\"}} {count}");
        }
        let (seconds, rest) = (self.microseconds / 1_000_000, self.microseconds % 1_000_000);
        let _ = writeln!(text, "{name}_sum{{{labels}}} {seconds}.{rest:06}");
        let _ = writeln!(text, "{name}_count{{{labels}}} {count}");
    }
}

fn each<'r>(
    routes: &'r BTreeMap<String, BTreeMap<&'static str, Route>>,
) -> impl Iterator<Item = (&'r str, &'static str, &'r Route)> {
    let of = |(pattern, methods): (&'r String, &'r BTreeMap<&'static str, Route>)| {
        methods.iter().map(|(method, route)| (pattern.as_str(), *method, route))
    };
    routes.iter().flat_map(of)
}

fn family(text: &mut String, name: &str, kind: &str, doc: &str) {
    let _ = writeln!(text, "# HELP {name} {doc}\n# TYPE {name} {kind}");
}

fn labels(method: &str, pattern: &str) -> String {
    let pattern = pattern.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("method=\"{method}\",route=\"{pattern}\"")
}

#[cfg(test)]
mod tests {
    use super::{BUCKETS, Metrics, Route};
    use std::time::Duration;

    #[test]
    fn counts_by_route_and_time() {
        assert_eq!(Route::default().buckets.len(), BUCKETS.len() + 1);
        let metrics = Metrics::default();
        metrics.count("GET", "/api/v1/locations/{id}", 200, Duration::from_millis(1));
        metrics.count("GET", "/api/v1/locations/{id}", 404, Duration::from_millis(30));
        metrics.count("BREW", "unmatched", 404, Duration::from_secs(11));
        let text = metrics.render(&[("openimis_pool_connections", "Connections of all pools.", 4)], 7);
        for line in [
            "openimis_http_requests_total{method=\"GET\",route=\"/api/v1/locations/{id}\",status=\"404\"} 1",
            "openimis_http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/locations/{id}\",le=\"0.001\"} 1",
            "openimis_http_request_duration_seconds_bucket{method=\"GET\",route=\"/api/v1/locations/{id}\",le=\"0.05\"} 2",
            "openimis_http_request_duration_seconds_sum{method=\"GET\",route=\"/api/v1/locations/{id}\"} 0.031000",
            "openimis_http_request_duration_seconds_bucket{method=\"other\",route=\"unmatched\",le=\"10\"} 0",
            "openimis_http_request_duration_seconds_bucket{method=\"other\",route=\"unmatched\",le=\"+Inf\"} 1",
            "openimis_pool_connections 4",
            "openimis_requests_refused_total 7",
        ] {
            assert!(text.lines().any(|found| found == line), "{line}\n{text}");
        }
    }
}
