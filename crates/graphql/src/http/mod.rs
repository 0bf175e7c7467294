//! From HTTP to a GraphQL request, and back (spec 5.1).

mod body;
mod caller;
mod coerce;
pub(crate) mod current_user;
pub(crate) mod explorer;
mod persisted;

pub(crate) use persisted::Persisted;

use crate::answer::Answer;
use crate::door::Door;
use crate::read::shown::Shown;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, HeaderValue, SET_COOKIE};
use actix_web::http::{Method, StatusCode};
use actix_web::web::{Bytes, Data};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse};
use async_graphql::Positioned;
use async_graphql::parser::types::{FragmentDefinition, OperationDefinition, OperationType};
use async_graphql::{Name, Request, Response};
use openimis_core::database::Connections;
use openimis_rest::edge::RequestId;
use serde_json::json;
use std::sync::Arc;

/// Serves `/api/graphql`.
pub(crate) async fn serve(
    http: HttpRequest,
    door: Data<Door>,
    connections: Data<dyn Connections>,
    bytes: Bytes,
) -> HttpResponse {
    if door.options().explorer && explorer::is_wanted(&http) {
        return explorer::page();
    }
    let by_get = *http.method() == Method::GET;
    let read = match *http.method() {
        Method::GET => body::of_query(http.query_string(), door.persisted()),
        Method::POST => body::of_post(&http, &bytes, door.persisted()),
        _ => {
            return HttpResponse::MethodNotAllowed()
                .insert_header((ALLOW, "GET, POST"))
                .finish();
        }
    };
    let mut request = match read {
        Ok(request) => request,
        Err((status, message)) => return failure(status, &message),
    };
    if by_get && is_mutation(&mut request) {
        return failure(
            StatusCode::METHOD_NOT_ALLOWED,
            "Can only perform a mutation operation from a POST request.",
        );
    }
    if roots(&mut request) > door.options().roots {
        return failure(
            StatusCode::BAD_REQUEST,
            "The request selects too many fields at the top.",
        );
    }
    coerce::variables(door.schema(), &mut request);
    let connections = Arc::clone(&connections.into_inner());
    let session = caller::session(&http);
    let actor = match caller::actor(&session, &door, connections.as_ref()).await {
        Ok(actor) => actor,
        Err(answer) => return answer,
    };
    let id = http
        .extensions()
        .get::<RequestId>()
        .map_or_else(String::new, |id| id.as_str().to_owned());
    let context = Arc::new(door.request(actor, connections, id, session));
    let response = door.schema().execute(request.data(Arc::clone(&context))).await;
    log::debug!(request_id = context.id.as_str(); "graphql: {} statements", context.statements());
    let mut answer = respond(&response, &context.take_kept());
    for cookie in context.take_cookies() {
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            answer.headers_mut().append(SET_COOKIE, cookie);
        }
    }
    answer
}

/// How many fields are selected at the top; aliases cost as much as others, and so do fragments.
fn roots(request: &mut Request) -> usize {
    let Ok(document) = request.parsed_query() else { return 0 };
    let of_operation =
        |(_, operation): (_, &Positioned<OperationDefinition>)| operation.node.selection_set.node.items.len();
    let of_fragment =
        |fragment: &Positioned<FragmentDefinition>| match fragment.node.type_condition.node.on.node.as_str() {
            "Query" | "Mutation" => fragment.node.selection_set.node.items.len(),
            _ => 0,
        };
    let operations: usize = document.operations.iter().map(of_operation).sum();
    operations + document.fragments.values().map(of_fragment).sum::<usize>()
}

fn is_mutation(request: &mut Request) -> bool {
    let name = request.operation_name.clone();
    request.parsed_query().is_ok_and(|document| {
        let mut operations = document
            .operations
            .iter()
            .filter(|(known, _)| name.is_none() || known.map(Name::as_str) == name.as_deref());
        operations.any(|(_, operation)| operation.node.ty == OperationType::Mutation)
    })
}

/// A request that was not executed answers 400 without data; one that was, 200 with data, whatever became of its fields.
fn respond(response: &Response, kept: &[(String, Shown)]) -> HttpResponse {
    let executed = !matches!(response.data, async_graphql::Value::Null)
        || response.errors.iter().any(|error| !error.path.is_empty());
    let status = if executed || response.errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::BAD_REQUEST
    };
    let body = if status == StatusCode::OK {
        serde_json::to_vec(&Answer::new(response, kept))
    } else {
        serde_json::to_vec(&json!({ "errors": response.errors }))
    };
    let Ok(body) = body else {
        return failure(StatusCode::INTERNAL_SERVER_ERROR, "Internal error");
    };
    let mut builder = HttpResponse::build(status);
    builder.insert_header((CACHE_CONTROL, "no-store"));
    builder.content_type("application/json").body(body)
}

/// An answer to what is no GraphQL request.
fn failure(status: StatusCode, message: &str) -> HttpResponse {
    let error = if message == persisted::NOT_FOUND {
        json!({ "message": message, "extensions": { "code": "PERSISTED_QUERY_NOT_FOUND" } })
    } else {
        json!({ "message": message })
    };
    let body = json!({ "errors": [error] });
    HttpResponse::build(status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("application/json")
        .body(body.to_string())
}
