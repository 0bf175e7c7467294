//! The ways in which a request travels: JSON, plain GraphQL, forms, and the query of an address.

use actix_web::HttpRequest;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Query;
use async_graphql::{Request, Variables};
use serde::Deserialize;
use serde_json::Value;

#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    query: Option<String>,
    #[serde(default)]
    variables: Option<Value>,
    #[serde(default, rename = "operationName")]
    operation_name: Option<String>,
}

/// `GET ?query=…&variables=…&operationName=…`
pub(super) fn of_query(query: &str) -> Result<Request, String> {
    let sent = Query::<Sent>::from_query(query).map_err(|_| "The query of the address cannot be read.")?;
    request(sent.into_inner())
}

/// `POST` with JSON, plain GraphQL or a form.
pub(super) fn of_post(http: &HttpRequest, bytes: &[u8]) -> Result<Request, String> {
    let sent = http.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = sent
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim();
    match media_type.to_ascii_lowercase().as_str() {
        "application/graphql" => request(Sent {
            query: Some(text(bytes)?.to_owned()),
            ..Sent::default()
        }),
        "application/json" => {
            let value: Value = serde_json::from_slice(bytes).map_err(|_| "POST body sent invalid JSON.")?;
            if !value.is_object() {
                return Err("The received data is not a valid JSON query.".to_owned());
            }
            request(serde_json::from_value(value).map_err(|_| "The received data is not a valid JSON query.")?)
        }
        _ => Err("Must provide query string.".to_owned()),
    }
}

fn text(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|_| "The body is not UTF-8.".to_owned())
}

fn request(sent: Sent) -> Result<Request, String> {
    let query = sent.query.filter(|query| !query.trim().is_empty());
    let mut request = Request::new(query.ok_or("Must provide query string.")?);
    request.operation_name = sent.operation_name.filter(|name| !name.is_empty());
    request.variables = match sent.variables {
        None | Some(Value::Null) => Variables::default(),
        // forms and addresses carry them as text
        Some(Value::String(text)) if text.is_empty() => Variables::default(),
        Some(Value::String(text)) => {
            Variables::from_json(serde_json::from_str(&text).map_err(|_| "Variables are invalid JSON.")?)
        }
        Some(variables) => Variables::from_json(variables),
    };
    Ok(request)
}
