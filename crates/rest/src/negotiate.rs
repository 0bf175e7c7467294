//! Content negotiation (JSON:API 1.1, "Content Negotiation").

use crate::errors::kinds;
use crate::format::Format;
use crate::message;
use openimis_core::error::{Problem, ProblemSource};
use openimis_core::language::{Argument, thousandths};

/// The media type of the standard.
pub const JSON_API: &str = "application/vnd.api+json";
/// The extension "Atomic Operations".
pub const ATOMIC: &str = "https://jsonapi.org/ext/atomic";
/// The type of its documents.
pub const ATOMIC_CONTENT_TYPE: &str = "application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\"";

/// One media type with its parameters, names in lower case.
#[derive(Debug, PartialEq, Eq)]
struct MediaType {
    essence: String,
    parameters: Vec<(String, String)>,
}

/// Checks the type of a body.
///
/// # Errors
/// 415 for another type, for a parameter other than `ext` and `profile`, and for any extension: documents of the only one
/// that is supported have an address of their own.
pub fn check_content_type(header: Option<&str>) -> Result<(), Problem> {
    check_extensions(header, &[])
}

/// Checks the type of a list of atomic operations.
///
/// # Errors
/// 415 for another type, and unless the extension and no other is named.
pub fn check_atomic_type(header: Option<&str>) -> Result<(), Problem> {
    check_extensions(header, &[ATOMIC])
}

fn check_extensions(header: Option<&str>, wanted: &[&str]) -> Result<(), Problem> {
    let accepted = header.and_then(media_type).is_some_and(|sent| {
        let known = |(name, _): &(String, String)| matches!(name.as_str(), "ext" | "profile");
        let extensions = sent.parameters.iter().find(|(name, _)| name == "ext");
        let extensions = extensions.map_or("", |(_, value)| value.as_str());
        sent.essence == JSON_API
            && sent.parameters.iter().all(known)
            && extensions.split_whitespace().eq(wanted.iter().copied())
    });
    accepted
        .then_some(())
        .ok_or_else(|| refused(kinds::UNSUPPORTED_MEDIA_TYPE.problem(), "Content-Type"))
}

/// Whether a body is XML; it is UTF-8.
#[must_use]
pub fn is_xml(header: Option<&str>) -> bool {
    header.and_then(media_type).is_some_and(|sent| {
        let utf8 = |(name, value): &(String, String)| name == "charset" && value.eq_ignore_ascii_case("utf-8");
        sent.essence == Format::Xml.media_type() && sent.parameters.iter().all(utf8)
    })
}

/// Checks that the body is not compressed: a few bytes would become many.
///
/// # Errors
/// 415 for any encoding but `identity`.
pub fn check_content_encoding(header: Option<&str>) -> Result<(), Problem> {
    match header.map(str::trim) {
        None | Some("" | "identity") => Ok(()),
        Some(_) => Err(refused(kinds::UNSUPPORTED_MEDIA_TYPE.problem(), "Content-Encoding")),
    }
}

/// The format that the client likes best; the first one offered where it does not care.
///
/// # Errors
/// 406 when it accepts none; and, whatever else it accepts, when it names the standard's media type, but never without
/// parameters or extensions that are unknown here: the standard demands it.
pub fn accepted(header: Option<&str>, offered: &[Format]) -> Result<Format, Problem> {
    let header = header
        .map(str::trim)
        .filter(|header| !matches!(*header, "" | "*/*" | JSON_API));
    let (Some(header), Some(first)) = (header, offered.first()) else {
        return offered.first().copied().ok_or_else(|| not_acceptable(offered));
    };
    let ranges: Vec<_> = split(header, ',').filter_map(media_type).collect();
    let mut instances = ranges.iter().filter(|range| range.essence == JSON_API).peekable();
    if instances.peek().is_some() && instances.all(MediaType::is_foreign) {
        return Err(not_acceptable(offered));
    }
    let mut best = (Preference::default(), *first);
    for format in offered {
        let preference = ranges
            .iter()
            .filter_map(|range| range.preference(*format))
            .max_by_key(|found| (found.precision, found.weight));
        if let Some(preference) = preference
            && preference > best.0
        {
            best = (preference, *format);
        }
    }
    if best.0.weight == 0 {
        return Err(not_acceptable(offered));
    }
    Ok(best.1)
}

fn not_acceptable(offered: &[Format]) -> Problem {
    let types = Argument::all(offered.iter().map(|format| format.media_type()));
    let detail = message::answers_with(types);
    refused(kinds::NOT_ACCEPTABLE.problem().detail(detail), "Accept")
}

/// How much a client likes a format, and how exactly it says so (RFC 9110, 12.5.1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Preference {
    /// In thousandths.
    weight: u16,
    precision: u8,
}

impl MediaType {
    /// Whether it has a parameter or an extension that is unknown here.
    fn is_foreign(&self) -> bool {
        self.parameters.iter().any(|(name, value)| match name.as_str() {
            "profile" | "q" => false,
            "ext" => value.split_whitespace().any(|extension| extension != ATOMIC),
            _ => true,
        })
    }

