//! Path segments.

use percent_encoding::percent_decode_str;

/// The decoded segments of a path, unless one is empty, no UTF-8 or not storable: then nothing can be there.
#[must_use]
pub fn segments(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix('/')?;
    path.split('/')
        .map(|segment| {
            let decoded = percent_decode_str(segment).decode_utf8().ok()?;
            (!decoded.is_empty() && !decoded.contains('\0')).then(|| decoded.into_owned())
        })
        .collect()
}
