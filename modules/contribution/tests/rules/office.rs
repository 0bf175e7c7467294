//! An office: the family F1 of two in the village V1 of D1, the family F2 of one in V2 of D2; the products PR1 and PR2 at
//! 10000, from 2026-06-01 to 2027-05-31; a payer. It is the 23rd of November 2026.

use chrono::DateTime;
use openimis_core::access::Actor;
use openimis_core::declare::Answer;
use openimis_core::error::Error;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};
use uuid::Uuid;

pub struct Office {
    pub test: TestPlatform,
    pub admin: Actor,
}

const TREE: [(&str, &str, Option<&str>); 8] = [
    ("R1", "R", None),
    ("D1", "D", Some("R1")),
    ("D2", "D", Some("R1")),
    ("M1", "W", Some("D1")),
    ("M2", "W", Some("D2")),
    ("V1", "V", Some("M1")),
    ("V2", "V", Some("M2")),
    ("V3", "V", Some("M1")),
];

const PEOPLE: &str = r#"
INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "IsHead", "ValidityFrom", "AuditUserID")
VALUES (gen_random_uuid(), 'HEAD1', 'Okello', 'Juma', true, now(), 1), (gen_random_uuid(), 'WIFE1', 'Okello', 'Asha', false, now(), 1),
       (gen_random_uuid(), 'HEAD2', 'Banda', 'Grace', true, now(), 1);
INSERT INTO "tblFamilies" ("FamilyUUID", "InsureeID", "LocationId", "ValidityFrom", "AuditUserID")
SELECT gen_random_uuid(), head."InsureeID", village."LocationId", now(), 1
FROM "tblInsuree" head JOIN "tblLocations" village ON (head."CHFID", village."LocationCode") IN (('HEAD1', 'V1'), ('HEAD2', 'V2'));
UPDATE "tblInsuree" person SET "FamilyID" = family."FamilyID"
FROM "tblFamilies" family JOIN "tblInsuree" head ON head."InsureeID" = family."InsureeID"
WHERE right(person."CHFID", 1) = right(head."CHFID", 1);
INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "LumpSum", "MemberCount", "GracePeriod",
    "InsurancePeriod", "ValidityFrom", "AuditUserID")
SELECT gen_random_uuid(), code, 'Product ' || code, '2020-01-01', '2030-12-31', 10000, 6, 0, 12, now(), 1
FROM unnest(ARRAY['PR1', 'PR2']) code;
INSERT INTO "tblPayer" ("PayerUUID", "PayerType", "PayerName", "ValidityFrom", "AuditUserID")
VALUES (gen_random_uuid(), 'D', 'Helping hands', now(), 1);"#;

impl Office {
    pub async fn new() -> Self {
        let now = DateTime::parse_from_rfc3339("2026-11-23T10:00:00Z").unwrap();
        let test = TestPlatform::linked(TestDatabase::empty_migrated()).at(now.to_utc());
        let admin = test.admin().await;
        let office = Self { test, admin };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(office.place(parent).await),
                None => None,
            };
            let place =
                json!({ "code": code, "name": format!("Place {code}"), "locationType": kind, "parent": parent });
            office.test.saved(&office.admin, "location.create", None, place).await;
        }
        office.run(PEOPLE).await;
        office
    }

    /// The public id of a place.
    pub async fn place(&self, code: &str) -> String {
        let query = format!(r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}'"#);
        self.sql(&query).await
    }

    /// An idle policy of the family of this head, with a cover for each member; its public id.
    pub async fn policy(&self, head: &str, product: &str) -> String {
        let policy = Uuid::new_v4();
        self.run(&format!(
            r#"INSERT INTO "tblPolicy" ("PolicyUUID", "FamilyID", "ProdID", "PolicyStage", "PolicyStatus", "PolicyValue",
                   "EnrollDate", "StartDate", "ExpiryDate", "ValidityFrom", "AuditUserID")
               SELECT '{policy}', head."FamilyID", product."ProdID", 'N', 1, 10000, '2026-03-01', '2026-06-01', '2027-05-31',
                   now(), 1
               FROM "tblInsuree" head, "tblProduct" product
               WHERE head."CHFID" = '{head}' AND product."ProductCode" = '{product}';
               INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "ExpiryDate",
                   "ValidityFrom", "AuditUserID")
               SELECT person."InsureeID", policy."PolicyID", policy."EnrollDate", policy."StartDate", policy."ExpiryDate", now(), 1
               FROM "tblPolicy" policy JOIN "tblInsuree" person ON person."FamilyID" = policy."FamilyID"
               WHERE policy."PolicyUUID" = '{policy}'"#
        ))
        .await;
        policy.to_string()
    }

    /// A policy of the first family to the first product.
    pub async fn idle(&self) -> String {
        self.policy("HEAD1", "PR1").await
    }

    /// Status, effective date of the policy and of its covers.
    pub async fn standing(&self, policy: &str) -> String {
        let query = format!(
            r#"SELECT policy."PolicyStatus" || ' ' || coalesce(policy."EffectiveDate"::text, '-') || ' ' ||
                   string_agg(DISTINCT coalesce(cover."EffectiveDate"::text, '-'), ' ')
               FROM "tblPolicy" policy JOIN "tblInsureePolicy" cover ON cover."PolicyId" = policy."PolicyID"
               WHERE policy."PolicyUUID" = '{policy}' GROUP BY policy."PolicyID""#
        );
        self.sql(&query).await
    }

    /// How many history copies a policy has.
    pub async fn copies(&self, policy: &str) -> String {
        let query = format!(
            r#"SELECT count(*) FROM "tblPolicy" copy JOIN "tblPolicy" live ON copy."LegacyID" = live."PolicyID"
               WHERE live."PolicyUUID" = '{policy}' AND copy."ValidityTo" IS NOT NULL"#
        );
        self.sql(&query).await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn run(&self, script: &str) {
        self.test.database.run(script).await;
    }

    pub async fn perform(&self, operation: &str, target: Option<&str>, input: Value) -> Result<Answer, Error> {
        self.test.perform(&self.admin, operation, target, input).await
    }

    /// Records a contribution; its public id.
    pub async fn pay(&self, policy: &str, input: Value) -> String {
        let key = self
            .test
            .saved(&self.admin, "premium.create", None, payment(policy, input))
            .await;
        self.sql(&format!(
            r#"SELECT "PremiumUUID" FROM "tblPremium" WHERE "PremiumId" = {key}"#
        ))
        .await
    }

    pub async fn refused(&self, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(&self.admin, operation, target, input).await
    }
}

/// A contribution in cash to a policy, with more members or others.
pub fn payment(policy: &str, more: Value) -> Value {
    let mut input = json!({ "policy": policy, "amount": "10000", "payDate": "2026-07-20", "payType": "C" });
    if let (Value::Object(input), Value::Object(more)) = (&mut input, more) {
        input.extend(more);
    }
    input
}

/// The code of the first problem, or that it was done.
pub fn outcome(answer: Result<Answer, Error>) -> &'static str {
    match answer {
        Ok(_) => "done",
        Err(Error::Refused(problems)) => problems.first().map_or("none", |problem| problem.kind.code),
        Err(_) => "no refusal",
    }
}
