//! The ways in which a request travels: JSON, plain GraphQL, and the query of an address. Forms are refused, as the
//! reference does: another site's page can send one without being asked.

use super::persisted::Persisted;
use actix_web::HttpRequest;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::web::Query;
use async_graphql::{Request, Variables};
use serde::Deserialize;
use serde_json::Value;

/// Why what was sent is no request.
pub(super) type Refusal = (StatusCode, String);

const NOT_A_REQUEST: &str = "The received data is not a valid JSON query.";
const UNSUPPORTED: &str = "Unsupported Media Type: The server only accepts application/json requests.";

#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    query: Option<String>,
    #[serde(default)]
    variables: Option<Value>,
    #[serde(default, rename = "operationName")]
    operation_name: Option<String>,
    #[serde(default)]
    extensions: Option<Value>,
}

/// `GET ?query=…&variables=…&operationName=…`
pub(super) fn of_query(query: &str, persisted: &Persisted) -> Result<Request, Refusal> {
    let sent = Query::<Sent>::from_query(query).map_err(|_| bad("The query of the address cannot be read."))?;
    let mut sent = sent.into_inner();
    // addresses carry them as text
    if let Some(Value::String(text)) = &sent.extensions {
        sent.extensions = serde_json::from_str(text).ok();
    }
    request(sent, persisted)
}

/// `POST` with JSON or plain GraphQL.
pub(super) fn of_post(http: &HttpRequest, bytes: &[u8], persisted: &Persisted) -> Result<Request, Refusal> {
    let sent = http.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let media_type = sent
        .and_then(|value| value.split(';').next())
        .unwrap_or_default()
        .trim();
    match media_type.to_ascii_lowercase().as_str() {
        "application/graphql" => {
            let query = Some(text(bytes)?.to_owned());
            request(
                Sent {
                    query,
                    ..Sent::default()
                },
                persisted,
            )
        }
        "application/json" => {
            let value: Value = serde_json::from_slice(bytes).map_err(|_| bad("POST body sent invalid JSON."))?;
            if !value.is_object() {
                return Err(bad(NOT_A_REQUEST));
            }
            request(
                serde_json::from_value(value).map_err(|_| bad(NOT_A_REQUEST))?,
                persisted,
            )
        }
        _ => Err((StatusCode::UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED.to_owned())),
    }
}

fn bad(message: &str) -> Refusal {
    (StatusCode::BAD_REQUEST, message.to_owned())
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    std::str::from_utf8(bytes).map_err(|_| bad("The body is not UTF-8."))
}

fn request(sent: Sent, persisted: &Persisted) -> Result<Request, Refusal> {
    let query = sent.query.filter(|query| !query.trim().is_empty());
    let query = persisted.query(query, sent.extensions.as_ref())?;
    let mut request = Request::new(query.ok_or_else(|| bad("Must provide query string."))?);
    request.operation_name = sent.operation_name.filter(|name| !name.is_empty());
    request.variables = match sent.variables {
        None | Some(Value::Null) => Variables::default(),
        // addresses carry them as text
        Some(Value::String(text)) if text.is_empty() => Variables::default(),
        Some(Value::String(text)) => {
            Variables::from_json(serde_json::from_str(&text).map_err(|_| bad("Variables are invalid JSON."))?)
        }
        Some(variables) => Variables::from_json(variables),
    };
    Ok(request)
}
