//! Where the bytes of an image are: in the row, or in a file below the root that the settings name.

use super::image::decode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, NaiveDate};
use openimis_core::error::Error;
use std::path::{Component, Path, PathBuf};
use uuid::Uuid;

/// Where an image was put: the columns of its row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) folder: Option<String>,
    pub(super) filename: Option<String>,
    pub(super) text: Option<String>,
}

/// Puts an image into the row.
pub(super) fn in_row(image: &[u8], folder: Option<String>, filename: Option<String>) -> Place {
    Place {
        folder,
        filename,
        text: Some(STANDARD.encode(image)),
    }
}

/// Puts an image into a file of its own, which no later one replaces: earlier versions of the row keep theirs. A
/// transaction that is rolled back leaves a file that nothing names.
pub(super) async fn in_file(image: Vec<u8>, root: &str, insuree: i32, today: NaiveDate) -> Result<Place, Error> {
    let folder = format!("{}/{}/{}/{insuree}", today.year(), today.month(), today.day());
    let filename = Uuid::new_v4().to_string();
    let directory = Path::new(root).join(&folder);
    let path = directory.join(&filename);
    let written = blocking(move || {
        std::fs::create_dir_all(&directory)?;
        std::fs::write(path, image)
    });
    written.await?;
    Ok(Place {
        folder: Some(folder),
        filename: Some(filename),
        text: None,
    })
}

/// The bytes of a stored image; none if they are nowhere.
pub(super) async fn read(place: &Place, root: Option<&str>) -> Result<Option<Vec<u8>>, Error> {
    if let Some(text) = place.text.as_deref().filter(|text| !text.is_empty()) {
        return Ok(decode(text).ok());
    }
    let (Some(root), Some(path)) = (root, relative(place)) else {
        return Ok(None);
    };
    let path = Path::new(root).join(path);
    blocking(move || match std::fs::read(path) {
        // old rows may name what is no file
        Err(error) if is_no_file(&error) => Ok(None),
        read => read.map(Some),
    })
    .await
}

fn is_no_file(error: &std::io::Error) -> bool {
    use std::io::ErrorKind;
    matches!(
        error.kind(),
        ErrorKind::NotFound | ErrorKind::IsADirectory | ErrorKind::NotADirectory
    )
}

/// The path below the root. Old rows have Windows' separators; none leads out of the root.
fn relative(place: &Place) -> Option<PathBuf> {
    let filename = place.filename.as_deref().filter(|name| !name.is_empty())?;
    let folder = place.folder.as_deref().unwrap_or_default();
    let path = PathBuf::from(
        format!("{folder}/{filename}")
            .replace('\\', "/")
            .trim_start_matches('/'),
    );
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    stays.then_some(path)
}

/// Runs file work beside the workers.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> std::io::Result<T> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
    done.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::{Place, relative};
    use std::path::PathBuf;

    #[test]
    fn no_path_leads_out_of_the_root() {
        let cases = [
            (Some("2026/3/9/17"), "a", Some("2026/3/9/17/a")),
            (
                Some("Images\\Updated\\"),
                "0707_E1_20180327_0_0.jpg",
                Some("Images/Updated/0707_E1_20180327_0_0.jpg"),
            ),
            (None, "a", Some("a")),
            (Some("/etc"), "passwd", Some("etc/passwd")),
            (Some(".."), "secret", None),
            (Some("a"), "../../b", None),
            (Some("a"), "", None),
        ];
        for (folder, filename, expected) in cases {
            let place = Place {
                folder: folder.map(str::to_owned),
                filename: Some(filename.to_owned()),
                text: None,
            };
            assert_eq!(relative(&place), expected.map(PathBuf::from), "{folder:?} {filename}");
        }
    }
}
