//! Requests of somebody who is logged in.

use openimis_testkit::program::Server;
use reqwest::Client;
use serde_json::{Value, json};

/// Somebody who is logged in at a server.
pub struct Person {
    client: Client,
    address: String,
    token: String,
}

impl Person {
    /// Logs in.
    pub async fn log_in(server: &Server, name: &str, password: &str) -> Self {
        let client = Client::new();
        let body = json!({ "grant_type": "password", "username": name, "password": password });
        let request = client
            .post(format!("{}/api/v1/auth/token", server.address()))
            .header("content-type", "application/json")
            .body(body.to_string());
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let token = answer["access_token"].as_str();
        let token = token.unwrap_or_else(|| panic!("{name} is not let in: {answer}\n{}", server.printed()));
        Self {
            client,
            address: server.address().to_owned(),
            token: token.to_owned(),
        }
    }

    /// Logs in as the demonstration's administrator, with the password that the first start printed.
    pub async fn administrator(server: &Server) -> Self {
        let login = server.logins().into_iter().find(|login| login.name == "admin").unwrap();
        Self::log_in(server, &login.name, &login.password).await
    }

    /// The codes of all that a list shows.
    pub async fn codes(&self, kind: &str) -> Vec<String> {
        let answer = self.get(&format!("/api/v1/{kind}?page%5Bsize%5D=100")).await;
        let rows = answer["data"].as_array().unwrap_or_else(|| panic!("{answer}"));
        let mut codes: Vec<_> = rows.iter().map(code_of).collect();
        codes.sort();
        codes
    }

    /// What is answered.
    pub async fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.address));
        let answer = request.bearer_auth(&self.token).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Enters a region; whether the server said that it did.
    pub async fn enter_region(&self, code: &str) -> bool {
        let region = json!({ "data": {
            "type": "locations",
            "attributes": { "code": code, "name": "Tahida", "locationType": "R" },
        }});
        let request = self.client.post(format!("{}/api/v1/locations", self.address));
        let request = request.bearer_auth(&self.token);
        let request = request.header("content-type", "application/vnd.api+json");
        let answer = request.body(region.to_string()).send().await;
        answer.is_ok_and(|answer| answer.status().as_u16() == 201)
    }
}

fn code_of(row: &Value) -> String {
    row["attributes"]["code"].as_str().unwrap().to_owned()
}
