//! Request ids: how a log line, an answer and a report of a user find each other.

use actix_web::http::header::{HeaderMap, HeaderValue};
use std::sync::Arc;
use uuid::Uuid;

pub(super) const HEADER: actix_web::http::header::HeaderName =
    actix_web::http::header::HeaderName::from_static("x-request-id");

/// The longest id accepted from outside.
const LONGEST: usize = 64;

/// The id of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestId(Arc<str>);

impl RequestId {
    /// The id that the client or the gateway gave, if it is harmless in a log; a fresh one otherwise.
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let sent = headers.get(HEADER).and_then(|value| value.to_str().ok());
        sent.filter(|sent| is_sane(sent))
            .map_or_else(|| Self(Uuid::now_v7().to_string().into()), |sent| Self(sent.into()))
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Writes the id into an answer.
pub(super) fn tell(id: &RequestId, headers: &mut HeaderMap) {
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        headers.insert(HEADER, value);
    }
}

fn is_sane(id: &str) -> bool {
    let harmless = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (8..=LONGEST).contains(&id.len()) && id.bytes().all(harmless)
}

#[cfg(test)]
mod tests {
    use super::is_sane;

    #[test]
    fn only_harmless_ids_are_taken_over() {
        assert!(is_sane("0192f0c1-aaaa-7000-8000-000000000001"));
        assert!(is_sane("gateway.17_a"));
        for id in [
            "",
            "short",
            "with space in it",
            "line\nbreak12",
            "<script>alert</script>",
            &"x".repeat(65),
        ] {
            assert!(!is_sane(id), "{id}");
        }
    }
}
