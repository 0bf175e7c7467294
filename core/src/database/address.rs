//! The address of a database: libpq's URL and keyword forms, with its ways to trust a server.

use std::path::PathBuf;
use std::time::Duration;
use tokio_postgres::config::{Host, SslMode};

/// How a connection is protected: libpq's `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Protection {
    /// Never encrypted.
    Disable,
    /// Encrypted if the server offers it; the server's certificate is not looked at.
    #[default]
    Prefer,
    /// Encrypted; the certificate is looked at only when a root certificate is named.
    Require,
    /// Encrypted, with a certificate that a trusted authority signed.
    VerifyCa,
    /// The same, and the certificate names the host: the only mode that keeps out a server in the middle.
    VerifyFull,
}

/// Where a database is and how to trust it.
#[derive(Debug, Clone)]
pub struct Address {
    /// Everything but the protection; its own `Debug` hides the password.
    pub(super) config: tokio_postgres::Config,
    /// How the connection is protected.
    pub protection: Protection,
    /// Certificates of trusted authorities (PEM); the operating system's when there is none.
    pub root_certificates: Option<PathBuf>,
}

/// An address that cannot be understood. Says nothing of its contents: they hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not a URL and not a list of keywords.
    #[error("is no address of a PostgreSQL database ({0})")]
    Malformed(String),
    /// A mode that libpq does not have either.
    #[error("sslmode must be disable, prefer, require, verify-ca or verify-full")]
    UnknownProtection,
    /// Trust was asked for where there is nothing to check.
    #[error("names no host")]
    NoHost,
}

impl Address {
    /// Reads `postgres://…` or `host=… dbname=…`.
    ///
    /// # Errors
    /// What is wrong, without the text itself.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (rest, trust) = if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            split_url(text)
        } else {
            split_keywords(text)
        };
        let mut config: tokio_postgres::Config = rest.parse().map_err(|error| malformed(&error))?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(AddressError::NoHost);
        }
        let mut address = Self::local_defaults(&mut config);
        for (key, value) in trust {
            match key {
                Trust::Mode => address.protection = protection(&value)?,
                Trust::Root => address.root_certificates = Some(PathBuf::from(value)),
            }
        }
        address.settle();
        Ok(address)
    }

    fn local_defaults(config: &mut tokio_postgres::Config) -> Self {
        // a server that vanished without a word (power, network) is noticed within half a minute
        config.keepalives_idle(Duration::from_secs(15));
        config.keepalives_interval(Duration::from_secs(5));
        config.tcp_user_timeout(Duration::from_secs(30));
        Self {
            config: config.clone(),
            protection: Protection::default(),
            root_certificates: None,
        }
    }

    /// libpq's rules: a socket of this machine is never encrypted; a named root certificate is always used.
    fn settle(&mut self) {
        if self.is_socket() {
            self.protection = Protection::Disable;
        }
        if self.protection == Protection::Require && self.root_certificates.is_some() {
            self.protection = Protection::VerifyCa;
        }
        self.config.ssl_mode(match self.protection {
            Protection::Disable => SslMode::Disable,
            Protection::Prefer => SslMode::Prefer,
            Protection::Require | Protection::VerifyCa | Protection::VerifyFull => SslMode::Require,
        });
    }

    fn is_socket(&self) -> bool {
        let hosts = self.config.get_hosts();
        !hosts.is_empty() && hosts.iter().all(|host| !matches!(host, Host::Tcp(_)))
    }
}

fn malformed(error: &tokio_postgres::Error) -> AddressError {
    // the cause names a keyword or says what is missing; it never quotes a value
    let cause = std::error::Error::source(error).map(ToString::to_string);
    AddressError::Malformed(cause.unwrap_or_else(|| error.to_string()))
}

fn protection(mode: &str) -> Result<Protection, AddressError> {
    match mode {
        "disable" => Ok(Protection::Disable),
        "allow" | "prefer" => Ok(Protection::Prefer),
        "require" => Ok(Protection::Require),
        "verify-ca" => Ok(Protection::VerifyCa),
        "verify-full" => Ok(Protection::VerifyFull),
        _ => Err(AddressError::UnknownProtection),
    }
}

/// The keywords that the client library does not know, or not all values of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Mode,
    Root,
}

impl Trust {
    fn named(key: &str) -> Option<Self> {
        match key {
            "sslmode" => Some(Self::Mode),
            "sslrootcert" => Some(Self::Root),
            _ => None,
        }
    }
}

/// Takes the keywords of trust out of a URL's query.
fn split_url(url: &str) -> (String, Vec<(Trust, String)>) {
    let Some((base, query)) = url.split_once('?') else {
        return (url.to_owned(), Vec::new());
    };
    let mut trust = Vec::new();
    let mut others = Vec::new();
    for pair in query.split('&') {
        let found = pair
            .split_once('=')
            .and_then(|(key, value)| Some((Trust::named(key)?, value)));
        match found {
            Some((key, value)) => trust.push((key, percent_decoded(value))),
            None => others.push(pair),
        }
    }
    let rest = if others.is_empty() {
        base.to_owned()
    } else {
        format!("{base}?{}", others.join("&"))
    };
    (rest, trust)
}

