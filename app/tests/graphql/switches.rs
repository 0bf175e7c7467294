//! What can be switched: the page, the schema, operations that are answered before they are done; and queries that are
//! sent once and named from then on.

use crate::browser::{Browser, PATH};
use crate::office::Office;
use crate::support::Distribution;
use serde_json::{Value, json};
use std::time::Duration;

/// Apollo's protocol: named, not known, sent, known.
#[tokio::test]
async fn a_query_is_sent_once_and_named_then() {
    let office = Office::open().await;
    let post = async |body: Value| {
        let headers = [("content-type", "application/json")];
        office.admin.send("POST", PATH, &headers, Some(body.to_string())).await
    };
    // printf '{ languages { code } }' | sha256sum
    let hash = "e9cabffa6a382144c6f8a37e066ed297f346008626b74ad9836175a678f2aa04";
    let named = json!({ "persistedQuery": { "version": 1, "sha256Hash": hash } });
    let unknown = post(json!({ "extensions": named })).await;
    assert_eq!((unknown.status, unknown.message()), (200, "PersistedQueryNotFound"));
    assert_eq!(unknown.code(), "PERSISTED_QUERY_NOT_FOUND");
    let other = post(json!({ "query": "{ languages { name } }", "extensions": named })).await;
    assert_eq!(other.status, 400);
    let sent = post(json!({ "query": "{ languages { code } }", "extensions": named })).await;
    assert_eq!(sent.data("/languages/0/code"), "en");
    let known = post(json!({ "extensions": named })).await;
    assert_eq!(known.data("/languages/0/code"), "en");
    let address = format!("{PATH}?extensions=%7B%22persistedQuery%22:%7B%22sha256Hash%22:%22{hash}%22%7D%7D");
    let known = office.admin.send("GET", &address, &[], None).await;
    assert_eq!(known.data("/languages/0/code"), "en");
}

#[tokio::test]
async fn the_page_and_the_schema_are_there_unless_they_are_switched_off() {
    let html = [("accept", "text/html,application/xhtml+xml")];
    let server = Distribution::start(&[]);
    let stranger = Browser::open(&server.address);
    let page = stranger.send("GET", PATH, &html, None).await;
    assert_eq!(page.status, 200);
    assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("script-src 'self';"),
        "{policy}"
    );
    let page = page.body.as_str().unwrap();
    let files: Vec<_> = page.split(r#"="graphql/explorer/"#).skip(1).collect();
    assert_eq!(files.len(), 5, "{page}");
    for file in files {
        let (name, _) = file.split_once('"').unwrap();
        let found = stranger
            .send("GET", &format!("{PATH}/explorer/{name}"), &[], None)
            .await;
        assert_eq!(found.status, 200, "{name}");
    }
    let other = stranger
        .send("GET", &format!("{PATH}/explorer/other.js"), &[], None)
        .await;
    assert_eq!(other.status, 404);
    let schema = "{ __schema { queryType { name } } }";
    stranger.ask(schema).await.data("/__schema/queryType/name");
    drop(server);
    let off = [
        ("OPENIMIS__GRAPHQL__EXPLORER", "false"),
        ("OPENIMIS__GRAPHQL__INTROSPECTION", "false"),
        ("OPENIMIS__GRAPHQL__DEPTH", "3"),
        ("OPENIMIS__GRAPHQL__ROOTS", "2"),
    ];
    let server = Distribution::start(&off);
    let stranger = Browser::open(&server.address);
    assert_eq!(stranger.send("GET", PATH, &html, None).await.status, 400);
    let file = stranger
        .send("GET", &format!("{PATH}/explorer/explorer.js"), &[], None)
        .await;
    assert_eq!(file.status, 404);
    let answer = stranger.ask(schema).await;
    assert!(
        answer.body.pointer("/data/__schema/queryType").is_none(),
        "{}",
        answer.body
    );
    stranger.ask("{ passwordPolicy }").await.data("/passwordPolicy");
    for query in [
        "{ locations { edges { node { code } } } }",
        "{ a: languages { code } b: languages { code } c: languages { code } }",
    ] {
        assert_eq!(stranger.ask(query).await.status, 400, "{query}");
    }
}

/// Spec 5.6: the row is there with status 0 and how far the operation is, and gets 1 or 2 in the end.
#[tokio::test]
async fn operations_that_may_take_long_wait_where_the_server_is_told_so() {
    let server = Distribution::start(&[("OPENIMIS__GRAPHQL__QUEUE_LONG_OPERATIONS", "true")]);
    let admin = Browser::log_in(&server.address, server.login("admin")).await;
    let create = "mutation { createLocation(input: { clientMutationId: \"long-1\" code: \"LONG\" name: \"Long\" type: \"R\" }) { internalId } }";
    admin.ask(create).await.data("/createLocation/internalId");
    assert_eq!(admin.log_of("long-1").await["status"], 2, "this one is short");
    let found = admin
        .ask("{ locations(code: \"LONG\") { edges { node { uuid } } } }")
        .await;
    let uuid = found.data("/locations/edges/0/node/uuid");
    let remove = |uuid: &Value, id: &str| {
        format!(
            "mutation {{ deleteLocation(input: {{ clientMutationId: \"{id}\" uuid: {uuid} }}) {{ internalId clientMutationId }} }}"
        )
    };
    // nobody else gets on until this one is through: it waits for a lock that the test holds for two seconds
    let held = format!(
        "BEGIN; SELECT 1 FROM \"tblLocations\" WHERE \"LocationUUID\" = '{}' FOR UPDATE; SELECT pg_sleep(3); COMMIT;",
        uuid.as_str().unwrap()
    );
    let mut holder = server.client("psql").args(["-qc", &held]).spawn().unwrap();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let answer = admin.ask(&remove(&uuid, "long-2")).await;
    assert_eq!(answer.data("/deleteLocation/clientMutationId"), "long-2");
    let row = admin.log_of("long-2").await;
    assert_eq!(row["status"], 0, "{row}");
    let extension: Value = serde_json::from_str(row["jsonExt"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&extension["progress"]["done"], extension["progress"]["of"].is_u64()),
        (&json!(0), true)
    );
    holder.wait().unwrap();
    assert_eq!(finished(&admin, "long-2").await["status"], 2);
    let gone = admin
        .ask("{ locations(code: \"LONG\") { edges { node { uuid } } } }")
        .await;
    assert_eq!(gone.nodes("locations", "uuid"), [""; 0]);
    // what fails later is told by the log too
    admin
        .ask(&remove(&uuid, "long-3"))
        .await
        .data("/deleteLocation/internalId");
    let row = finished(&admin, "long-3").await;
    assert_eq!(row["status"], 1, "{row}");
    assert!(
        row["error"].as_str().unwrap().contains("failed_to_delete_location"),
        "{row}"
    );
}

async fn finished(browser: &Browser, client_mutation_id: &str) -> Value {
    for _ in 0..100 {
        let row = browser.log_of(client_mutation_id).await;
        if row["status"] != 0 {
            return row;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{client_mutation_id} is not finished after 10 seconds");
}
