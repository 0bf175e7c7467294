//! A small office: R1 › D1 › M1 › V1 and R1 › D2 › M2 › V2; in V1 the family F1 with head H1 and child C1, in V2 the
//! family F2 with head H2. It is 23 November 2026.

use chrono::{DateTime, Utc};
use openimis_core::access::Actor;
use openimis_core::declare::{Key, Right};
use openimis_insuree::rights;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub const H1: &str = "070707070";
pub const C1: &str = "070707081";
pub const H2: &str = "070707092";

const TREE: [(&str, &str, Option<&str>); 7] = [
    ("R1", "R", None),
    ("D1", "D", Some("R1")),
    ("D2", "D", Some("R1")),
    ("M1", "W", Some("D1")),
    ("M2", "W", Some("D2")),
    ("V1", "V", Some("M1")),
    ("V2", "V", Some("M2")),
];

pub struct Office {
    pub test: TestPlatform,
    pub admin: Actor,
    /// Public ids of the families.
    pub f1: String,
    pub f2: String,
}

impl Office {
    pub async fn new() -> Self {
        let now: DateTime<Utc> = "2026-11-23T08:00:00Z".parse().unwrap();
        let test = TestPlatform::linked(TestDatabase::empty_migrated()).at(now);
        let admin = test.admin().await;
        let mut office = Self {
            test,
            admin,
            f1: String::new(),
            f2: String::new(),
        };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(office.place(parent).await),
                None => None,
            };
            let input = json!({ "code": code, "name": code, "locationType": kind, "parent": parent });
            office.saved("location.create", None, input).await;
        }
        office.f1 = office.family("V1", person(H1, "Head", "F", "1980-01-01")).await;
        office.f2 = office.family("V2", person(H2, "Other", "M", "1975-02-03")).await;
        let mut child = person(C1, "Child", "M", "2015-05-05");
        child["family"] = json!(office.f1);
        office.saved("insuree.create", None, child).await;
        office
    }

    /// Registers a family; answers its public id.
    pub async fn family(&self, village: &str, head: Value) -> String {
        let input = json!({ "headInsuree": head, "location": self.place(village).await, "address": "1 Main street" });
        let key = self.saved("family.create", None, input).await;
        self.sql(&format!(
            r#"SELECT "FamilyUUID" FROM "tblFamilies" WHERE "FamilyID" = {key}"#
        ))
        .await
    }

    /// The public id of a place.
    pub async fn place(&self, code: &str) -> String {
        let query = format!(r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}'"#);
        self.sql(&query).await
    }

    /// A column, or an expression over the columns, of the live person with this number.
    pub async fn of(&self, number: &str, column: &str) -> String {
        let query = format!(
            r#"SELECT coalesce(({column})::text, '-') FROM "tblInsuree" WHERE "CHFID" = '{number}' AND "ValidityTo" IS NULL"#
        );
        self.sql(&query).await
    }

    /// The public id of a person.
    pub async fn uuid(&self, number: &str) -> String {
        self.of(number, r#""InsureeUUID""#).await
    }

    /// A column of a family, valid or not.
    pub async fn of_family(&self, uuid: &str, column: &str) -> String {
        let query =
            format!(r#"SELECT coalesce(({column})::text, '-') FROM "tblFamilies" WHERE "FamilyUUID" = '{uuid}'"#);
        self.sql(&query).await
    }

    /// How many closed copies of a live person there are, each with an identity of its own.
    pub async fn copies(&self, number: &str) -> String {
        let query = format!(
            r#"SELECT count(*)::text FROM "tblInsuree" copy JOIN "tblInsuree" live ON copy."LegacyID" = live."InsureeID"
               WHERE live."CHFID" = '{number}' AND live."ValidityTo" IS NULL AND copy."ValidityTo" = live."ValidityFrom"
               AND copy."InsureeUUID" <> live."InsureeUUID""#
        );
        self.sql(&query).await
    }

    /// Covers a person until this day.
    pub async fn cover(&self, number: &str, until: &str) {
        let insert = format!(
            r#"INSERT INTO "tblInsureePolicy"
                   ("ValidityFrom", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate", "AuditUserID", "InsureeID", "PolicyId")
               SELECT now(), '2026-01-01', '2026-01-01', '2026-01-01', '{until}', -1, "InsureeID",
                      1 + (SELECT count(*) FROM "tblInsureePolicy")
               FROM "tblInsuree" WHERE "CHFID" = '{number}' AND "ValidityTo" IS NULL"#
        );
        self.test.database.run(&insert).await;
    }

    /// The last days of the live covers of a person, whether he is valid or not.
    pub async fn covered_until(&self, number: &str) -> Vec<String> {
        let query = format!(
            r#"SELECT cover."ExpiryDate"::text FROM "tblInsureePolicy" cover JOIN "tblInsuree" person USING ("InsureeID")
               WHERE person."CHFID" = '{number}' AND person."LegacyID" IS NULL AND cover."ValidityTo" IS NULL ORDER BY 1"#
        );
        self.test.database.values(&query).await
    }

    /// Somebody of the office of a district, with every right of the module.
    pub async fn clerk(&self, name: &str, district: &str) -> Actor {
        self.clerk_with(name, district, rights::ALL).await
    }

    /// The same with these rights.
    pub async fn clerk_with(&self, name: &str, district: &str, rights: &[Right]) -> Actor {
        let districts = json!({ "districts": [self.place(district).await] });
        self.test.user(&self.admin, name, rights, districts).await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn saved(&self, operation: &str, target: Option<&str>, input: Value) -> Key {
        self.test.saved(&self.admin, operation, target, input).await
    }

    pub async fn done(&self, operation: &str, target: &str, input: Value) {
        let answer = self.test.perform(&self.admin, operation, Some(target), input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }
}

/// What a person is registered with.
pub fn person(number: &str, other_names: &str, gender: &str, dob: &str) -> Value {
    json!({ "chfId": number, "lastName": "Banda", "otherNames": other_names, "gender": gender, "dob": dob })
}