fn percent_decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let split = part.split_at_checked(2);
        match split.and_then(|(hex, rest)| Some((u8::from_str_radix(hex, 16).ok()?, rest))) {
            Some((byte, rest)) => {
                bytes.push(byte);
                bytes.extend(rest.as_bytes());
            }
            None => bytes.extend(format!("%{part}").as_bytes()),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Takes the keywords of trust out of `key=value key='quoted \' value'`.
fn split_keywords(text: &str) -> (String, Vec<(Trust, String)>) {
    let mut trust = Vec::new();
    let mut others = Vec::new();
    for (key, raw) in keywords(text) {
        match Trust::named(key.trim()) {
            Some(key) => trust.push((key, unquoted(raw))),
            None => others.push(format!("{key}={raw}")),
        }
    }
    (others.join(" "), trust)
}

/// Keys with their values as written, quotes included.
fn keywords(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some((key, value)) = rest.split_once('=') {
        let value = value.trim_start();
        let (raw, after) = value.split_at(value_length(value));
        found.push((key.trim(), raw));
        rest = after.trim_start();
    }
    // what is no pair is left for the client library to refuse
    if !rest.is_empty() {
        found.push((rest, ""));
    }
    found
}

fn value_length(value: &str) -> usize {
    let quoted = value.starts_with('\'');
    let mut escaped = false;
    for (position, character) in value.char_indices().skip(usize::from(quoted)) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\'' if quoted => return position + 1,
            space if !quoted && space.is_whitespace() => return position,
            _ => {}
        }
    }
    value.len()
}

fn unquoted(raw: &str) -> String {
    let inner = raw
        .strip_prefix('\'')
        .and_then(|raw| raw.strip_suffix('\''))
        .unwrap_or(raw);
    let mut escaped = false;
    inner
        .chars()
        .filter(|character| {
            escaped = *character == '\\' && !escaped;
            !escaped
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Address, AddressError, Protection};
    use std::path::Path;
    use tokio_postgres::config::SslMode;

    #[test]
    fn both_forms_say_how_to_trust() {
        let url =
            "postgres://u:p%40ss@db.example.org/imis?sslmode=verify-full&connect_timeout=5&sslrootcert=%2Fetc%2Fca.pem";
        let keywords =
            r"host=db.example.org user=u password='p@ss' sslmode=verify-full dbname=imis sslrootcert='/etc/ca.pem'";
        for text in [url, keywords] {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.protection, Protection::VerifyFull, "{text}");
            assert_eq!(
                address.root_certificates.as_deref(),
                Some(Path::new("/etc/ca.pem")),
                "{text}"
            );
            assert_eq!(address.config.get_ssl_mode(), SslMode::Require);
            assert_eq!(address.config.get_password(), Some(b"p@ss".as_slice()), "{text}");
            assert_eq!(address.config.get_dbname(), Some("imis"));
        }
    }

    #[test]
    fn quoted_keywords_are_read_as_libpq_does() {
        let text = r"host = '/run/it\'s here' user='a b'  sslrootcert='/c\'s a.pem' dbname=imis";
        let address = Address::parse(text).unwrap();
        assert_eq!(address.config.get_user(), Some("a b"));
        assert_eq!(address.root_certificates.as_deref(), Some(Path::new("/c's a.pem")));
        assert_eq!(address.protection, Protection::Disable, "a socket of this machine");
    }

    #[test]
    fn protection_follows_libpq() {
        for (query, expected, mode) in [
            ("", Protection::Prefer, SslMode::Prefer),
            ("?sslmode=disable", Protection::Disable, SslMode::Disable),
            ("?sslmode=require", Protection::Require, SslMode::Require),
            (
                "?sslmode=require&sslrootcert=ca.pem",
                Protection::VerifyCa,
                SslMode::Require,
            ),
            ("?sslmode=verify-ca", Protection::VerifyCa, SslMode::Require),
        ] {
            let address = Address::parse(&format!("postgresql://u@h/d{query}")).unwrap();
            assert_eq!(
                (address.protection, address.config.get_ssl_mode()),
                (expected, mode),
                "{query}"
            );
        }
        let socket = Address::parse("postgres://u@%2Frun%2Fpostgresql/d?sslmode=require").unwrap();
        assert_eq!(socket.protection, Protection::Disable);
    }

    #[test]
    fn what_cannot_be_understood_is_refused_without_being_shown() {
        for text in [
            "",
            "mysql://u:geheim@h/d",
            "host=h password=geheim nonsense",
            "host=h sslfoo=geheim",
            "user=geheim",
        ] {
            let error = Address::parse(text).unwrap_err();
            assert!(!error.to_string().contains("geheim"), "{error}");
        }
        let unknown = Address::parse("postgres://u@h/d?sslmode=verify").unwrap_err();
        assert_eq!(unknown, AddressError::UnknownProtection);
    }
}
