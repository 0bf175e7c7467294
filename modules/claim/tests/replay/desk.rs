//! The claims office on the recorded database.

use crate::record::Record;
use openimis_claim as _;
use openimis_core::access::Actor;
use openimis_core::error::Error;
use openimis_medical_pricelist as _;
use openimis_policy as _;
use openimis_product as _;
use openimis_testkit::{TestDatabase, TestPlatform};
use serde_json::{Value, json};

pub struct Desk {
    test: TestPlatform,
    admin: Actor,
}

impl Desk {
    pub async fn open() -> Option<Self> {
        let test = TestPlatform::linked(TestDatabase::claims()?);
        let admin = test.actor("Admin").await;
        Some(Self { test, admin })
    }

    /// Enters a claim; why it was refused.
    pub async fn enter(&self, record: &Record) -> Result<(), Error> {
        let input = record.input();
        let text = |name: &str| input[name].as_str().unwrap_or_default().to_owned();
        let mut claim = json!({
            "code": input["code"], "dateFrom": input["date_from"], "dateTo": input["date_to"],
            "dateClaimed": input["date_claimed"], "visitType": input["visit_type"], "careType": input["care_type"],
            "insuree": self.id(r#""InsureeUUID" FROM "tblInsuree" WHERE "CHFID""#, &text("insuree")).await,
            "healthFacility": self.id(r#""HfUUID" FROM "tblHF" WHERE "HFCode""#, &text("health_facility")).await,
            "admin": self.id(r#""ClaimAdminUUID" FROM "tblClaimAdmin" WHERE "ClaimAdminCode""#, &text("claim_admin")).await,
        });
        let diagnoses = match &input["icd"] {
            Value::Array(codes) => codes.clone(),
            one => vec![one.clone()],
        };
        for (index, code) in diagnoses.iter().enumerate() {
            let name = if index == 0 {
                "icd".to_owned()
            } else {
                format!("icd{index}")
            };
            let id = self
                .id(
                    r#""ICDID"::text FROM "tblICDCodes" WHERE "ICDCode""#,
                    code.as_str().unwrap(),
                )
                .await;
            claim[name] = json!(id);
        }
        let (mut items, mut services) = (Vec::new(), Vec::new());
        for line in input["lines"].as_array().unwrap() {
            let code = line["code"].as_str().unwrap();
            let mut sent = json!({
                "qtyProvided": line["quantity"], "priceAsked": line["price_asked"], "explanation": line["explanation"],
            });
            if line["type"] == "item" {
                sent["item"] = json!(self.id(r#""ItemUUID" FROM "tblItems" WHERE "ItemCode""#, code).await);
                items.push(sent);
            } else {
                sent["service"] = json!(
                    self.id(r#""ServiceUUID" FROM "tblServices" WHERE "ServCode""#, code)
                        .await
                );
                services.push(sent);
            }
        }
        claim["items"] = json!(items);
        claim["services"] = json!(services);
        self.test
            .perform(&self.admin, "claim.create", None, claim)
            .await
            .map(drop)
    }

    /// The public id of the live row with a code, else of the last that there was.
    async fn id(&self, of: &str, code: &str) -> String {
        let query = format!("SELECT {of} = '{code}' ORDER BY \"ValidityTo\" DESC NULLS FIRST LIMIT 1");
        self.test.database.value(&query).await
    }

    /// Removes the items and services that were removed between entry and submission.
    pub async fn remove_registers(&self, record: &Record) {
        for removed in record.input()["delete_before_submit"].as_array().unwrap() {
            let code = removed["delete_item"]
                .as_str()
                .or(removed["delete_service"].as_str())
                .unwrap();
            let script = format!(
                r#"UPDATE "tblItems" SET "ValidityTo" = now() WHERE "ItemCode" = '{code}' AND "ValidityTo" IS NULL;
                UPDATE "tblServices" SET "ValidityTo" = now() WHERE "ServCode" = '{code}' AND "ValidityTo" IS NULL;"#
            );
            self.test.database.run(&script).await;
        }
    }

    pub async fn submit(&self, record: &Record) -> Value {
        self.act(record, "claim.submit_one").await
    }

    pub async fn process(&self, record: &Record) -> Value {
        self.act(record, "claim.process_one").await
    }

    async fn act(&self, record: &Record, operation: &str) -> Value {
        let code = record.code();
        let id = self.id(r#""ClaimUUID" FROM "tblClaim" WHERE "ClaimCode""#, code).await;
        let done = self.test.perform(&self.admin, operation, Some(&id), json!({})).await;
        if let Err(error) = done {
            panic!("{operation} {code}: {error}");
        }
        let state = self.test.database.value(&STATE.replace("{code}", code)).await;
        serde_json::from_str(&state).unwrap()
    }
}

const STATE: &str = r#"SELECT json_build_object('status', "ClaimStatus", 'rejection_reason', coalesce("RejectionReason", 0),
    'claimed', "Claimed"::text, 'approved', "Approved"::text, 'remunerated', "Remunerated"::text, 'lines',
    (SELECT json_agg(json_build_object('code', code, 'status', status, 'rejection_reason', coalesce(reason, 0),
        'product', product."ProductCode", 'policy', policy."PolicyUUID", 'price_origin', origin, 'limitation', limitation,
        'limitation_value', value::text, 'price_adjusted', adjusted::text, 'price_valuated', valuated::text,
        'deductable_amount', deducted::text, 'exceed_ceiling_amount', exceeding::text, 'remunerated_amount', remunerated::text)
        ORDER BY place, id)
    FROM (SELECT 1 AS place, "ClaimItemID" AS id, "ItemCode" AS code, "ClaimItemStatus" AS status, line."RejectionReason" AS reason,
            line."ProdID" AS product, line."PolicyID" AS policy, "PriceOrigin" AS origin, "Limitation" AS limitation,
            "LimitationValue" AS value, "PriceAdjusted" AS adjusted, "PriceValuated" AS valuated, "DeductableAmount" AS deducted,
            "ExceedCeilingAmount" AS exceeding, "RemuneratedAmount" AS remunerated
        FROM "tblClaimItems" line JOIN "tblItems" USING ("ItemID") WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL
        UNION ALL
        SELECT 2, "ClaimServiceID", "ServCode", "ClaimServiceStatus", line."RejectionReason",
            line."ProdID", line."PolicyID", "PriceOrigin", "Limitation", "LimitationValue", "PriceAdjusted", "PriceValuated",
            "DeductableAmount", "ExceedCeilingAmount", "RemuneratedAmount"
        FROM "tblClaimServices" line JOIN "tblServices" USING ("ServiceID") WHERE line."ClaimID" = claim."ClaimID" AND line."ValidityTo" IS NULL
    ) AS lines LEFT JOIN "tblProduct" product ON product."ProdID" = lines.product
    LEFT JOIN "tblPolicy" policy ON policy."PolicyID" = lines.policy))
    FROM "tblClaim" claim WHERE "ClaimCode" = '{code}' AND "ValidityTo" IS NULL"#;
