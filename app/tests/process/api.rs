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
        Self::of_demonstration(server, "admin").await
    }

    /// Logs in as one of the demonstration's people, with the password that the first start printed.
    pub async fn of_demonstration(server: &Server, name: &str) -> Self {
        let login = server.logins().into_iter().find(|login| login.name == name).unwrap();
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

    /// How many rows a list has, read page by page.
    pub async fn count(&self, list: &str) -> usize {
        let mut page = Some(format!("/api/v1/{list}?page%5Bsize%5D=100"));
        let mut count = 0;
        while let Some(path) = page {
            let answer = self.get(&path).await;
            let rows = answer["data"].as_array();
            count += rows.unwrap_or_else(|| panic!("{list}: {answer}")).len();
            page = answer["links"]["next"].as_str().map(|link| self.below(link));
        }
        count
    }

    /// The path of a link.
    fn below(&self, link: &str) -> String {
        link.strip_prefix(&self.address).unwrap_or(link).to_owned()
    }

    /// What is answered.
    pub async fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.address));
        let answer = request.bearer_auth(&self.token).send().await.unwrap();
        answer.json().await.unwrap()
    }

    /// Sends bytes of this type; answers the status and the document.
    pub async fn post(&self, path: &str, kind: &str, body: Vec<u8>) -> (u16, Value) {
        let request = self.client.post(format!("{}{path}", self.address));
        let request = request.bearer_auth(&self.token).header("content-type", kind).body(body);
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
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
