//! Entity tags (RFC 9110, sections 8.8.3 and 13): what a client has seen, and whether it still is so.
//!
//! A tag is `"version.representation"`: the version of the row, by which `If-Match` proves what a change is based on,
//! whatever fields were shown; and a digest of the bytes, by which `If-None-Match` saves sending them again. Documents of
//! several rows have only the latter.

use crate::door::Options;
use crate::errors::{Failure, kinds};
use crate::message;
use actix_web::body::{EitherBody, MessageBody as _};
use actix_web::http::header::{ETAG, HeaderName, HeaderValue, IF_MATCH, IF_NONE_MATCH, VARY};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use openimis_core::error::ProblemSource;
use openimis_core::read::RowVersion;
use twox_hash::XxHash3_64;

/// What `If-Match` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IfMatch {
    /// Nothing: the header was not sent.
    Absent,
    /// `*`: any version will do.
    Any,
    /// One of these versions. Tags that are not ours match nothing.
    Versions(Vec<RowVersion>),
}

impl IfMatch {
    /// Of a request.
    ///
    /// # Errors
    /// 400 for a header that is no list of tags.
    pub(crate) fn of(request: &HttpRequest) -> Result<Self, Failure> {
        Ok(tags(request, &IF_MATCH)?.map_or(Self::Absent, |tags| Self::any_of(&tags)))
    }

    /// Of a text written like the header's value; nothing for one that is no list of tags.
    pub(crate) fn of_text(text: &str) -> Option<Self> {
        let mut found = Vec::new();
        list(text, &mut found)?;
        Some(Self::any_of(&found))
    }

    fn any_of(tags: &[String]) -> Self {
        if tags.iter().any(|tag| tag == "*") {
            return Self::Any;
        }
        Self::Versions(tags.iter().filter_map(|tag| version(tag)).collect())
    }

    /// Of a request that changes a row, where the installation may want one.
    ///
    /// # Errors
    /// 400 for a header that is no list of tags, 428 where there is none and one is wanted.
    pub(crate) fn of_change(request: &HttpRequest, options: &Options) -> Result<Self, Failure> {
        match Self::of(request)? {
            Self::Absent if options.require_if_match => Err(kinds::PRECONDITION_REQUIRED.problem().into()),
            if_match => Ok(if_match),
        }
    }

    /// Of a form that carries this version; what is none matches nothing.
    ///
    /// # Errors
    /// 428 where there is none and one is wanted.
    pub(crate) fn of_form(sent: Option<&str>, is_wanted: bool) -> Result<Self, Failure> {
        match sent {
            None if is_wanted => Err(kinds::PRECONDITION_REQUIRED.problem().into()),
            None => Ok(Self::Absent),
            Some(text) => Ok(Self::Versions(from_hex(text).into_iter().collect())),
        }
    }
}

/// A version as forms carry it.
pub(crate) fn in_form(version: RowVersion) -> String {
    format!("{:x}", version.0)
}

/// Adds the tag to an answer that is not streamed, and answers 304 without body where the client has it already. The
/// version of the row is among the answer's extensions.
pub(crate) fn finish(request: &HttpRequest, response: HttpResponse) -> Result<HttpResponse, Failure> {
    if response.status() != StatusCode::OK && response.status() != StatusCode::CREATED {
        return Ok(response);
    }
    let version = response.extensions().get::<RowVersion>().copied();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if response.headers().contains_key(ETAG) || (version.is_none() && !reads) {
        return Ok(response);
    }
    let (head, body) = response.into_parts();
    let body = match body.try_into_bytes() {
        Ok(body) => body,
        Err(streamed) => {
            // it has no tag, but what is malformed is refused wherever it is sent
            tags(request, &IF_NONE_MATCH)?;
            return Ok(head.set_body(streamed));
        }
    };
    let tag = tag(version, &body);
    if reads && is_known(request, &tag)? {
        return Ok(not_modified(&head, &tag));
    }
    let mut response = head.set_body(EitherBody::<Bytes>::left(body)).map_into_boxed_body();
    if let Ok(value) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, value);
    }
    Ok(response)
}

/// Only what the client needs to go on with what it has (RFC 9110, section 15.4.5).
fn not_modified(head: &HttpResponse<()>, tag: &str) -> HttpResponse {
    let mut response = HttpResponse::NotModified();
    response.insert_header((ETAG, tag));
    if let Some(vary) = head.headers().get(VARY) {
        response.insert_header((VARY, vary.clone()));
    }
    response.finish()
}

fn tag(version: Option<RowVersion>, body: &[u8]) -> String {
    let digest = XxHash3_64::oneshot(body);
    match version {
        Some(version) => format!("\"{:x}.{digest:x}\"", version.0),
        None => format!("\".{digest:x}\""),
    }
}

