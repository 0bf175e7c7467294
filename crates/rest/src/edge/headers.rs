//! Security headers.

use crate::door::Options;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// Documents hold data and are never a page.
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";
/// The documentation runs Swagger UI from this server, which sets styles on its elements.
const DOCS_POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                           object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Two years, as browsers' own lists ask for.
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// What an address answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Data.
    Document,
    /// The documentation's own pages.
    Documentation,
}

impl Kind {
    pub(super) fn of(path: &str) -> Self {
        if path.starts_with(crate::docs::PATH) {
            Self::Documentation
        } else {
            Self::Document
        }
    }
}

/// Adds the headers that an answer does not set itself.
pub(super) fn protect(headers: &mut HeaderMap, options: &Options, kind: Kind) {
    let docs = kind == Kind::Documentation;
    let policy = if docs { DOCS_POLICY } else { API_POLICY };
    set(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(headers, header::X_FRAME_OPTIONS, "DENY");
    set(headers, header::REFERRER_POLICY, "no-referrer");
    set(headers, header::CONTENT_SECURITY_POLICY, policy);
    if !docs {
        // what one user was answered is not for another one at the same proxy
        set(headers, header::CACHE_CONTROL, "private, no-cache");
    }
    if options.tls {
        set(headers, header::STRICT_TRANSPORT_SECURITY, TRANSPORT);
    }
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    if !headers.contains_key(&name) {
        headers.insert(name, HeaderValue::from_static(value));
    }
}
