//! Requests in the name of somebody, and answers.

use super::{Office, server};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// What the users made for a scenario log in with.
pub const PASSWORD: &str = "Gaba-fulo-meti-37";

/// An answer of the server.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub body: Value,
}

impl Answer {
    /// The code of the first error.
    pub fn code(&self) -> &str {
        self.body["errors"][0]["code"].as_str().unwrap_or_default()
    }

    /// What the listed objects are called: places by their codes, users by their login names.
    pub fn names(&self) -> Vec<&str> {
        let rows = self.body["data"].as_array().map(Vec::as_slice).unwrap_or_default();
        rows.iter()
            .filter_map(|row| {
                row["attributes"]["code"]
                    .as_str()
                    .or(row["attributes"]["username"].as_str())
            })
            .collect()
    }
}

/// A document that names an object.
pub fn reference(kind: &str, id: &str) -> Value {
    json!({ "data": { "type": kind, "id": id } })
}

impl Office {
    /// Asks without a login, or with somebody's.
    pub async fn ask(&mut self, name: Option<&str>, method: Method, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.client.request(method, format!("{}{path}", server().url));
        if let Some(name) = name {
            request = request.bearer_auth(self.token(name).await);
        }
        if let Some(body) = body {
            let media_type = if path.starts_with("/api/v1/auth/") {
                "application/json"
            } else {
                "application/vnd.api+json"
            };
            request = request.header("content-type", media_type).body(body.to_string());
        }
        let response = request.send().await.expect("the server answers");
        let status = response.status();
        let text = response.text().await.expect("a complete answer");
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Answer { status, body }
    }

    pub async fn get(&mut self, name: &str, path: &str) -> Answer {
        self.ask(Some(name), Method::GET, path, None).await
    }

    pub async fn post(&mut self, name: &str, path: &str, data: Value) -> Answer {
        let body = json!({ "data": data });
        self.ask(Some(name), Method::POST, path, Some(body)).await
    }

    /// Asks for tokens with a name and a password.
    pub async fn log_in(&mut self, name: &str, password: &str) -> Answer {
        let body = json!({ "grant_type": "password", "username": name, "password": password });
        let answer = self.ask_without_token("/api/v1/auth/token", body).await;
        if let Some(token) = answer.body["access_token"].as_str() {
            self.tokens.insert(name.to_owned(), token.to_owned());
        }
        answer
    }

    async fn ask_without_token(&mut self, path: &str, body: Value) -> Answer {
        Box::pin(self.ask(None, Method::POST, path, Some(body))).await
    }

    async fn token(&mut self, name: &str) -> String {
        if !self.tokens.contains_key(name) {
            let answer = self.log_in(name, &password_of(name)).await;
            assert_eq!(answer.status, StatusCode::OK, "{name} logs in: {}", answer.body);
        }
        self.tokens[name].clone()
    }

    /// The id of the only object of this type with this value, as the administrator sees it.
    pub async fn find(&mut self, kind: &str, attribute: &str, value: &str) -> Option<String> {
        let answer = self.find_all(kind, attribute, value).await;
        answer.body["data"][0]["id"].as_str().map(str::to_owned)
    }

    pub async fn find_all(&mut self, kind: &str, attribute: &str, value: &str) -> Answer {
        let value = value.replace(' ', "%20");
        let path = format!("/api/v1/{kind}?filter%5B{attribute}%5D={value}");
        let answer = self.get("admin", &path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer
    }
}

/// The password of a demonstration login, or of a user made here.
pub fn password_of(name: &str) -> String {
    let printed = server().logins.iter().find(|login| login.name == name);
    printed.map_or_else(|| PASSWORD.to_owned(), |login| login.password.clone())
}
