//! JSON text, appended to bytes.

/// Appends a text between quotes, escaped.
pub(super) fn string(out: &mut Vec<u8>, text: &str) {
    // writing a text to memory cannot fail
    let _ = serde_json::to_writer(out, text);
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
