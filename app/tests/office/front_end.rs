//! The front end of openIMIS in front of the GraphQL door: a session by cookies, and a journal of what was asked for.

use super::http::{Answer, password_of};
use super::{Office, name_of, server};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cucumber::{given, then, when};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::HashMap;

const LOG_IN: &str = "mutation authenticate($username: String!, $password: String!) \
    { tokenAuth(username: $username, password: $password) { refreshExpiresIn } }";

/// A browser with a session.
#[derive(Debug, Clone)]
pub struct FrontEnd {
    client: reqwest::Client,
    proof: String,
    /// Numbers what is asked for.
    asked: u32,
    /// What the journal led to, by what it is.
    made: HashMap<String, Value>,
}

impl FrontEnd {
    fn open() -> Self {
        let client = reqwest::Client::builder().cookie_store(true);
        Self {
            client: client.build().expect("a client"),
            proof: "null".to_owned(),
            asked: 0,
            made: HashMap::new(),
        }
    }

    pub async fn ask(&self, query: &str, variables: Value) -> Answer {
        let body = json!({ "query": query, "variables": variables });
        let request = self.client.post(format!("{}/api/graphql", server().url));
        let request = request
            .header("x-csrftoken", &self.proof)
            .header("content-type", "application/json");
        let response = request.body(body.to_string()).send().await.expect("the server answers");
        let status = response.status();
        let text = response.text().await.expect("a complete answer");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer { status, body }
    }

    async fn log_in(&mut self, name: &str, password: &str) -> Answer {
        let variables = json!({ "username": name, "password": password });
        self.ask(LOG_IN, variables).await
    }

    /// Asks for a change, under an id by which the journal finds it.
    pub async fn change(&mut self, name: &str, mut input: Value) -> Answer {
        self.asked += 1;
        input["clientMutationId"] = Value::from(self.mutation());
        let kind = format!("{}{}MutationInput", name[..1].to_uppercase(), &name[1..]);
        let query = format!("mutation ($input: {kind}!) {{ {name}(input: $input) {{ clientMutationId internalId }} }}");
        self.ask(&query, json!({ "input": input })).await
    }

    fn mutation(&self) -> String {
        format!("front end {} {}", self.proof, self.asked)
    }

    /// Remembers what the journal led to.
    pub fn note(&mut self, what: &str, made: Value) {
        self.made.insert(what.to_owned(), made);
    }

    /// What the journal led to.
    pub fn made(&self, what: &str) -> &Value {
        self.made.get(what).expect("the journal led to it")
    }

    /// The number in a global id, which front ends paste into what they send.
    pub fn key(id: &Value) -> String {
        let id = STANDARD.decode(id.as_str().expect("the row exists")).expect("base64");
        let id = String::from_utf8(id).expect("a global id");
        id.rsplit(':').next().expect("a key").to_owned()
    }
}

pub fn front_end(office: &mut Office) -> &mut FrontEnd {
    office.front_end.as_mut().expect("the front end is open")
}

#[given(regex = r#"^(the administrator|"[^"]+") uses the front end$"#)]
async fn uses(office: &mut Office, who: String) {
    let name = name_of(office, &who);
    office.front_end = Some(session(&name).await);
    office.actor = Some(name);
}

/// A browser in which somebody is logged in.
pub async fn session(name: &str) -> FrontEnd {
    let mut opened = FrontEnd::open();
    let answer = opened.log_in(name, &password_of(name)).await;
    assert!(
        answer.body["data"]["tokenAuth"]["refreshExpiresIn"].is_i64(),
        "{}",
        answer.body
    );
    let answer = opened.ask("mutation { getCsrfToken { csrfToken } }", Value::Null).await;
    let proof = answer.body["data"]["getCsrfToken"]["csrfToken"]
        .as_str()
        .expect("a proof");
    proof.clone_into(&mut opened.proof);
    opened
}

#[when(regex = r#"^somebody logs in to the front end as "([^"]+)" with the password "([^"]+)"$"#)]
async fn logs_in(office: &mut Office, name: String, password: String) {
    office.last = Some(FrontEnd::open().log_in(&name, &password).await);
}

#[when("a stranger lists the locations in the front end")]
async fn stranger(office: &mut Office) {
    let query = "{ locations { edges { node { code } } } }";
    office.last = Some(FrontEnd::open().ask(query, Value::Null).await);
}

