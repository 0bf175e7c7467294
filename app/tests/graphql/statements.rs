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

/// What the server noted of a request, by its number from 0.
async fn statements(server: &Server, number: usize) -> usize {
    for _ in 0..500 {
        let text = server.printed();
        let noted = text.split("graphql: ").skip(1);
        let mut noted = noted.filter_map(|rest| rest.split_once(" statements")?.0.parse().ok());
        if let Some(statements) = noted.nth(number) {
            return statements;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("nothing noted of request {number}:\n{}", server.printed());
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
    // the login and the proof
    let mut asked = 2;
    for (name, query, most) in QUERIES {
        let mut counts = Vec::new();
        for size in ["2", "20"] {
            let answer = browser.ask(&query.replace("SIZE", size)).await;
            assert!(answer.body.get("errors").is_none(), "{name}: {}", answer.body);
            counts.push(statements(&server, asked).await);
            asked += 1;
        }
        // the pages of unchanged data are counted once
        let counted = usize::from(query.contains("totalCount"));
        assert_eq!(counts[0], counts[1] + counted, "{name}");
        assert!(
            counts[0] <= most && counts[0] > 0,
            "{name} takes {counts:?}, not {most} at most"
        );
    }
}
