//! What the front end sends and reads, in its own documents.

use crate::browser::Browser;
use crate::office::number;
use serde_json::Value;

/// A mutation whose input stands in the document; it succeeds.
pub async fn done(browser: &Browser, id: &str, field: &str, input: &str) {
    let mutation = format!(
        "mutation {{ {field}( input: {{ clientMutationId: \"{id}\" clientMutationLabel: \"{id}\" {input} }} ) \
         {{ clientMutationId internalId }} }}"
    );
    browser.ask(&mutation).await.data(&format!("/{field}/internalId"));
    let log = browser.log_of(id).await;
    assert_eq!(log["status"], 2, "{field}: {log}");
}

/// The rows of a list.
pub async fn rows(browser: &Browser, list: &str, members: &str) -> Vec<Value> {
    let answer = browser
        .ask(&format!("{{ {list} {{ edges {{ node {{ {members} }} }} }} }}"))
        .await;
    let field = list.split('(').next().unwrap();
    let edges = answer.data(&format!("/{field}/edges"));
    edges
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| edge["node"].clone())
        .collect()
}

/// The number of the only row with this code.
pub async fn key(browser: &Browser, field: &str, code: &str) -> String {
    let found = rows(browser, &format!("{field}(code: \"{code}\")"), "id").await;
    assert_eq!(found.len(), 1, "{field} {code}: {found:?}");
    number(&found[0]["id"])
}

/// A mutation that is refused; what the log says it is refused for, in openIMIS's words where it has some.
pub async fn refused(browser: &Browser, id: &str, field: &str, input: &str) -> String {
    let mutation =
        format!("mutation {{ {field}( input: {{ clientMutationId: \"{id}\" {input} }} ) {{ internalId }} }}");
    browser.ask(&mutation).await.data(&format!("/{field}/internalId"));
    let log = browser.log_of(id).await;
    assert_eq!(log["status"], 1, "{field}: {log}");
    let errors: Value = serde_json::from_str(log["error"].as_str().unwrap()).unwrap();
    errors[0]["detail"].as_str().unwrap().to_owned()
}
