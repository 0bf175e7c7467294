//! The fields of `Mutation` that log in and out, with their types.

use super::{password, token};
use crate::error;
use crate::read::selected::Selected;
use crate::read::shown::{self, Shown};
use crate::request::RequestContext;
use async_graphql::dynamic::{Field, FieldFuture, InputObject, InputValue, Object, TypeRef};
use async_graphql::{Error as GraphqlError, Value};
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// A field: its name, its arguments, and the type that it answers with.
struct SessionField {
    name: &'static str,
    doc: &'static str,
    arguments: &'static [(&'static str, &'static str)],
    answer: &'static str,
}

const FIELDS: &[SessionField] = &[
    SessionField {
        name: "tokenAuth",
        doc: "Logs in by password, and gives a browser its cookies.",
        arguments: &[("username", "String!"), ("password", "String!")],
        answer: "OpenimisObtainJSONWebToken",
    },
    SessionField {
        name: "refreshToken",
        doc: "Makes a new token for the session of the cookie.",
        arguments: &[("token", "String")],
        answer: "Refresh",
    },
    SessionField {
        name: "verifyToken",
        doc: "Shows what a token says, if it is valid.",
        arguments: &[("token", "String")],
        answer: "Verify",
    },
    SessionField {
        name: "revokeToken",
        doc: "Ends all sessions of whoever asks.",
        arguments: &[("refreshToken", "String")],
        answer: "Revoke",
    },
    SessionField {
        name: "deleteTokenCookie",
        doc: "Logs out: ends all sessions, and makes the browser forget its token.",
        arguments: &[],
        answer: "DeleteJSONWebTokenCookie",
    },
    SessionField {
        name: "deleteRefreshTokenCookie",
        doc: "Makes the browser forget its refresh token.",
        arguments: &[],
        answer: "DeleteRefreshTokenCookie",
    },
    SessionField {
        name: "getCsrfToken",
        doc: "Tells what a browser sends as X-CSRFToken with everything that changes something.",
        arguments: &[],
        answer: "GetCsrfTokenMutation",
    },
    SessionField {
        name: "changePassword",
        doc: "Changes one's own password.",
        arguments: &[("input", "ChangePasswordMutationInput!")],
        answer: "ChangePasswordMutationPayload",
    },
    SessionField {
        name: "resetPassword",
        doc: "Mails a token by which a new password is set.",
        arguments: &[("input", "ResetPasswordMutationInput!")],
        answer: "ResetPasswordMutationPayload",
    },
    SessionField {
        name: "setPassword",
        doc: "Sets a new password by a mailed token.",
        arguments: &[("input", "SetPasswordMutationInput!")],
        answer: "SetPasswordMutationPayload",
    },
];

const PASSWORD_ANSWER: &[(&str, &str)] = &[
    ("success", "Boolean"),
    ("error", "String"),
    ("clientMutationId", "String"),
];

const OBJECTS: &[(&str, &[(&str, &str)])] = &[
    (
        "OpenimisObtainJSONWebToken",
        &[
            ("token", "String!"),
            ("refreshExpiresIn", "Int!"),
            ("payload", "GenericScalar!"),
        ],
    ),
    (
        "Refresh",
        &[
            ("token", "String!"),
            ("refreshExpiresIn", "Int!"),
            ("payload", "GenericScalar!"),
        ],
    ),
    ("Verify", &[("payload", "GenericScalar!")]),
    ("Revoke", &[("revoked", "Int!")]),
    ("DeleteJSONWebTokenCookie", &[("deleted", "Boolean!")]),
    ("DeleteRefreshTokenCookie", &[("deleted", "Boolean!")]),
    ("GetCsrfTokenMutation", &[("csrfToken", "String")]),
    ("ChangePasswordMutationPayload", PASSWORD_ANSWER),
    ("ResetPasswordMutationPayload", PASSWORD_ANSWER),
    ("SetPasswordMutationPayload", PASSWORD_ANSWER),
];

