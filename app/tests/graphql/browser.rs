//! A client of the GraphQL door that keeps cookies, as a browser does.

use crate::support::Login;
use serde_json::{Value, json};

/// Where the door is.
pub const PATH: &str = "/api/graphql";

const LOG_IN: &str = "mutation authenticate($username: String!, $password: String!) \
    { tokenAuth(username: $username, password: $password) { refreshExpiresIn } }";

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers, by their names in lower case.
    pub headers: reqwest::header::HeaderMap,
    /// The body; text that is no JSON is a string.
    pub body: Value,
}

impl Answer {
    /// The data below a JSON pointer, of an answer without errors.
    #[track_caller]
    pub fn data(&self, pointer: &str) -> Value {
        assert_eq!(self.status, 200, "{}", self.body);
        assert!(self.body.get("errors").is_none(), "{}", self.body);
        let found = self.body["data"].pointer(pointer);
        found.unwrap_or_else(|| panic!("no {pointer} in {}", self.body)).clone()
    }

    /// What the first error says.
    #[track_caller]
    pub fn message(&self) -> &str {
        let message = self.body["errors"][0]["message"].as_str();
        message.unwrap_or_else(|| panic!("no error in {}", self.body))
    }

    /// The code of the first error.
    pub fn code(&self) -> &str {
        self.body["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or_default()
    }

    /// A member of all nodes of a connection.
    #[track_caller]
    pub fn nodes(&self, field: &str, member: &str) -> Vec<String> {
        let edges = self.data(&format!("/{field}/edges"));
        let text = |edge: &Value| edge["node"][member].as_str().unwrap_or_default().to_owned();
        edges.as_array().unwrap().iter().map(text).collect()
    }
}

/// One who asks, logged in or not.
#[derive(Debug, Clone)]
pub struct Browser {
    client: reqwest::Client,
    address: String,
    /// What is sent as `X-CSRFToken`.
    pub proof: Option<String>,
}

impl Browser {
    /// Without a session.
    pub fn open(address: &str) -> Self {
        Self {
            client: reqwest::Client::builder().cookie_store(true).build().unwrap(),
            address: address.to_owned(),
            proof: None,
        }
    }

    /// Asks with a method, headers and a body of one's own.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<String>) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer { status, headers, body }
    }

    /// Posts a document with headers beside those of every request.
    pub async fn post(&self, headers: &[(&str, &str)], query: &str, variables: Value) -> Answer {
        let mut all = vec![
            ("content-type", "application/json"),
            ("x-requested-with", "XMLHttpRequest"),
        ];
        all.extend(self.proof.as_deref().map(|proof| ("x-csrftoken", proof)));
        all.extend_from_slice(headers);
        let body = json!({ "query": query, "variables": variables }).to_string();
        self.send("POST", PATH, &all, Some(body)).await
    }

    /// Asks without variables.
    pub async fn ask(&self, query: &str) -> Answer {
        self.post(&[], query, Value::Null).await
    }

    /// Asks for a session.
    pub async fn try_to_log_in(&self, username: &str, password: &str) -> Answer {
        let variables = json!({ "username": username, "password": password });
        self.post(&[], LOG_IN, variables).await
    }

    /// Logs in as the front end does, with the proof of its later requests.
    pub async fn log_in(address: &str, login: &Login) -> Self {
        let mut browser = Self::open(address);
        let answer = browser.try_to_log_in(&login.username, &login.password).await;
        assert!(answer.data("/tokenAuth/refreshExpiresIn").is_i64());
        let answer = browser.ask("mutation { getCsrfToken { csrfToken } }").await;
        let proof = answer.data("/getCsrfToken/csrfToken");
        browser.proof = Some(proof.as_str().unwrap().to_owned());
        browser
    }

    /// The log row of a mutation.
    pub async fn log_of(&self, client_mutation_id: &str) -> Value {
        let query = format!(
            "{{ mutationLogs(clientMutationId: \"{client_mutation_id}\") {{ edges {{ node {{ id status error clientMutationId \
             clientMutationLabel clientMutationDetails requestDateTime jsonContent jsonExt autogeneratedCode }} }} }} }}"
        );
        self.ask(&query).await.data("/mutationLogs/edges/0/node")
    }
}
