//! A scheme with R1 › D1 and R2 › D2, product `PR1`, and a donor in R1.

use openimis_core::access::Actor;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Office {
    pub test: TestPlatform,
    pub admin: Actor,
}

impl Office {
    pub async fn new() -> Self {
        let test = TestPlatform::linked(TestDatabase::empty_migrated());
        let admin = test.admin().await;
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
        let product = json!({
            "code": "PR1", "name": "Product PR1", "dateFrom": "2017-01-01", "dateTo": "2030-12-31", "insurancePeriod": 12,
        });
        office.done("product.create", None, product).await;
        let donor = office.donor("Donor", "R1").await;
        office.done("payer.create", None, donor).await;
        office
    }

    /// What `payer.create` wants.
    pub async fn donor(&self, name: &str, place: &str) -> Value {
        json!({ "name": name, "payerType": "D", "phone": "123", "location": self.place(place).await })
    }

    /// What `funding.create` wants.
    pub async fn money(&self, amount: &str, receipt: &str) -> Value {
        let product = self
            .sql(r#"SELECT "ProdUUID" FROM "tblProduct" WHERE "ValidityTo" IS NULL"#)
            .await;
        json!({
            "payer": self.payer("Donor").await, "product": product, "payDate": "2026-11-23", "amount": amount,
            "receipt": receipt,
        })
    }

    pub async fn done(&self, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(&self.admin, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    /// The public id of a live place.
    pub async fn place(&self, code: &str) -> String {
        let live = format!(r#"FROM "tblLocations" WHERE "LocationCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!(r#"SELECT "LocationUUID" {live}"#)).await
    }

    /// The public id of a live payer.
    pub async fn payer(&self, name: &str) -> String {
        let live = format!(r#"FROM "tblPayer" WHERE "PayerName" = '{name}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!(r#"SELECT "PayerUUID" {live}"#)).await
    }
}
