//! What is no request, and what asks for too much (spec 5.1, W-60).

use crate::browser::PATH;
use crate::office::Office;
use serde_json::{Value, json};

#[tokio::test]
async fn what_cannot_be_answered_is_told_why() {
    let office = Office::open().await;
    bodies(&office).await;
    documents(&office).await;
    by_address(&office).await;
    limits(&office).await;
    introspection_and_names(&office).await;
}

/// The texts are those that the reference was recorded with.
async fn bodies(office: &Office) {
    let cases = [
        ("application/json", "{bad json", 400, "POST body sent invalid JSON."),
        (
            "application/json",
            "[]",
            400,
            "The received data is not a valid JSON query.",
        ),
        (
            "application/json",
            "[{\"query\":\"{languages{code}}\"}]",
            400,
            "The received data is not a valid JSON query.",
        ),
        ("application/json", "{}", 400, "Must provide query string."),
        (
            "text/plain",
            "{languages{code}}",
            415,
            "Unsupported Media Type: The server only accepts application/json requests.",
        ),
        (
            "application/x-www-form-urlencoded",
            "query={a}",
            415,
            "Unsupported Media Type: The server only accepts application/json requests.",
        ),
    ];
    for (kind, body, status, message) in cases {
        let headers = [("content-type", kind)];
        let answer = office.admin.send("POST", PATH, &headers, Some(body.to_owned())).await;
        assert_eq!((answer.status, answer.message()), (status, message), "{kind} {body}");
        assert!(answer.body.get("data").is_none(), "{kind} {body}");
        assert_eq!(answer.headers["content-type"], "application/json", "{kind} {body}");
    }
    let put = office.admin.send("PUT", PATH, &[], None).await;
    assert_eq!((put.status, put.headers["allow"].to_str().unwrap()), (405, "GET, POST"));
}

/// What does not fit the schema is refused as a whole: 400 without data (trap 4).
async fn documents(office: &Office) {
    let cases = [
        "{ languages { code }",
        "{ nothingOfTheKind { code } }",
        "{ languages { nothingOfTheKind } }",
        "{ locations(nothingOfTheKind: 1) { edges { node { code } } } }",
        "mutation { createLocation(input: { nothingOfTheKind: 1 code: \"X\" name: \"X\" type: \"R\" }) { internalId } }",
        "mutation { createLocation(input: { code: \"X\" }) { internalId } }",
        "query ($first: Int!) { role(first: $first) { totalCount } }",
        "query a { languages { code } } query b { languages { name } }",
        "subscription { languages { code } }",
    ];
    for query in cases {
        let answer = office.admin.ask(query).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.body);
        assert!(answer.body.get("data").is_none(), "{query}: {}", answer.body);
        assert!(!answer.message().is_empty(), "{query}");
    }
    let named =
        json!({ "query": "query a { languages { code } } query b { languages { name } }", "operationName": "b" });
    let headers = [("content-type", "application/json")];
    let answer = office.admin.send("POST", PATH, &headers, Some(named.to_string())).await;
    assert!(answer.data("/languages/0/name").is_string());
}

async fn by_address(office: &Office) {
    let read = format!("{PATH}?query=%7Blanguages%7Bcode%7D%7D");
    let answer = office.admin.send("GET", &read, &[], None).await;
    assert!(answer.data("/languages/0/code").is_string());
    let change = format!("{PATH}?query=mutation%7BdeleteTokenCookie%7Bdeleted%7D%7D");
    let answer = office.admin.send("GET", &change, &[], None).await;
    let said = "Can only perform a mutation operation from a POST request.";
    assert_eq!((answer.status, answer.message()), (405, said));
}

/// W-60: neither depth nor number of fields is without a limit, and going over it is told, not served.
async fn limits(office: &Office) {
    let tree = |depth: usize| {
        let below = "children { edges { node { code ".repeat(depth);
        format!(
            "{{ locations(type: \"R\") {{ edges {{ node {{ code {below}{} }} }} }} }}",
            "} } } ".repeat(depth)
        )
    };
    office.admin.ask(&tree(3)).await.data("/locations/edges");
    let many = |count: usize| -> String {
        let fields = (0..count).map(|number| format!("a{number}: languages {{ code name }} "));
        format!("{{ {} }}", fields.collect::<String>())
    };
    office.admin.ask(&many(10)).await.data("/a9");
    for query in [tree(30), many(3_000)] {
        let answer = office.admin.ask(&query).await;
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert!(answer.body.get("data").is_none());
    }
    let nested = format!("{}{}", "{ a ".repeat(5_000), "}".repeat(5_000));
    assert_eq!(office.admin.ask(&nested).await.status, 400);
}

/// Trap 5: names of types are part of the contract.
async fn introspection_and_names(office: &Office) {
    let answer = office
        .admin
        .ask("{ __schema { queryType { name } mutationType { name } types { name } } __typename }")
        .await;
    let types = answer.data("/__schema/types");
    let names: Vec<_> = types
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|known| known["name"].as_str())
        .collect();
    for name in [
        "LocationGQLType",
        "HealthFacilityGQLType",
        "HealthFacilityGQLTypeConnection",
        "UserGQLType",
        "RoleGQLType",
        "MutationLogGQLType",
        "InteractiveUserGQLType",
        "OfficerGQLType",
        "ClaimAdminGQLType",
        "LanguageGQLType",
        "CreateUserMutationInput",
        "UpdateUserMutationInput",
        "CreateLocationMutationInput",
        "UUID",
        "Date",
        "DateTime",
        "GenericScalar",
        "JSONString",
    ] {
        assert!(names.contains(&name), "no type {name}");
    }
    let variables = json!({ "id": "VXNlckdRTFR5cGU6MQ==" });
    let fragments = "query ($id: ID!) { node(id: $id) { ...P ... on LocationGQLType { code } } } fragment P on UserGQLType { username }";
    let answer = office.admin.post(&[], fragments, variables).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_ne!(answer.body["data"], Value::Null);
}
