//! A session from the login form to the logout button, as the official front end has it (frontend-api, chapters 2 and 5).

use crate::browser::Browser;
use crate::office::Office;
use serde_json::{Value, json};

#[tokio::test]
async fn a_browser_logs_in_changes_something_and_logs_out() {
    let office = Office::open().await;
    a_wrong_password_is_told_with_data(&office).await;
    a_session_is_made_of_cookies(&office).await;
    changes_need_the_proof(&office).await;
    a_change_is_in_the_log_at_once(&office).await;
    what_is_refused_is_told_by_the_log(&office).await;
    a_header_needs_no_proof(&office).await;
    logging_out_forgets_the_cookies(&office).await;
    changing_the_language_is_committed_at_once(&office).await;
}

fn create(code: &str, id: &str) -> String {
    format!(
        "mutation {{ createLocation( input: {{ clientMutationId: \"{id}\" clientMutationLabel: \"Create location\" \
         clientMutationDetails: [\"Code {code}\"] code: \"{code}\" name: \"Tahida\" type: \"R\" }} ) \
         {{ clientMutationId internalId }} }}"
    )
}

/// Spec 2.4: HTTP 200, the field null, and no telling an unknown user from a wrong password.
async fn a_wrong_password_is_told_with_data(office: &Office) {
    for username in ["clerk", "nobody-of-this-name"] {
        let answer = office.stranger().try_to_log_in(username, "wrong").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.message(), "INCORRECT_CREDENTIALS");
        assert_eq!(answer.body["errors"][0]["path"], json!(["tokenAuth"]));
        assert_eq!(answer.body["data"], json!({ "tokenAuth": null }));
    }
}

/// Trap 3: the token is not selected, and the next request carries `JWT undefined`.
async fn a_session_is_made_of_cookies(office: &Office) {
    let login = office.server.login("admin");
    let browser = office.stranger();
    let answer = browser.try_to_log_in(&login.username, &login.password).await;
    assert!(answer.data("/tokenAuth/refreshExpiresIn").as_i64() > Some(0));
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("JWT=") && cookie.contains("HttpOnly"), "{cookie}");
    assert!(
        cookie.contains("SameSite=Lax") && cookie.contains("Path=/;"),
        "{cookie}"
    );
    let query = "mutation { getCsrfToken { csrfToken } }";
    for header in ["JWT undefined", "JWT null", "Bearer undefined"] {
        let answer = browser.post(&[("authorization", header)], query, Value::Null).await;
        assert!(answer.data("/getCsrfToken/csrfToken").is_string(), "{header}");
    }
    let answer = browser
        .ask("mutation refreshAuthToken { refreshToken { refreshExpiresIn } }")
        .await;
    assert!(answer.data("/refreshToken/refreshExpiresIn").is_i64());
    let answer = browser.ask("{ user { username } }").await;
    assert_eq!(answer.data("/user/username"), "admin");
    let answer = browser.ask("mutation { verifyToken { payload } }").await;
    assert_eq!(answer.data("/verifyToken/payload/username"), "admin");
}

/// Spec 2.6. A refusal writes no log row.
async fn changes_need_the_proof(office: &Office) {
    let mut browser = office.admin.clone();
    browser.proof = None;
    let mutation = create("JN1", "proof");
    let missing = browser.ask(&mutation).await;
    assert_eq!((missing.status, missing.message()), (200, "'HTTP_X_CSRFTOKEN'"));
    assert_eq!(missing.body["data"], json!({ "createLocation": null }));
    for wrong in ["null", "wrong"] {
        browser.proof = Some(wrong.to_owned());
        let answer = browser.ask(&mutation).await;
        assert_eq!(answer.message(), "CSRF token missing or incorrect.");
        assert_eq!(answer.body["data"], json!({ "createLocation": null }));
    }
    let logged = office
        .server
        .sql("SELECT count(*) FROM \"core_Mutation_Log\" WHERE client_mutation_id = 'proof'");
    assert_eq!(logged.trim(), "0");
    let reads = browser
        .ask("{ locations(first: 1, orderBy: \"code\") { edges { node { code } } } }")
        .await;
    reads.data("/locations/edges/0/node/code");
}

