//! What is sent to identity: texts by name, as JSON or as a form.

use crate::body::{self, header};
use crate::dispatch::Exchange;
use crate::document::json;
use crate::errors::{Failure, kinds};
use crate::message;
use crate::parameters::Parameters;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Payload;
use openimis_core::error::{ProblemSource, kinds as core_kinds};
use openimis_core::language::Said;
use serde_json::Value;
use std::collections::HashMap;

/// The largest body: names, passwords and tokens are short.
const LIMIT: usize = 16 * 1024;

/// The texts that were sent. They are secrets: never logged, so not even printable.
pub(super) struct Fields(HashMap<String, String>);

impl Fields {
    /// Reads the body; no body has no fields.
    pub(super) async fn read(exchange: &Exchange<'_>, payload: Payload) -> Result<Self, Failure> {
        let body = body::read(exchange.request, payload, LIMIT).await?;
        if body.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        match essence(exchange).as_str() {
            "application/json" => Self::of_json(&body),
            "application/x-www-form-urlencoded" => Self::of_form(&body),
            _ => Err(unsupported(message::json_or_form())),
        }
    }

    /// The same, where only JSON is read.
    pub(super) async fn read_json(exchange: &Exchange<'_>, payload: Payload) -> Result<Self, Failure> {
        if essence(exchange) != "application/json" {
            return Err(unsupported(message::json_only()));
        }
        Self::read(exchange, payload).await
    }

    fn of_json(body: &[u8]) -> Result<Self, Failure> {
        let Value::Object(members) = json::parse(body)? else {
            return Err(malformed(message::an_object()));
        };
        let texts = members.into_iter().filter_map(|(name, value)| match value {
            Value::String(text) => Some(Ok((name, text))),
            Value::Null => None,
            _ => Some(Err(malformed(message::object_of_texts()))),
        });
        texts.collect::<Result<_, _>>().map(Self)
    }

    fn of_form(body: &[u8]) -> Result<Self, Failure> {
        let text = std::str::from_utf8(body).map_err(|_| malformed(message::form_no_utf8()))?;
        // names that stand there twice are refused, as RFC 6749, 3.2 demands
        let parameters = Parameters::parse(text).map_err(|_| malformed(message::broken_form()))?;
        let pairs = parameters.iter().map(|field| (field.name.clone(), field.value.clone()));
        Ok(Self(pairs.collect()))
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// A text that must be there.
    pub(super) fn need(&self, name: &'static str) -> Result<&str, Failure> {
        let found = self.get(name).filter(|text| !text.is_empty());
        found.ok_or_else(|| missing(name))
    }
}

pub(super) fn missing(name: &'static str) -> Failure {
    let mut problem = core_kinds::REQUIRED.problem().detail(message::send_field(name));
    problem.source = Some(ProblemSource::Pointer(format!("/{name}")));
    problem.into()
}

/// The media type without parameters.
fn essence(exchange: &Exchange<'_>) -> String {
    let sent = header(exchange.request, &CONTENT_TYPE).unwrap_or_default();
    sent.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

fn unsupported(detail: Said) -> Failure {
    let mut problem = kinds::UNSUPPORTED_MEDIA_TYPE.problem().detail(detail);
    problem.source = Some(ProblemSource::Header("Content-Type"));
    problem.into()
}

fn malformed(detail: Said) -> Failure {
    core_kinds::MALFORMED_BODY.problem().detail(detail).into()
}
