//! A small country: R1 › D1 › M1 › V1, V2; R1 › D2 › M2 › V3; R2 › D3; facility F1 in D1.

use openimis_core::access::Actor;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Country {
    pub test: TestPlatform,
    pub admin: Actor,
}

const TREE: [(&str, &str, Option<&str>); 11] = [
    ("R1", "R", None),
    ("R2", "R", None),
    ("D1", "D", Some("R1")),
    ("D2", "D", Some("R1")),
    ("D3", "D", Some("R2")),
    ("M1", "W", Some("D1")),
    ("M2", "W", Some("D2")),
    ("V1", "V", Some("M1")),
    ("V2", "V", Some("M1")),
    ("V3", "V", Some("M2")),
    ("M3", "W", Some("D1")),
];

impl Country {
    pub async fn new() -> Self {
        Self::on(TestPlatform::linked(TestDatabase::empty_migrated())).await
    }

    pub async fn on(test: TestPlatform) -> Self {
        let admin = test.admin().await;
        let country = Self { test, admin };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(country.id(parent).await),
                None => None,
            };
            country.create(code, kind, parent.as_deref()).await;
        }
        let facility = country.facility("F1", "D1").await;
        country
            .test
            .saved(&country.admin, "health_facility.create", None, facility)
            .await;
        country
    }

    pub async fn create(&self, code: &str, kind: &str, parent: Option<&str>) {
        let input = json!({ "code": code, "name": format!("Place {code}"), "locationType": kind, "parent": parent });
        self.test.saved(&self.admin, "location.create", None, input).await;
    }

    /// What `health_facility.create` wants.
    pub async fn facility(&self, code: &str, district: &str) -> Value {
        json!({
            "code": code, "name": format!("Facility {code}"), "level": "H", "careType": "B",
            "legalForm": "G", "location": self.id(district).await,
        })
    }

    /// The public id of a live place.
    pub async fn id(&self, code: &str) -> String {
        self.value("\"LocationUUID\"", code).await
    }

    /// A column of a live place.
    pub async fn value(&self, column: &str, code: &str) -> String {
        let live = format!(r#"FROM "tblLocations" WHERE "LocationCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!("SELECT {column} {live}")).await
    }

    /// The public id of a live facility.
    pub async fn facility_id(&self, code: &str) -> String {
        let live = format!(r#"FROM "tblHF" WHERE "HFCode" = '{code}' AND "ValidityTo" IS NULL"#);
        self.sql(&format!(r#"SELECT "HfUUID" {live}"#)).await
    }

    /// Code of the parent and type of a live place.
    pub async fn hangs(&self, code: &str) -> String {
        let query = format!(
            r#"SELECT coalesce(parent."LocationCode", '-') || ' ' || place."LocationType"
               FROM "tblLocations" place LEFT JOIN "tblLocations" parent ON parent."LocationId" = place."ParentLocationId"
               WHERE place."LocationCode" = '{code}' AND place."ValidityTo" IS NULL"#
        );
        self.sql(&query).await
    }

    /// How many history copies a live place has, each with an end and an identity of its own.
    pub async fn copies(&self, code: &str) -> String {
        let query = format!(
            r#"SELECT count(*) FROM "tblLocations" copy JOIN "tblLocations" live ON copy."LegacyID" = live."LocationId"
               WHERE live."LocationCode" = '{code}' AND live."ValidityTo" IS NULL AND copy."ValidityTo" IS NOT NULL
               AND copy."LocationUUID" <> live."LocationUUID" AND copy."ValidityTo" = live."ValidityFrom""#
        );
        self.sql(&query).await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }

    pub async fn done(&self, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(&self.admin, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }
}
