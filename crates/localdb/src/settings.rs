//! The server's configuration, written anew at each start.

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::options::{Options, Profile};
use crate::site::Site;
use crate::socket::PORT;

/// The file that is ours; `postgresql.conf` includes it, and `ALTER SYSTEM` still wins over it.
const FILE: &str = "openimis.conf";

/// Only those who can enter the socket's folder can connect, and that is the owner alone: no password adds to that.
const ACCESS: &str = "local all all trust\nlocal replication all trust\n";

const DURABLE: [(&str, &str); 2] = [("wal_level", "replica"), ("log_min_duration_statement", "5s")];

const FAST: [(&str, &str); 7] = [
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    ("checkpoint_timeout", "30min"),
    ("autovacuum", "off"),
];

/// Makes a new data folder read our file and admit by socket only.
pub(crate) fn adopt(data: &Path) -> Result<()> {
    let main = data.join("postgresql.conf");
    let mut text = fs::read_to_string(&main).map_err(Error::io("read", &main))?;
    text.push_str("\ninclude_if_exists = '");
    text.push_str(FILE);
    text.push_str("'\n");
    fs::write(&main, text).map_err(Error::io("write", &main))?;
    let access = data.join("pg_hba.conf");
    fs::write(&access, ACCESS).map_err(Error::io("write", &access))
}

/// Writes what this start asks for.
pub(crate) fn write(site: &Site, options: &Options, socket_folder: &Path) -> Result<()> {
    let file = site.folder.data().join(FILE);
    fs::write(&file, text(options, socket_folder)).map_err(Error::io("write", &file))?;
    site.account.give(&file)
}

fn text(options: &Options, socket_folder: &Path) -> String {
    let profile = match options.profile {
        Profile::Durable => DURABLE.as_slice(),
        Profile::Fast => FAST.as_slice(),
    };
    // The value is a list: quotes keep a comma in a path from dividing it.
    let socket_folder = format!("\"{}\"", socket_folder.display().to_string().replace('"', "\"\""));
    let always = [
        ("listen_addresses", String::new()),
        ("unix_socket_directories", socket_folder),
        ("unix_socket_permissions", "0700".to_owned()),
        ("port", PORT.to_string()),
        ("max_connections", options.max_connections.to_string()),
        ("timezone", "UTC".to_owned()),
        ("log_timezone", "UTC".to_owned()),
        ("lc_messages", "C".to_owned()),
        ("logging_collector", "off".to_owned()),
    ];
    let mut text = String::from("# Written at each start; change settings with ALTER SYSTEM.\n");
    let profile = profile.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let chosen = options
        .settings
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()));
    for (name, value) in always.into_iter().chain(profile).chain(chosen) {
        let value = value.replace('\\', "\\\\").replace('\'', "''");
        text.extend([name, " = '", value.as_str(), "'\n"]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_quoted_and_the_callers_come_last() {
        let options = Options::new("data")
            .max_connections(7)
            .setting("max_connections", "9")
            .setting("application_name", "it's");
        let text = text(&options, Path::new("/srv/a,b/run"));
        assert!(text.contains("unix_socket_directories = '\"/srv/a,b/run\"'\n"));
        assert!(text.contains("application_name = 'it''s'\n"));
        assert!(text.find("max_connections = '7'").unwrap() < text.find("max_connections = '9'").unwrap());
    }
}
