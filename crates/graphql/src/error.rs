//! Errors, as clients of the dialect read them.

use async_graphql::{Context, Error as GraphqlError, ErrorExtensions as _};
use openimis_core::error::{Error, Problem, kinds};

/// What openIMIS says to callers without login; its front end then asks for one (frontend-api, chapter 1).
const ANONYMOUS: &str = "User not authorized for this operation";

/// Tells that the field under way could not be resolved, which then is null.
pub(crate) fn note(context: &Context<'_>, error: GraphqlError) {
    let error = error.into_server_error(context.item.pos);
    context.add_error(context.set_error_path(error));
}

/// One problem.
pub(crate) fn of_problem(problem: &Problem) -> GraphqlError {
    let message = match problem.kind.legacy {
        _ if problem.kind == &kinds::UNAUTHENTICATED => ANONYMOUS.to_owned(),
        Some(key) => key.to_owned(),
        None => problem.text().to_string(),
    };
    GraphqlError::new(message).extend_with(|_, extensions| {
        extensions.set("code", problem.kind.code);
        if problem.kind.legacy.is_some() {
            extensions.set("detail", problem.text().to_string());
        }
    })
}

/// Why a field could not be read. Causes that are not the client's are logged here, once, and not shown.
pub(crate) fn of(error: &Error, request_id: &str) -> GraphqlError {
    match error {
        Error::Refused(problems) if !problems.is_empty() => {
            let [first, rest @ ..] = problems.as_slice() else {
                return of_problem(&kinds::INTERNAL.problem());
            };
            let mut first = of_problem(first);
            for problem in rest {
                first.message.push(' ');
                first.message.push_str(&of_problem(problem).message);
            }
            first
        }
        Error::Unavailable(_) => {
            log::warn!(request_id; "{error}");
            of_problem(&kinds::UNAVAILABLE.problem())
        }
        Error::Refused(_) | Error::Database(_) | Error::Internal(_) => {
            log::error!(request_id; "{error}");
            of_problem(&kinds::INTERNAL.problem())
        }
    }
}