    /// What this range says about the format, if it says anything.
    fn preference(&self, format: Format) -> Option<Preference> {
        let own = format.media_type();
        let precision = if self.essence == own || format.alias() == Some(self.essence.as_str()) {
            2
        } else if self
            .essence
            .strip_suffix("/*")
            .is_some_and(|kind| own.split('/').next() == Some(kind))
        {
            1
        } else if self.essence == "*/*" {
            0
        } else {
            return None;
        };
        if self.essence == JSON_API && self.is_foreign() {
            return None;
        }
        let weight = self.parameters.iter().find(|(name, _)| name == "q");
        let weight = weight.map_or(Some(1000), |(_, value)| thousandths(value))?;
        Some(Preference { weight, precision })
    }
}

fn refused(problem: Problem, header: &'static str) -> Problem {
    Problem {
        source: Some(ProblemSource::Header(header)),
        ..problem
    }
}

fn media_type(text: &str) -> Option<MediaType> {
    let mut parts = split(text, ';');
    let essence = parts.next()?.trim().to_ascii_lowercase();
    let mut parameters = Vec::new();
    for part in parts.filter(|part| !part.trim().is_empty()) {
        let (name, value) = part.split_once('=')?;
        parameters.push((
            name.trim().to_ascii_lowercase(),
            value.trim().trim_matches('"').to_owned(),
        ));
    }
    essence.contains('/').then_some(MediaType { essence, parameters })
}

/// Splits at a separator outside quotes.
fn split(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |character| {
        quoted ^= character == '"';
        character == separator && !quoted
    })
}

#[cfg(test)]
mod tests {
    use super::{self as negotiate, check_content_encoding, check_content_type};
    use crate::format::Format;

    #[test]
    fn bodies_are_json_api_without_foreign_parameters() {
        let cases = [
            (Some("application/vnd.api+json"), true),
            (Some("Application/VND.API+JSON"), true),
            (
                Some("application/vnd.api+json; profile=\"https://example.org/a;b\""),
                true,
            ),
            (Some("application/vnd.api+json; charset=utf-8"), false),
            (
                Some("application/vnd.api+json; ext=\"https://jsonapi.org/ext/atomic\""),
                false,
            ),
            (Some("application/json"), false),
            (Some("text"), false),
            (Some(""), false),
            (None, false),
        ];
        for (header, accepted) in cases {
            assert_eq!(check_content_type(header).is_ok(), accepted, "{header:?}");
        }
    }

    #[test]
    fn only_parametrised_instances_of_the_type_are_not_acceptable() {
        let cases = [
            (None, true),
            (Some(""), true),
            (Some("*/*"), true),
            (Some("application/vnd.api+json"), true),
            (Some("application/vnd.api+json;profile=\"https://example.org\""), true),
            (Some("application/vnd.api+json;charset=utf-8"), false),
            (
                Some("application/vnd.api+json;charset=utf-8, application/vnd.api+json"),
                true,
            ),
            (
                Some("application/vnd.api+json;ext=\"https://example.org/unknown\""),
                false,
            ),
            (Some("application/vnd.api+json;charset=utf-8, */*"), false),
            (
                Some("text/html, application/vnd.api+json;ext=\"https://example.org/unknown\""),
                false,
            ),
            (
                Some("application/vnd.api+json;ext=\"https://jsonapi.org/ext/atomic\""),
                true,
            ),
            (Some("text/html,application/xhtml+xml,*/*;q=0.8"), true),
            (Some("text/csv"), false),
            (Some("text/html;q=0, application/xml;q=0.0"), false),
            (Some("application/vnd.api+json;q=0"), false),
            (Some("application/vnd.api+json;q=0.5"), true),
        ];
        for (header, accepted) in cases {
            assert_eq!(
                negotiate::accepted(header, Format::DOCUMENT).is_ok(),
                accepted,
                "{header:?}"
            );
        }
    }

    #[test]
    fn the_best_liked_format_is_chosen() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        let cases = [
            (None, Format::JsonApi),
            (Some("*/*"), Format::JsonApi),
            (Some("application/json, text/plain, */*"), Format::JsonApi),
            (Some(browser), Format::Html),
            (Some("text/html, */*"), Format::Html),
            (Some("application/xml"), Format::Xml),
            (Some("text/xml"), Format::Xml),
            (Some("application/*"), Format::JsonApi),
            (Some("application/*, application/vnd.api+json;q=0"), Format::Xml),
            (Some("text/*"), Format::Html),
            (Some("text/csv"), Format::Csv),
            (Some("text/csv;q=0.4, application/xml;q=0.45"), Format::Xml),
            (Some("text/html;q=2, text/csv;q=0.1"), Format::Csv),
            (
                Some("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
                Format::Xlsx,
            ),
        ];
        for (header, expected) in cases {
            let chosen = negotiate::accepted(header, Format::COLLECTION);
            assert_eq!(chosen, Ok(expected), "{header:?}");
        }
    }

    #[test]
    fn compressed_bodies_are_refused() {
        assert!(check_content_encoding(None).is_ok());
        assert!(check_content_encoding(Some("identity")).is_ok());
        assert!(check_content_encoding(Some("gzip")).is_err());
    }
}