const INPUTS: &[(&str, &[(&str, &str)])] = &[
    (
        "ChangePasswordMutationInput",
        &[
            ("username", "String"),
            ("oldPassword", "String"),
            ("newPassword", "String!"),
            ("clientMutationId", "String"),
        ],
    ),
    (
        "ResetPasswordMutationInput",
        &[("username", "String!"), ("clientMutationId", "String")],
    ),
    (
        "SetPasswordMutationInput",
        &[
            ("username", "String!"),
            ("token", "String!"),
            ("newPassword", "String!"),
            ("clientMutationId", "String"),
        ],
    ),
];

/// `Mutation` with these fields.
pub(crate) fn add_to(mutation: Object) -> Object {
    FIELDS
        .iter()
        .fold(mutation, |object, declared| object.field(field(declared)))
}

/// The types that they answer with.
pub(crate) fn objects() -> impl Iterator<Item = Object> {
    OBJECTS.iter().map(|(name, members)| {
        let fields = members
            .iter()
            .map(|(name, kind)| Field::new(*name, type_of(kind), shown::resolve));
        fields.fold(Object::new(*name), Object::field)
    })
}

/// The types that they take.
pub(crate) fn inputs() -> impl Iterator<Item = InputObject> {
    INPUTS.iter().map(|(name, members)| {
        let fields = members.iter().map(|(name, kind)| InputValue::new(*name, type_of(kind)));
        fields.fold(InputObject::new(*name), InputObject::field)
    })
}

fn type_of(kind: &str) -> TypeRef {
    match kind.strip_suffix('!') {
        Some(name) => TypeRef::named_nn(name),
        None => TypeRef::named(kind),
    }
}

fn field(declared: &'static SessionField) -> Field {
    let field = Field::new(declared.name, TypeRef::named(declared.answer), move |context| {
        FieldFuture::new(async move {
            let request = context.data::<Arc<RequestContext>>()?;
            let selected = Selected::of(context.ctx).map_err(async_graphql::Error::from)?;
            match run(request, declared.name, &given(&selected)).await {
                Ok(answer) => Ok(show(&answer, &selected).give()),
                Err(refused) => {
                    error::note(context.ctx, refused);
                    Ok(None)
                }
            }
        })
    });
    let arguments = declared
        .arguments
        .iter()
        .map(|(name, kind)| InputValue::new(*name, type_of(kind)));
    arguments.fold(field.description(declared.doc), Field::argument)
}

async fn run(request: &RequestContext, name: &str, given: &Map<String, Json>) -> Result<Json, GraphqlError> {
    match name {
        "tokenAuth" => token::log_in(request, given).await,
        "refreshToken" => token::refresh(request).await,
        "verifyToken" => token::verify(request, given).await,
        "revokeToken" => {
            token::end(request).await?;
            Ok(serde_json::json!({ "revoked": request.now() }))
        }
        "deleteTokenCookie" => token::forget_access(request).await,
        "deleteRefreshTokenCookie" => Ok(token::forget_refresh(request)),
        "getCsrfToken" => token::csrf(request),
        "changePassword" => Ok(with_client_id(password::change(request, given).await, given)),
        "resetPassword" => Ok(with_client_id(password::request_reset(request, given).await, given)),
        _ => Ok(with_client_id(password::set(request, given).await, given)),
    }
}

fn with_client_id(mut answer: Json, given: &Map<String, Json>) -> Json {
    if let (Json::Object(members), Some(id)) = (&mut answer, given.get("clientMutationId")) {
        members.insert("clientMutationId".to_owned(), id.clone());
    }
    answer
}

/// The arguments, or the members of the only one.
fn given(selected: &Selected) -> Map<String, Json> {
    let arguments = match selected.argument("input") {
        Some(Value::Object(input)) => input
            .iter()
            .map(|(name, value)| (name.as_str(), value))
            .collect::<Vec<_>>(),
        _ => selected.arguments().collect(),
    };
    let json = |(name, value): (&str, &Value)| Some((name.to_owned(), value.clone().into_json().ok()?));
    arguments.into_iter().filter_map(json).collect()
}

fn show(answer: &Json, selected: &Selected) -> Shown {
    let members = selected.children.iter().map(|child| {
        let value = answer.get(&child.name).cloned().unwrap_or_default();
        (
            child.key.clone(),
            Shown::Value(Value::from_json(value).unwrap_or_default()),
        )
    });
    Shown::Object(members.collect())
}
