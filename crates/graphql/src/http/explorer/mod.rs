//! `GraphiQL`, in which people try queries out, at the door's own address. It needs nothing from elsewhere, so that it
//! works in an office without Internet.

use crate::door::Door;
use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

/// Where the page's files are.
pub(crate) const PATH: &str = "/api/graphql/explorer/{file}";

const PAGE: &str = include_str!("page.html");
/// The page may run its own scripts and speak with this server, and nothing else. The editor sets its own styles.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; \
    img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const STYLE: &str = "text/css; charset=utf-8";

/// A file of others, compressed: `graphiql/README.md` tells where it is from.
macro_rules! packed {
    ($name:literal) => {
        include_bytes!(concat!("../../../graphiql/", $name, ".gz"))
    };
}

/// Whether a browser asks for the page: no query, and HTML is wanted.
pub(super) fn is_wanted(http: &HttpRequest) -> bool {
    let accepted = http.headers().get(ACCEPT).and_then(|value| value.to_str().ok());
    *http.method() == Method::GET
        && http.query_string().is_empty()
        && accepted.is_some_and(|accepted| accepted.contains("text/html"))
}

/// The page.
pub(super) fn page() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(PAGE)
}

/// A file of the page; every browser that can show it reads gzip.
pub(crate) async fn file(door: Data<Door>, name: Path<String>) -> HttpResponse {
    if !door.options().explorer {
        return HttpResponse::NotFound().finish();
    }
    let (kind, bytes): (_, &'static [u8]) = match name.as_str() {
        "explorer.js" => {
            return HttpResponse::Ok()
                .content_type(SCRIPT)
                .body(include_str!("explorer.js"));
        }
        "graphiql.min.js" => (SCRIPT, packed!("graphiql.min.js")),
        "graphiql.min.css" => (STYLE, packed!("graphiql.min.css")),
        "react.production.min.js" => (SCRIPT, packed!("react.production.min.js")),
        "react-dom.production.min.js" => (SCRIPT, packed!("react-dom.production.min.js")),
        _ => return HttpResponse::NotFound().finish(),
    };
    HttpResponse::Ok()
        .insert_header((CONTENT_ENCODING, "gzip"))
        .insert_header((CACHE_CONTROL, "max-age=86400"))
        .content_type(kind)
        .body(bytes)
}
