//! Fundings.

use super::office::Office;
use openimis_payer::rights;
use openimis_testkit::whole;
use serde_json::json;

#[tokio::test]
async fn rule_101_a_funding_is_pending_and_no_contribution() {
    let office = Office::new().await;
    let money = office.money("1000", "F1").await;
    office.done("funding.create", None, money).await;
    let row = r#"SELECT "Status" || ' ' || "Amount" || ' ' || "Receipt" || ' ' || version || ' ' || "isDeleted" || ' ' ||
        substr("UUID"::text, 15, 1) FROM "tblFunding""#;
    assert_eq!(office.sql(row).await, "N 1000.00 F1 1 false 7");
    let version = r#"SELECT history_type || ' ' || (version.history_user_id = funding."UserCreatedUUID") || ' ' ||
        version."Amount" FROM payer_historicalfunding version JOIN "tblFunding" funding USING ("UUID")"#;
    assert_eq!(office.sql(version).await, "+ true 1000.00");
    assert_eq!(
        office.test.column(&office.admin, &whole("fundings"), "status").await,
        ["N"]
    );
}

#[tokio::test]
async fn a_funding_names_a_valid_payer_and_product_and_an_amount() {
    let office = Office::new().await;
    let with = |mut money: serde_json::Value, field: &str, value: serde_json::Value| {
        money[field] = value;
        money
    };
    let money = office.money("1000", "F1").await;
    for (field, value, expected) in [
        ("amount", json!("0"), "payer.amount"),
        ("amount", json!("-1"), "payer.amount"),
        ("amount", json!("99999999999999999"), "core.invalid_value"),
        ("receipt", json!("x".repeat(51)), "core.too_long"),
        ("receipt", json!(" "), "core.required"),
        ("payer", json!("nobody"), "core.no_such_reference"),
        ("product", json!(4_000_000_000_i64), "core.no_such_reference"),
    ] {
        let input = with(money.clone(), field, value);
        assert_eq!(office.refused("funding.create", None, input).await, expected, "{field}");
    }
    let payer = office.payer("Donor").await;
    office.done("payer.delete", Some(&payer), json!({})).await;
    let refused = office.refused("funding.create", None, money).await;
    assert_eq!(refused, "core.no_such_reference");
    assert_eq!(office.sql(r#"SELECT count(*) FROM "tblFunding""#).await, "0");
}

#[tokio::test]
async fn fundings_are_seen_with_their_payer() {
    let office = Office::new().await;
    let money = office.money("1000", "F1").await;
    office.done("funding.create", None, money).await;
    for (login, district, expected) in [("near", "D1", 1), ("far", "D2", 0)] {
        let works = json!({ "districts": [office.place(district).await] });
        let actor = office
            .test
            .user(&office.admin, login, &[rights::FIND_PAYERS], works)
            .await;
        assert_eq!(
            office.test.column(&actor, &whole("fundings"), "receipt").await.len(),
            expected,
            "{login}"
        );
    }
}
