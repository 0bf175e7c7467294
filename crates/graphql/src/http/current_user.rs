//! `GET /api/core/users/current_user/`: who is logged in, as openIMIS's front end asks it (frontend-api, chapter 2).

use super::caller;
use crate::door::Door;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use openimis_core::access::{AccountKind, Actor, User};
use openimis_core::database::Connections;
use serde_json::{Value, json};

/// Where it is.
pub(crate) const PATH: &str = "/api/core/users/current_user/";

/// Serves it.
pub(crate) async fn serve(http: HttpRequest, door: Data<Door>, connections: Data<dyn Connections>) -> HttpResponse {
    let session = caller::session(&http);
    match caller::actor(&session, &door, connections.as_ref()).await {
        Ok(Actor::User(user)) => respond(200, &shown(&user)),
        Ok(Actor::Anonymous) => respond(
            401,
            &json!({ "detail": "Authentication credentials were not provided." }),
        ),
        Err(answer) if answer.status() == 401 => respond(401, &json!({ "detail": "INCORRECT_CREDENTIALS" })),
        Err(answer) => answer,
    }
}

fn respond(status: u16, body: &Value) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status).unwrap_or_default();
    HttpResponse::build(status)
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("application/json")
        .body(body.to_string())
}

/// Rights are numbers here, unlike in GraphQL (trap 10).
fn shown(user: &User) -> Value {
    let (id, username) = (user.account.id, &user.account.username);
    let (interactive, technical) = match &user.account.kind {
        AccountKind::Interactive(person) => {
            let person = json!({
                "id": person.id,
                "language": person.language,
                "last_name": person.last_name,
                "other_names": person.other_names,
                "health_facility_id": person.health_facility_id,
                "rights": user.rights.iter().collect::<Vec<_>>(),
                // there is no other way to a session yet
                "has_password": true,
            });
            (person, Value::Null)
        }
        AccountKind::Technical(system) => {
            let technical = json!({ "id": system.id, "language": "en", "username": username, "email": system.email });
            (Value::Null, technical)
        }
    };
    json!({ "id": id, "username": username, "i_user": interactive, "t_user": technical })
}