/// The version in a tag of ours.
fn version(tag: &str) -> Option<RowVersion> {
    let (version, _) = tag.strip_prefix('"')?.strip_suffix('"')?.split_once('.')?;
    from_hex(version)
}

fn from_hex(text: &str) -> Option<RowVersion> {
    u32::from_str_radix(text, 16).ok().map(RowVersion)
}

/// Whether `If-None-Match` names the tag: compared weakly, as the RFC wants.
fn is_known(request: &HttpRequest, tag: &str) -> Result<bool, Failure> {
    let tags = tags(request, &IF_NONE_MATCH)?.unwrap_or_default();
    Ok(tags
        .iter()
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag))
}

/// The tags in a header; nothing if it was not sent.
fn tags(request: &HttpRequest, name: &'static HeaderName) -> Result<Option<Vec<String>>, Failure> {
    let mut found = Vec::new();
    for line in request.headers().get_all(name) {
        let line = line.to_str().map_err(|_| malformed(name))?;
        list(line, &mut found).ok_or_else(|| malformed(name))?;
    }
    Ok(request.headers().contains_key(name).then_some(found))
}

/// Adds the tags of a list; nothing where it is none.
fn list(line: &str, found: &mut Vec<String>) -> Option<()> {
    let mut rest = line;
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return Some(());
        }
        let (tag, after) = rest.split_at(first(rest)?);
        found.push(tag.to_owned());
        rest = after;
    }
}

/// Where the first tag of a list ends; what stands between its quotes may hold commas.
fn first(list: &str) -> Option<usize> {
    if list.starts_with('*') {
        return Some(1);
    }
    let weak = if list.starts_with("W/") { 2 } else { 0 };
    let opaque = list.get(weak..)?.strip_prefix('"')?;
    Some(weak + opaque.find('"')? + 2)
}

fn malformed(name: &'static HeaderName) -> Failure {
    let mut problem = kinds::INVALID_HEADER.problem().detail(message::entity_tags());
    problem.source = Some(ProblemSource::Header(name.as_str()));
    problem.into()
}

#[cfg(test)]
mod tests {
    use super::{IfMatch, finish, tag, version};
    use actix_web::HttpResponse;
    use actix_web::body::MessageBody as _;
    use actix_web::test::TestRequest;
    use actix_web::web::Bytes;
    use openimis_core::read::RowVersion;

    #[test]
    fn versions_are_read_back_from_tags() {
        let tagged = tag(Some(RowVersion(0x2a)), b"body");
        assert!(tagged.starts_with("\"2a."), "{tagged}");
        assert_eq!(version(&tagged), Some(RowVersion(0x2a)));
        for foreign in ["\".1\"", "\"x.1\"", "\"2a\"", "2a.1", "W/\"2a.1\""] {
            assert_eq!(version(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn if_match_is_read() {
        let read = |value: &str| IfMatch::of(&TestRequest::get().insert_header(("If-Match", value)).to_http_request());
        assert_eq!(read("*").unwrap(), IfMatch::Any);
        let both = IfMatch::Versions(vec![RowVersion(1), RowVersion(255)]);
        assert_eq!(read("\"1.aa\", \"ff.bb\" , \"for,eign\",").unwrap(), both);
        // a weak tag never matches here (RFC 9110, section 13.1.1)
        assert_eq!(read("W/\"1.aa\"").unwrap(), IfMatch::Versions(Vec::new()));
        for malformed in ["1.aa", "\"1.aa", "W/1.aa", "\"1.aa\" 2"] {
            assert!(read(malformed).is_err(), "{malformed}");
        }
        assert_eq!(
            IfMatch::of(&TestRequest::get().to_http_request()).unwrap(),
            IfMatch::Absent
        );
    }

    #[test]
    fn malformed_tags_are_refused_of_what_is_streamed_too() {
        let asked = |tags: &str| {
            let request = TestRequest::get()
                .insert_header(("If-None-Match", tags))
                .to_http_request();
            let rows = futures_util::stream::empty::<Result<Bytes, actix_web::Error>>();
            finish(&request, HttpResponse::Ok().streaming(rows)).is_ok()
        };
        assert!(asked("\"known\""));
        assert!(!asked("NgX/"));
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let known = tag(None, b"body");
        let ask = |header: &str| {
            let request = TestRequest::get()
                .insert_header(("If-None-Match", header))
                .to_http_request();
            let response = finish(&request, HttpResponse::Ok().body("body")).unwrap();
            let tagged = response.headers().get("etag").unwrap().to_str().unwrap().to_owned();
            let length = response.into_body().try_into_bytes().unwrap().len();
            (tagged, length)
        };
        assert_eq!(ask(&known), (known.clone(), 0));
        assert_eq!(ask(&format!("\"other\", W/{known}")), (known.clone(), 0));
        assert_eq!(ask("*"), (known.clone(), 0));
        assert_eq!(ask("\"other\""), (known.clone(), 4));
    }
}
