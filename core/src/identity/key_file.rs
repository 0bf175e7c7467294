//! The file in the data folder that holds the key made at first start.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::signing_keys::KeyError;

/// The file's text, none when it is not there.
pub(super) fn read(path: &Path) -> Result<Option<String>, KeyError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path, error)),
    }
}

/// Makes the file with this text, readable by its owner only, whole or not at all.
///
/// When another process was faster, its key counts: the answer is what the file then holds.
pub(super) fn create(path: &Path, text: &str) -> Result<String, KeyError> {
    let draft = path.with_extension(format!("draft-{}", std::process::id()));
    // One that a crash left behind; never a finished key.
    let _ = fs::remove_file(&draft);
    let written = write_private(&draft, text).and_then(|()| {
        // A link fails where a rename would replace the other's key.
        match fs::hard_link(&draft, path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            linked => linked,
        }
    });
    let _ = fs::remove_file(&draft);
    written.map_err(|error| failed(path, error))?;
    fs::read_to_string(path).map_err(|error| failed(path, error))
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

fn failed(path: &Path, error: io::Error) -> KeyError {
    KeyError::File {
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_key_stays_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token-key");
        assert_eq!(read(&path).unwrap(), None);
        assert_eq!(create(&path, "first").unwrap(), "first\n");
        assert_eq!(create(&path, "second").unwrap(), "first\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = create(&folder.path().join("absent/token-key"), "key").unwrap_err();
        assert!(error.to_string().contains("absent/token-key"), "{error}");
    }
}
