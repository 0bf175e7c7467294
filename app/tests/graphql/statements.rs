//! How many SQL statements a request takes: as many as paths are asked for, however many rows there are.

use crate::browser::Browser;
use crate::support::Login;
use openimis_testkit::program::{self, Program, Server};
use std::time::Duration;

const QUERIES: [(&str, &str, usize); 3] = [
    (
        "facilities",
        "{ healthFacilities(first: SIZE) { totalCount edges { node { code location { code parent { code } } legalForm { code } \
         catchments { location { code } } } } } }",
        4,
    ),
    (
        "tree",
        "{ locations(first: SIZE) { edges { node { code children { edges { node { code children { edges { node { code } } } } } } } } } }",
        3,
    ),
    (
        "users",
        "{ users(first: SIZE) { totalCount edges { node { username iUser { lastName roles { name } } } } } }",
        3,
    ),
];

/// What the server noted of the request with this id.
async fn statements(server: &Server, request_id: &str) -> usize {
    let start = format!("request {request_id}: ");
    for _ in 0..500 {
        let text = server.printed();
        let noted = text
            .split(&start)
            .nth(1)
            .and_then(|rest| rest.split_once(" statements"));
        if let Some((number, _)) = noted {
            return number.parse().unwrap();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing noted of {request_id}:\n{}", server.printed());
}

#[tokio::test]
async fn more_rows_take_no_more_statements() {
    let folder = tempfile::tempdir().unwrap();
    program::open_to_others(folder.path()).unwrap();
    let server = Program::new(env!("CARGO_BIN_EXE_openimis"), folder.path())
        .with("RUST_LOG", "info,openimis_graphql=debug")
        .with("OPENIMIS__SERVER__RATE_LIMIT", "0")
        .serve()
        .unwrap();
    let login = server.logins().into_iter().find(|login| login.name == "admin").unwrap();
    let login = Login {
        username: login.name,
        password: login.password,
    };
    let browser = Browser::log_in(server.address(), &login).await;
    for (name, query, most) in QUERIES {
        let mut counts = Vec::new();
        for size in ["2", "20"] {
            let answer = browser.ask(&query.replace("SIZE", size)).await;
            assert!(answer.body.get("errors").is_none(), "{name}: {}", answer.body);
            let id = answer.headers["x-request-id"].to_str().unwrap();
            counts.push(statements(&server, id).await);
        }
        assert_eq!(counts[0], counts[1], "{name}");
        assert!(
            counts[0] <= most && counts[0] > 0,
            "{name} takes {counts:?}, not {most} at most"
        );
    }
}
