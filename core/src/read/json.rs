//! JSON strings.

/// Appends a text as a JSON string.
pub(super) fn write_string(text: &[u8], out: &mut Vec<u8>) {
    const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
    let text = super::text::of(text);
    let mut rest = text.as_bytes();
    out.push(b'"');
    while let Some(position) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        let (plain, special) = rest.split_at(position);
        out.extend_from_slice(plain);
        let Some((byte, after)) = special.split_first() else {
            break;
        };
        match byte {
            b'"' => out.extend_from_slice(b"\\\""),
            b'\\' => out.extend_from_slice(b"\\\\"),
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            control => {
                out.extend_from_slice(b"\\u00");
                out.extend(
                    [control >> 4, control & 0xf]
                        .iter()
                        .filter_map(|half| HEXADECIMAL.get(usize::from(*half))),
                );
            }
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}
