//! What commands print.

use std::io::{self, ErrorKind, Write as _};

/// Prints a text.
///
/// A reader that has seen enough (`openimis modules | head`) is no fault: the rest is then left out.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}
