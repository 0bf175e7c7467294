//! A small scheme: R1 › D1, D2; R2 › D3; facility F1 in D1; items A, B, C and services S, T at 100.

use openimis_core::access::Actor;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Scheme {
    pub test: TestPlatform,
    pub admin: Actor,
}

const TREE: [(&str, &str, Option<&str>); 5] = [
    ("R1", "R", None),
    ("R2", "R", None),
    ("D1", "D", Some("R1")),
    ("D2", "D", Some("R1")),
    ("D3", "D", Some("R2")),
];

impl Scheme {
    pub async fn new() -> Self {
        let test = TestPlatform::linked(TestDatabase::empty_migrated());
        let admin = test.admin().await;
        let scheme = Self { test, admin };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(scheme.place(parent).await),
                None => None,
            };
            let place = json!({ "code": code, "name": code, "locationType": kind, "parent": parent });
            scheme.test.saved(&scheme.admin, "location.create", None, place).await;
        }
        let facility = scheme.facility("F1", "D1", json!({})).await;
        scheme.done("health_facility.create", None, facility).await;
        for code in ["A", "B", "C"] {
            let item = json!({
                "code": code, "name": code, "itemType": "D", "careType": "B", "price": 100, "patientCategory": 15,
            });
            scheme.done("medical_item.create", None, item).await;
        }
        for code in ["S", "T"] {
            let service = json!({
                "code": code, "name": code, "serviceType": "C", "careType": "B", "level": "S", "price": 100,
                "patientCategory": 15,
            });
            scheme.done("medical_service.create", None, service).await;
        }
        scheme
    }

    /// What `health_facility.create` wants, with more.
    pub async fn facility(&self, code: &str, district: &str, more: Value) -> Value {
        let mut facility = json!({
            "code": code, "name": code, "level": "H", "careType": "B", "legalForm": "G",
            "location": self.place(district).await,
        });
        if let (Value::Object(facility), Value::Object(more)) = (&mut facility, more) {
            facility.extend(more);
        }
        facility
    }

    /// A list of items with this name and these items on it; answers its UUID.
    pub async fn list(&self, name: &str, place: Option<&str>, items: &[&str]) -> String {
        let mut added = Vec::new();
        for item in items {
            added.push(self.item(item).await);
        }
        let location = match place {
            Some(place) => Some(self.place(place).await),
            None => None,
        };
        let list = json!({
            "name": name, "pricelistDate": "2026-01-01", "location": location, "addedDetails": added,
        });
        self.done("items_pricelist.create", None, list).await;
        let uuid =
            format!(r#"SELECT "PLItemUUID" FROM "tblPLItems" WHERE "PLItemName" = '{name}' AND "ValidityTo" IS NULL"#);
        self.sql(&uuid).await
    }

    /// The key of a valid list of items.
    pub async fn key(&self, name: &str) -> i32 {
        let key =
            format!(r#"SELECT "PLItemID" FROM "tblPLItems" WHERE "PLItemName" = '{name}' AND "ValidityTo" IS NULL"#);
        self.sql(&key).await.parse().unwrap()
    }

    pub async fn place(&self, code: &str) -> String {
        let place = format!(
            r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}' AND "ValidityTo" IS NULL"#
        );
        self.sql(&place).await
    }

    pub async fn item(&self, code: &str) -> String {
        let item = format!(r#"SELECT "ItemUUID" FROM "tblItems" WHERE "ItemCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&item).await
    }

    pub async fn service(&self, code: &str) -> String {
        let service =
            format!(r#"SELECT "ServiceUUID" FROM "tblServices" WHERE "ServCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&service).await
    }

    pub async fn facility_id(&self, code: &str) -> String {
        let facility = format!(r#"SELECT "HfUUID" FROM "tblHF" WHERE "HFCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&facility).await
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
