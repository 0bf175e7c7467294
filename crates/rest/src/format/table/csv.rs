//! CSV (RFC 4180): UTF-8, lines end with CRLF, the first line holds names.
//!
//! No value is an empty field, an empty text is `""`. A text that a spreadsheet would take for a formula gets an
//! apostrophe in front (OWASP, "CSV Injection").

use super::cells;
use super::pump::{Out, Stop};
use super::source::Source;
use openimis_core::read::Found;

/// Writes the table as it is read.
pub(super) async fn write(source: Source, out: &Out) -> Result<(), Stop> {
    let mut is_first = true;
    let write = async |found: &Found<'_>| {
        let mut bytes = Vec::new();
        if std::mem::take(&mut is_first) {
            header(&mut bytes, found);
        }
        rows(&mut bytes, found);
        let length = bytes.len();
        // empty is the last portion of a number of rows that fills the ones before
        if length > 0 {
            out.send(bytes).await?;
        }
        Ok(length)
    };
    source.read(out, write).await
}

fn header(out: &mut Vec<u8>, found: &Found<'_>) {
    for (index, name) in cells::names(found).iter().enumerate() {
        separate(out, index);
        field(out, name.as_bytes());
    }
    out.extend_from_slice(b"\r\n");
}

fn rows(out: &mut Vec<u8>, found: &Found<'_>) {
    let mut text = Vec::new();
    for record in found.records() {
        for (index, value) in cells::values(record).enumerate() {
            separate(out, index);
            if let Some(value) = value {
                text.clear();
                value.write_text(&mut text);
                if cells::is_free(value.kind()) && is_formula(&text) {
                    text.insert(0, b'\'');
                }
                field(out, &text);
            }
        }
        out.extend_from_slice(b"\r\n");
    }
}

fn separate(out: &mut Vec<u8>, index: usize) {
    if index > 0 {
        out.push(b',');
    }
}

fn field(out: &mut Vec<u8>, text: &[u8]) {
    let quoted = text.is_empty() || text.iter().any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n'));
    if !quoted {
        out.extend_from_slice(text);
        return;
    }
    out.push(b'"');
    for byte in text {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}

fn is_formula(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::{field, is_formula};

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let cases = [
            ("plain", "plain"),
            ("", "\"\""),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            ("é", "é"),
        ];
        for (text, expected) in cases {
            let mut out = Vec::new();
            field(&mut out, text.as_bytes());
            assert_eq!(String::from_utf8(out).unwrap(), expected);
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_known() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(is_formula(text.as_bytes()), "{text:?}");
        }
        for text in ["", "1=1", " =1", "R1", "é"] {
            assert!(!is_formula(text.as_bytes()), "{text:?}");
        }
    }
}
