//! A scheme with R1 › D1 and R2 › D2, two items, a service, and product `PR1`: 12 months, lump sum 10000, at most 6 members.

use openimis_core::access::Actor;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Office {
    pub test: TestPlatform,
    pub admin: Actor,
}

const MEDICAL: &str = r#"
INSERT INTO "tblItems" ("ItemUUID", "ItemCode", "ItemName", "ItemType", "ItemPrice", "ItemCareType", "ItemPatCat",
    "ValidityFrom", "AuditUserID")
SELECT gen_random_uuid()::text, code, code, 'D', 10, 'B', 15, now(), 1 FROM (VALUES ('I1'), ('I2')) AS item (code);
INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServType", "ServLevel", "ServPrice", "ServCareType",
    "ServPatCat", "ValidityFrom", "AuditUserID", "manualPrice", "ServPackageType")
SELECT gen_random_uuid()::text, 'S1', 'S1', 'C', 'S', 100, 'B', 15, now(), 1, FALSE, 'S';
"#;

impl Office {
    pub async fn new() -> Self {
        let test = TestPlatform::linked(TestDatabase::empty_migrated());
        let admin = test.admin().await;
        test.database.run(MEDICAL).await;
        let office = Self { test, admin };
        for (code, kind, parent) in [("R1", "R", ""), ("R2", "R", ""), ("D1", "D", "R1"), ("D2", "D", "R2")] {
            let parent = if parent.is_empty() {
                None
            } else {
                Some(office.place(parent).await)
            };
            let place = json!({ "code": code, "name": code, "locationType": kind, "parent": parent });
            office.done("location.create", None, place).await;
        }
        office.create(json!({})).await;
        office
    }

    /// What `product.create` wants, and this besides.
    pub fn terms(besides: Value) -> Value {
        let terms = json!({
            "code": "PR1", "name": "Product PR1", "dateFrom": "2017-01-01", "dateTo": "2030-12-31",
            "insurancePeriod": 12, "lumpSum": "10000", "maxMembers": 6,
        });
        with(terms, besides)
    }

    pub async fn create(&self, besides: Value) {
        self.done("product.create", None, Self::terms(besides)).await;
    }

    pub async fn done(&self, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(&self.admin, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }

    pub async fn change(&self, code: &str, input: Value) {
        let product = self.product(code).await;
        self.done("product.change", Some(&product), input).await;
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn rows(&self, query: &str) -> Vec<String> {
        self.test.database.values(query).await
    }

    /// The public id of a live place.
    pub async fn place(&self, code: &str) -> String {
        let live = format!(r#"FROM "tblLocations" WHERE "LocationCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!(r#"SELECT "LocationUUID" {live}"#)).await
    }

    /// The public id of a live product.
    pub async fn product(&self, code: &str) -> String {
        self.value(r#""ProdUUID""#, code).await
    }

    /// A column of a live product.
    pub async fn value(&self, column: &str, code: &str) -> String {
        let live = format!(r#"FROM "tblProduct" WHERE "ProductCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!("SELECT ({column})::text {live}")).await
    }

    /// A line for an item (`I1`) or a service (`S1`) of which everything is paid, and this besides.
    pub async fn line(&self, code: &str, besides: Value) -> Value {
        let (member, query) = if code.starts_with('I') {
            ("item", r#"SELECT "ItemUUID" FROM "tblItems" WHERE "ItemCode" = "#)
        } else {
            (
                "service",
                r#"SELECT "ServiceUUID" FROM "tblServices" WHERE "ServCode" = "#,
            )
        };
        let line = json!({
            member: self.sql(&format!("{query}'{code}'")).await, "priceOrigin": "P",
            "limitationType": "C", "limitationTypeR": "C", "limitationTypeE": "C",
            "limitAdult": "100", "limitChild": "100", "limitAdultR": "100", "limitChildR": "100",
            "limitAdultE": "100", "limitChildE": "100",
        });
        with(line, besides)
    }
}

fn with(mut object: Value, besides: Value) -> Value {
    if let (Some(object), Value::Object(besides)) = (object.as_object_mut(), besides) {
        object.extend(besides);
    }
    object
}
