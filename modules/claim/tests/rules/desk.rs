//! The fixture of chapter 17: districts Rapta (facility RHC1) and Jambero (facility JMH1); insuree 070707070 of a family in
//! Rapta; items 0001 and 0002, services A1, M1 (manual price) and P1 (a package); a claim administrator of RHC1, a medical
//! officer of each district and somebody without rights. It is 10 June 2024.

use openimis_claim as _;
use openimis_claim::rights;
use openimis_core::access::Actor;
use openimis_core::declare::{Answer, Key, Right};
use openimis_core::error::Error;
use openimis_medical_pricelist as _;
use openimis_policy as _;
use openimis_product as _;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Desk {
    pub test: TestPlatform,
    pub admin: Actor,
    /// The claim administrator of RHC1.
    pub ca: Actor,
    /// The medical officer of Rapta.
    pub mo: Actor,
    /// The medical officer of Jambero.
    pub mo2: Actor,
}

const CA: &[Right] = &[
    rights::FIND_CLAIMS,
    rights::ADD_CLAIMS,
    rights::DELETE_CLAIMS,
    rights::LOAD_CLAIMS,
    rights::PRINT_CLAIMS,
    rights::SUBMIT_CLAIMS,
    rights::EDIT_CLAIMS,
    rights::RESTORE_CLAIMS,
];
const MO: &[Right] = &[
    rights::FIND_CLAIMS,
    rights::REVIEW_CLAIMS,
    rights::DELIVER_FEEDBACK,
    rights::EDIT_CLAIMS,
    rights::PROCESS_CLAIMS,
];

const TREE: [(&str, &str, Option<&str>); 7] = [
    ("R1", "R", None),
    ("RAPTA", "D", Some("R1")),
    ("JAMBERO", "D", Some("R1")),
    ("M1", "W", Some("RAPTA")),
    ("M2", "W", Some("JAMBERO")),
    ("V1", "V", Some("M1")),
    ("V2", "V", Some("M2")),
];

const REGISTERS: &str = r#"
    INSERT INTO "tblLegalForms" ("LegalFormCode", "LegalForms") VALUES ('G', 'Government') ON CONFLICT DO NOTHING;
    INSERT INTO "tblHF" ("HfUUID", "HFCode", "HFName", "LegalForm", "HFLevel", "LocationId", "HFCareType", "OffLine", status,
        "AuditUserID", "ValidityFrom")
    SELECT uuid, code, code, 'G', 'C', "LocationId", 'B', FALSE, 'AC', -1, now()
    FROM (VALUES ('00000000-0000-4000-8000-0000000000c1', 'RHC1', 'RAPTA'),
        ('00000000-0000-4000-8000-0000000000c2', 'JMH1', 'JAMBERO')) facility (uuid, code, district)
    JOIN "tblLocations" ON "LocationCode" = district;
    INSERT INTO "tblInsuree" ("InsureeUUID", "CHFID", "LastName", "OtherNames", "DOB", "Gender", "IsHead", status,
        "AuditUserID", "ValidityFrom")
    VALUES ('00000000-0000-4000-8000-0000000000b1', '070707070', 'Head', 'One', '1980-01-01', 'M', TRUE, 'AC', -1, '2020-01-01');
    INSERT INTO "tblFamilies" ("FamilyUUID", "InsureeID", "LocationId", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), "InsureeID", "LocationId", -1, now() FROM "tblInsuree", "tblLocations" WHERE "LocationCode" = 'V1';
    UPDATE "tblInsuree" SET "FamilyID" = (SELECT "FamilyID" FROM "tblFamilies"), "HFID" = (SELECT "HfID" FROM "tblHF" WHERE "HFCode" = 'RHC1');
    INSERT INTO "tblICDCodes" ("ICDCode", "ICDName", "AuditUserID", "ValidityFrom")
    SELECT code, code, -1, now() FROM unnest(ARRAY['A00', 'A01', 'A02', 'A03', 'A04']) code;
    INSERT INTO "tblItems" ("ItemUUID", "ItemCode", "ItemName", "ItemType", "ItemPrice", "ItemCareType", "ItemPatCat",
        "MaximumAmount", "AuditUserID", "ValidityFrom")
    VALUES ('00000000-0000-4000-8000-0000000000e1', '0001', 'Paracetamol', 'D', 10, 'B', 15, NULL, -1, '2020-01-01'),
        ('00000000-0000-4000-8000-0000000000e2', '0002', 'Quinine', 'D', 20, 'B', 15, 10, -1, '2020-01-01');
    INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServType", "ServLevel", "ServPrice", "ServCareType",
        "ServPatCat", "AuditUserID", "ValidityFrom", "manualPrice", "ServPackageType")
    VALUES ('00000000-0000-4000-8000-0000000000d1', 'A1', 'Consultation', 'C', 'S', 400, 'B', 15, -1, '2020-01-01', FALSE, 'S'),
        ('00000000-0000-4000-8000-0000000000d2', 'M1', 'Amputation', 'C', 'S', 500, 'B', 15, -1, '2020-01-01', TRUE, 'S'),
        ('00000000-0000-4000-8000-0000000000d3', 'P1', 'Delivery', 'C', 'S', 50, 'B', 15, -1, '2020-01-01', FALSE, 'P');
