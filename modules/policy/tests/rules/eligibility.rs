//! What a person may still have.

use super::office::Office;
use serde_json::{Value, json};

const NUMBER: &str = "070707081";

async fn with_surgery() -> Office {
    let office = Office::new().await;
    let register = r#"
        INSERT INTO "tblServices" ("ServiceUUID", "ServCode", "ServName", "ServCategory", "ServType", "ServLevel", "ServPrice",
            "ServCareType", "ServPatCat", "manualPrice", "ServPackageType", "AuditUserID", "ValidityFrom")
        VALUES (gen_random_uuid()::text, 'S1', 'Surgery', 'S', 'C', 'S', 100, 'B', 15, FALSE, 'S', -1, now());
        INSERT INTO "tblProductServices" ("ProdID", "ServiceID", "LimitationType", "PriceOrigin", "WaitingPeriodAdult",
            "WaitingPeriodChild", "LimitNoAdult", "LimitNoChild", "AuditUserID", "ValidityFrom")
        SELECT "ProdID", "ServiceID", 'C', 'P', 12, 6, 9, 2, -1, now() FROM "tblProduct", "tblServices"
            WHERE "ProductCode" = 'PR1';
        UPDATE "tblProduct" SET "MaxNoSurgery" = 3"#;
    office.test.database.run(register).await;
    office
}

async fn in_force_since(office: &Office, day: &str) {
    office.sell(json!({})).await;
    let active = format!(
        r#"UPDATE "tblPolicy" SET "PolicyStatus" = 2, "EffectiveDate" = '{day}';
           UPDATE "tblInsureePolicy" SET "EffectiveDate" = '{day}'"#
    );
    office.test.database.run(&active).await;
}

#[tokio::test]
async fn rules_93_and_97_without_cover_nothing_and_nobody() {
    let office = Office::new().await;
    let answer = office.ask("policy.eligibility", json!({ "chfId": NUMBER })).await;
    assert_eq!(answer["prodId"], Value::Null);
    assert_eq!(answer["totalVisitsLeft"], 0);
    assert_eq!(answer["surgeryAmountLeft"], 0.0);
    assert_eq!(
        (&answer["isItemOk"], &answer["isServiceOk"]),
        (&json!(false), &json!(false))
    );
    for (question, input, expected) in [
        (
            "policy.eligibility",
            json!({ "chfId": "nobody" }),
            "policy.no_such_person",
        ),
        (
            "policy.item_eligibility",
            json!({ "chfId": NUMBER, "itemCode": "none" }),
            "policy.no_such_care",
        ),
        (
            "policy.service_eligibility",
            json!({ "chfId": NUMBER, "serviceCode": "" }),
            "policy.no_such_care",
        ),
    ] {
        assert_eq!(office.refused(question, None, input).await, expected, "{question}");
    }
}

#[tokio::test]
async fn rules_94_and_95_counts_and_waiting_period_without_a_claim() {
    let office = with_surgery().await;
    in_force_since(&office, "2026-03-01").await;
    let kinds = office.ask("policy.eligibility", json!({ "chfId": NUMBER })).await;
    assert_eq!(
        (&kinds["totalSurgeriesLeft"], &kinds["totalVisitsLeft"]),
        (&json!(3), &Value::Null)
    );
    assert_eq!(kinds["isServiceOk"], true);
    // the code in whatever case; the child waits six months, the head twelve
    for (number, from, left) in [
        (NUMBER, "2026-09-01", Value::Null),
        ("070707070", "2027-03-01", Value::Null),
    ] {
        let question = json!({ "chfId": number, "serviceCode": "s1" });
        let answer = office.ask("policy.service_eligibility", question).await;
        assert_eq!(
            (&answer["minDateService"], &answer["serviceLeft"]),
            (&json!(from), &left)
        );
        assert_eq!(answer["isServiceOk"], false);
    }
}

#[tokio::test]
async fn rule_96_a_quantity_is_left() {
    let office = with_surgery().await;
    in_force_since(&office, "2026-01-01").await;
    let question = json!({ "chfId": NUMBER, "serviceCode": "S1" });
    let answer = office.ask("policy.service_eligibility", question).await;
    assert_eq!(
        (&answer["serviceLeft"], &answer["isServiceOk"]),
        (&json!(2), &json!(true))
    );
}
