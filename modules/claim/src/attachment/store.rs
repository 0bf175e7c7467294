//! Where the bytes of an attached file are: in the row, or in a file below the root that the settings name.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, NaiveDate};
use openimis_core::error::Error;
use std::path::{Component, Path, PathBuf};
use uuid::Uuid;

/// Puts the bytes into a file of its own, below the day and the claim (spec 4.5), and tells its path below the root. It is
/// written under another name and renamed, so that it is never there in part (W38). A transaction that is rolled back leaves
/// a file that nothing names.
pub(super) async fn in_file(bytes: Vec<u8>, root: &str, claim: i32, today: NaiveDate) -> Result<String, Error> {
    let (year, month, day) = (today.year(), today.month(), today.day());
    let folder = format!("{year:04}/{month:02}/{day:02}/{claim}");
    let name = Uuid::new_v4().to_string();
    let directory = Path::new(root).join(&folder);
    let (begun, done) = (directory.join(format!("{name}.part")), directory.join(&name));
    blocking(move || {
        std::fs::create_dir_all(&directory)?;
        std::fs::write(&begun, bytes)?;
        std::fs::File::open(&begun)?.sync_all()?;
        std::fs::rename(begun, done)
    })
    .await?;
    Ok(format!("{folder}/{name}"))
}

/// The text that keeps the bytes in the row.
pub(super) fn in_row(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of a stored file; none if they are nowhere.
pub(super) async fn read(
    document: Option<&str>,
    path: Option<&str>,
    root: Option<&str>,
) -> Result<Option<Vec<u8>>, Error> {
    if let Some(text) = document.filter(|text| !text.is_empty()) {
        let encoded: String = text.split_ascii_whitespace().collect();
        return Ok(STANDARD.decode(encoded).ok());
    }
    let below = root
        .zip(path)
        .and_then(|(root, path)| Some(Path::new(root).join(relative(path, root)?)));
    let Some(path) = below else { return Ok(None) };
    blocking(move || match std::fs::read(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    })
    .await
}

/// The path below the root. Old rows have Windows' separators, and some the root itself; none leads out of it.
fn relative(path: &str, root: &str) -> Option<PathBuf> {
    let path = path.replace('\\', "/");
    let below = path.strip_prefix(root).unwrap_or(&path);
    let path = PathBuf::from(below.trim_start_matches('/'));
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    (stays && path.components().next().is_some()).then_some(path)
}

/// Runs file work beside the workers.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    done.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::PathBuf;

    #[test]
    fn no_path_leads_out_of_the_root() {
        for (path, expected) in [
            ("2024/06/10/17/a", Some("2024/06/10/17/a")),
            ("2024\\06\\10\\17\\a", Some("2024/06/10/17/a")),
            ("/srv/files/2024/a", Some("2024/a")),
            ("/etc/passwd", Some("etc/passwd")),
            ("../secret", None),
            ("2024/../../secret", None),
            ("", None),
        ] {
            assert_eq!(relative(path, "/srv/files"), expected.map(PathBuf::from), "{path}");
        }
    }
}
