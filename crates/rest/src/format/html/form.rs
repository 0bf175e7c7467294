//! Forms that a browser posts (`application/x-www-form-urlencoded`).
//!
//! Only pages of ours may post them: they need the session's cookie and, in `_csrf`, the proof that belongs to it. Forms
//! know no other method than POST, so `_method` may name `PATCH` or `DELETE`; no other request may do so. `_version` is
//! the version of the row that the form was made from.

use crate::auth::cookie::FormProof;
use crate::body::{self, header};
use crate::errors::Failure;
use crate::message;
use crate::parameters::Parameters;
use actix_web::http::Method as HttpMethod;
use actix_web::http::header::{AUTHORIZATION, CONTENT_TYPE};
use actix_web::web::Payload;
use actix_web::{HttpMessage as _, HttpRequest};
use openimis_core::error::kinds;
use openimis_core::language::Said;
use openimis_core::registry::Method;
use std::collections::HashMap;

/// The control with the version of the row that a form was made from: what `If-Match` is to documents.
pub(crate) const VERSION: &str = "_version";

const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// What was filled in, by name of control.
pub(crate) struct Form {
    fields: HashMap<String, String>,
    /// The method that is meant.
    pub(crate) method: Method,
}

/// Whether the request is a form of a browser; programs name themselves in a header and send documents.
pub(crate) fn is_form(request: &HttpRequest) -> bool {
    let sent = header(request, &CONTENT_TYPE).unwrap_or_default();
    let essence = sent.split(';').next().unwrap_or_default().trim();
    request.method() == HttpMethod::POST
        && essence.eq_ignore_ascii_case(MEDIA_TYPE)
        && !request.headers().contains_key(AUTHORIZATION)
}

impl Form {
    /// Reads it, and hands its proof to whoever checks the session.
    pub(crate) async fn read(request: &HttpRequest, payload: Payload, limit: usize) -> Result<Self, Failure> {
        let body = body::read(request, payload, limit).await?;
        let malformed = |detail: Said| kinds::MALFORMED_BODY.problem().detail(detail);
        let text = std::str::from_utf8(&body).map_err(|_| malformed(message::form_no_utf8()))?;
        let sent = Parameters::parse(text).map_err(|_| malformed(message::broken_form()))?;
        // browsers send every line's end as two characters
        let pairs = sent
            .iter()
            .map(|field| (field.name.clone(), field.value.replace("\r\n", "\n")));
        let fields: HashMap<_, _> = pairs.collect();
        let method = match fields.get("_method").map(String::as_str) {
            None => Method::Post,
            Some("PATCH") => Method::Patch,
            Some("DELETE") => Method::Delete,
            Some(_) => return Err(malformed(message::form_method()).into()),
        };
        if let Some(proof) = fields.get("_csrf") {
            request.extensions_mut().insert(FormProof(proof.clone()));
        }
        Ok(Self { fields, method })
    }

    /// What was filled in.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }
}
