//! Passwords: changed by their owner, reset by mail (spec 2.7). Every answer is `{ success, error }`.

use super::token::refused;
use crate::request::RequestContext;
use openimis_rest::identity::Refusal;
use serde_json::{Map, Value, json};

/// `changePassword`: one's own. Another's is set by changing the user.
pub(super) async fn change(request: &RequestContext, given: &Map<String, Value>) -> Value {
    const FAILED: &str = "Failed to change user password";
    let Some(user) = request.actor().user() else {
        return failed(FAILED);
    };
    let named = text(given, "username");
    if named.is_some_and(|name| name != user.account.username) {
        return failed(FAILED);
    }
    let (old, new) = (
        text(given, "oldPassword"),
        text(given, "newPassword").unwrap_or_default(),
    );
    let identity = request.identity();
    let done = identity.change_password(request.connections(), user, old, new, request.client());
    answer(request, done.await, FAILED)
}

/// `resetPassword`: mails a token, and tells nothing about whether there is such a user.
pub(super) async fn request_reset(request: &RequestContext, given: &Map<String, Value>) -> Value {
    let name = text(given, "username").unwrap_or_default();
    let done = request
        .identity()
        .request_reset(request.connections(), name, request.client());
    answer(request, done.await, "Failed to reset password.")
}

/// `setPassword`: by a mailed token.
pub(super) async fn set(request: &RequestContext, given: &Map<String, Value>) -> Value {
    let part = |name| text(given, name).unwrap_or_default();
    let identity = request.identity();
    let (username, token, new) = (text(given, "username"), part("token"), part("newPassword"));
    let done = identity.confirm_reset(request.connections(), username, token, new, request.client());
    answer(request, done.await, "Failed to set password.")
}

fn answer(request: &RequestContext, done: Result<(), Refusal>, failure: &str) -> Value {
    match done {
        Ok(()) => json!({ "success": true, "error": null }),
        // what the policy wants, and for how long an account is locked, is for people
        Err(refusal @ (Refusal::Policy(_) | Refusal::Locked(..))) => failed(&refused(refusal, request).message),
        Err(refusal) => {
            // logs what is not the client's fault
            drop(refused(refusal, request));
            failed(failure)
        }
    }
}

fn failed(error: &str) -> Value {
    json!({ "success": false, "error": error })
}

fn text<'g>(given: &'g Map<String, Value>, name: &str) -> Option<&'g str> {
    given.get(name).and_then(Value::as_str)
}
