//! From a mutation to what it touched, and back (frontend-api, chapter 5: "new record → uuid").

use crate::browser::Browser;
use crate::office::Office;
use serde_json::{Value, json};

#[tokio::test]
async fn what_a_mutation_touched_is_found_by_its_id() {
    let office = Office::open().await;
    a_user_by_the_log_and_by_its_filter(&office).await;
    a_role_by_its_filter(&office).await;
    others_do_not_find_it(&office).await;
    the_key_of_the_language_stands_beside_it(&office.admin).await;
}

async fn a_user_by_the_log_and_by_its_filter(office: &Office) {
    let query = "mutation ($input: CreateUserMutationInput!) { createUser(input: $input) { internalId } }";
    let input = json!({
        "username": "TOUCHED", "userTypes": ["INTERACTIVE"], "lastName": "Njoroge", "otherNames": "Mumbi",
        "email": "touched@example.org", "password": "Lab!2973179xY9", "language": "en", "roles": ["1"],
        "clientMutationId": "touched-user",
    });
    let answer = office.admin.post(&[], query, json!({ "input": input })).await;
    answer.data("/createUser/internalId");
    assert_eq!(office.admin.log_of("touched-user").await["status"], 2);
    let log = "{ mutationLogs(clientMutationId: \"touched-user\") { edges { node { id status \
        users { id coreUser { id username } mutation { clientMutationId } } } } } }";
    let answer = office.admin.ask(log).await;
    let users = answer.data("/mutationLogs/edges/0/node/users");
    assert_eq!(users[0]["coreUser"]["username"], "TOUCHED", "{users}");
    assert_eq!(users[0]["mutation"]["clientMutationId"], "touched-user");
    let found = office
        .admin
        .ask("{ users(clientMutationId: \"touched-user\") { totalCount edges { node { username } } } }")
        .await;
    assert_eq!(found.nodes("users", "username"), ["TOUCHED"]);
}

async fn a_role_by_its_filter(office: &Office) {
    let create = "mutation { createRole(input: { clientMutationId: \"touched-role\" name: \"Touched\" isBlocked: false \
        rightsId: [121701] }) { internalId } }";
    office.admin.ask(create).await.data("/createRole/internalId");
    let found = office
        .admin
        .ask("{ role(clientMutationId: \"touched-role\") { edges { node { name } } } }")
        .await;
    assert_eq!(found.nodes("role", "name"), ["Touched"]);
    let none = office
        .admin
        .ask("{ role(clientMutationId: \"nothing\") { edges { node { name } } } }")
        .await;
    assert_eq!(none.nodes("role", "name"), [""; 0]);
}

/// The log is everybody's own, and so is the way by it.
async fn others_do_not_find_it(office: &Office) {
    let other = office.person("touching", &[121_701, 122_001], "GA1").await;
    for query in [
        "{ role(clientMutationId: \"touched-role\") { edges { node { name } } } }",
        "{ users(clientMutationId: \"touched-user\") { edges { node { id } } } }",
    ] {
        let answer = other.ask(query).await;
        let edges = answer.body["data"].as_object().unwrap().values().next().unwrap()["edges"].clone();
        assert_eq!(edges, json!([]), "{query}: {}", answer.body);
    }
}

async fn the_key_of_the_language_stands_beside_it(admin: &Browser) {
    let query = "{ users(username: \"admin\") { edges { node { iUser { languageId language { code } } } } } }";
    let person = admin.ask(query).await.data("/users/edges/0/node/iUser");
    assert_eq!(person["languageId"], person["language"]["code"], "{person}");
    assert_ne!(person["languageId"], Value::Null);
}
