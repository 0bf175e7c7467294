//! How clients are told where the server is.

use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use crate::init::SUPERUSER;
use crate::socket::PORT;

/// `host='/srv/run' port=5432 user='openimis' dbname='demo'`
pub(crate) fn connection_string(socket_folder: &Path, database: &str) -> String {
    let quoted = |value: &str| format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"));
    let host = quoted(&socket_folder.display().to_string());
    format!("host={host} port={PORT} user='{SUPERUSER}' dbname={}", quoted(database))
}

/// `postgres://openimis@%2Fsrv%2Frun:5432/demo`
pub(crate) fn database_url(socket_folder: &Path, database: &str) -> String {
    let host = percent_encoded(socket_folder.as_os_str().as_bytes());
    format!(
        "postgres://{SUPERUSER}@{host}:{PORT}/{}",
        percent_encoded(database.as_bytes())
    )
}

fn percent_encoded(bytes: &[u8]) -> String {
    let encoded = bytes.iter().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(*byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    encoded.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_forms() {
        let folder = Path::new("/srv/o'imis data/run");
        assert_eq!(
            connection_string(folder, "démo"),
            r"host='/srv/o\'imis data/run' port=5432 user='openimis' dbname='démo'"
        );
        assert_eq!(
            database_url(folder, "démo"),
            "postgres://openimis@%2Fsrv%2Fo%27imis%20data%2Frun:5432/d%C3%A9mo"
        );
    }
}
