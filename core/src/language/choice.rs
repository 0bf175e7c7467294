//! Which language an asker gets (RFC 9110, 12.5.4).

use super::languages::Spoken;
use fluent_langneg::NegotiationStrategy::Lookup;
use fluent_langneg::negotiate::filter_matches;
use unic_langid::LanguageIdentifier;

/// More languages than anybody reads; the rest of such a header is not looked at.
const MOST: usize = 32;

/// The languages of a header, the best liked first; what is none, and what is not wanted, is left out.
pub(super) fn wanted(header: &str) -> Vec<LanguageIdentifier> {
    let mut found: Vec<(u16, LanguageIdentifier)> = header
        .split(',')
        .take(MOST)
        .filter_map(|range| {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let weight = match parameters.trim() {
                "" => 1000,
                text => thousandths(text.strip_prefix("q=").or_else(|| text.strip_prefix("Q="))?)?,
            };
            let tag = tag.trim().parse().ok()?;
            (weight > 0).then_some((weight, tag))
        })
        .collect();
    // stable: what is liked equally stays in order
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.into_iter().map(|(_, tag)| tag).collect()
}

/// A weight such as `0.8`, `1` or `0.125`; nothing for what is none (RFC 9110, 12.4.2).
#[must_use]
pub fn thousandths(text: &str) -> Option<u16> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = fraction.len() <= 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match (whole, digits) {
        ("0", true) => format!("{fraction:0<3}").parse().ok(),
        ("1", true) if fraction.bytes().all(|byte| byte == b'0') => Some(1000),
        _ => None,
    }
}

/// The language that suits best, by its place.
pub(super) fn best(spoken: &[Spoken], wanted: &[LanguageIdentifier]) -> Option<usize> {
    let found = filter_matches(wanted, spoken, Lookup);
    let found = found.first()?;
    spoken.iter().position(|language| language.name == found.name)
}

/// Who speaks where a dialect has no word: its language.
pub(super) fn fallback(spoken: &[Spoken], dialect: usize) -> Option<usize> {
    let tag = &spoken.get(dialect)?.tag;
    let general = LanguageIdentifier::from_parts(tag.language, None, None, &[]);
    spoken.iter().position(|language| language.tag == general)
}

#[cfg(test)]
mod tests {
    use super::{thousandths, wanted};

    #[test]
    fn the_best_liked_language_comes_first() {
        let cases = [
            ("fr", vec!["fr"]),
            ("en;q=0.5, fr", vec!["fr", "en"]),
            ("en;q=0.5,fr-ch;q=0.9, sw;q=0", vec!["fr-CH", "en"]),
            ("de, fr ; q=1.0, en", vec!["de", "fr", "en"]),
            ("*, fr;q=2, en;q=x, ;, 1234567890, é", vec![]),
            ("", vec![]),
        ];
        for (header, expected) in cases {
            let found: Vec<_> = wanted(header).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected, "{header}");
        }
    }

    #[test]
    fn weights_have_at_most_three_digits() {
        let cases = [
            ("1", Some(1000)),
            ("1.000", Some(1000)),
            ("0.8", Some(800)),
            ("0.125", Some(125)),
            ("0", Some(0)),
            ("0.", Some(0)),
            ("1.1", None),
            ("0.1234", None),
            ("-1", None),
            ("x", None),
        ];
        for (text, expected) in cases {
            assert_eq!(thousandths(text), expected, "{text}");
        }
    }
}
