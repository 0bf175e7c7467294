//! What can go wrong without anybody being at fault: shared by the errors of this folder.

/// The server could not do its part. The caller answers 503 and logs the inner text; the person may try again.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Too many passwords are being checked at once.
    #[error("too many passwords are being checked at once")]
    Busy,
    /// A password could not be hashed: no randomness, or the thread died.
    #[error("a password could not be hashed: {0}")]
    Hashing(String),
    /// The database refused or was unreachable.
    #[error("the database could not be asked: {0}")]
    Database(#[from] diesel::result::Error),
    /// No connection to the database could be had.
    #[error(transparent)]
    Connection(#[from] crate::error::Error),
    /// The only copy of a password would have been lost; nothing was changed.
    #[error("refused to drop the old form of a password that is not stored in the new one")]
    OnlyCopy,
}
