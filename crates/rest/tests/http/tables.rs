//! Whole collections as CSV and XLSX.

use crate::fixture::{Asked, Server};
use actix_web::App;
use actix_web::body::MessageBody as _;
use actix_web::test::{self, TestRequest};
use futures_util::future::poll_fn;
use openimis_core::database::Connections as _;
use std::pin::Pin;

#[actix_web::test]
async fn a_table_holds_the_whole_collection_that_its_reader_may_see() {
    let Some(server) = Server::new() else { return };
    server
        .database()
        .query("UPDATE \"tblPlaces\" SET \"Name\" = '=1+1' WHERE \"Code\" = 'D2'");
    let answer = server.get("/api/v1/places?outputFormat=csv&sort=code").await;
    assert_eq!(
        answer.header("Content-Disposition"),
        "attachment; filename=\"places.csv\""
    );
    let id = |number: u32| format!("00000000-0000-4000-8000-{number:012}");
    let expected = [
        "id,code,name,kind,families,area,parent.id".to_owned(),
        format!("{},D1,District é,D,5,,{}", id(2), id(1)),
        format!("{},D2,'=1+1,D,,,{}", id(3), id(1)),
        format!("{},D3,Below an ended one,D,2,,{}", id(6), id(5)),
        format!("{},R1,\"Region \"\"One\"\"\",R,10,12.50,", id(1)),
        String::new(),
    ];
    assert_eq!(answer.text, expected.join("\r\n"));
    let all = server
        .ask(Asked::get("/api/v1/places?outputFormat=csv").by("admin"))
        .await;
    assert!(all.text.contains(",X9,"), "{}", all.text);
    let chosen = server
        .get("/api/v1/places?outputFormat=csv&fields[places]=code&filter[code]=D1")
        .await;
    assert_eq!(chosen.text, format!("id,code\r\n{},D1\r\n", id(2)));
    let none = server
        .get("/api/v1/places?outputFormat=csv&fields[places]=code&filter[code]=none")
        .await;
    assert_eq!(none.text, "id,code\r\n");
    let related = server
        .get(&format!("/api/v1/places/{}/clinics?outputFormat=csv", id(2)))
        .await;
    assert_eq!(related.text.lines().count(), 3, "{}", related.text);
}

#[actix_web::test]
async fn a_table_has_no_pages_and_brings_nothing_along() {
    let Some(server) = Server::new() else { return };
    for parameter in ["page[size]=1", "include=parent", "sort=nothing", "filter[nothing]=1"] {
        let answer = server
            .get(&format!("/api/v1/places?outputFormat=csv&{parameter}"))
            .await;
        assert_eq!(
            (answer.status, answer.header("Content-Type")),
            (400, "application/vnd.api+json"),
            "{parameter}"
        );
    }
    let nobody = server.ask(Asked::get("/api/v1/places?outputFormat=xlsx")).await;
    assert_eq!(nobody.status, 401);
    let nobody = server
        .ask(Asked::get("/api/v1/places?outputFormat=csv").by("nobody"))
        .await;
    assert_eq!(nobody.status, 403);
}

fn fill(server: &Server, places: u32) {
    let sql = format!(
        "INSERT INTO \"tblPlaces\" (\"PlaceUUID\", \"Code\", \"Name\", \"Type\", \"ValidityFrom\") \
         SELECT gen_random_uuid(), 'N' || n, 'Name of ' || n, 'D', now() FROM generate_series(1, {places}) n"
    );
    server.database().query(&sql);
}

/// The pieces of the answer, as they come; nothing is taken that is not asked for.
async fn body(server: &Server, uri: &str) -> Pin<Box<actix_web::body::BoxBody>> {
    let connections = server.database.clone().unwrap();
    let app =
        test::init_service(App::new().configure(|config| server.door.configure(config, connections, |_| {}))).await;
    let request = TestRequest::with_uri(uri)
        .insert_header(("Authorization", "Bearer clerk"))
        .to_request();
    let response = test::call_service(&app, request).await;
    assert_eq!(response.status(), 200);
    Box::pin(response.into_body())
}

#[actix_web::test]
async fn fifty_thousand_rows_are_never_together() {
    let Some(server) = Server::new() else { return };
    fill(&server, 50_000);
    let mut body = body(&server, "/api/v1/places?outputFormat=csv").await;
    let (mut rows, mut pieces, mut largest) = (0, 0, 0);
    while let Some(piece) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        let piece = piece.unwrap();
        rows += piece.split(|byte| *byte == b'\n').count() - 1;
        pieces += 1;
        largest = largest.max(piece.len());
    }
    // the header, four rows of the fixture, and ours
    assert_eq!(rows, 50_005);
    assert!(pieces > 20, "{pieces}");
    assert!(largest < 256 * 1024, "{largest}");
}

#[actix_web::test]
async fn whoever_goes_away_gives_the_connection_back() {
    let Some(server) = Server::new() else { return };
    fill(&server, 5_000);
    // two tables at once are allowed, and the pool holds two connections
    for _ in 0..4 {
        let mut body = body(&server, "/api/v1/places?outputFormat=csv").await;
        let first = poll_fn(|context| body.as_mut().poll_next(context)).await;
        assert!(first.unwrap().is_ok());
        drop(body);
        let database = server.database.clone().unwrap();
        let both = (database.lease().await, database.lease().await);
        assert!(both.0.is_ok() && both.1.is_ok());
    }
}

#[actix_web::test]
async fn tables_take_turns() {
    let Some(server) = Server::new() else { return };
    fill(&server, 5_000);
    let first = body(&server, "/api/v1/places?outputFormat=csv").await;
    let _second = body(&server, "/api/v1/places?outputFormat=csv").await;
    let third = server.get("/api/v1/places?outputFormat=csv").await;
    assert_eq!((third.status, third.code().as_str()), (503, "rest.too_many_tables"));
    assert_eq!(third.header("Retry-After"), "30");
    drop(first);
}

#[actix_web::test]
async fn a_spreadsheet_is_a_zip_that_holds_the_rows() {
    let Some(server) = Server::new() else { return };
    fill(&server, 1_200);
    let mut body = body(&server, "/api/v1/places?outputFormat=xlsx").await;
    let mut file = Vec::new();
    while let Some(piece) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        file.extend_from_slice(&piece.unwrap());
    }
    assert!(file.starts_with(b"PK"));
    let end = file.windows(4).rposition(|bytes| bytes == b"PK\x05\x06");
    assert!(end.is_some(), "the directory of the archive is missing");
    assert!(file.len() > 10_000, "{}", file.len());
}
