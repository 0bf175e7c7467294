//! A district office: village V1 of district D1, V3 of D2; officer E1; products PR1 (12 months, flat 10000, six members)
//! and PR2; family F1 with head H1 and child C1 in V1, F2 in V3. It is 1 August 2026.

use openimis_core::access::Actor;
use openimis_core::declare::{Answer, Right};
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Office {
    pub test: TestPlatform,
    pub admin: Actor,
}

const TREE: [(&str, &str, Option<&str>); 7] = [
    ("R1", "R", None),
    ("D1", "D", Some("R1")),
    ("D2", "D", Some("R1")),
    ("M1", "W", Some("D1")),
    ("M2", "W", Some("D2")),
    ("V1", "V", Some("M1")),
    ("V3", "V", Some("M2")),
];

/// Products, families and people as openIMIS stores them.
const REGISTERS: &str = r#"
    INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "InsurancePeriod", "LumpSum",
        "MemberCount", "GracePeriod", "PremiumAdult", "PremiumChild", "AuditUserID", "ValidityFrom")
    VALUES
        ('00000000-0000-4000-8000-0000000000a1', 'PR1', 'One', '2020-01-01', '2030-12-31', 12, 10000, 6, 0, 0, 0, -1, now()),
        ('00000000-0000-4000-8000-0000000000a2', 'PR2', 'Two', '2020-01-01', '2030-12-31', 12, 0, 6, 0, 300, 100, -1, now());
    INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "DOB", "Gender", "IsHead", "status",
        "AuditUserID", "ValidityFrom")
    VALUES
        ('00000000-0000-4000-8000-0000000000b1', '070707070', 'Head', 'One', '1980-01-01', NULL, TRUE, 'AC', -1, now()),
        ('00000000-0000-4000-8000-0000000000b2', '070707081', 'Child', 'One', '2015-05-05', NULL, FALSE, 'AC', -1, now()),
        ('00000000-0000-4000-8000-0000000000b3', '070707092', 'Head', 'Two', '1985-01-01', NULL, TRUE, 'AC', -1, now());
    INSERT INTO "tblFamilies" ("FamilyUUID", "InsureeID", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT '00000000-0000-4000-8000-0000000000f' || n, "InsureeID", "LocationId", -1, now()
    FROM (VALUES (1, '070707070', 'V1'), (2, '070707092', 'V3')) family (n, number, village)
    JOIN "tblInsuree" ON "CHFID" = number JOIN "tblLocations" ON "LocationCode" = village;
    UPDATE "tblInsuree" SET "FamilyID" = (SELECT "FamilyID" FROM "tblFamilies"
        WHERE "FamilyUUID" = CASE "CHFID" WHEN '070707092' THEN '00000000-0000-4000-8000-0000000000f2'
            ELSE '00000000-0000-4000-8000-0000000000f1' END);
"#;

pub const F1: &str = "00000000-0000-4000-8000-0000000000f1";
pub const F2: &str = "00000000-0000-4000-8000-0000000000f2";
pub const PR1: &str = "00000000-0000-4000-8000-0000000000a1";
pub const PR2: &str = "00000000-0000-4000-8000-0000000000a2";

impl Office {
    pub async fn new() -> Self {
        let now = "2026-08-01T10:00:00Z".parse().unwrap();
        let test = TestPlatform::linked(TestDatabase::empty_migrated()).at(now);
        let admin = test.admin().await;
        let office = Self { test, admin };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(office.place(parent).await),
                None => None,
            };
            let input = json!({ "code": code, "name": code, "locationType": kind, "parent": parent });
            office.test.saved(&office.admin, "location.create", None, input).await;
        }
        let officer = json!({ "code": "E1", "lastName": "Okafor", "otherNames": "Amara" });
        office.done("officer.create", None, officer).await;
        office.test.database.run(REGISTERS).await;
        office
    }

    /// The public id of a place.
    pub async fn place(&self, code: &str) -> String {
        self.sql(&format!(
            r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}'"#
        ))
        .await
    }

    /// What `policy.create` wants, for F1 and PR1, with more.
    pub async fn sale(&self, more: Value) -> Value {
        let officer = self.sql(r#"SELECT "OfficerUUID" FROM "tblOfficer""#).await;
        let mut sale = json!({ "enrollDate": "2026-08-01", "product": PR1, "family": F1, "officer": officer });
        sale.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        sale
    }

    /// Sells a policy to F1; its public id.
    pub async fn sell(&self, more: Value) -> String {
        let sale = self.sale(more).await;
        let key = self.test.saved(&self.admin, "policy.create", None, sale).await;
        self.sql(&format!(
            r#"SELECT "PolicyUUID" FROM "tblPolicy" WHERE "PolicyID" = {key}"#
        ))
        .await
    }

    /// An officer of a district with these rights.
    pub async fn clerk(&self, name: &str, district: &str, rights: &[Right]) -> Actor {
        let district = self.place(district).await;
        self.test
            .user(&self.admin, name, rights, json!({ "districts": [district] }))
            .await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn rows(&self, query: &str) -> Vec<String> {
        self.test.database.values(query).await
    }

    /// A column of a policy.
    pub async fn policy(&self, uuid: &str, column: &str) -> String {
        self.sql(&format!(
            r#"SELECT {column} FROM "tblPolicy" WHERE "PolicyUUID" = '{uuid}'"#
        ))
        .await
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }

    pub async fn done(&self, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(&self.admin, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }

    /// The answer to a question.
    pub async fn ask(&self, question: &str, input: Value) -> Value {
        self.ask_as(&self.admin, question, input).await
    }

    pub async fn ask_as(&self, actor: &Actor, question: &str, input: Value) -> Value {
        match self.test.perform(actor, question, None, input).await {
            Ok(Answer::Value(value)) => value,
            Ok(other) => panic!("{question}: a value expected: {other:?}"),
            Err(error) => panic!("{question}: {error}"),
        }
    }
}