/// Trap 8: the row is there, with its outcome, when the mutation has answered.
async fn a_change_is_in_the_log_at_once(office: &Office) {
    let answer = office.admin.ask(&create("JN2", "made")).await;
    assert_eq!(answer.data("/createLocation/clientMutationId"), "made");
    let internal = answer.data("/createLocation/internalId");
    let row = office.admin.log_of("made").await;
    assert_eq!(row["status"], 2, "{row}");
    assert_eq!(row["error"], Value::Null);
    assert_eq!(row["clientMutationLabel"], "Create location");
    assert_eq!(row["clientMutationDetails"], "[\"Code JN2\"]");
    let content: Value = serde_json::from_str(row["jsonContent"].as_str().unwrap()).unwrap();
    assert_eq!(content["code"], "JN2", "{content}");
    let query = format!("{{ mutationLogs(id: {internal}) {{ edges {{ node {{ clientMutationId }} }} }} }}");
    let by_id = office.admin.ask(&query).await;
    assert_eq!(by_id.nodes("mutationLogs", "clientMutationId"), ["made"]);
    let made = office
        .admin
        .ask("{ locations(code: \"JN2\") { edges { node { name clientMutationId } } } }")
        .await;
    assert_eq!(
        made.data("/locations/edges/0/node"),
        json!({ "name": "Tahida", "clientMutationId": null })
    );
}

/// Spec 5.6: the answer says nothing about success; the log has a JSON list of message and detail.
async fn what_is_refused_is_told_by_the_log(office: &Office) {
    let answer = office.admin.ask(&create("JN2", "twice")).await;
    assert_eq!(answer.data("/createLocation/clientMutationId"), "twice");
    let row = office.admin.log_of("twice").await;
    assert_eq!(row["status"], 1, "{row}");
    let errors: Value = serde_json::from_str(row["error"].as_str().unwrap()).unwrap();
    assert_eq!(errors[0]["message"], "location.mutation.failed_to_create_location");
    let detail = errors[0]["detail"].as_str().unwrap_or_default();
    assert!(detail.contains("mutation.location_code_duplicated"), "{errors}");
}

/// W-26: what no browser sends by itself needs no proof; a token that is not valid answers 401 (spec 2.5).
async fn a_header_needs_no_proof(office: &Office) {
    let login = office.server.login("admin");
    let stranger = office.stranger();
    let variables = json!({ "username": login.username, "password": login.password });
    let query = "mutation ($username: String!, $password: String!) \
        { tokenAuth(username: $username, password: $password) { token } }";
    let answer = stranger.post(&[], query, variables).await;
    let token = answer.data("/tokenAuth/token");
    let bearer = format!("Bearer {}", token.as_str().unwrap());
    let program = office.stranger();
    let answer = program
        .post(&[("authorization", &bearer)], &create("JN3", "bearer"), Value::Null)
        .await;
    assert_eq!(answer.data("/createLocation/clientMutationId"), "bearer");
    assert_eq!(office.admin.log_of("bearer").await["status"], 2);
    let answer = program
        .post(
            &[("authorization", "Bearer not.a.token")],
            "{ user { username } }",
            Value::Null,
        )
        .await;
    assert_eq!(answer.status, 401);
    assert!(!answer.message().is_empty());
    assert!(answer.body.get("data").is_none());
}

/// The front end's logout: two fields in one request, without a proof.
async fn logging_out_forgets_the_cookies(office: &Office) {
    let browser = Browser::log_in(&office.server.address, office.server.login("manager")).await;
    let query = "mutation logout { deleteTokenCookie { deleted } deleteRefreshTokenCookie { deleted } }";
    let answer = browser.ask(query).await;
    assert_eq!(answer.data("/deleteTokenCookie/deleted"), true);
    assert_eq!(answer.data("/deleteRefreshTokenCookie/deleted"), true);
    assert_eq!(browser.ask("{ user { username } }").await.data("/user"), Value::Null);
    let again = browser.ask(query).await;
    assert_eq!(again.data("/deleteTokenCookie/deleted"), false);
    let refresh = browser.ask("mutation { refreshToken { refreshExpiresIn } }").await;
    assert_eq!(refresh.message(), "Token is required");
}

/// Frontend-api 2.8: a full reload follows at once.
async fn changing_the_language_is_committed_at_once(office: &Office) {
    let browser = Browser::log_in(&office.server.address, office.server.login("scheme")).await;
    let query = "mutation { changeUserLanguage(input: { clientMutationId: \"lang\", languageId: \"fr\" }) \
        { clientMutationId internalId } }";
    assert_eq!(
        browser.ask(query).await.data("/changeUserLanguage/clientMutationId"),
        "lang"
    );
    let me = browser.send("GET", "/api/core/users/current_user/", &[], None).await;
    assert_eq!(me.body["i_user"]["language"], "fr", "{}", me.body);
}
