//! XML text, appended to bytes.

use std::fmt::Write as _;

/// What stands before a document.
const DECLARATION: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// XML that grows.
#[derive(Debug)]
pub(super) struct Markup(Vec<u8>);

impl Default for Markup {
    fn default() -> Self {
        Self(DECLARATION.to_vec())
    }
}

impl Markup {
    /// Makes room for so many bytes more.
    pub(super) fn expect(&mut self, bytes: usize) {
        self.0.reserve(bytes);
    }

    /// Begins an element.
    pub(super) fn open(&mut self, element: &str, attributes: &[(&str, &str)]) {
        self.start(element, attributes, "");
        self.0.push(b'>');
    }

    /// Ends it.
    pub(super) fn close(&mut self, element: &str) {
        self.0.extend_from_slice(b"</");
        self.0.extend_from_slice(element.as_bytes());
        self.0.push(b'>');
    }

    /// An element that holds nothing but text.
    pub(super) fn leaf(&mut self, element: &str, attributes: &[(&str, &str)], text: &str) {
        let escaped = self.start(element, attributes, text);
        if text.is_empty() {
            self.0.extend_from_slice(b"/>");
            return;
        }
        self.0.push(b'>');
        self.content(text, escaped, false);
        self.close(element);
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }

    /// The start tag without its end; whether the element's texts are escaped.
    fn start(&mut self, element: &str, attributes: &[(&str, &str)], text: &str) -> bool {
        let escaped = unwritable(text) || attributes.iter().any(|(_, value)| unwritable(value));
        self.0.push(b'<');
        self.0.extend_from_slice(element.as_bytes());
        for (name, value) in attributes {
            self.0.push(b' ');
            self.0.extend_from_slice(name.as_bytes());
            self.0.extend_from_slice(b"=\"");
            self.content(value, escaped, true);
            self.0.push(b'"');
        }
        if escaped {
            self.0.extend_from_slice(b" escaped=\"true\"");
        }
        escaped
    }

    fn content(&mut self, text: &str, escaped: bool, in_attribute: bool) {
        let mut rest = text;
        while let Some(at) = rest.find(|character| special(character, escaped, in_attribute)) {
            let (plain, after) = rest.split_at(at);
            self.0.extend_from_slice(plain.as_bytes());
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                self.character(character);
            }
            rest = characters.as_str();
        }
        self.0.extend_from_slice(rest.as_bytes());
    }

    fn character(&mut self, character: char) {
        let mut text = String::new();
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\\' => text.push_str("\\\\"),
            // a reader would make spaces and line feeds of them
            '\t' | '\n' | '\r' => {
                let _ = write!(text, "&#{};", u32::from(character));
            }
            other => {
                let _ = write!(text, "\\u{:04X}", u32::from(other));
            }
        }
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// Whether a character must not stand there as it is.
fn special(character: char, escaped: bool, in_attribute: bool) -> bool {
    match character {
        '&' | '<' | '>' | '\r' => true,
        '"' | '\t' | '\n' => in_attribute,
        '\\' => escaped,
        other => !is_character(other),
    }
}

fn unwritable(text: &str) -> bool {
    // most texts have neither control characters nor anything beyond ASCII
    text.bytes().any(|byte| !(0x20..=0x7e).contains(&byte)) && !text.chars().all(is_character)
}

/// Whether XML 1.0 has the character ("Characters").
pub(super) const fn is_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}

/// The text behind `escaped="true"`, unless an escape is broken or stands for NUL.
pub(super) fn unescape(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            plain.push('\\');
            rest = after;
        } else {
            let digits = after.strip_prefix('u')?.get(..4)?;
            let hexadecimal = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let code = hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten()?;
            plain.push(char::from_u32(code).filter(|character| *character != '\0')?);
            rest = after.get(5..)?;
        }
    }
    plain.push_str(rest);
    Some(plain)
}