"#;

pub const RHC1: &str = "00000000-0000-4000-8000-0000000000c1";
pub const JMH1: &str = "00000000-0000-4000-8000-0000000000c2";
pub const INSUREE: &str = "00000000-0000-4000-8000-0000000000b1";
pub const ITEM_1: &str = "00000000-0000-4000-8000-0000000000e1";
pub const ITEM_2: &str = "00000000-0000-4000-8000-0000000000e2";
pub const SERVICE: &str = "00000000-0000-4000-8000-0000000000d1";
pub const MANUAL: &str = "00000000-0000-4000-8000-0000000000d2";
pub const PACKAGE: &str = "00000000-0000-4000-8000-0000000000d3";

/// What makes a claim of the insuree payable: price lists of RHC1, a product, and a policy of his family.
const COVER: &str = r#"
    INSERT INTO "tblPLItems" ("PLItemUUID", "PLItemName", "DatePL", "AuditUserID", "ValidityFrom") VALUES (gen_random_uuid(), 'L', '2020-01-01', -1, '2020-01-01');
    INSERT INTO "tblPLServices" ("PLServiceUUID", "PLServName", "DatePL", "AuditUserID", "ValidityFrom") VALUES (gen_random_uuid(), 'L', '2020-01-01', -1, '2020-01-01');
    INSERT INTO "tblPLItemsDetail" ("ItemID", "PLItemID", "AuditUserID", "ValidityFrom") SELECT "ItemID", "PLItemID", -1, '2020-01-01' FROM "tblItems", "tblPLItems";
    INSERT INTO "tblPLServicesDetail" ("ServiceID", "PLServiceID", "AuditUserID", "ValidityFrom") SELECT "ServiceID", "PLServiceID", -1, '2020-01-01' FROM "tblServices", "tblPLServices";
    UPDATE "tblHF" SET "PLItemID" = (SELECT "PLItemID" FROM "tblPLItems"), "PLServiceID" = (SELECT "PLServiceID" FROM "tblPLServices");
    INSERT INTO "tblProduct" ("ProdUUID", "ProductCode", "ProductName", "DateFrom", "DateTo", "LumpSum", "MemberCount", "GracePeriod", "InsurancePeriod", "AuditUserID", "ValidityFrom")
    VALUES (gen_random_uuid(), 'PR1', 'PR1', '2020-01-01', '2030-01-01', 100, 10, 0, 12, -1, '2020-01-01');
    INSERT INTO "tblProductItems" ("ItemID", "ProdID", "LimitationType", "LimitationTypeR", "LimitationTypeE", "PriceOrigin", "LimitAdult", "LimitChild", "AuditUserID", "ValidityFrom")
    SELECT "ItemID", "ProdID", 'C', 'C', 'C', 'O', 100, 100, -1, '2020-01-01' FROM "tblItems", "tblProduct";
    INSERT INTO "tblProductServices" ("ServiceID", "ProdID", "LimitationType", "LimitationTypeR", "LimitationTypeE", "PriceOrigin", "LimitAdult", "LimitChild", "AuditUserID", "ValidityFrom")
    SELECT "ServiceID", "ProdID", 'C', 'C', 'C', 'O', 100, 100, -1, '2020-01-01' FROM "tblServices", "tblProduct";
    INSERT INTO "tblPolicy" ("PolicyUUID", "EnrollDate", "StartDate", "EffectiveDate", "ExpiryDate", "PolicyStatus", "PolicyStage", "FamilyID", "ProdID", "AuditUserID", "ValidityFrom")
    SELECT gen_random_uuid(), '2024-01-15', '2024-01-15', '2024-01-15', '2025-01-14', 2, 'N', "FamilyID", "ProdID", -1, '2024-01-15' FROM "tblFamilies", "tblProduct";
    INSERT INTO "tblInsureePolicy" ("InsureeID", "PolicyId", "EnrollmentDate", "StartDate", "EffectiveDate", "ExpiryDate", "AuditUserID", "ValidityFrom")
    SELECT "InsureeID", "PolicyID", '2024-01-15', '2024-01-15', '2024-01-15', '2025-01-14', -1, '2024-01-15' FROM "tblInsuree", "tblPolicy";
"#;

impl Desk {
    /// Covers the insuree, for what is done to claims after they were entered.
    pub async fn cover(&self) {
        self.run(COVER).await;
    }

