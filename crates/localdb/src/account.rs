//! The user who runs the server: PostgreSQL refuses to run as root.

use std::ffi::OsStr;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use nix::unistd::{Uid, User, getegid, geteuid};

use crate::error::{Error, Result};

/// Who stands in for root, first match first.
const STAND_INS: [&str; 2] = ["postgres", "nobody"];

/// The user who owns the files and runs the programs.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    uid: u32,
    gid: u32,
    name: String,
    /// Whether this process is root and must hand over to the account.
    stands_in: bool,
}

impl Account {
    /// The user of this process; for root, the owner of what is there already, else a stand-in.
    pub(crate) fn for_folder(folder: &Path, data: &Path) -> Result<Self> {
        if !geteuid().is_root() {
            return Ok(Self {
                uid: geteuid().as_raw(),
                gid: getegid().as_raw(),
                name: String::new(),
                stands_in: false,
            });
        }
        if let Some(owner) = owner(data).or_else(|| owner(folder)) {
            return Ok(owner);
        }
        let user = STAND_INS
            .iter()
            .find_map(|name| User::from_name(name).ok().flatten())
            .ok_or(Error::NoAccount)?;
        Ok(Self {
            uid: user.uid.as_raw(),
            gid: user.gid.as_raw(),
            name: user.name,
            stands_in: true,
        })
    }

    pub(crate) fn uid(&self) -> u32 {
        self.uid
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// A command that runs as the account, untouched by the caller's PostgreSQL variables and language.
    pub(crate) fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        without_client_variables(&mut command);
        command.env("LC_ALL", "C").current_dir("/").stdin(Stdio::null());
        if self.stands_in {
            // Setting the user as root also drops root's supplementary groups.
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// Hands a file or folder made by this process to the account.
    pub(crate) fn give(&self, path: &Path) -> Result<()> {
        if !self.stands_in {
            return Ok(());
        }
        chown(path, Some(self.uid), Some(self.gid)).map_err(Error::io("change the owner of", path))
    }

    /// The first of the folder's parents, or itself, that the account may not enter.
    pub(crate) fn barrier(&self, folder: &Path) -> Option<PathBuf> {
        if !self.stands_in || self.may_enter(folder) {
            return None;
        }
        let mut upwards: Vec<&Path> = folder.ancestors().collect();
        upwards.reverse();
        upwards
            .into_iter()
            .find(|ancestor| !self.may_enter(ancestor))
            .map(Path::to_owned)
    }

    /// Tried rather than computed: access lists and mount options count too.
    fn may_enter(&self, folder: &Path) -> bool {
        let mut shell = self.command("/bin/sh");
        shell
            .args(["-c", "cd \"$1\"", "sh"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        shell.status().is_ok_and(|status| status.success())
    }
}

/// The owner of what exists, unless that is root.
fn owner(path: &Path) -> Option<Account> {
    let metadata = path.metadata().ok().filter(|metadata| metadata.uid() != 0)?;
    let user = User::from_uid(Uid::from_raw(metadata.uid())).ok().flatten();
    let name = user.map_or_else(|| metadata.uid().to_string(), |user| user.name);
    Some(Account {
        uid: metadata.uid(),
        gid: metadata.gid(),
        name,
        stands_in: true,
    })
}

/// `PGHOST`, `PGOPTIONS` and their kin would redirect or change what is run.
pub(crate) fn without_client_variables(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.as_encoded_bytes().starts_with(b"PG") {
            command.env_remove(name);
        }
    }
}
