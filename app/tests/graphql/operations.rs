//! Every operation that the official front end sent in a browser, held against our schema.

use crate::browser::{Answer, Browser};
use crate::reference;
use crate::support::Distribution;
use serde_json::Value;
use std::collections::BTreeSet;

/// The fields of `Query` and `Mutation`.
async fn root_fields(browser: &Browser) -> BTreeSet<String> {
    let query = "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }";
    let answer = browser.ask(query).await;
    let fields = ["/__schema/queryType/fields", "/__schema/mutationType/fields"].map(|pointer| answer.data(pointer));
    let names = fields.iter().flat_map(|fields| fields.as_array().unwrap());
    names.map(|field| field["name"].as_str().unwrap().to_owned()).collect()
}

/// The root fields of a document, in which text holds no brackets: the words at the first level, without aliases.
fn asked(document: &str) -> Vec<String> {
    let mut names = Vec::new();
    let (mut braces, mut parentheses, mut word, mut in_text) = (0, 0, String::new(), false);
    let operation = document.split("fragment ").next().unwrap();
    for character in operation.chars() {
        match character {
            '"' => in_text = !in_text,
            _ if in_text => {}
            '(' => parentheses += 1,
            ')' => parentheses -= 1,
            '{' if parentheses == 0 => braces += 1,
            '}' if parentheses == 0 => braces -= 1,
            _ => {}
        }
        let of_name = character.is_ascii_alphanumeric() || character == '_';
        if of_name && braces == 1 && parentheses == 0 && !in_text {
            word.push(character);
            continue;
        }
        if !word.is_empty() && character != ':' {
            names.push(std::mem::take(&mut word));
        }
        word.clear();
    }
    names
}

/// Fields of linked types that modules bring that are not linked.
const OF_OTHERS: &[(&str, &str)] = &[("claimDedRems", "claim")];

fn asks_others(document: &str) -> bool {
    OF_OTHERS.iter().any(|(field, _)| document.contains(field))
}

/// Whether the document was refused before it ran.
fn is_invalid(answer: &Answer) -> bool {
    answer.status == 400
}

#[tokio::test]
async fn operations_of_the_front_end_are_valid() {
    let Some(path) = reference::path("frontend-operations.jsonl") else {
        return;
    };
    let server = Distribution::start(&[]);
    // without a login nothing is done, but everything is validated
    let stranger = Browser::open(&server.address);
    let known = root_fields(&stranger).await;
    let (mut valid, mut all, mut ours, mut wrong) = (0, 0, 0, Vec::new());
    for line in std::fs::read_to_string(path).unwrap().lines() {
        let operation: Value = serde_json::from_str(line).unwrap();
        let query = operation["query"].as_str().unwrap();
        let asked = asked(query);
        assert!(!asked.is_empty(), "{query}");
        let answer = stranger.post(&[], query, operation["variables"].clone()).await;
        all += 1;
        valid += u32::from(!is_invalid(&answer));
        if !asked.iter().all(|field| known.contains(field)) || asks_others(query) {
            continue;
        }
        ours += 1;
        if is_invalid(&answer) {
            wrong.push(format!("{query}\n  {}", answer.body["errors"]));
        }
    }
    println!("{valid} of {all} operations are valid; {ours} ask for what is linked");
    assert!(ours > 30, "only {ours} operations ask for what is linked");
    assert!(
        wrong.is_empty(),
        "{} operations are refused:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}
