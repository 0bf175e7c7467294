//! The addresses around a document.

use crate::BASE;
use crate::document::Chosen;
use crate::document::response::{Frame, PageAddresses};
use crate::parameters::{Parameters, Read, encode};
use crate::routes::Endpoint;
use actix_web::HttpRequest;
use openimis_core::read::{Found, Query, Record};

/// The frame of what was asked for; pages are added by whoever has them.
pub(crate) fn frame(request: &HttpRequest, endpoint: &Endpoint, sent: &Parameters, query: &Query) -> Frame {
    let related = match endpoint {
        Endpoint::Linkage(resource, id, relationship) => {
            Some(format!("{BASE}/{resource}/{}/{relationship}", encode(id)))
        }
        _ => None,
    };
    Frame {
        own: address(request, &sent.with(&[], &[])),
        related,
        chosen: Chosen::of(query),
        compound: sent.iter().any(|parameter| parameter.family == "include"),
        pages: None,
    }
}

/// The pages around a page.
pub(super) fn pages(request: &HttpRequest, read: &Read, sent: &Parameters, found: &Found<'_>) -> PageAddresses {
    let links = read.links;
    let cursor = |record: Option<Record<'_>>| record.and_then(|record| record.cursor());
    let first = cursor(found.records().next());
    let last = cursor(found.records().last());
    let counted = found.total.filter(|_| !found.total_is_estimate);
    let previous = || links.previous(sent, first.as_deref());
    let next = || links.next(sent, last.as_deref());
    PageAddresses {
        first: address(request, &links.first(sent)),
        last: links.last(sent, counted).map(|query| address(request, &query)),
        previous: found
            .has_previous
            .then(previous)
            .flatten()
            .map(|query| address(request, &query)),
        next: found
            .has_next
            .then(next)
            .flatten()
            .map(|query| address(request, &query)),
    }
}

fn address(request: &HttpRequest, query: &str) -> String {
    let path = request.uri().path();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}
