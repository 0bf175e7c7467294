//! Somebody who enters claims and sees them through, whatever happens to the server.

use crate::office::Office;
use reqwest::Client;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

const JSON_API: &str = "application/vnd.api+json";
/// How long to wait before a request is sent again that nobody answered.
const PAUSE: Duration = Duration::from_millis(30);

/// The codes of the claims whose changes the server said that it had done.
#[derive(Debug, Default)]
pub struct Acknowledged {
    pub entered: Vec<String>,
    pub submitted: Vec<String>,
    pub processed: Vec<String>,
}

impl Acknowledged {
    pub fn add(&mut self, other: Self) {
        self.entered.extend(other.entered);
        self.submitted.extend(other.submitted);
        self.processed.extend(other.processed);
    }
}

pub struct Writer {
    number: usize,
    client: Client,
    address: String,
    login: String,
    token: Option<String>,
    claims: Vec<Value>,
}

impl Writer {
    pub fn new(number: usize, office: &Office) -> Self {
        Self {
            number,
            client: Client::builder().timeout(Duration::from_secs(20)).build().unwrap(),
            address: office.address.clone(),
            login: office.login(),
            token: None,
            claims: office.claims(),
        }
    }

    /// Enters claim after claim; what it tells was acknowledged.
    pub async fn work(mut self, over: Arc<AtomicBool>) -> Acknowledged {
        let mut done = Acknowledged::default();
        let mut next = 0;
        while !over.load(Ordering::Relaxed) {
            next += 1;
            let code = format!("KILL{}{next:05}", self.number);
            let document = self.claim(next, &code);
            let Some(entered) = self.send("claims", &code, &document, &over).await else {
                break;
            };
            done.entered.push(code.clone());
            let id = entered["data"]["id"].as_str().unwrap().to_owned();
            let Some(submitted) = self.act(&id, "submission", &over).await else {
                break;
            };
            done.submitted.push(code.clone());
            if submitted["data"]["attributes"]["status"] != json!(4) {
                continue;
            }
            if self.act(&id, "processing", &over).await.is_none() {
                break;
            }
            done.processed.push(code);
        }
        done
    }

    fn claim(&self, number: usize, code: &str) -> Value {
        let claim = &self.claims[(number * 7 + self.number) % self.claims.len()];
        let services = claim["services"].as_array().unwrap().iter();
        let services: Vec<_> = services
            .map(|line| json!({ "service": line["service"], "qtyProvided": "1", "priceAsked": line["price"].to_string() }))
            .collect();
        let related = |kind: &str, id: &Value| json!({ "data": { "type": kind, "id": id } });
        json!({ "data": {
            "type": "claims",
            "attributes": { "code": code, "dateFrom": claim["day"], "dateClaimed": claim["day"], "services": services },
            "relationships": {
                "insuree": related("insurees", &claim["insuree"]), "icd": related("diagnoses", &claim["icd"]),
                "healthFacility": related("health-facilities", &claim["facility"]),
            },
        }})
    }

    async fn act(&mut self, id: &str, step: &str, over: &AtomicBool) -> Option<Value> {
        let path = format!("claims/{id}/{step}");
        let key = format!("{step}-{id}");
        self.send(&path, &key, &json!({ "data": { "type": "claims", "id": id } }), over)
            .await
    }

    /// Sends a request under this key until somebody answers it; nothing if work is over before.
    async fn send(&mut self, path: &str, key: &str, body: &Value, over: &AtomicBool) -> Option<Value> {
        loop {
            match self.attempt(path, key, body).await {
                Some((200..=299, answer)) => return Some(answer),
                // somebody still works on it, or the database is away
                None | Some((409 | 500..=599, _)) => {}
                Some((401, _)) => self.token = None,
                Some((status, answer)) => panic!("{path} {key}: {status} {answer}"),
            }
            if over.load(Ordering::Relaxed) {
                return None;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn attempt(&mut self, path: &str, key: &str, body: &Value) -> Option<(u16, Value)> {
        let token = match &self.token {
            Some(token) => token.clone(),
            None => self.log_in().await?,
        };
        let request = self
            .client
            .post(format!("{}/api/v1/{path}", self.address))
            .bearer_auth(token);
        let request = request.header("content-type", JSON_API).header("idempotency-key", key);
        let answer = request.body(body.to_string()).send().await.ok()?;
        let status = answer.status().as_u16();
        // an answer that broke off may have been done all the same: it is asked for again under its key
        Some((status, answer.json().await.ok()?))
    }

    async fn log_in(&mut self) -> Option<String> {
        let request = self.client.post(format!("{}/api/v1/auth/token", self.address));
        let request = request
            .header("content-type", "application/json")
            .body(self.login.clone());
        let answer: Value = request.send().await.ok()?.json().await.ok()?;
        let token = answer["access_token"].as_str()?.to_owned();
        self.token = Some(token.clone());
        Some(token)
    }
}
