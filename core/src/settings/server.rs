//! What the server itself can be told.

use crate::declare::{SettingKey, Settings};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use std::path::PathBuf;

/// Section `[server]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ServerSettings {
    /// Where to listen.
    pub address: SocketAddr,
    /// The server's own files.
    pub data_folder: PathBuf,
    /// Threads that serve requests; 0 stands for one per processor.
    pub workers: usize,
    /// Bytes of the longest request body.
    pub body_limit: usize,
    /// Requests per minute and client address; 0 for no limit.
    pub rate_limit: u32,
    /// Networks of gateways whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<String>,
    /// Seconds that requests in flight have to finish when the server is stopped.
    pub shutdown_seconds: u64,
    /// Where people's browsers find the front end; mails link to it.
    pub frontend_url: String,
    /// What the server is for.
    pub mode: Mode,
}

/// What a server is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Trying out: demonstration data and known logins may be made.
    Demo,
    /// Holding people's data: nothing starts with a missing or weak secret.
    #[default]
    Production,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data_folder: PathBuf::from("./data"),
            workers: 0,
            body_limit: 2 * 1024 * 1024,
            rate_limit: 600,
            trusted_proxies: Vec::new(),
            shutdown_seconds: 30,
            frontend_url: "http://localhost:8080/front".to_owned(),
            mode: Mode::default(),
        }
    }
}

impl Settings for ServerSettings {
    const KEYS: &'static [SettingKey] = &[
        SettingKey::new("address", "Address and port to listen on."),
        SettingKey::new("data_folder", "The server's own files: token key, private database."),
        SettingKey::new("workers", "Threads that serve requests; 0: one per processor."),
        SettingKey::new("body_limit", "Bytes of the longest request body."),
        SettingKey::new("rate_limit", "Requests per minute and client address; 0: no limit."),
        SettingKey::new(
            "trusted_proxies",
            "Addresses or networks (10.0.0.0/8) of the gateways whose X-Forwarded-For is believed.\n\
             Without one, the peer's address counts as the client's.",
        ),
        SettingKey::new(
            "shutdown_seconds",
            "Seconds that requests in flight have to finish when the server is stopped.",
        ),
        SettingKey::new("frontend_url", "Where browsers find the front end; mails link to it."),
        SettingKey::new(
            "mode",
            "demo: demonstration data and known logins. production: refuses missing and weak secrets.",
        ),
    ];

    fn check(&self) -> Result<(), (&'static str, String)> {
        if self.body_limit == 0 {
            return Err(("body_limit", "must be at least 1".to_owned()));
        }
        if !self.frontend_url.starts_with("http://") && !self.frontend_url.starts_with("https://") {
            return Err(("frontend_url", "must begin with http:// or https://".to_owned()));
        }
        let wrong = self.trusted_proxies.iter().find(|network| !is_network(network));
        wrong.map_or(Ok(()), |network| {
            let detail = format!("`{network}` is no address and no network such as 10.0.0.0/8");
            Err(("trusted_proxies", detail))
        })
    }
}

fn is_network(text: &str) -> bool {
    let (address, prefix) = text.split_once('/').unwrap_or((text, "0"));
    let Ok(address) = address.parse::<std::net::IpAddr>() else {
        return false;
    };
    let bits = if address.is_ipv4() { 32 } else { 128 };
    prefix.parse::<u8>().is_ok_and(|prefix| prefix <= bits)
}
