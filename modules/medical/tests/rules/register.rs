//! An empty database with an administrator, and what he enters.

use openimis_core::access::Actor;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Register {
    pub test: TestPlatform,
    pub admin: Actor,
}

/// What `medical_item.create` wants.
pub fn item(code: &str) -> Value {
    json!({
        "code": code, "name": format!("Item {code}"), "itemType": "D", "careType": "B", "price": "100.00",
        "patientCategory": 15,
    })
}

/// What `medical_service.create` wants.
pub fn service(code: &str) -> Value {
    json!({
        "code": code, "name": format!("Service {code}"), "serviceType": "C", "careType": "B", "level": "S",
        "price": "50", "patientCategory": 15,
    })
}

/// The input with more members, or other ones.
pub fn with(mut input: Value, more: Value) -> Value {
    if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
        input.extend(more);
    }
    input
}

impl Register {
    pub async fn new() -> Self {
        let test = TestPlatform::linked(TestDatabase::empty_migrated());
        let admin = test.admin().await;
        Self { test, admin }
    }

    /// Enters something and answers its UUID.
    pub async fn enter(&self, operation: &str, input: Value) -> String {
        let key = self.test.saved(&self.admin, operation, None, input).await;
        let (table, uuid, id) = match operation {
            "medical_item.create" => ("tblItems", "ItemUUID", "ItemID"),
            _ => ("tblServices", "ServiceUUID", "ServiceID"),
        };
        self.sql(&format!(r#"SELECT "{uuid}" FROM "{table}" WHERE "{id}" = {key}"#))
            .await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn values(&self, query: &str) -> Vec<String> {
        self.test.database.values(query).await
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }

    pub async fn done(&self, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(&self.admin, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }
}