#[when(
    regex = r#"^(?:he|she) lists the (locations|health facilities) whose code begins with "([^"]+)" in the front end$"#
)]
async fn lists(office: &mut Office, what: String, start: String) {
    let field = if what == "locations" {
        "locations"
    } else {
        "healthFacilities"
    };
    let query = format!(
        "query ($start: String) {{ rows: {field}(code_Istartswith: $start, first: 10, orderBy: [\"code\"]) \
         {{ edges {{ node {{ id uuid code name }} }} }} }}"
    );
    let answer = front_end(office).ask(&query, json!({ "start": start })).await;
    office.last = Some(answer);
}

#[when(regex = r#"^(?:he|she) enters the dispensary "([^"]+)" in "([^"]+)" in the front end$"#)]
async fn enters(office: &mut Office, code: String, district: String) {
    let district = key_in("locationsAll", front_end(office), &district).await;
    let input = json!({
        "code": code, "name": "A dispensary", "locationId": district, "level": "D", "legalFormId": "G", "careType": "O",
    });
    let answer = front_end(office).change("createHealthFacility", input).await;
    office.last = Some(answer);
}

#[when(regex = r#"^(?:he|she) deletes the dispensary "([^"]+)" in the front end$"#)]
async fn deletes(office: &mut Office, code: String) {
    let row = row("healthFacilities", front_end(office), &code).await;
    let input = json!({ "uuid": row["uuid"], "code": code });
    let answer = front_end(office).change("deleteHealthFacility", input).await;
    office.last = Some(answer);
}

async fn row(field: &str, front_end: &FrontEnd, code: &str) -> Value {
    let query = format!("query ($code: String) {{ rows: {field}(code: $code) {{ edges {{ node {{ id uuid }} }} }} }}");
    let answer = front_end.ask(&query, json!({ "code": code })).await;
    answer.body["data"]["rows"]["edges"][0]["node"].clone()
}

/// The key of the row with this code.
pub async fn key_in(field: &str, front_end: &FrontEnd, code: &str) -> String {
    FrontEnd::key(&row(field, front_end, code).await["id"])
}

#[then(regex = r#"^the front end shows "([^"]+)"(?: and "([^"]+)")?$"#)]
fn shows(office: &mut Office, first: String, second: String) {
    let expected: Vec<_> = [first, second].into_iter().filter(|code| !code.is_empty()).collect();
    assert_eq!(codes(office.last()), expected, "{}", office.last().body);
}

#[then("the front end shows nothing")]
fn shows_nothing(office: &mut Office) {
    assert_eq!(codes(office.last()), [""; 0], "{}", office.last().body);
}

fn codes(answer: &Answer) -> Vec<String> {
    let edges = answer.body["data"]["rows"]["edges"].as_array().expect("rows");
    let code = |edge: &Value| edge["node"]["code"].as_str().unwrap_or_default().to_owned();
    edges.iter().map(code).collect()
}

#[then(regex = r#"^the front end says "([^"]+)"$"#)]
fn says(office: &mut Office, message: String) {
    let last = office.last();
    assert_eq!(last.status, StatusCode::OK, "{}", last.body);
    assert_eq!(last.body["errors"][0]["message"], message.as_str());
}

#[then("the journal says that it succeeded")]
async fn succeeded(office: &mut Office) {
    let entry = journal(office).await;
    assert_eq!(
        (&entry["status"], &entry["error"]),
        (&json!(2), &Value::Null),
        "{entry}"
    );
}

#[then(regex = r#"^the journal says "([^"]+)"$"#)]
async fn failed(office: &mut Office, message: String) {
    let entry = journal(office).await;
    assert_eq!(entry["status"], 1, "{entry}");
    let errors = entry["error"]
        .as_str()
        .and_then(|text| serde_json::from_str::<Value>(text).ok());
    assert_eq!(errors.expect("a list of errors")[0]["message"], message.as_str());
}

/// What the journal has on the last change, which was answered without an error.
async fn journal(office: &mut Office) -> Value {
    logged(office, "").await
}

/// The same with more fields.
pub async fn logged(office: &mut Office, more: &str) -> Value {
    let last = office.last();
    assert!(last.body.get("errors").is_none(), "{}", last.body);
    let query = format!(
        "query ($id: String) {{ mutationLogs(clientMutationId: $id) {{ edges {{ node {{ status error {more} }} }} }} }}"
    );
    let front_end = front_end(office);
    let answer = front_end.ask(&query, json!({ "id": front_end.mutation() })).await;
    answer.body["data"]["mutationLogs"]["edges"][0]["node"].clone()
}
