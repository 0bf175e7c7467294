//! The proof against requests that other sites' pages send (spec 2.6): a value derived from the session, which stays when
//! its token is refreshed. Only our own page can have asked for it.

use super::token;
use actix_web::HttpRequest;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;
use subtle::ConstantTimeEq as _;

const HEADER: &str = "X-CSRFToken";

/// Whether a request may change something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The caller is named by a header that no browser sends by itself, or is nobody.
    NotNeeded,
    /// The header brought the right value.
    Brought,
    /// The header is missing.
    Missing,
    /// The header brought another value.
    Wrong,
}

impl Proof {
    /// That of a request by cookie.
    pub(crate) fn of(http: &HttpRequest, access_token: &str) -> Self {
        let Some(sent) = http.headers().get(HEADER) else {
            return Self::Missing;
        };
        let expected = value(access_token);
        let brought = expected.is_some_and(|expected| bool::from(sent.as_bytes().ct_eq(expected.as_bytes())));
        if brought { Self::Brought } else { Self::Wrong }
    }

    /// What the reference says when it refuses; front ends know the words.
    pub(crate) const fn refusal(self) -> Option<&'static str> {
        match self {
            Self::NotNeeded | Self::Brought => None,
            Self::Missing => Some("'HTTP_X_CSRFTOKEN'"),
            Self::Wrong => Some("CSRF token missing or incorrect."),
        }
    }
}

/// The value that belongs to the session of a token; neither can be found from it.
pub(super) fn value(access_token: &str) -> Option<String> {
    let session = token::payload(access_token)?.get("sid")?.as_str()?.to_owned();
    let digest = Sha256::new_with_prefix(b"openimis graphql csrf 1:")
        .chain_update(session)
        .finalize();
    Some(digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    }))
}
