//! Whole collections as CSV and XLSX.

use crate::fixture::{Asked, Server, ledger};
use actix_web::App;
use actix_web::body::MessageBody as _;
use actix_web::test::{self, TestRequest};
use calamine::{Data, Reader as _, Xlsx};
use futures_util::future::poll_fn;
use openimis_core::database::Connections as _;
use std::io::Cursor;
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

async fn spreadsheet(server: &Server, uri: &str) -> Xlsx<Cursor<Vec<u8>>> {
    let mut body = body(server, uri).await;
    let mut file = Vec::new();
    while let Some(piece) = poll_fn(|context| body.as_mut().poll_next(context)).await {
        file.extend_from_slice(&piece.unwrap());
    }
    Xlsx::new(Cursor::new(file)).unwrap()
}

#[actix_web::test]
async fn a_spreadsheet_holds_all_rows() {
    let Some(server) = Server::new() else { return };
    fill(&server, 1_200);
    let mut book = spreadsheet(&server, "/api/v1/places?outputFormat=xlsx&sort=code").await;
    let sheets = book.sheet_names();
    assert_eq!(sheets.len(), 1);
    let sheet = book.worksheet_range(&sheets[0]).unwrap();
    assert_eq!(sheet.get_size(), (1_205, 7));
    let codes: Vec<_> = sheet.rows().skip(1).map(|row| row[1].to_string()).collect();
    assert!(codes.is_sorted(), "{codes:?}");
}

/// A cell as `kind value`; nothing where there is none.
fn shown(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => format!("text {text}"),
        Data::Float(number) => format!("number {number}"),
        Data::Bool(flag) => format!("flag {flag}"),
        // days since 1899-12-30
        Data::DateTime(time) => format!("time {}", time.as_f64()),
        other => format!("{other:?}"),
    }
}

#[actix_web::test]
async fn every_value_is_a_cell_of_its_kind() {
    let Some(server) = Server::of(ledger::registry()) else {
        return;
    };
    server.database().query(ledger::TABLE);
    let mut book = spreadsheet(&server, "/api/v1/ledger?outputFormat=xlsx").await;
    let name = book.sheet_names()[0].clone();
    let sheet = book.worksheet_range(&name).unwrap();
    let rows: Vec<Vec<_>> = sheet.rows().map(|row| row.iter().map(shown).collect()).collect();
    let columns = [
        "id", "text", "small", "whole", "big", "flag", "amount", "free", "day", "instant", "local", "uuid", "document",
    ];
    assert_eq!(rows[0], columns.map(|name| format!("text {name}")));
    let expected: [[&str; 13]; 4] = [
        [
            "number 1",
            "text plain",
            "number 1",
            "number -20",
            "number 123456789012345",
            "flag true",
            "number 10000.5",
            "number 0.001",
            "time 43890",
            "time 43890.520891203705",
            "time 44561.99998842592",
            "text 0c000000-0000-0000-0000-000000000001",
            "text {\"a\": [1, \"x\"]}",
        ],
        ["number 2", "", "", "", "", "", "", "", "", "", "", "", ""],
        [
            "number 3",
            "text \"quoted\", two\r\nlines; é 😀 <&>",
            "number 32767",
            "number 2147483647",
            // a spreadsheet would round them
            "text 9223372036854775807",
            "flag false",
            "number -0.05",
            "text 12345678901234567890.123456789",
            // a spreadsheet has no such days
            "text 1899-12-31",
            "text -infinity",
            "text 10000-01-01T00:00:00",
            "",
            "text \"=1+1\"",
        ],
        [
            "number 4",
            "text =HYPERLINK(\"http://example.org\")",
            "number 0",
            "number 0",
            "text -9223372036854775808",
            "flag false",
            "number 0",
            "text NaN",
            "text infinity",
            "text infinity",
            "time 1",
            "",
            "text []",
        ],
    ];
    for (row, expected) in rows[1..].iter().zip(expected) {
        assert_eq!(row, &expected);
    }
    let texts: Vec<_> = rows[5..].iter().map(|row| row[1].as_str()).collect();
    assert_eq!(texts, ["text +1", "text -1", "text @SUM(A1)", "text \t=1", ""]);
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.used_cells().next().is_none(), "{formulas:?}");
}

#[actix_web::test]
async fn every_value_is_a_field_of_a_line() {
    let Some(server) = Server::of(ledger::registry()) else {
        return;
    };
    server.database().query(ledger::TABLE);
    let answer = server
        .ask(Asked::get("/api/v1/ledger?outputFormat=csv").by("clerk"))
        .await;
    let expected = [
        "id,text,small,whole,big,flag,amount,free,day,instant,local,uuid,document",
        "1,plain,1,-20,123456789012345,true,10000.50,0.001,2020-02-29,2020-02-29T12:30:05,2021-12-31T23:59:59,\
         0c000000-0000-0000-0000-000000000001,\"{\"\"a\"\": [1, \"\"x\"\"]}\"",
        "2,,,,,,,,,,,,",
        "3,\"\"\"quoted\"\", two",
        "lines; é 😀 <&>\",32767,2147483647,9223372036854775807,false,-0.05,12345678901234567890.123456789,\
         1899-12-31,-infinity,10000-01-01T00:00:00,,\"\"\"=1+1\"\"\"",
        "4,\"'=HYPERLINK(\"\"http://example.org\"\")\",0,0,-9223372036854775808,false,0.00,NaN,infinity,infinity,\
         1900-01-01T00:00:00,,[]",
        "5,'+1,,,,,,,,,,,{}",
        "6,'-1,,,,,,,,,,,null",
        "7,'@SUM(A1),,,,,,,,,,,",
        "8,'\t=1,,,,,,,,,,,",
        "9,\"\",,,,,,,,,,,",
        "",
    ];
    assert_eq!(answer.text, expected.join("\r\n"));
}
