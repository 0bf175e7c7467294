//! Texts as PostgreSQL sent them.

use std::borrow::Cow;

/// The text. A server whose databases are not UTF-8 may send anything; what cannot be read is replaced.
pub(super) fn of(bytes: &[u8]) -> Cow<'_, str> {
    // the check for what is right is several times faster than the search for what is wrong
    str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}
