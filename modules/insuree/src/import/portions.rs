//! A file in portions, read on a thread of its own while the database is at work on the portion before.

use super::columns::Layout;
use super::entry::Row;
use super::table;
use openimis_core::error::{Error, Problem};
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::task::{self, JoinHandle};

/// Rows in a portion: enough for a statement to be worth while, few enough for a short transaction.
const SIZE: usize = 5_000;

/// Some rows of a table.
#[derive(Debug, Clone)]
pub(super) struct Portion {
    pub(super) layout: Layout,
    pub(super) rows: Vec<Row>,
}

/// The portions of a file, one after the other.
pub(super) struct Portions {
    coming: Receiver<Portion>,
    reader: Option<JoinHandle<Result<(), Vec<Problem>>>>,
}

/// Begins to read this file.
pub(super) fn of(path: &Path) -> Portions {
    // one is worked on, one waits
    let (sender, coming) = mpsc::channel(1);
    let path = PathBuf::from(path);
    let reader = Some(task::spawn_blocking(move || read(&path, &sender)));
    Portions { coming, reader }
}

impl Portions {
    /// The next portion.
    ///
    /// # Errors
    /// [`Error::Refused`] when the file cannot be read to its end.
    pub(super) async fn next(&mut self) -> Result<Option<Portion>, Error> {
        if let Some(portion) = self.coming.recv().await {
            return Ok(Some(portion));
        }
        if let Some(reader) = self.reader.take() {
            // whatever a file does to its reader is the file's fault
            let read = reader.await.map_err(|error| Error::Refused(table::unreadable(error)))?;
            read.map_err(Error::Refused)?;
        }
        Ok(None)
    }
}

fn read(path: &Path, sender: &Sender<Portion>) -> Result<(), Vec<Problem>> {
    let mut rows = Vec::with_capacity(SIZE);
    let layout = table::read(path, &mut |layout, row| {
        rows.push(row);
        if rows.len() < SIZE {
            return ControlFlow::Continue(());
        }
        let rows = std::mem::replace(&mut rows, Vec::with_capacity(SIZE));
        hand_over(sender, layout, rows)
    })?;
    if !rows.is_empty() {
        let _ = hand_over(sender, &layout, rows);
    }
    Ok(())
}

/// Waits until the portion is taken; there is nothing more to do when nobody takes it.
fn hand_over(sender: &Sender<Portion>, layout: &Layout, rows: Vec<Row>) -> ControlFlow<()> {
    let layout = layout.clone();
    match sender.blocking_send(Portion { layout, rows }) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    }
}

/// What the bytes of a file are known by.
pub(super) async fn digest(path: &Path) -> Result<String, Error> {
    let path = PathBuf::from(path);
    let read = task::spawn_blocking(move || -> std::io::Result<String> {
        let mut file = std::fs::File::open(path)?;
        let mut digest = Sha256::new();
        std::io::copy(&mut file, &mut Digesting(&mut digest))?;
        Ok(digest.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        }))
    });
    let digest = read.await.map_err(Error::internal)?;
    digest.map_err(|error| Error::Refused(table::unreadable(error)))
}

/// Writes into a digest.
struct Digesting<'d>(&'d mut Sha256);

impl std::io::Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
