//! A client of the REST door.

use super::Login;
use serde_json::{Value, json};

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers, by their names in lower case.
    pub headers: reqwest::header::HeaderMap,
    /// The body.
    pub text: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Answer {
    async fn of(response: reqwest::Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let bytes = response.bytes().await.unwrap().to_vec();
        Self {
            status,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The body, of an answer that is a success.
    pub fn good(self) -> Value {
        assert!((200..300).contains(&self.status), "{} {}", self.status, self.text);
        if self.text.is_empty() { Value::Null } else { self.json() }
    }

    /// The public id of the resource in it.
    pub fn id(self) -> String {
        let document = self.good();
        document["data"]["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{document}"))
            .to_owned()
    }
}

/// One who sends requests, logged in or not.
#[derive(Debug, Clone)]
pub struct Api {
    client: reqwest::Client,
    address: String,
    /// The token that is sent, if any.
    pub token: Option<String>,
}

impl Api {
    /// Nobody in particular.
    pub fn anonymous(address: &str) -> Self {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            client: client.build().unwrap(),
            address: address.to_owned(),
            token: None,
        }
    }

    /// The same with this token.
    pub fn with_token(&self, token: &str) -> Self {
        let token = Some(token.to_owned());
        Self { token, ..self.clone() }
    }

    /// Logs in.
    pub async fn log_in(&self, login: &Login) -> Self {
        let answer = self.try_to_log_in(&login.username, &login.password).await;
        let tokens = answer.good();
        self.with_token(tokens["access_token"].as_str().unwrap())
    }

    /// Asks for a token.
    pub async fn try_to_log_in(&self, username: &str, password: &str) -> Answer {
        let fields = json!({ "grant_type": "password", "username": username, "password": password });
        self.send_as("POST", "/api/v1/auth/token", Some(&fields), "application/json")
            .await
    }

    /// Reads below the base of the API, or at a whole path.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    /// Sends a document below the base of the API, or at a whole path.
    pub async fn send(&self, method: &str, path: &str, document: Option<&Value>) -> Answer {
        let whole = ["/api/", "/health/", "/metrics"]
            .iter()
            .any(|base| path.starts_with(base));
        let path = if whole {
            path.to_owned()
        } else {
            format!("/api/v1{path}")
        };
        self.send_as(method, &path, document, "application/vnd.api+json").await
    }

    /// Sends a body of this type at this path.
    pub async fn send_as(&self, method: &str, path: &str, body: Option<&Value>, kind: &str) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.address));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.header("content-type", kind).body(body.to_string());
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// Sends a body of this type, written already.
    pub async fn send_text(&self, method: &str, path: &str, body: &str, kind: &str) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.address));
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        Answer::of(
            request
                .header("content-type", kind)
                .body(body.to_owned())
                .send()
                .await
                .unwrap(),
        )
        .await
    }

    /// Sends JSON with headers of one's own, as browsers and gateways do.
    pub async fn send_with(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Option<&Value>) -> Answer {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        Answer::of(request.send().await.unwrap()).await
    }

    /// Creates a row, and gives its public id.
    pub async fn create(&self, resource: &str, attributes: Value, relationships: Value) -> String {
        let data = json!({ "type": resource, "attributes": attributes, "relationships": relationships });
        let document = json!({ "data": data });
        self.send("POST", &format!("/{resource}"), Some(&document)).await.id()
    }
}

/// A relationship to one row.
pub fn to_one(resource: &str, id: &str) -> Value {
    json!({ "data": { "type": resource, "id": id } })
}
