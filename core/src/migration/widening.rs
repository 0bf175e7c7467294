//! Whether a column type of the database holds all that the expected type holds, and reads the same.

/// Whether `actual` is `expected` or a wider form of it. Both are written as `format_type` writes them.
///
/// Text may be wider, and numbers with the same scale longer. Everything else must be the same: an integer that is
/// read as 4 bytes cannot be 8.
pub(super) fn holds(expected: &str, actual: &str) -> bool {
    if expected == actual {
        return true;
    }
    let (expected_name, expected_size) = split(expected);
    let (actual_name, actual_size) = split(actual);
    match (expected_name, actual_name) {
        ("character varying", "text") => true,
        ("text", "character varying") => actual_size.is_none(),
        ("character varying", "character varying") | ("numeric", "numeric") => longer(expected_size, actual_size),
        _ => false,
    }
}

/// `character varying(50)` → (`character varying`, `50`).
fn split(type_name: &str) -> (&str, Option<&str>) {
    match type_name.strip_suffix(')').and_then(|rest| rest.split_once('(')) {
        Some((name, size)) => (name, Some(size)),
        None => (type_name, None),
    }
}

/// Compares `50` or `18,2`; no size is the longest.
fn longer(expected: Option<&str>, actual: Option<&str>) -> bool {
    match (expected.map(size), actual.map(size)) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some((length, scale)), Some((actual_length, actual_scale))) => {
            scale == actual_scale && length <= actual_length
        }
    }
}

fn size(text: &str) -> (u32, u32) {
    let (length, scale) = text.split_once(',').unwrap_or((text, "0"));
    (length.parse().unwrap_or(0), scale.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn wider_text_holds() {
        assert!(holds("character varying(25)", "character varying(50)"));
        assert!(holds("character varying(25)", "character varying"));
        assert!(holds("character varying(25)", "text"));
        assert!(holds("text", "character varying"));
    }

    #[test]
    fn narrower_text_does_not() {
        assert!(!holds("character varying(50)", "character varying(25)"));
        assert!(!holds("character varying", "character varying(255)"));
        assert!(!holds("text", "character varying(255)"));
        assert!(!holds("character varying(1)", "character(1)"));
    }

    #[test]
    fn numbers_keep_their_scale() {
        assert!(holds("numeric(18,2)", "numeric(20,2)"));
        assert!(!holds("numeric(18,2)", "numeric(18,4)"));
        assert!(!holds("integer", "bigint"));
        assert!(!holds("timestamp with time zone", "timestamp without time zone"));
    }
}
