//! Paths of identity.

use super::schema::{kind, reference};
use super::{answers, errors, headers};
use crate::auth::Endpoint;
use openimis_core::declare::Kind;
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

/// A field of a body, with what it might be.
type Sent = (&'static str, &'static str);

const USERNAME: Sent = ("username", "abanda");
const PASSWORD: Sent = ("password", "Correct-Horse-7");
const NEW: Sent = ("newPassword", "Better-Horse-8");
const REFRESH: Sent = ("refresh_token", "made-by-the-server");

fn operation(endpoint: Endpoint, method: Method) -> Value {
    let (id, doc) = match (endpoint, method) {
        (Endpoint::Token, _) => ("createToken", "Tokens for a password or a refresh token (RFC 6749)."),
        (Endpoint::Refresh, _) => (
            "refreshToken",
            "The next pair of tokens; a browser's cookies are replaced.",
        ),
        (Endpoint::Logout, _) => ("logOut", "Ends all sessions of the user."),
        (Endpoint::Session, Method::Delete) => ("closeSession", "Logs a browser out."),
        (Endpoint::Session, Method::Get) => ("getLoginPage", "The page to log in, for browsers."),
        (Endpoint::Session, _) => ("openSession", "Logs a browser in, by cookies."),
        (Endpoint::Password, _) => ("changePassword", "Changes one's own password; ends all sessions."),
        (Endpoint::Reset, _) => ("requestPasswordReset", "Mails a token to set a password with."),
        (Endpoint::ResetConfirm, _) => ("confirmPasswordReset", "Sets a password by a mailed token."),
        (Endpoint::Me, _) => ("getMe", "Who is logged in, and what he may do."),
    };
    let mut operation = json!({
        "operationId": id, "tags": ["auth"], "summary": doc, "responses": responses(endpoint, method),
    });
    let Some(members) = operation.as_object_mut() else {
        return operation;
    };
    if !needs_login(endpoint, method) {
        members.insert("security".to_owned(), json!([]));
    }
    if let Some(body) = body(endpoint, method) {
        members.insert("requestBody".to_owned(), body);
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

fn body(endpoint: Endpoint, method: Method) -> Option<Value> {
    let (required, optional): (&[Sent], &[Sent]) = match (endpoint, method) {
        (Endpoint::Token, _) => (&[("grant_type", "password")], &[USERNAME, PASSWORD, REFRESH]),
        (Endpoint::Refresh, _) => (&[], &[REFRESH]),
        (Endpoint::Session, Method::Post) => (&[USERNAME, PASSWORD], &[]),
        (Endpoint::Password, _) => (&[NEW], &[("oldPassword", "Correct-Horse-7")]),
        (Endpoint::Reset, _) => (&[USERNAME], &[]),
        (Endpoint::ResetConfirm, _) => (&[("token", "sent-by-mail"), NEW], &[USERNAME]),
        _ => return None,
    };
    let fields = || required.iter().chain(optional);
    let properties: Map<_, _> = fields().map(|(name, _)| ((*name).to_owned(), schema(name))).collect();
    let names: Vec<_> = required.iter().map(|(name, _)| *name).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    if let (Some(schema), false) = (schema.as_object_mut(), names.is_empty()) {
        schema.insert("required".to_owned(), json!(names));
    }
    let example: Map<_, _> = fields()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    let media = json!({ "schema": schema, "example": example });
    let mut content = Map::new();
    content.insert("application/json".to_owned(), media.clone());
    if endpoint != Endpoint::Session {
        content.insert("application/x-www-form-urlencoded".to_owned(), media);
    }
    Some(json!({ "required": endpoint != Endpoint::Refresh, "content": content }))
}

fn schema(name: &str) -> Value {
    match name {
        "grant_type" => json!({ "enum": ["password", "refresh_token"] }),
        "username" | "refresh_token" | "token" => json!({ "type": "string", "minLength": 1 }),
        _ => json!({ "type": "string", "minLength": 1, "writeOnly": true }),
    }
}

fn responses(endpoint: Endpoint, method: Method) -> Value {
    let mut responses = match endpoint {
        Endpoint::Token | Endpoint::Refresh => {
            let statuses = ["400", "403", "408", "413", "415", "429", "500", "503"];
            let refused = statuses
                .iter()
                .filter(|status| endpoint == Endpoint::Refresh || **status != "403");
            refused
                .map(|status| ((*status).to_owned(), answers::answer("TokenRefused")))
                .collect()
        }
        Endpoint::Me => errors::shared(&[401, 406, 429, 500, 503]),
        Endpoint::Logout => errors::shared(&[401, 403, 429, 500, 503]),
        Endpoint::Session if method == Method::Get => errors::shared(&[429, 500, 503]),
        Endpoint::Session if method == Method::Delete => errors::shared(&[401, 403, 429, 500, 503]),
        Endpoint::Password => errors::shared(&[400, 401, 403, 408, 413, 415, 422, 429, 500, 503]),
        _ => errors::shared(&[400, 408, 413, 415, 422, 429, 500, 503]),
    };
    let done: &[(&str, &str)] = match endpoint {
        Endpoint::Session if method == Method::Get => &[("200", "LoginPage")],
        Endpoint::Token => &[("200", "Tokens")],
        Endpoint::Refresh => &[("200", "Tokens"), ("204", "CookiesSet")],
        Endpoint::Logout | Endpoint::Session | Endpoint::Password => &[("204", "CookiesSet")],
        Endpoint::ResetConfirm => &[("204", "Done")],
        Endpoint::Reset => &[("202", "Accepted")],
        Endpoint::Me => &[("200", "Me")],
    };
    for (status, name) in done {
        responses.insert((*status).to_owned(), answers::answer(name));
    }
    Value::Object(responses)
}

/// The answers of the token endpoint, and who one is.
pub(super) fn answers() -> Vec<(String, Value)> {
    let plain = |name: &str| json!({ "application/json": { "schema": reference(name) } });
    let mut refused = super::media::answer(&reference("Errors"));
    if let Some(media) = refused.as_object_mut() {
        media.insert(
            "application/json".to_owned(),
            json!({ "schema": reference("TokenRefusal") }),
        );
    }
    vec![
        (
            "Tokens".to_owned(),
            json!({ "description": "Tokens (RFC 6749, 5.1).", "headers": headers::of(&[]), "content": plain("Tokens") }),
        ),
        (
            "LoginPage".to_owned(),
            json!({
                "description": "A page with a form.", "headers": headers::of(&[]),
                "content": { "text/html": { "schema": { "type": "string" } } },
            }),
        ),
        (
            "TokenRefused".to_owned(),
            json!({
                "description": "Refused (RFC 6749, 5.2), or sent away before the address was looked at.",
                "headers": headers::of(&["Retry-After"]),
                "content": refused,
            }),
        ),
        (
            "LoginPage".to_owned(),
            json!({
                "description": "A page with a form.", "headers": headers::of(&[]),
                "content": { "text/html": { "schema": { "type": "string" } } },
            }),
        ),
        (
            "Me".to_owned(),
            json!({ "description": "The user.", "headers": headers::of(&[]), "content": super::media::answer(&reference("Me")) }),
        ),
    ]
}

/// The schemas of those.
pub(super) fn schemas() -> Vec<(String, Value)> {
    let text = || json!({ "type": "string" });
    let tokens = json!({
        "type": "object",
        "required": ["access_token", "token_type", "expires_in", "refresh_token", "refresh_expires_in"],
        "properties": {
            "access_token": text(), "token_type": { "const": "Bearer" }, "expires_in": kind(Kind::BigInteger),
            "refresh_token": text(), "refresh_expires_in": kind(Kind::BigInteger),
        },
    });
    let refusal = json!({
        "type": "object", "required": ["error", "error_description"],
        "properties": {
            "error": { "enum": [
                "invalid_grant", "invalid_request", "server_error", "temporarily_unavailable", "unsupported_grant_type",
            ] },
            "error_description": text(),
        },
    });
    [("Tokens", tokens), ("TokenRefusal", refusal), ("Me", me())]
        .map(|(name, schema)| (name.to_owned(), schema))
        .into()
}

fn me() -> Value {
    let attributes = json!({
        "type": "object", "required": ["username", "kind", "language", "superuser", "roles", "rights"],
        "description": "Modules add what they know about the user.",
        "properties": {
            "username": { "type": "string" },
            "kind": { "enum": ["interactive", "technical"] },
            "interactiveUserId": { "type": ["integer", "null"] },
            "language": { "type": ["string", "null"] },
            "superuser": { "type": "boolean" },
            "roles": { "type": "array", "items": {} },
            "rights": { "type": "array", "items": { "type": "integer" }, "description": "Their numbers" },
        },
    });
    let data = json!({
        "type": "object", "required": ["type", "id", "attributes", "links"],
        "properties": {
            "type": { "const": "me" }, "id": { "type": "string" },
            "attributes": attributes, "links": reference("Links"),
        },
    });
    json!({
        "type": "object", "required": ["jsonapi", "data", "links"],
        "properties": { "jsonapi": reference("Jsonapi"), "data": data, "links": reference("Links") },
    })
}