    pub async fn new() -> Self {
        let now = "2024-06-10T10:00:00Z".parse().unwrap();
        let test = TestPlatform::linked(TestDatabase::empty_migrated()).at(now);
        let admin = test.admin().await;
        let place = async |code: &str| {
            let query = format!(r#"SELECT "LocationUUID" FROM "tblLocations" WHERE "LocationCode" = '{code}'"#);
            test.database.value(&query).await
        };
        for (code, kind, parent) in TREE {
            let parent = match parent {
                Some(parent) => Some(place(parent).await),
                None => None,
            };
            let input = json!({ "code": code, "name": code, "locationType": kind, "parent": parent });
            test.saved(&admin, "location.create", None, input).await;
        }
        test.database.run(REGISTERS).await;
        let (rapta, jambero) = (place("RAPTA").await, place("JAMBERO").await);
        let mo = test.user(&admin, "mo", MO, json!({ "districts": [rapta] })).await;
        let mo2 = test.user(&admin, "mo2", MO, json!({ "districts": [jambero] })).await;
        test.user(&admin, "ca", CA, json!({ "districts": [rapta] })).await;
        let works = r#"UPDATE "tblUsers" SET "HFID" = (SELECT "HfID" FROM "tblHF" WHERE "HFCode" = 'RHC1') WHERE "LoginName" = 'ca'"#;
        test.database.run(works).await;
        test.platform.actors.forget_all();
        let ca = test.actor("ca").await;
        Self {
            test,
            admin,
            ca,
            mo,
            mo2,
        }
    }

    /// A claim of RHC1 for seven times item 0001 at 100, with more.
    pub async fn entry(&self, code: &str, more: Value) -> Value {
        let icd = self.icd("A00").await;
        let mut entry = json!({
            "code": code, "insuree": INSUREE, "healthFacility": RHC1, "icd": icd,
            "dateFrom": "2024-06-10", "dateClaimed": "2024-06-10",
            "items": [{ "item": ITEM_1, "qtyProvided": "7", "priceAsked": "100" }],
        });
        entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entry
    }

    /// Enters it as the claim administrator; its public id.
    pub async fn enter(&self, code: &str, more: Value) -> String {
        let entry = self.entry(code, more).await;
        let key = self.test.saved(&self.ca, "claim.create", None, entry).await;
        self.uuid(&key).await
    }

    /// Enters a claim and has it checked, as submitting would.
    pub async fn checked(&self, code: &str) -> String {
        let claim = self.enter(code, json!({})).await;
        self.run(&format!(
            r#"UPDATE "tblClaim" SET "ClaimStatus" = 4, "Approved" = 700 WHERE "ClaimUUID" = '{claim}'"#
        ))
        .await;
        claim
    }

    pub async fn uuid(&self, key: &Key) -> String {
        self.sql(&format!(
            r#"SELECT "ClaimUUID" FROM "tblClaim" WHERE "ClaimID" = {key}"#
        ))
        .await
    }

    pub async fn icd(&self, code: &str) -> String {
        self.sql(&format!(
            r#"SELECT "ICDID"::text FROM "tblICDCodes" WHERE "ICDCode" = '{code}'"#
        ))
        .await
    }

    /// A column of a claim.
    pub async fn claim(&self, uuid: &str, column: &str) -> String {
        self.sql(&format!(
            r#"SELECT coalesce({column}::text, 'null') FROM "tblClaim" WHERE "ClaimUUID" = '{uuid}'"#
        ))
        .await
    }

    pub async fn sql(&self, query: &str) -> String {
        self.test.database.value(query).await
    }

    pub async fn rows(&self, query: &str) -> Vec<String> {
        self.test.database.values(query).await
    }

    pub async fn run(&self, script: &str) {
        self.test.database.run(script).await;
    }

    /// The first problem for which the actor is refused.
    pub async fn refused(&self, actor: &Actor, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        self.test.refusal(actor, operation, target, input).await
    }

    pub async fn done(&self, actor: &Actor, operation: &str, target: Option<&str>, input: Value) {
        let answer = self.test.perform(actor, operation, target, input).await;
        assert!(answer.is_ok(), "{operation}: {}", answer.unwrap_err());
    }

    /// The answer of an operation on many claims.
    pub async fn told(&self, actor: &Actor, operation: &str, input: Value) -> Value {
        match self.test.perform(actor, operation, None, input).await {
            Ok(Answer::Value(value)) => value,
            other => panic!("{operation}: a value expected: {other:?}"),
        }
    }

    /// openIMIS's message key of the first problem.
    pub async fn message(&self, actor: &Actor, operation: &str, target: Option<&str>, input: Value) -> &'static str {
        match self.test.perform(actor, operation, target, input).await {
            Err(Error::Refused(problems)) => problems[0].kind.legacy.unwrap_or(problems[0].kind.code),
            other => panic!("{operation} is not refused: {other:?}"),
        }
    }

    /// Status, list of errors and more of the last logged change.
    pub async fn log(&self, column: &str) -> String {
        self.sql(&format!(
            r#"SELECT coalesce({column}::text, 'null') FROM "core_Mutation_Log" ORDER BY request_date_time DESC, id DESC LIMIT 1"#
        ))
        .await
    }
}
