//! Content negotiation (JSON:API 1.1, "Content Negotiation").

use crate::errors::kinds;
use openimis_core::error::{Problem, ProblemSource};

/// The media type of the standard.
pub const JSON_API: &str = "application/vnd.api+json";

/// One media type with its parameters, names in lower case.
#[derive(Debug, PartialEq, Eq)]
struct MediaType {
    essence: String,
    parameters: Vec<(String, String)>,
}

/// Checks the type of a body.
///
/// # Errors
/// 415 for another type, for a parameter other than `ext` and `profile`, and for any extension: none is supported yet.
pub fn check_content_type(header: Option<&str>) -> Result<(), Problem> {
    let accepted = header.and_then(media_type).is_some_and(|sent| {
        sent.essence == JSON_API
            && sent
                .parameters
                .iter()
                .all(|(name, value)| name == "profile" || (name == "ext" && value.is_empty()))
    });
    accepted
        .then_some(())
        .ok_or_else(|| refused(kinds::UNSUPPORTED_MEDIA_TYPE.problem(), "Content-Type"))
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

/// Checks that the client accepts the standard's media type, or the plain JSON that it is.
///
/// # Errors
/// 406 when it accepts neither, or only with parameters other than `profile`.
pub fn check_accept(header: Option<&str>) -> Result<(), Problem> {
    let Some(header) = header.filter(|header| !header.trim().is_empty()) else {
        return Ok(());
    };
    split(header, ',')
        .filter_map(media_type)
        .any(|accepted| covers_json_api(&accepted))
        .then_some(())
        .ok_or_else(|| refused(kinds::NOT_ACCEPTABLE.problem(), "Accept"))
}

fn covers_json_api(accepted: &MediaType) -> bool {
    let weightless = accepted
        .parameters
        .iter()
        .any(|(name, value)| name == "q" && value.trim_matches(['0', '.']).is_empty());
    let known = match accepted.essence.as_str() {
        "*/*" | "application/*" | "application/json" => true,
        JSON_API => accepted
            .parameters
            .iter()
            .all(|(name, _)| matches!(name.as_str(), "profile" | "q")),
        _ => false,
    };
    known && !weightless
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
    use super::{check_accept, check_content_encoding, check_content_type};

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
            (Some("text/html,application/xhtml+xml,*/*;q=0.8"), true),
            (Some("text/csv"), false),
            (Some("application/vnd.api+json;q=0"), false),
            (Some("application/vnd.api+json;q=0.5"), true),
        ];
        for (header, accepted) in cases {
            assert_eq!(check_accept(header).is_ok(), accepted, "{header:?}");
        }
    }

    #[test]
    fn compressed_bodies_are_refused() {
        assert!(check_content_encoding(None).is_ok());
        assert!(check_content_encoding(Some("identity")).is_ok());
        assert!(check_content_encoding(Some("gzip")).is_err());
    }
}
