//! Bytes as hexadecimal digits.

/// Lower-case digits, two for each byte.
#[must_use]
pub(super) fn lower(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// Upper-case digits, two for each byte.
#[must_use]
pub(super) fn upper(bytes: &[u8]) -> String {
    lower(bytes).to_ascii_uppercase()
}

/// The bytes of an even number of digits, of either case.
#[must_use]
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .chars()
        .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}
