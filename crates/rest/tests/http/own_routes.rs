//! Routes that a module serves itself.

use crate::fixture::{Asked, Server, country};
use openimis_rest::Options;
use openimis_rest::openapi;

#[actix_rt::test]
async fn its_callers_are_admitted_as_everywhere() {
    let Some(server) = Server::new() else { return };
    let drawn = server.get("/api/v1/sketch").await;
    assert_eq!((drawn.status, &*drawn.text), (200, "......."), "{}", drawn.text);
    let nobody = server.ask(Asked::get("/api/v1/sketch")).await;
    assert_eq!((nobody.status, nobody.code()), (401, "core.unauthenticated".to_owned()));
    let forged = server.ask(Asked::get("/api/v1/sketch").by("nobody of this name")).await;
    assert_eq!((forged.status, forged.code()), (401, "rest.invalid_token".to_owned()));
}

#[actix_rt::test]
async fn it_fails_as_everything_does_while_the_database_is_away() {
    let answer = Server::away().ask(Asked::get("/api/v1/sketch").by("clerk")).await;
    assert_eq!((answer.status, answer.code()), (503, "core.unavailable".to_owned()));
}

#[test]
fn it_is_documented() {
    let document = openapi::document(&country::registry(), &Options::default().page);
    assert_eq!(document["paths"]["/sketch"]["get"]["operationId"], "getSketch");
}
