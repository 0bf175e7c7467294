//! Paths of identity.

use super::schema;
use crate::auth::Endpoint;
use openimis_core::registry::Method;
use serde_json::{Map, Value, json};

/// The path items by path.
pub(super) fn paths() -> Map<String, Value> {
    let items = Endpoint::ALL.iter().map(|endpoint| {
        let methods = endpoint.methods().iter();
        let item: Map<_, _> = methods
            .map(|method| (method.to_string().to_ascii_lowercase(), operation(*endpoint, *method)))
            .collect();
        (endpoint.pattern().to_owned(), Value::Object(item))
    });
    items.collect()
}

fn operation(endpoint: Endpoint, method: Method) -> Value {
    let (id, doc, fields, required): (_, _, &[&str], usize) = match (endpoint, method) {
        (Endpoint::Token, _) => (
            "auth.token",
            "Tokens for a password or a refresh token (RFC 6749).",
            &["grant_type", "username", "password", "refresh_token"],
            1,
        ),
        (Endpoint::Refresh, _) => ("auth.refresh", "The next pair of tokens.", &["refresh_token"], 0),
        (Endpoint::Logout, _) => ("auth.logout", "Ends all sessions of the user.", &[], 0),
        (Endpoint::Session, Method::Delete) => ("auth.end_session", "Logs a browser out.", &[], 0),
        (Endpoint::Session, Method::Get) => ("auth.log_in_page", "The page to log in, for browsers.", &[], 0),
        (Endpoint::Session, _) => (
            "auth.session",
            "Logs a browser in, by cookies.",
            &["username", "password"],
            2,
        ),
        (Endpoint::Password, _) => (
            "auth.password",
            "Changes one's own password; ends all sessions.",
            &["newPassword", "oldPassword"],
            1,
        ),
        (Endpoint::Reset, _) => (
            "auth.password_reset",
            "Mails a token to set a password with.",
            &["username"],
            1,
        ),
        (Endpoint::ResetConfirm, _) => (
            "auth.password_reset_confirm",
            "Sets a password by a mailed token.",
            &["token", "newPassword", "username"],
            2,
        ),
        (Endpoint::Me, _) => ("auth.me", "Who is logged in, and what he may do.", &[], 0),
    };
    let mut operation = json!({
        "operationId": id, "tags": ["auth"], "summary": doc, "responses": responses(endpoint, method),
        "security": if needs_login(endpoint, method) { json!([{ "bearer": [] }, { "cookie": [] }]) } else { json!([]) },
    });
    if !fields.is_empty()
        && let Some(operation) = operation.as_object_mut()
    {
        operation.insert("requestBody".to_owned(), body(endpoint, fields, required));
    }
    operation
}

const fn needs_login(endpoint: Endpoint, method: Method) -> bool {
    match endpoint {
        Endpoint::Logout | Endpoint::Password | Endpoint::Me => true,
        Endpoint::Session => matches!(method, Method::Delete),
        _ => false,
    }
}

/// The first `required` fields must be there.
fn body(endpoint: Endpoint, fields: &[&str], required: usize) -> Value {
    let properties: Map<_, _> = fields
        .iter()
        .map(|field| ((*field).to_owned(), json!({ "type": "string" })))
        .collect();
    let required: Vec<_> = fields.iter().take(required).collect();
    let schema = json!({ "type": "object", "properties": properties, "required": required });
    let mut content = Map::new();
    content.insert("application/json".to_owned(), json!({ "schema": schema }));
    if endpoint != Endpoint::Session {
        content.insert(
            "application/x-www-form-urlencoded".to_owned(),
            json!({ "schema": schema }),
        );
    }
    json!({ "required": endpoint != Endpoint::Refresh, "content": content })
}

fn responses(endpoint: Endpoint, method: Method) -> Value {
    let error = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    let oauth = json!({
        "description": "Refused (RFC 6749, 5.2).",
        "content": { "application/json": { "schema": {
            "type": "object", "required": ["error"],
            "properties": { "error": { "type": "string" }, "error_description": { "type": "string" } },
        } } },
    });
    let plain = |description: &str| json!({ "description": description });
    match endpoint {
        Endpoint::Token | Endpoint::Refresh => json!({
            "200": tokens(), "204": plain("The cookies are replaced."),
            "400": oauth, "403": oauth, "413": oauth, "415": oauth, "429": oauth, "500": oauth, "503": oauth,
        }),
        Endpoint::Session if method == Method::Get => json!({
            "200": { "description": "A page with a form.", "content": { "text/html": { "schema": { "type": "string" } } } },
            "429": error("TooManyRequests"),
        }),
        Endpoint::Me => json!({
            "200": { "description": "The user.", "content": schema::answer(&json!({ "type": "object" })) },
            "401": error("Unauthenticated"), "406": error("NotAcceptable"),
            "429": error("TooManyRequests"), "500": error("Internal"), "503": error("Unavailable"),
        }),
        _ => {
            let (status, description) = match endpoint {
                Endpoint::Reset => ("202", "If there is such a user, a mail is on its way."),
                _ => ("204", "Done."),
            };
            json!({
                status: plain(description),
                "400": error("BadRequest"), "401": error("Unauthenticated"), "403": error("Forbidden"),
                "413": error("TooLarge"), "415": error("UnsupportedMediaType"), "422": error("Unprocessable"),
                "429": error("TooManyRequests"), "500": error("Internal"), "503": error("Unavailable"),
            })
        }
    }
}

fn tokens() -> Value {
    json!({
        "description": "Tokens (RFC 6749, 5.1).",
        "content": { "application/json": { "schema": {
            "type": "object",
            "required": ["access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in"],
            "properties": {
                "access_token": { "type": "string" }, "token_type": { "const": "Bearer" },
                "expires_in": { "type": "integer" }, "refresh_token": { "type": "string" },
                "refresh_expires_in": { "type": "integer" },
            },
        } } },
    })
}
