//! JSON text, appended to bytes.

/// Appends a text between quotes, escaped.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    // looks at every byte without leaving early, which the processor does for many at once
    let special = text.bytes().fold(false, |found, byte| {
        found | (byte < b' ') | (byte == b'"') | (byte == b'\\')
    });
    if special {
        // writing a text to memory cannot fail
        let _ = serde_json::to_writer(out, text);
    } else {
        plain(out, &[text]);
    }
}

/// Appends a text of several parts between quotes; there must be nothing to escape in them.
pub(super) fn plain(out: &mut Vec<u8>, parts: &[&str]) {
    out.push(b'"');
    for part in parts {
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

/// Appends a member's name, which comes from a declaration and holds nothing to escape, and the colon.
pub(super) fn name(out: &mut Vec<u8>, name: &str) {
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

/// Appends a comma before every element but the first.
#[derive(Default)]
pub(super) struct Comma(bool);

impl Comma {
    pub(super) fn next(&mut self, out: &mut Vec<u8>) {
        if self.0 {
            out.push(b',');
        }
        self.0 = true;
    }
}
