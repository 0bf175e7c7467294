//! What the server itself can be told.

use crate::declare::Settings;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Section `[server]`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Settings)]
#[serde(default, deny_unknown_fields)]
#[setting(check = check)]
pub struct ServerSettings {
    /// Address and port to listen on.
    pub address: SocketAddr,
    /// The server's own files: token key, private database.
    pub data_folder: PathBuf,
    /// Threads that serve requests; 0: one per processor.
    pub workers: usize,
    /// Bytes of the longest request body.
    pub body_limit: usize,
    /// Bytes of the longest file that a request may bring where it may bring one: an import.
    pub upload_limit: u64,
    /// Requests per minute and client address; 0: no limit.
    pub rate_limit: u32,
    /// Requests that are worked at once, all workers together; 0: four for each database connection of all workers.
    /// Logins have as many turns of their own at most, and no more than four for each processor.
    pub max_in_flight: usize,
    /// Requests that wait for one of these turns; the next one is answered 503 at once, with Retry-After.
    pub queue_length: usize,
    /// Milliseconds that they wait at most before they are answered 503.
    pub queue_milliseconds: u32,
    /// Seconds that a client may take to send the head of a request.
    pub head_seconds: u32,
    /// Seconds that a client may take to send the body of a request.
    pub body_seconds: u32,
    /// Addresses or networks (10.0.0.0/8) of the gateways whose X-Forwarded-For is believed; without one, the peer's
    /// address counts as the client's.
    pub trusted_proxies: Vec<String>,
    /// Whether changes and deletions over REST must say by If-Match what they are based on; public JSON:API clients do
    /// not.
    pub require_if_match: bool,
    /// Seconds that requests in flight have to finish when the server is stopped.
    pub shutdown_seconds: u64,
    /// Days that an event is kept after it was published.
    pub published_event_days: u32,
    /// Addresses or networks (10.0.0.0/8) that may read /metrics without a token. What came through a gateway may not,
    /// whatever the gateway's address.
    pub metrics_allowed: Vec<String>,
    /// What anybody else sends to read /metrics, as `Authorization: Bearer …`; empty: nobody else may.
    #[setting(secret)]
    pub metrics_token: String,
    /// Where browsers find the front end; mails link to it.
    pub frontend_url: String,
    /// The language of answers for whoever asks for none and has none of his own: en, fr, or another one that the server
    /// speaks.
    pub language: String,
    /// Where the scheme is, as a name of the IANA time zone database (`Africa/Dar_es_Salaam`): its days begin and end there,
    /// and daily jobs are due in its time.
    pub time_zone: Tz,
    /// A folder of words that are added to those of the modules, or take their place: <language>/<module>.ftl, in the
    /// syntax of Fluent. Empty: none.
    pub locales: PathBuf,
    /// What the server is for. demo: demonstration data and known logins; production: refuses a missing database and
    /// missing and weak secrets; auto: demo with a private database, production with another one.
    pub mode: Mode,
}

/// Characters of a token that nobody guesses.
const SHORTEST_TOKEN: usize = 16;

/// What a server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Trying out with a private database, production with another one.
    #[default]
    Auto,
    /// Trying out: demonstration data and known logins may be made.
    Demo,
    /// Holding people's data: nothing starts without a database or with a missing or weak secret.
    Production,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data_folder: PathBuf::from("./data"),
            workers: 0,
            body_limit: 2 * 1024 * 1024,
            upload_limit: 64 * 1024 * 1024,
            rate_limit: 600,
            max_in_flight: 0,
            queue_length: 256,
            queue_milliseconds: 1000,
            head_seconds: 15,
            body_seconds: 30,
            trusted_proxies: Vec::new(),
            require_if_match: false,
            shutdown_seconds: 30,
            published_event_days: 30,
            metrics_allowed: vec!["127.0.0.0/8".to_owned(), "::1".to_owned()],
            metrics_token: String::new(),
            frontend_url: "http://localhost:8080/front".to_owned(),
            language: "en".to_owned(),
            time_zone: Tz::UTC,
            locales: PathBuf::new(),
            mode: Mode::Auto,
        }
    }
}

impl std::fmt::Debug for ServerSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ServerSettings").finish_non_exhaustive()
    }
}

fn check(settings: &ServerSettings) -> Result<(), (&'static str, String)> {
    if settings.body_limit == 0 {
        return Err(("body_limit", "must be at least 1".to_owned()));
    }
    for (key, seconds) in [
        ("head_seconds", settings.head_seconds),
        ("body_seconds", settings.body_seconds),
    ] {
        if seconds == 0 {
            return Err((key, "must be at least 1".to_owned()));
        }
    }
    if !settings.frontend_url.starts_with("http://") && !settings.frontend_url.starts_with("https://") {
        return Err(("frontend_url", "must begin with http:// or https://".to_owned()));
    }
    if (1..SHORTEST_TOKEN).contains(&settings.metrics_token.len()) {
        let detail = format!("must have {SHORTEST_TOKEN} characters or more, or none");
        return Err(("metrics_token", detail));
    }
    check_networks("trusted_proxies", &settings.trusted_proxies)?;
    check_networks("metrics_allowed", &settings.metrics_allowed)
}

fn check_networks(key: &'static str, networks: &[String]) -> Result<(), (&'static str, String)> {
    let wrong = networks.iter().find(|network| !is_network(network));
    wrong.map_or(Ok(()), |network| {
        let detail = format!("`{network}` is no address and no network such as 10.0.0.0/8");
        Err((key, detail))
    })
}

fn is_network(text: &str) -> bool {
    let (address, prefix) = text.split_once('/').unwrap_or((text, "0"));
    let Ok(address) = address.parse::<std::net::IpAddr>() else {
        return false;
    };
    let bits = if address.is_ipv4() { 32 } else { 128 };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= bits)
}
